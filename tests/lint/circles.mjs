/**
 * No circles. A .c file and its .h are one unit: units of the host include each other in one direction only, and what X.h declares, X.c
 * defines. The extension's modules import each other in one direction only.
 *
 *     a.h ── declares f          a.c includes b.h, and b.c includes a.h: neither can be read,
 *     b.c ── defines f           tested or moved without the other
 *
 * Each fault is planted and has to be found.
 */
import { posix } from 'node:path';

import { bare, files, read, report } from './lib/tree.mjs';

/** @typedef {Map<string, string>} Texts  the text of each file, by its path from the root */
/** @typedef {Map<string, Set<string>>} Graph  what each unit needs */

const HOST = 'host/src/';

/** `host/src/json/read.h` is of the unit `json/read`. @param {string} path */
const unitOf = (path) => path.slice(HOST.length).replace(/\.\w+$/, '');

/** @param {Texts} texts @returns {Graph} */
function includes(texts) {
  /** @type {Graph} */
  const graph = new Map();
  for (const [path, text] of texts) {
    const unit = unitOf(path), needs = graph.get(unit) ?? new Set();
    graph.set(unit, needs);
    for (const [, included = ''] of text.matchAll(/^[ \t]*#[ \t]*include "([^"]+)"/gm)) {
      const other = unitOf(HOST + included);
      if (other !== unit && texts.has(HOST + included)) needs.add(other);
    }
  }
  return graph;
}

/** @param {Texts} texts @returns {Graph} */
function imports(texts) {
  return new Map([...texts].map(([path, text]) => [path, new Set(
    [...text.matchAll(/^(?:import|export)\b[^;'"]*['"](\.[^'"]+)['"]/gm)]
      .map(([, from = '']) => posix.join(posix.dirname(path), from)).filter((other) => texts.has(other)),
  )]));
}

/** The shortest way round from each unit that has one; each circle once. @param {Graph} graph @returns {string[][]} */
function circles(graph) {
  /** @type {Map<string, string[]>} by its members */
  const found = new Map();
  for (const start of graph.keys()) {
    const ways = new Map([[start, [start]]]);
    for (const [at, way] of ways) {
      const needs = graph.get(at) ?? new Set();
      if (needs.has(start)) {
        const key = [...way].sort().join(' ');
        if (!found.has(key)) found.set(key, [...way, start]);
        break;
      }
      for (const next of needs) if (!ways.has(next)) ways.set(next, [...way, next]);
    }
  }
  return [...found.values()];
}

/** What stands outside of all braces, each piece with the character that ends it. @param {string} text @returns {[string, string][]} */
function outermost(text) {
  const code = bare(text).replace(/^[ \t]*#(?:\\\n|[^\n])*/gm, '');
  /** @type {[string, string][]} */
  const pieces = [];
  let depth = 0, piece = '';
  for (const character of code) {
    if (depth === 0 && /[;{]/.test(character)) pieces.push([piece.trim(), character]);
    if (depth === 0) piece = /[;{]/.test(character) ? '' : piece + character;
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
  }
  return pieces;
}

/** The function whose head this is, if it is one that others may call. @param {string} head */
const functionOf = (head) => (/^(?:typedef|static|_Static_assert)\b|=/.test(head) ? undefined : /^[\w*\s]*?\b(\w+)\s*\(/.exec(head)?.[1]);

/** @param {string} text @param {';'|'{'} end  `;`: declared, `{`: defined */
const functions = (text, end) => new Set(outermost(text).flatMap(([piece, ended]) => (ended === end ? functionOf(piece) ?? [] : [])));

/** @param {Texts} texts @returns {string[]} */
function promises(texts) {
  const heads = [...texts.keys()].filter((path) => path.endsWith('.h'));
  return heads.flatMap((head) => {
    const source = head.replace(/h$/, 'c'), defined = functions(texts.get(source) ?? '', '{');
    return [...functions(texts.get(head) ?? '', ';')].filter((name) => !defined.has(name))
      .map((name) => `${head} declares ${name}, and ${source} does not define it`);
  });
}

/** @param {Graph} graph @param {string} verb @returns {string[]} */
const inCircles = (graph, verb) => circles(graph).map((way) => `a circle: ${way.join(` ${verb} `)}`);

/** @param {Texts} host @param {Texts} extension @returns {string[]} */
const faultsOf = (host, extension) =>
  [...inCircles(includes(host), 'includes'), ...promises(host), ...inCircles(imports(extension), 'imports')];

/** @type {{note: string, wrong: boolean, host?: Record<string, string>, extension?: Record<string, string>}[]} */
const PLANTED = [
  { note: 'two units include each other', wrong: true,
    host: { 'x/a.h': '', 'x/b.h': '', 'x/a.c': '#include "x/b.h"\n', 'x/b.c': '#include "x/a.h"\n' } },
  { note: 'three units go round', wrong: true,
    host: { 'x/a.h': '#include "x/b.h"\n', 'x/b.h': '', 'x/b.c': '#include "y/c.h"\n', 'y/c.h': '#include "x/a.h"\n' } },
  { note: 'a list goes round', wrong: true, host: { 'x/a.h': '#include "x/b.def"\n', 'x/b.def': '#include "x/a.h"\n' } },
  { note: 'one direction', wrong: false, host: { 'x/a.h': '', 'x/a.c': '#include "x/a.h"\n', 'x/b.c': '#include "x/a.h"\n' } },
  { note: 'another file defines it', wrong: true, host: { 'x/a.h': 'int f(int a);', 'x/a.c': '', 'x/b.c': 'int f(int a) { return a; }' } },
  { note: 'no file defines it', wrong: true, host: { 'x/a.h': 'struct s {int a;};\nstruct s *f(void (*g)(int), int b)\n MUST_CHECK;' } },
  { note: 'a file calls what it does not define', wrong: true, host: { 'x/a.h': 'int f(void);', 'x/a.c': 'int g(void)\n{\nreturn f();\n}' } },
  { note: 'its own file defines it', wrong: false,
    host: { 'x/a.h': '/* int h(void); */ int f(int a);', 'x/a.c': 'static int g;\nint f(int a)\n{\nif (a) {}\nreturn a;\n}' } },
  { note: 'not a function of another file', wrong: false, host: { 'x/a.h': '#define ROW(name) \\\n int name(void);\ntypedef int f(int);\nstatic inline int g(void) { return 1; }\nextern const int h;\n' } },
  { note: 'two modules import each other', wrong: true,
    extension: { 'x/a.js': "import { b } from './b.js';\n", 'x/b.js': "import {\n  a,\n} from '../x/a.js';\n" } },
  { note: 'a module that hands on', wrong: true, extension: { 'a.js': "export * from './b.js';\n", 'b.js': "import './a.js';\n" } },
  { note: 'modules in one direction', wrong: false, extension: { 'a.js': "import { b } from './b.js';\n", 'b.js': "/* import './a.js' */\n" } },
];

/** @param {string} folder @param {RegExp} name @returns {Texts} */
const textsOf = (folder, name) => new Map(files(folder, name).map((path) => [path, read(path)]));
/** @param {string} folder @param {Record<string, string>} [planted] @returns {Texts} */
const textsIn = (folder, planted = {}) => new Map(Object.entries(planted).map(([path, text]) => [folder + path, text]));

const host = textsOf('host/src', /\.([ch]|def)$/), extension = textsOf('extension', /\.js$/);
const faults = faultsOf(host, extension);
for (const { note, wrong, ...tree } of PLANTED) {
  const found = faultsOf(textsIn(HOST, tree.host), textsIn('', tree.extension));
  if (wrong !== found.length > 0) faults.push(`${wrong ? 'not noticed' : 'wrongly refused'}: ${note} ${found.join(', ')}`);
}
report(faults, Math.min(host.size, extension.size));
