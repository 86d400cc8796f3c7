/**
 * Every file and folder that a comment of the host or the extension names, or a page of the documentation, is there.
 * A path stands from the root (`tests/lint/paths.mjs`),
 * from host/src (`json/read.h`), extension (`lib/el.js`), the pack (`texts/en.json`), protocol or install, or from the file's own folder;
 * on a page, a name alone is that of any file.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { files, read, report, root } from './lib/tree.mjs';

/** Of files, and of folders that the tree has at its root. */
const NAMED = /(?<![\w/.{}<$~-])((?:[\w-]+\/)*(?:[\w-]+\.(?:[ch]|def|inc|md|sh|tsv|txt|css|html|cmake)|[\w.-]+\.(?:js|mjs|ts|json|in))|(?:host|extension|install|manifest|protocol|tests)\/(?:[\w-]+\/)*)(?![\w./<{*-]*[\w/<{*])/g;
/** Made by the build or on the machine of a user, and the names of formats. */
const ELSEWHERE = /^(?:(?:generated\/)?(?:version|origins|browsers)\.(?:h|inc)|taught\.json|share\/rescind\/\w+\.txt|messages\.json|(?:pack_)?NAME\.c|OUT\.c)$/;

const NAMES = new Set(['host', 'extension', 'tests', 'protocol', 'install', 'manifest'].flatMap((folder) => files(folder, /./)).map((path) => basename(path)));

/** @param {string} text what its comments say, each with its line */
const comments = (text) => [...text.matchAll(/\/\*[^]*?\*\/|(?<![:'"])\/\/[^\n]*/g)].map(({ 0: comment, index }) => ({ comment, line: text.slice(0, index).split('\n').length }));

/** @param {string} file @param {string} text @returns {{path: string, line: number}[]} the paths it names that lead nowhere */
function missing(file, text) {
  const said = file.endsWith('.md') ? text.split('\n').map((comment, at) => ({ comment, line: at + 1 })) : comments(text);
  const places = ['.', 'host/src', 'extension', 'host/packs/aliexpress', 'protocol', 'install', dirname(file)];
  return said.flatMap(({ comment, line }) => [...comment.matchAll(NAMED)]
    .map(([, path = '']) => ({ path, line }))
    .filter(({ path }) => !ELSEWHERE.test(path) && !(file.endsWith('.md') && NAMES.has(path)) && !places.some((place) => existsSync(join(root, place, path)))));
}

/** @type {string[]} */
const faults = [];
let looked = 0;
const PAGES = ['README.md', '.github/CONTRIBUTING.md', 'host/ARCHITECTURE.md', 'host/packs/README.md', 'protocol/PROTOCOL.md', 'protocol/vectors/README.md', 'tests/README.md'];
for (const file of [...files('host/src', /\.([ch]|def)$/), ...files('extension', /\.js$/), ...PAGES]) {
  const text = read(file);
  looked += comments(text).length;
  for (const { path, line } of missing(file, text)) faults.push(`${file}:${line}: names ${path}, which is not there`);
}

/** @type {[wrong: boolean, comment: string][]} */
const PLANTED = [
  [true, '/* tests/lint/limits-of-old.mjs holds them together */'], [true, '/* see json/reader.h */'], [true, '// lib/nothing.js has it'], [true, '/* protocol/vectorz/ */'],
  [false, '/* tests/lint/paths.mjs, protocol/PROTOCOL.md: "x", json/read.h and commands.def; lib/el.js. In tests/lint/. */'], [false, "const x = 'tests/none.js';"], [false, '/* https://example.org/none.html */'],
];
for (const [wrong, comment] of PLANTED)
  if (missing('host/src/cli/cli.h', comment).length > 0 !== wrong) faults.push(`${wrong ? 'not noticed' : 'wrongly refused'}: ${comment}`);
report(faults, looked);
