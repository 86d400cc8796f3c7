// The one number everybody believes: that no way of failing is counted as a pass.

import assert from 'node:assert/strict';
import test from 'node:test';

import { count } from './count.mjs';

const junit = (/** @type {string} */ cases) => `<?xml version="1.0"?>\n<testsuite name="x"\n\ttests="1"\n>${cases}</testsuite>\n`;
const program = (/** @type {string} */ status, /** @type {string} */ output) =>
  `\t<testcase name="unit" classname="unit" time="0.1" status="${status}">\n\t\t<system-out>${output}</system-out>\n\t</testcase>\n`;

/** @type {[string, string, string|undefined, number, [number, number, number]][]} */
const ROWS = [
  ['a command that went well', 'exit', 'fine', 0, [1, 0, 0]],
  ['a command that did not', 'exit', 'bad', 1, [0, 1, 0]],
  ['plain lines', 'tap', '1..2\nok 1 - a\nok 2 - b\n', 0, [2, 0, 0]],
  ['a failed line', 'tap', '1..2\nok 1 - a\nnot ok 2 - b\n  why\n', 1, [1, 1, 0]],
  ['a skipped line is not a pass', 'tap', '1..2\nok 1 - a\nok 2 - b # SKIP no display\n', 0, [1, 0, 1]],
  ['a skipped line as cmocka has it', 'tap', '1..2\nok 1 - a\nnot ok 2 # SKIP b\n', 0, [1, 0, 1]],
  ['a plan that was not fulfilled', 'tap', '1..3\nok 1 - a\n', 0, [1, 2, 0]],
  ['node counts nested tests', 'tap', 'ok 1 - a\n1..1\n# tests 4\n# pass 3\n# fail 0\n# cancelled 1\n# skipped 0\n', 1, [3, 1, 0]],
  ['a printed summary does not win over the last', 'tap', '# pass 99\n# fail 0\nnot ok 1 - a\n1..1\n# pass 0\n# fail 1\n# cancelled 0\n', 1, [0, 1, 0]],
  ['died after its tests', 'tap', '1..1\nok 1 - a\n', 139, [1, 1, 0]],
  ['no output at all', 'tap', '', 0, [0, 1, 0]],
  ['no file', 'tap', undefined, 0, [0, 1, 0]],
  ['only skipped', 'tap', '1..1\nok 1 - a # skip\n', 0, [0, 1, 1]],
  ['a program without TAP', 'ctest', junit(program('run', 'hello')), 0, [1, 0, 0]],
  ['its failure', 'ctest', junit(program('fail', 'hello')), 8, [0, 1, 0]],
  ['a program with TAP', 'ctest', junit(program('run', '1..2\nok 1 - a\nok 2 - b &lt;c&gt;\n')), 0, [2, 0, 0]],
  ['its failure, once', 'ctest', junit(program('fail', '1..2\nok 1 - a\nnot ok 2 - b\n')), 8, [1, 1, 0]],
  ['it crashed half-way', 'ctest', junit(program('fail', '1..5\nok 1 - a\n')), 8, [1, 4, 0]],
  ['it failed after its tests, as a sanitizer does', 'ctest', junit(program('fail', '1..1\nok 1 - a\n')), 8, [1, 1, 0]],
  ['it was not built', 'ctest', junit(program('notrun', '')), 8, [0, 1, 0]],
  ['two programs', 'ctest', junit(program('run', 'x') + program('run', '1..1\nok 1 - a\n')), 0, [2, 0, 0]],
  ['no report', 'ctest', undefined, 1, [0, 1, 0]],
  ['an empty report', 'ctest', junit(''), 0, [0, 1, 0]],
];

for (const [note, form, text, status, wanted] of ROWS) {
  test(note, () => {
    const { passed, failed, skipped, shown } = count(form, text, status);
    assert.deepEqual([passed, failed, skipped], wanted);
    assert.equal(shown.length > 0, failed > 0, 'a failure is shown, and nothing else');
  });
}
