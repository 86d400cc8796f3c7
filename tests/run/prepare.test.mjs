// prepare.sh asks for the version of node that package.json asks for.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const prepare = (/** @type {string[]} */ ...command) =>
  spawnSync('bash', ['-c', '. tests/run/prepare.sh; "$@"', 'bash', ...command], { cwd: ROOT, encoding: 'utf8' });

const json = (/** @type {string} */ name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const wanted = json('package.json').engines.node;

test('one version stands in package.json, and the others have it from there', () => {
  assert.match(wanted, /^>=\d+\.\d+$/);
  assert.equal(`>=${prepare('wanted_node').stdout.trim()}`, wanted);
  assert.equal(json('package-lock.json').packages[''].engines.node, wanted);
  const numbers = /\bnode(?:js)?[ @-]*v?\d+/i;
  for (const file of ['tests/run/prepare.sh', 'tests/run.sh', 'README.md', '.github/CONTRIBUTING.md', 'tests/README.md']) {
    const said = readFileSync(join(ROOT, file), 'utf8').split('\n').filter((line) => numbers.test(line));
    assert.deepEqual(said, [], file);
  }
  assert.match('needs node 20', numbers);
});

/* What a node of that version says, for a program that says nothing else. */
const [major, minor] = wanted.slice(2).split('.').map(Number);
const VERSIONS = [
  [`v${major}.${minor}.0`, true], [`v${major}.${minor + 1}.0`, true], [`v${major}.${minor}0.1`, true], [`v${major + 1}.0.0`, true],
  [`v${major}.${minor - 1}.9`, false], [`v${major - 2}.${minor + 9}.0`, false], ['v9.99.0', false], ['', false],
];
for (const [version, enough] of VERSIONS) {
  test(`a node that says "${version}" is ${enough ? '' : 'not '}new enough`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'rescind-node-'));
    try {
      const program = join(folder, 'node');
      writeFileSync(program, `#!/bin/sh\necho '${version}'\n`);
      chmodSync(program, 0o755);
      assert.equal(prepare('is_new_enough', program).status === 0, enough);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

test('no node at all is not new enough, and this one is', () => {
  assert.notEqual(prepare('is_new_enough', '/nowhere/node').status, 0);
  assert.equal(prepare('is_new_enough', process.execPath).status, 0);
});
