#!/usr/bin/env node
// clang-tidy on every source of the host and of its tests, as TAP: `tidy.mjs BUILD_FOLDER [--analyze] [NAME …]`. What is compiled comes
// from the
// folder's compile_commands.json; generated sources and the check that each header stands alone are left out. Names narrow it down.
// The analyzer takes nine tenths of the time; the tests, which the sanitizers run, have it only with --analyze.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join, relative } from 'node:path';

const [folder, ...rest] = process.argv.slice(2);
const [analyze, names] = [rest.includes('--analyze'), rest.filter((word) => word !== '--analyze')];
/** @type {{file: string}[]} */
const commands = JSON.parse(readFileSync(join(folder, 'compile_commands.json'), 'utf8'));
const files = [...new Set(commands.map(({ file }) => relative('.', file)))]
  .filter((file) => /^(host|tests)\//.test(file) && (names.length === 0 || names.some((name) => file.includes(name)))).sort();

/** @param {string} file @returns {Promise<{file: string, found: string}>} */
const check = (file) => new Promise((done) => {
  execFile('clang-tidy', ['--quiet', ...(analyze || file.startsWith('host') ? [] : ['--checks=-clang-analyzer-*']), '-p', folder, file], { maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
    done({ file, found: error ? `${stdout}${stderr}`.trimEnd() : '' }));
});

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
