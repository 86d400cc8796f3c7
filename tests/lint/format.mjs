/**
 * Every C file stands as .clang-format has it. Versions differ in what they make of that file, so one of them says: another is a note,
 * and no fault.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { files, report, root } from './lib/tree.mjs';

/** That of Debian 12. */
const MAJOR = '14';
/** Files that may differ. @type {string[]} */
const KNOWN = [];
const PLANTED = 'int main( void ){return 0;}\n';

/** Its first complaint about each file. @param {string[]} args @param {string} [input] @returns {string[]} */
function complaints(args, input = '') {
  const { status, stderr, error } = spawnSync('clang-format', ['--dry-run', '--Werror', ...args], { cwd: root, input, encoding: 'utf8' });
  if (error) return [`clang-format: ${error.message}`];
  const lines = stderr.split('\n').filter((line) => /: error: /.test(line));
  return status === 0 ? [] : [...new Map(lines.reverse().map((line) => [line.replace(/:.*/, ''), line])).values()].reverse();
}

const version = execFileSync('clang-format', ['--version'], { encoding: 'utf8' });
if (/version (\d+)\./.exec(version)?.[1] === MAJOR) {
  const sources = [...files('host/src', /\.[ch]$/), ...files('tests', /\.[ch]$/)].filter((file) => !KNOWN.includes(file));
  const faults = complaints(sources);
  if (complaints(['--assume-filename=host/src/planted.c'], PLANTED).length === 0) faults.push('not noticed: a file that is formatted otherwise');
  report(faults.length > 0 ? [...faults, 'clang-format -i FILE mends it'] : [], sources.length);
} else {
  console.log(`note: not checked, since this is not version ${MAJOR}: ${version.trim()}`);
}
