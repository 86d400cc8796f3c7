/**
 * The map in host/ARCHITECTURE.md names every file of the host and the extension with the first sentence of its own head
 * comment, so it cannot go stale. `node tests/lint/map.mjs --write` renews it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, read, report, root } from './lib/tree.mjs';

const PAGE = 'host/ARCHITECTURE.md';
const [BEGIN, END] = ['<!-- map: node tests/lint/map.mjs --write -->', '<!-- end of the map -->'];
const LONGEST = 200; /* characters of a sentence: it is read in a list */

/** @type {string[]} */
const faults = [];

/** The first sentence of the comment that a file begins with. @param {string} file @param {string} text */
function sentence(file, text) {
  const [, comment = ''] = /^(?:\/\/[^\n]*\n|#define [^\n]*\n|\s*\n)*\/\*\*?([\s\S]*?)\*\//.exec(text) ?? [];
  const [first = ''] = /^[\s\S]*?\.(?=\s|$)|^[\s\S]+/.exec(comment.replace(/\s*\n\s*\*?\s*/g, ' ').trim()) ?? [];
  if (first === '') faults.push(`${file} does not begin with a comment that says what it is`);
  if (first.length > LONGEST) faults.push(`${file} begins with a sentence of ${first.length} characters; ${LONGEST} are read in a list`);
  return first.replace(/\.$/, '');
}

/** One line a module: a header and its source are one. @param {string} folder @param {RegExp} name */
function modules(folder, name) {
  /** @type {Map<string, string[]>} */
  const rooms = new Map();
  const found = files(folder, name);
  for (const file of found) {
    if (file.endsWith('.c') && found.includes(file.replace(/\.c$/, '.h'))) continue;
    const at = file.lastIndexOf('/');
    const pair = file.endsWith('.h') && found.includes(file.replace(/\.h$/, '.c'));
    const line = `- \`${pair ? file.slice(at + 1).replace(/h$/, '[ch]') : file.slice(at + 1)}\` ${sentence(file, read(file))}`;
    rooms.set(file.slice(0, at), [...(rooms.get(file.slice(0, at)) ?? []), line]);
  }
  return [...rooms].sort().map(([room, lines]) => `\n**\`${room}\`**\n\n${lines.join('\n')}\n`).join('');
}

const map = `${BEGIN}\n${modules('host/src', /\.([ch]|def)$/)}${modules('extension', /\.js$/)}\n${END}`;
const page = read(PAGE);
const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
if (from < 0 || to < from) faults.push(`${PAGE} has no place for the map`);
else if (process.argv.includes('--write')) writeFileSync(join(root, PAGE), page.slice(0, from) + map + page.slice(to + END.length));
else if (page.slice(from, to + END.length) !== map) faults.push(`the map in ${PAGE} is not that of the tree: node tests/lint/map.mjs --write`);

/* What has to be found. @type {string[]} */
const before = faults.length;
sentence('planted', '#include <stdio.h>\n/* Too late. */');
sentence('planted', `/* ${'Long '.repeat(40)}. */`);
if (faults.splice(before).length !== 2) faults.push('not noticed: a file without a head, or with a long one');
report(faults, map.split('\n').length);
