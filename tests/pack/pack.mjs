/**
 * Folders of packs for tests, and the program that checks them.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The program under test: RESCIND, or the release build. */
export const rescind = process.env.RESCIND ?? join(root, 'build', 'release', 'rescind');

/** The pack that is shipped. */
export const shipped = join(root, 'host', 'packs', 'aliexpress');

/**
 * A folder of its own for one test; `t` removes it.
 * @param {import('node:test').TestContext} t
 */
export function folder(t) {
  const made = mkdtempSync(join(tmpdir(), 'rescind-pack-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/**
 * A copy of the shipped pack, one file of which `edit` has changed. Rules that it adds get a sentence.
 * @param {import('node:test').TestContext} t
 * @param {string} file
 * @param {(json: any) => void} edit
 */
export function edited(t, file, edit) {
  const copy = folder(t);
  cpSync(shipped, copy, { recursive: true });
  const json = JSON.parse(readFileSync(join(copy, file), 'utf8'));
  edit(json);
  writeFileSync(join(copy, file), JSON.stringify(json));
  if (file.startsWith('tables/')) {
    const texts = JSON.parse(readFileSync(join(copy, 'texts/en.json'), 'utf8'));
    for (const { id } of json.rules)
      texts[`rule.${id}`] ??= 'A rule of the test.';
    writeFileSync(join(copy, 'texts/en.json'), JSON.stringify(texts));
  }
  return copy;
}

/**
 * Writes a pack from its files.
 * @param {string} into
 * @param {Record<string, unknown>} files
 */
export function write(into, files) {
  for (const [name, json] of Object.entries(files)) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), JSON.stringify(json));
  }
  return into;
}

/**
 * What `rescind pack check --json` says. A pack that does not compile gives {error} with the message.
 * @param {string} pack
 * @param {...string} options
 * @returns {{sound?: boolean, answers?: number, open?: {fact: string, why?: string, example: string, request: string}[], findings: {code: string, severity: string, table?: string, rule?: string, other?: string, message: string, request?: string}[], error?: string}}
 */
export function check(pack, ...options) {
  const ran = spawnSync(rescind, ['pack', 'check', '--json', ...options, pack], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (ran.stdout === '')
    return { findings: [], error: ran.stderr.trim() };
  return JSON.parse(ran.stdout);
}

/**
 * One request's reply.
 * @param {string} request
 * @param {...string} options
 */
export function advise(request, ...options) {
  return JSON.parse(execFileSync(rescind, ['advise', '--json', '--now', '2026-11-21T12:00:00Z', ...options], { encoding: 'utf8', input: request }));
}
