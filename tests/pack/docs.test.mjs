/**
 * The pages about the rules are what the pack says today. To make them anew:
 * for t in $(ls host/packs/aliexpress/tables | sed s/.json//); do
 *   rescind pack show --markdown --table $t host/packs/aliexpress > host/packs/aliexpress/docs/$t.md; done
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { rescind, shipped } from './pack.mjs';

for (const file of readdirSync(join(shipped, 'tables'))) {
  const table = file.replace('.json', '');
  test(`docs/${table}.md is up to date`, () => {
    const made = execFileSync(rescind, ['pack', 'show', '--markdown', '--table', table, shipped], { encoding: 'utf8', maxBuffer: 1 << 26 });
    assert.equal(readFileSync(join(shipped, 'docs', `${table}.md`), 'utf8'), made);
  });
}

test('a rule is shown with what it rests on', () => {
  const shown = execFileSync(rescind, ['pack', 'show', '--rule', 'V-16'], { encoding: 'utf8' });
  assert.match(shown, /awaiting_shipment/);
  assert.match(shown, /sources/);
  assert.throws(() => execFileSync(rescind, ['pack', 'show', '--rule', 'V-0'], { stdio: 'pipe' }));
});
