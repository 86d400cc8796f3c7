#!/usr/bin/env node
// clang-tidy on every source of the host and of its tests, as TAP: `tidy.mjs BUILD_FOLDER [--analyze] [NAME …]`. What is compiled comes
// from the folder's compile_commands.json; generated sources and the check that each header stands alone are left out. Names narrow
// it down.
// The analyzer would take nine tenths of the time, most of it to follow calls into other functions. So it looks at each function of the
// host by itself, but for tiny ones, and leaves out the tests, which the sanitizers run; with --analyze it follows every call, in the
// tests, too.
//
// What it finds in a file follows from the program, its settings, the command and every file that is included. Where nothing was found, a
// file named by the hash of all these is left in BUILD_FOLDER/tidy, and as long as none of them changes the file is not looked at again.

import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join, relative, resolve } from 'node:path';

const [folder, ...rest] = process.argv.slice(2);
const [analyze, names] = [rest.includes('--analyze'), rest.filter((word) => word !== '--analyze')];
/** @type {{file: string, command: string, directory: string}[]} */
const commands = JSON.parse(readFileSync(join(folder, 'compile_commands.json'), 'utf8'));
const commandOf = new Map(commands.map((entry) => [relative('.', entry.file), entry]));
const files = [...commandOf.keys()]
  .filter((file) => /^(host|tests)\//.test(file) && (names.length === 0 || names.some((name) => file.includes(name)))).sort();
const SHALLOW = ['-analyzer-config', 'mode=shallow'].map((word) => `--extra-arg=-Xclang --extra-arg=${word}`).join(' ').split(' ');
/** How a file is looked at. @param {string} file */
const depth = (file) => analyze ? [] : file.startsWith('host') ? SHALLOW : ['--checks=-clang-analyzer-*'];
const settings = [execFileSync('clang-tidy', ['--version']), readFileSync('.clang-tidy'), readFileSync('tests/.clang-tidy')];
const clean = join(folder, 'tidy');
mkdirSync(clean, { recursive: true });

/** @param {string} program @param {string[]} args @param {string} [cwd] @returns {Promise<{failed: boolean, said: string}>} */
const run = (program, args, cwd) => new Promise((done) => {
  execFile(program, args, { maxBuffer: 1 << 26, cwd }, (error, stdout, stderr) => done({ failed: error !== null, said: `${stdout}${error ? stderr : ''}` }));
});

/** The hash of all that the result follows from; undefined where that cannot be told. @param {string} file @param {string[]} args */
async function hashOf(file, args) {
  const entry = commandOf.get(file);
  if (!entry) return undefined;
  /* Without what it would write: the compiler then prints what it would read. */
  const words = entry.command.split(' ').filter((word, at, all) => !['-c', '-o'].includes(word) && all[at - 1] !== '-o');
  const compiler = words.findIndex((word) => /(^|\/)(cc|gcc|clang)(-\d+)?$/.test(word));
  const { failed, said } = await run('clang', [...words.slice(compiler + 1), '-M', '-w'], entry.directory);
  if (failed || compiler < 0) return undefined;
  const hash = createHash('sha256');
  for (const part of [...settings, entry.command, ...args]) hash.update(part).update('\0');
  for (const name of said.replace(/^[^:]*:/, '').split(/[\s\\]+/).filter(Boolean))
    hash.update(name).update('\0').update(readFileSync(resolve(entry.directory, name))).update('\0');
  return hash.digest('hex');
}

/** @param {string} file @returns {Promise<{file: string, found: string}>} */
async function check(file) {
  const args = ['--quiet', ...depth(file), '-p', folder, file];
  const hash = await hashOf(file, args), mark = hash && join(clean, hash);
  if (mark && existsSync(mark)) return { file, found: '' };
  const { failed, said } = await run('clang-tidy', args);
  if (!failed && mark) writeFileSync(mark, '');
  return { file, found: failed ? said.trimEnd() : '' };
}

console.log(`1..${files.length}`);
const queue = [...files];
let number = 0;
const work = async () => {
  for (let file = queue.shift(); file; file = queue.shift()) {
    const { found } = await check(file);
    number += 1;
    console.log(`${found ? 'not ok' : 'ok'} ${number} - ${file}`);
    if (found) console.log(found.replace(/^/gm, '    '));
  }
};
await Promise.all(Array.from({ length: availableParallelism?.() ?? cpus().length }, work));
