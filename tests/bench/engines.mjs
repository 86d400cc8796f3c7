#!/usr/bin/env node
// engines.mjs FOLDER PASSES: the table that emit wrote into FOLDER, decided in JavaScript: by the fastest rule engine of
// npm (json-logic-engine, compiled by its own build()), and by code made for it. Prints what rules.c prints.
// Before that every answer is compared with the one that C found by reading row after row.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const WARM_UP = 100;

/** @typedef {string[] | boolean | {min: number, max: number}} Values */
/** @typedef {{[fact: string]: string | boolean | number}} Facts */
/** @typedef {{rules: {[fact: string]: Values}[], sets: Facts[], answers: number[]}} Table */

/** @param {string} fact @param {Values} values */
function toLogic(fact, values) {
  const seen = { var: fact };
  if (typeof values === 'boolean') return { '===': [seen, values] };
  if (Array.isArray(values)) return values.length === 1 ? { '===': [seen, values[0]] } : { in: [seen, values] };
  return { '<=': [values.min, seen, values.max] };
}

/** One chain of if, else if, … that gives the rule's index. @param {Table} table */
function tableLogic({ rules }) {
  const chain = rules.flatMap((when, index) => {
    const parts = Object.entries(when).map(([fact, values]) => toLogic(fact, values));
    return [parts.length === 0 ? true : { and: parts }, index];
  });
  return { if: [...chain, rules.length] };
}

/** @param {string} fact @param {Values} values */
function toCode(fact, values) {
  const seen = `f[${JSON.stringify(fact)}]`;
  if (typeof values === 'boolean') return `${seen} === ${values}`;
  if (Array.isArray(values)) return `(${values.map((word) => `${seen} === ${JSON.stringify(word)}`).join(' || ')})`;
  return `${seen} >= ${values.min} && ${seen} <= ${values.max}`;
}

/** @param {Table} table @returns {(facts: Facts) => number} */
function tableCode({ rules }) {
  const lines = rules.map((when, index) => {
    const parts = Object.entries(when).map(([fact, values]) => toCode(fact, values));
    return `if (${parts.join(' && ') || 'true'}) return ${index};`;
  });
  return /** @type {(facts: Facts) => number} */ (new Function('f', `${lines.join('\n')}\nreturn ${rules.length};`));
}

const folder = resolve(process.argv[2] ?? '.'), passes = Number(process.argv[3]);
const { LogicEngine } = createRequire(join(folder, 'npm', 'package.json'))('json-logic-engine');

/** @type {Table} */
const table = JSON.parse(readFileSync(join(folder, 'verdict.json'), 'utf8'));
/** @type {{way: string, decide: (facts: Facts) => number}[]} */
const runs = [
  { way: 'json-logic-engine', decide: new LogicEngine().build(tableLogic(table)) },
  { way: 'javascript', decide: tableCode(table) },
];

for (const { way, decide } of runs)
  table.sets.forEach((set, index) => {
    const answer = decide(set), expected = table.answers[index];
    if (answer !== expected) throw new Error(`${way}, set ${index}: ${answer} instead of ${expected}`);
  });

let sink = 0;
/** @type {string[]} */
const lines = [];
for (let pass = -WARM_UP; pass < passes; pass++)
  for (const { way, decide } of runs) {
    const begin = process.hrtime.bigint();
    for (const set of table.sets) sink += decide(set);
    const ns = Number(process.hrtime.bigint() - begin) / table.sets.length;
    if (pass >= 0) lines.push(`rules\t${way}\t${pass}\t${ns.toFixed(2)}\n`);
  }
process.stdout.write(lines.join(''));
if (Number.isNaN(sink)) process.exitCode = 2; /* what the loops computed is used */
