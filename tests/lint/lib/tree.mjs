/** What the small lints share: the tree's files, and a report. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** @param {string} path */
export const read = (path) => readFileSync(join(root, path), 'utf8');

/** Files below a folder whose names match, as paths from the root. @param {string} folder @param {RegExp} name @returns {string[]} */
export function files(folder, name) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name))).sort();
}

/** C without its comments and literals, line numbers kept. @param {string} text */
export const bare = (text) => text.replace(/\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (found) =>
  found.startsWith('/*') ? found.replace(/[^\n]/g, ' ') : '""');

/** Prints the faults and ends. @param {string[]} faults @param {number} looked how much was looked at; nothing is a fault */
export function report(faults, looked) {
  if (looked === 0)
    faults.push('nothing was looked at');
  for (const fault of faults)
    console.log(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
