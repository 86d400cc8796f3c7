/**
 * The pages about the rules are what the pack says today. Any change of a rule or of its English sentence makes them due;
 * `rescind pack docs host/packs/aliexpress` renews them.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { edited, folder, rescind, shipped } from './pack.mjs';

/** @param {...string} args */
const docs = (...args) => spawnSync(rescind, ['pack', 'docs', ...args], { encoding: 'utf8' });

test('the pages are up to date', () => {
  const { status, stdout } = docs('--check', shipped);
  assert.equal(stdout, '');
  assert.equal(status, 0);
});

test('there is a page for each table, those that people write, and no other', () => {
  const tables = readdirSync(join(shipped, 'tables')).map((file) => file.replace('.json', '.md'));
  assert.deepEqual(readdirSync(join(shipped, 'docs')).sort(), [...tables, 'review-letters.md', 'review.md', 'situations.md'].sort());
});

test('the page of the situations names rules and sources that there are', () => {
  const page = readFileSync(join(shipped, 'docs', 'situations.md'), 'utf8');
  const rules = readdirSync(join(shipped, 'tables')).flatMap((file) => JSON.parse(readFileSync(join(shipped, 'tables', file), 'utf8')).rules);
  const sources = JSON.parse(readFileSync(join(shipped, 'sources.json'), 'utf8'));
  /** @type {{id: string, claims?: {id: string}[]}[]} */
  const named = [...rules, ...Object.values(sources).filter(Array.isArray).flat()];
  const known = new Set(named.flatMap(({ id, claims = [] }) => [id, ...claims.map((claim) => claim.id)]));
  const [situations] = page.split('\n## What no page');
  const rows = situations.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Situation'));
  assert.ok(rows.length > 0);
  for (const row of rows) {
    const ids = row.split('|').slice(2).join(' ').match(/[A-Z]\d*b?-?\d+(-\d+)?/g) ?? [];
    assert.ok(ids.length > 1, row);
    for (const id of ids)
      assert.ok(known.has(id), `${id}: ${row}`);
  }
});

for (const [note, spoil] of /** @type {[string, (page: string) => void][]} */ ([
  ['a page that somebody wrote in', (page) => appendFileSync(page, 'more')],
  ['a page that is not there', (page) => rmSync(page)],
])) {
  test(`found: ${note}`, (t) => {
    const copy = folder(t), page = join(copy, 'docs', 'coupon.md');
    cpSync(shipped, copy, { recursive: true });
    spoil(page);
    const { status, stdout } = docs('--check', copy);
    assert.equal(status, 1);
    assert.equal(stdout, `${page} is not what the table says\nto renew them: rescind pack docs ${copy}\n`);
    assert.equal(docs(copy).status, 0, 'and the command that it names');
    assert.equal(docs('--check', copy).status, 0, 'renews it');
    assert.equal(readFileSync(page, 'utf8'), readFileSync(join(shipped, 'docs', 'coupon.md'), 'utf8'));
  });
}

test('a rule that changes makes its page due, and no other', (t) => {
  const copy = edited(t, 'tables/refund.json', (table) => { table.rules[0].agreement = 'disputed'; });
  const { status, stdout } = docs('--check', copy);
  assert.equal(status, 1);
  assert.match(stdout, /^[^\n]*refund\.md is not what the table says\nto renew/);
});

test('a page is what `pack show` prints', () => {
  const shown = execFileSync(rescind, ['pack', 'show', '--markdown', '--table', 'coupon', shipped], { encoding: 'utf8' });
  assert.equal(readFileSync(join(shipped, 'docs', 'coupon.md'), 'utf8'), shown);
});

test('wrong use, and a folder that is no pack', (t) => {
  assert.equal(docs().status, 2);
  assert.equal(docs(folder(t)).status, 1);
});

test('a rule is shown with what it rests on', () => {
  const shown = execFileSync(rescind, ['pack', 'show', '--rule', 'V-16'], { encoding: 'utf8' });
  assert.match(shown, /awaiting_shipment/);
  assert.match(shown, /sources/);
  assert.throws(() => execFileSync(rescind, ['pack', 'show', '--rule', 'V-0'], { stdio: 'pipe' }));
});

test('every subcommand stands in the help', () => {
  const help = execFileSync(rescind, ['pack', '--help'], { encoding: 'utf8' });
  const list = readFileSync(new URL('../../host/src/cli/pack_commands.def', import.meta.url), 'utf8');
  const commands = [...list.matchAll(/^COMMAND\((\w+), /gm)].map(([, name]) => name ?? '');
  assert.ok(commands.length >= 5);
  for (const command of commands) {
    assert.match(help, new RegExp(`^  ${command} `, 'm'));
    assert.equal(spawnSync(rescind, ['pack', command, '--help']).status, 0, command);
  }
});
