#!/usr/bin/env node
// How much of the shipped pack its own proof and cases hold fast: one change at a time is made to a copy of the pack, and
// `rescind pack check` has to refuse it. Usage: node tests/lint/mutate.mjs [--full] [--table NAME] [PROGRAM]; without --full every
// 16th change is tried, with --table every one of that table. The cases are run first; where one of them finds the change, the proof is
// asked as well only with --full, to know its share. Fails below 95 %, or when fewer than two cases hold a rule. A change
// of a table that survives and gives every complete set of facts that may occur the same outcome (lib/same.mjs) is no change;
// these are counted apart.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { same } from './lib/same.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BAR = 0.95;
const SAMPLE = 16;
const PROOF = /^(incomplete|overlap|shadowed|idle_override|outcome_unused|fact_unread|value_unread|unsettled|idle_open|many_questions)$/;

/**
 * @typedef {Record<string, any>} Json
 * @typedef {{kind: string, what: string, files: () => Record<string, Json>, table?: string}} Mutant   its files are made when it is tried
 */

const args = process.argv.slice(2);
const only = args.includes('--table') ? args.splice(args.indexOf('--table'), 2)[1] : undefined;
const full = only !== undefined || args.includes('--full');
const program = args.find((arg) => !arg.startsWith('-')) ?? process.env.RESCIND ?? join(ROOT, 'build/release/rescind');
if (!existsSync(program)) {
  console.error(`${program} is missing: cmake --preset release && cmake --build --preset release`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'rescind-mutants-'));
const before = join(folder, 'before');
const after = join(folder, 'after');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
cpSync(join(ROOT, 'host/packs/aliexpress'), before, { recursive: true });

/** @param {string} file @returns {Json} */
const read = (file) => JSON.parse(readFileSync(join(before, file), 'utf8'));
/** @param {string} at @param {string} file @param {Json} json */
const write = (at, file, json) => writeFileSync(join(at, file), JSON.stringify(json));

// One language is enough: texts decide nothing.
/** @type {Json} */
const pack = { ...read('pack.json'), languages: ['en'] };
write(before, 'pack.json', pack);
cpSync(before, after, { recursive: true });

const facts = read('facts.json');
const texts = read('texts/en.json');

/** @template T @param {T} json @param {(copy: T) => void} change */
function changed(json, change) {
  const copy = structuredClone(json);
  change(copy);
  return copy;
}

/** The bounds of a number one apart. @param {Json} when @param {string} fact */
function* shifts(when, fact) {
  for (const end of ['min', 'max']) {
    if (typeof when[fact] !== 'object' || Array.isArray(when[fact]) || !Number.isInteger(when[fact][end])) continue;
    for (const by of [-1, 1]) yield { end, by };
  }
}

/** The words of conditions that name several. @param {Json} when @returns {Generator<[string, string[], number]>} */
function* words(when) {
  for (const [fact, wanted] of Object.entries(when)) {
    const list = wanted.not ?? wanted;
    if (Array.isArray(list) && list.length > 1) for (const at of list.keys()) yield [fact, list, at];
  }
}

/** @param {string} name @returns {Generator<Mutant>} */
function* tableMutants(name) {
  const file = `tables/${name}.json`;
  const table = read(file);
  const outcomes = Object.keys(table.outcomes);
  /** @param {string} kind @param {string} what @param {number} index @param {(rule: Json) => void} change @returns {Mutant} */
  const mutant = (kind, what, index, change) => ({ kind, what: `${table.rules[index].id} ${what}`, table: name, files: () => ({ [file]: changed(table, (copy) => change(copy.rules[index])) }) });
  for (const [index, rule] of table.rules.entries()) {
    // The rule's sentence goes with it; else the check would only find that nobody shows it.
    yield { kind: 'rule dropped', what: rule.id, table: name, files: () => ({
      [file]: changed(table, (copy) => {
        copy.rules.splice(index, 1);
        for (const other of copy.rules)
          if (other.overrides) other.overrides = other.overrides.filter((/** @type {string} */ id) => id !== rule.id);
      }),
      'texts/en.json': changed(texts, (copy) => { delete copy[`rule.${rule.id}`]; }),
    }) };
    const next = outcomes[(outcomes.indexOf(rule.then) + 1) % outcomes.length];
    yield mutant('outcome swapped', `gives ${next}`, index, (copy) => { copy.then = next; });
    for (const fact of Object.keys(rule.when)) {
      yield mutant('condition removed', `without ${fact}`, index, (copy) => { delete copy.when[fact]; });
      for (const { end, by } of shifts(rule.when, fact))
        yield mutant('bound shifted', `${fact} ${end} ${by > 0 ? '+1' : '-1'}`, index, (copy) => { copy.when[fact][end] += by; });
    }
    for (const [fact, list, at] of words(rule.when))
      yield mutant('word dropped', `${fact} without ${list[at]}`, index, (copy) => {
        const wanted = copy.when[fact];
        (wanted.not ?? wanted).splice(at, 1);
      });
    for (const other of rule.overrides ?? [])
      yield mutant('override dropped', `over ${other}`, index, (copy) => { copy.overrides = copy.overrides.filter((/** @type {string} */ id) => id !== other); });
  }
}

/** @returns {Generator<Mutant>} */
function* factMutants() {
  for (const [index, never] of facts.never.entries())
    yield { kind: 'never dropped', what: never.id, files: () => ({ 'facts.json': changed(facts, (copy) => { copy.never.splice(index, 1); }) }) };
  for (const [index, fact] of facts.facts.entries()) {
    if (fact.assume !== undefined)
      yield { kind: 'assumption dropped', what: fact.id, files: () => ({ 'facts.json': changed(facts, (copy) => { delete copy.facts[index].assume; }) }) };
    if (fact.open !== undefined)
      yield { kind: 'declaration dropped', what: fact.id, files: () => ({ 'facts.json': changed(facts, (copy) => { delete copy.facts[index].open; }) }) };
    if (fact.ask !== undefined) {
      const words = [`ask.${fact.id}`, ...(fact.words ?? []).map((/** @type {string} */ word) => `${fact.id}.${word}`)];
      yield { kind: 'question dropped', what: fact.id, files: () => ({
        'facts.json': changed(facts, (copy) => { delete copy.facts[index].ask; delete copy.facts[index].groups; }),
        'texts/en.json': changed(texts, (copy) => { for (const key of words) delete copy[key]; }),
      }) };
    }
  }
}

/** Does the table give the same as before, for all facts that may occur? @param {string} name @param {Json} table */
function unchanged(name, table) {
  const reads = (/** @type {Json} */ earlier) => table.rules.some((/** @type {Json} */ rule) => rule.when[earlier.output] !== undefined);
  const earlier = pack.tables.slice(0, pack.tables.indexOf(name)).map((/** @type {string} */ other) => read(`tables/${other}.json`));
  return same(facts, earlier.filter(reads), read(`tables/${name}.json`), table);
}

/** @type {string[]} rules held by fewer than two cases */
const thin = [];

/**
 * The codes of what `pack check` finds, none when it passes; undefined when the pack does not compile.
 * @param {...string} options @returns {string[]|undefined}
 */
function codesOf(...options) {
  const result = spawnSync(program, ['pack', 'check', '--json', ...options, after], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (result.status === 0) return [];
  if (result.stdout.trim() === '') return undefined;
  return JSON.parse(result.stdout).findings.map((/** @type {Json} */ finding) => finding.code);
}

/** What finds the change; nothing, or that it is none. @param {Mutant} mutant @returns {string[]} */
function found({ kind, what, files: made, table }) {
  const files = made();
  for (const [file, json] of Object.entries(files)) write(after, file, json);
  const failed = codesOf('--cases')?.filter((code) => code === 'case_failed').length;
  const codes = failed === undefined ? undefined : failed > 0 && !full ? ['case_failed'] : codesOf();
  for (const file of Object.keys(files)) write(after, file, read(file));
  const now = files[`tables/${table}.json`];
  if (kind === 'outcome swapped' && now.hit === 'first' && unchanged(String(table), now)) throw new Error(`lib/same.mjs calls it the same: ${what}`);
  if (codes === undefined) return ['compiler'];
  if (codes.length === 0) return [table !== undefined && unchanged(table, now) ? 'no change' : 'survives'];
  if (kind === 'rule dropped' && Number(failed) < 2) thin.push(what);
  const by = [...(codes.includes('case_failed') ? ['case'] : []), ...(codes.some((code) => PROOF.test(code)) ? ['proof'] : [])];
  return by.length > 0 ? by : ['other'];
}

const clean = spawnSync(program, ['pack', 'check', before], { encoding: 'utf8' });
if (clean.status !== 0) {
  console.error(`the pack itself is not sound:\n${clean.stdout}${clean.stderr}`);
  process.exit(1);
}

for (const name of pack.tables) if (!unchanged(name, read(`tables/${name}.json`))) throw new Error(`lib/same.mjs tells a table from itself: ${name}`);
const mutants = only ? [...tableMutants(only)]
  : [...pack.tables.flatMap((/** @type {string} */ name) => [...tableMutants(name)]), ...factMutants()];
/** @type {Map<string, Record<string, number>>} */
const kinds = new Map();
const total = { tried: 0, case: 0, proof: 0, survives: 0 };
for (const [index, mutant] of mutants.entries()) {
  if (!full && index % SAMPLE !== 0) continue;
  const by = found(mutant);
  const row = kinds.get(mutant.kind) ?? { tried: 0, case: 0, proof: 0, other: 0, compiler: 0, survives: 0, 'no change': 0 };
  kinds.set(mutant.kind, row);
  row.tried += 1;
  for (const finder of by) row[finder] += 1;
  if (by.includes('survives')) console.log(`survives: ${mutant.kind}: ${mutant.what}`);
  if (by.includes('no change')) continue;
  total.tried += 1;
  for (const finder of by) if (finder in total) total[/** @type {keyof total} */ (finder)] += 1;
}
/** @param {number} count */
const share = (count) => `${(100 * count / total.tried).toFixed(1)} %`;
const caught = total.tried - total.survives;
console.table(Object.fromEntries(kinds));
console.log(`${caught} of ${total.tried} changes caught, ${share(caught)}; by the cases ${share(total.case)}, by the proof${full ? '' : ' alone'} ${share(total.proof)}`);
if (thin.length > 0) console.log(`fewer than two cases hold: ${thin.join(' ')}`);
process.exitCode = caught / total.tried >= BAR && thin.length === 0 ? 0 : 1;
