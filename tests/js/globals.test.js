// Content scripts and the scripts of popup and options share one object, `rescind`: each takes from it only what scripts before it give,
// and what each gives is said: in content/globals.d.ts of content scripts, at its own head of a script in lib.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';

import { ON_DEMAND } from '../../extension/background/inject.js';

const EXTENSION = new URL('../../extension/', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, EXTENSION), 'utf8');
const parse = (/** @type {string} */ path, /** @type {string} */ text) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

/** @type {string[]} */
const EAGER = JSON.parse(read('manifest.json')).content_scripts[0].js;
/** The scripts of popup and options, as a module imports them. */
const OWN = [...read('lib/ui.js').matchAll(/^import '\.\/([^']+)';$/gm)].map(([, name]) => `lib/${name}`);
const LISTS = { eager: EAGER, late: [...EAGER, ...ON_DEMAND], own: OWN };

/** @typedef {{gives: Set<string>, takes: {name: string, isOptional: boolean}[]}} Traffic */

/** What a script gives to the shared object and takes from it. @param {string} path @param {string} text @returns {Traffic} */
const trafficOf = (path, text) => {
  /** @type {Traffic} */
  const traffic = { gives: new Set(), takes: [] };
  const isShared = (/** @type {ts.Node | undefined} */ node) => node !== undefined && ts.isIdentifier(node) && node.text === 'rescind';
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isPropertyAccessExpression(node) && isShared(node.expression)) {
      const { parent, name } = node;
      const isSet = ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
      if (isSet) traffic.gives.add(name.text);
      else traffic.takes.push({ name: name.text, isOptional: 'questionDotToken' in parent && parent.questionDotToken !== undefined });
    }
    if (ts.isVariableDeclaration(node) && isShared(node.initializer) && ts.isObjectBindingPattern(node.name))
      for (const { propertyName, name } of node.name.elements)
        traffic.takes.push({ name: (propertyName ?? name).getText(), isOptional: false });
    if (ts.isElementAccessExpression(node) && isShared(node.expression)) traffic.takes.push({ name: `[${node.argumentExpression.getText()}]`, isOptional: false });
    ts.forEachChild(node, visit);
  };
  visit(parse(path, text));
  return traffic;
};

/** The members that globals.d.ts has for each file, in its order. @param {string} text @returns {Map<string, string[]>} */
const declaredIn = (text) => {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  /** @param {ts.Node} node @returns {void} */
  const visit = (node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'Rescind') return void ts.forEachChild(node, visit);
    let file = '';
    for (const member of node.members) {
      file = /\/\* (content\/[\w-]+\.js) \*\//.exec(member.getFullText())?.[1] ?? file;
      found.set(file, [...(found.get(file) ?? []), String(member.name?.getText())]);
    }
  };
  visit(parse('globals.d.ts', text));
  return found;
};

/**
 * What the head of a script in lib says that it gives: the properties of a type whose name ends so.
 * @param {string} path @param {string} text @returns {string[]}
 */
const headOf = (path, text) => {
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {ts.Node} */ node) => {
    for (const tag of /** @type {{jsDoc?: ts.JSDoc[]}} */ (node).jsDoc?.flatMap(({ tags }) => tags ?? []) ?? []) {
      if (!ts.isJSDocTypedefTag(tag) || !tag.name?.text.endsWith('Gives') || !tag.typeExpression) continue;
      const written = tag.typeExpression;
      const properties = ts.isJSDocTypeLiteral(written) ? written.jsDocPropertyTags
        : ts.isTypeLiteralNode(written.type) ? written.type.members : undefined;
      found.push(...(properties ?? []).map(({ name }) => String(name?.getText())));
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(path, text));
  return found;
};

/**
 * What is wrong; `changed` stands for files as they are.
 * @param {{lists?: typeof LISTS, changed?: Record<string, string>}} [how] @returns {string[]}
 */
const faults = ({ lists = LISTS, changed = {} } = {}) => {
  const textOf = (/** @type {string} */ path) => changed[path] ?? read(path);
  const paths = [...new Set(Object.values(lists).flat())];
  const traffic = new Map(paths.map((path) => [path, trafficOf(path, textOf(path))]));
  const gives = (/** @type {string} */ path) => traffic.get(path)?.gives ?? new Set();
  const late = new Set(ON_DEMAND.flatMap((path) => [...gives(path)]));
  /** @type {string[]} */
  const found = [];
  for (const [list, files] of Object.entries(lists)) {
    const given = new Set();
    for (const path of files) {
      for (const name of gives(path)) given.add(name);
      for (const { name, isOptional } of traffic.get(path)?.takes ?? [])
        if (!given.has(name) && !(isOptional && late.has(name))) found.push(`${list}: ${path} takes ${name}, which nothing before it gives`);
    }
  }
  for (const name of new Set(paths.flatMap((path) => [...gives(path)]))) {
    const givers = paths.filter((path) => gives(path).has(name));
    if (givers.length > 1) found.push(`${givers.join(' and ')} give ${name}`);
  }
  for (const path of paths.filter((each) => each.startsWith('lib/'))) {
    const [head, body] = [headOf(path, textOf(path)).toSorted(), [...gives(path)].toSorted()];
    if (head.join() !== body.join()) found.push(`the head of ${path} says ${head.join()}, it gives ${body.join()}`);
  }
  const declared = declaredIn(textOf('content/globals.d.ts'));
  const scripts = lists.late.filter((path) => path.startsWith('content/'));
  const wanted = scripts.map((path) => [path, [...gives(path)]]).filter(([, names]) => names && names.length > 0);
  if (JSON.stringify([...declared]) !== JSON.stringify(wanted)) found.push(`globals.d.ts says ${JSON.stringify([...declared])}, the scripts ${JSON.stringify(wanted)}`);
  return found;
};

test('every script takes only what scripts before it give, and gives what is declared', () => {
  const members = new Set(LISTS.late.flatMap((path) => [...trafficOf(path, read(path)).gives]));
  assert.ok(members.size > 30, `${members.size} members`);
  assert.deepEqual(faults(), []);
});

/** @param {string} path @param {(text: string) => string} change */
const with1 = (path, change) => ({ changed: { [path]: change(read(path)) } });
const order = LISTS.eager.toReversed();
/** @type {{note: string, how: Parameters<typeof faults>[0], want: RegExp}[]} */
const PLANTED = [
  { note: 'takes from a script after it', how: with1('content/text.js', (text) => `${text}\nrescind.openPage();`), want: /content\/text\.js takes openPage/ },
  { note: 'takes it apart', how: with1('content/text.js', (text) => `${text}\nconst { cards: all } = rescind;`), want: /takes cards/ },
  { note: 'takes it by a name that is made', how: with1('content/text.js', (text) => `${text}\nrescind['ca' + 'rds']();`), want: /takes \['ca'/ },
  { note: 'takes what nobody gives, even optionally', how: with1('content/main.js', (text) => `${text}\nrescind.nowhere?.();`), want: /takes nowhere/ },
  { note: 'takes from a script on demand as if it were there', how: with1('content/page.js', (text) => text.replace('rescind.panel?.open', 'rescind.panel.open')), want: /eager: content\/page\.js takes panel/ },
  { note: 'gives no more', how: with1('content/card.js', (text) => text.replace('rescind.card =', 'void')), want: /takes card/ },
  { note: 'gives what is not declared', how: with1('content/card.js', (text) => `${text}\nrescind.more = 1;`), want: /globals\.d\.ts says/ },
  { note: 'gives what another one gives', how: with1('content/card.js', (text) => `${text}\nrescind.text = 1;`), want: /give text/ },
  { note: 'declared and not given', how: with1('content/globals.d.ts', (text) => text.replace('  /* content/card.js */', '  more: 1;\n  /* content/card.js */')), want: /globals\.d\.ts says/ },
  { note: 'a script of lib gives what its head does not say', how: with1('lib/el.js', (text) => `${text}\nrescind.more = 1;`), want: /head of lib\/el\.js says/ },
  { note: 'in another order', how: { lists: { ...LISTS, eager: order, late: [...order, ...ON_DEMAND] } }, want: /which nothing before it gives/ },
];
for (const { note, how, want } of PLANTED)
  test(`planted fault: ${note}`, () => assert.match(faults(how).join('\n'), want));
