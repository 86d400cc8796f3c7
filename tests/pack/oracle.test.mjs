/**
 * The proof against brute force: random small packs whose every combination of facts is tried. Each pack has one random verdict table over
 * three choices, a flag and a number, with random tiers, overrides and constraints; the other tables hold always.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packOf, random } from './made.mjs';
import { check, folder, write } from './pack.mjs';

const PACKS = 200;

const choices = { stage: ['a', 'b', 'c', 'd'], intent: ['x', 'y', 'z'], mood: ['p', 'q', 'r'] };
const outcomes = ['one', 'two', 'three'];
const NUMBER_MAX = 9;

/** @typedef {{stage: string, intent: string, mood: string, flag: boolean, number: number}} Point */

/** Every combination. @type {Point[]} */
const space = choices.stage.flatMap((stage) =>
  choices.intent.flatMap((intent) =>
    choices.mood.flatMap((mood) =>
      [true, false].flatMap((flag) => Array.from({ length: NUMBER_MAX + 1 }, (_, number) => ({ stage, intent, mood, flag, number }))),
    ),
  ),
);

/** A random condition on some of the facts. @param {(below: number) => number} pick @param {number} most */
function condition(pick, most) {
  /** @type {Record<string, any>} */
  const when = {};
  for (const [fact, words] of Object.entries(choices)) {
    if (pick(5) < most)
      when[fact] =
        pick(4) === 0
          ? { not: [words[pick(words.length)]] }
          : words.filter((word, index) => (index === 0 ? pick(2) === 0 : pick(2) === 0 || false));
    if (Array.isArray(when[fact]) && when[fact].length === 0)
      when[fact] = [words[pick(words.length)]];
  }
  if (pick(5) < most - 1)
    when.flag = pick(2) === 0;
  if (pick(5) < most) {
    const from = pick(NUMBER_MAX), to = from + pick(NUMBER_MAX - from + 1);
    when.number = pick(3) === 0 ? { min: from } : pick(2) === 0 ? { max: to } : { min: from, max: to };
  }
  return when;
}

/** @param {Record<string, any>} when @param {Point} point */
function holds(when, point) {
  return Object.entries(when).every(([fact, wanted]) => {
    const value = /** @type {any} */ (point)[fact];
    if (fact === 'number')
      return value >= (wanted.min ?? 0) && value <= (wanted.max ?? NUMBER_MAX);
    if (fact === 'flag')
      return value === wanted;
    return wanted.not !== undefined ? !wanted.not.includes(value) : wanted.includes(value);
  });
}

/** @param {(below: number) => number} pick */
function makeRules(pick) {
  const rules = Array.from({ length: 2 + pick(7) }, (_, index) => ({
    id: `V-${index}`, tier: ['first', 'second', 'last'][pick(3)], when: condition(pick, 2), then: outcomes[pick(outcomes.length)],
    sources: ['S'], agreement: 'single', checked: '2026-11-21', overrides: /** @type {string[]} */ ([]),
  }));
  if (pick(2) === 0)
    rules.push({ id: 'V-rest', tier: 'last', when: {}, then: 'one', sources: ['S'], agreement: 'single', checked: '2026-11-21', overrides: [] });
  for (const [index, rule] of rules.entries()) {
    const later = rules[index + 1 + pick(3)];
    if (later !== undefined && pick(3) === 0)
      rule.overrides.push(later.id);
  }
  return rules;
}

/** The order of decision: tiers, and inside a tier whoever overrides first, else as listed. @param {ReturnType<typeof makeRules>} rules */
function decisionOrder(rules) {
  const ordered = [];
  for (const tier of ['first', 'second', 'last']) {
    const waiting = rules.filter((rule) => rule.tier === tier);
    while (waiting.length > 0) {
      const next = waiting.findIndex((rule) => !waiting.some((other) => other !== rule && other.overrides.includes(rule.id)));
      ordered.push(...waiting.splice(next, 1));
    }
  }
  return ordered;
}

/** What the proof must find, as a sorted list. @param {ReturnType<typeof makeRules>} rules @param {{when: Record<string, any>}[]} nevers */
function expected(rules, nevers) {
  const points = space.filter((point) => !nevers.some(({ when }) => holds(when, point)));
  const ordered = decisionOrder(rules);
  const deciding = points.map((point) => ordered.find((rule) => holds(rule.when, point)));
  const found = [];
  if (deciding.includes(undefined))
    found.push('incomplete');
  for (const rule of rules) {
    if (!deciding.includes(rule))
      found.push(`shadowed ${rule.id}`);
  }
  for (const [index, a] of ordered.entries()) {
    for (const b of ordered.slice(index + 1)) {
      const declared = a.overrides.includes(b.id) || b.overrides.includes(a.id);
      const meet = a.tier === b.tier && points.some((point) => holds(a.when, point) && holds(b.when, point));
      const pair = [a.id, b.id].sort().join(' ');
      if (meet && !declared && a.then !== b.then)
        found.push(`overlap ${pair}`);
      if (!meet && declared)
        found.push(`idle_override ${pair}`);
    }
  }
  return found.sort();
}

/** The pack of these rules. @param {ReturnType<typeof makeRules>} rules @param {object[]} never */
const files = (rules, never) => packOf({
  rules, never, outcomes,
  facts: [...Object.entries(choices).map(([id, words]) => ({ id, kind: 'choice', words })), { id: 'flag', kind: 'flag' }, { id: 'number', kind: 'number', min: 0, max: NUMBER_MAX }],
});

test(`the proof finds what trying everything finds, in ${PACKS} random packs`, { timeout: 300_000 }, (t) => {
  const into = folder(t);
  let faulty = 0, skipped = 0;
  for (let seed = 1; seed <= PACKS; seed++) {
    const pick = random(seed), rules = makeRules(pick);
    const nevers = Array.from({ length: pick(3) }, (_, index) => ({ id: `N-${index}`, when: condition(pick, 4) })).filter(({ when }) => Object.keys(when).length >= 2);
    const { findings, error } = check(write(into, files(rules, nevers)));
    assert.equal(error, undefined, `pack ${seed}`);
    const kinds = ['incomplete', 'shadowed', 'overlap', 'idle_override'];
    const found = findings.filter(({ code, table }) => table === 'verdict' && kinds.includes(code))
      .map(({ code, rule, other }) => [code, ...[rule, other].filter((id) => id !== undefined).sort()].join(' ')).sort();
    const wanted = expected(rules, nevers);
    assert.deepEqual(found, wanted, `pack ${seed}: ${JSON.stringify({ rules, nevers })}`);
    faulty += wanted.length > 0 ? 1 : 0;
    skipped += wanted.length === 0 ? 1 : 0;
  }
  assert.ok(faulty > PACKS / 4 && skipped > 0, `${faulty} packs with a fault, ${skipped} without`);
});
