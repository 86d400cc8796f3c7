/**
 * The bound on answers against brute force: random small packs, every state of which is played out, question by question. A state is
 * for each fact the set of values left and whether evidence speaks of it; nothing here takes a short cut.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packOf, random } from './made.mjs';
import { check, folder, write } from './pack.mjs';

const PACKS = 150;
/** Packs that once found a fault in the proof. */
const HARD = [362, 485, 706];
const outcomes = ['one', 'two', 'three'];

/**
 * A fact is a list of values; of a number they are the intervals 0-1, 2-3, 4-5. Sets are bits, by value.
 * @typedef {{id: string, kind: string, values: any[], ask?: number, assume?: number}} Fact
 * @typedef {{sets: number[], stated: boolean[]}} State
 * @typedef {Map<number, number>} Cube by fact, the set it allows
 */

/** @param {(below: number) => number} pick @returns {Fact[]} */
function makeFacts(pick) {
  const facts = [
    { id: 'stage', kind: 'choice', values: ['a', 'b', 'c'] }, { id: 'intent', kind: 'choice', values: ['x', 'y', 'z'] },
    { id: 'flag', kind: 'flag', values: [false, true] }, { id: 'number', kind: 'number', values: [0, 2, 4] },
  ];
  return facts.map((fact) => ({
    ...fact,
    ...pick(4) > 0 && { ask: 1 + pick(3) },
    ...pick(2) === 0 && { assume: fact.kind === 'number' ? [1, 2, 3, 4, 6][pick(5)] : fact.kind === 'flag' ? 1 + pick(2) : 1 + pick(6) },
  }));
}

const all = (/** @type {Fact} */ fact) => (1 << fact.values.length) - 1;
const several = (/** @type {number} */ set) => (set & (set - 1)) !== 0;
const members = (/** @type {number} */ set) => [0, 1, 2, 3].filter((bit) => (set >> bit & 1) === 1).map((bit) => 1 << bit);

/** A set as the pack writes it. @param {Fact} fact @param {number} set */
function written(fact, set) {
  const values = fact.values.filter((_, index) => (set >> index & 1) === 1);
  if (fact.kind === 'choice')
    return values;
  return fact.kind === 'flag' ? values[0] : { min: values[0], max: (values.at(-1) ?? 0) + 1 };
}

/** @param {Fact[]} facts @param {(below: number) => number} pick @param {number} least @returns {Cube} */
function makeCube(facts, pick, least) {
  /** @type {Cube} */
  const cube = new Map();
  while (cube.size < least || (cube.size < 3 && pick(2) === 0)) {
    const at = pick(facts.length), fact = /** @type {Fact} */ (facts[at]);
    cube.set(at, fact.kind === 'number' ? [1, 3, 2, 6, 4][pick(5)] ?? 1 : fact.kind === 'flag' ? 1 + pick(2) : 1 + pick(all(fact) - 1));
  }
  return cube;
}

/** @param {Fact[]} facts @param {Cube} cube */
const whenOf = (facts, cube) =>
  Object.fromEntries([...cube].map(([at, set]) => [facts[at]?.id, written(/** @type {Fact} */ (facts[at]), set)]));

/**
 * Constraints whose other conditions all hold take their values away; null for a contradiction.
 * @param {number[]} sets
 * @param {Cube[]} nevers
 */
function narrowed(sets, nevers) {
  const left = [...sets];
  for (let before = ''; before !== left.join();) {
    before = left.join();
    for (const never of nevers) {
      const open = [...never].filter(([at, set]) => (/** @type {number} */ (left[at]) & ~set) !== 0);
      if (open.length > 1 || [...never].some(([at, set]) => (/** @type {number} */ (left[at]) & set) === 0))
        continue;
      const [at, set] = open[0] ?? /** @type {[number, number]} */ ([...never][0]);
      left[at] = /** @type {number} */ (left[at]) & ~set;
      if (left[at] === 0)
        return null;
    }
  }
  return left;
}

/** With assumptions. @param {Fact[]} facts @param {State} state @param {Cube[]} nevers */
function assumed(facts, state, nevers) {
  const sets = [...state.sets], firm = state.sets.map((set, at) => {
    const { assume, ask } = /** @type {Fact} */ (facts[at]), left = set & (assume ?? set);
    if (state.stated[at] || assume === undefined)
      return set;
    if (left !== 0 && nevers.every((never) => ((never.get(at) ?? 0) & assume) === 0)) // nothing can take its assumption away
      return left;
    return ask === undefined ? set : all(/** @type {Fact} */ (facts[at]));
  });
  facts.forEach((fact, at) => {
    const set = /** @type {number} */ (sets[at]) & (fact.assume ?? all(fact));
    const doubtful = () =>
      nevers.some(
        (never) =>
          never.has(at)
          && [...never].every(([other, values]) => ((other === at ? set : /** @type {number} */ (firm[other])) & values) !== 0),
      );
    if (state.stated[at] || set === 0 || set === sets[at] || doubtful())
      return;
    sets[at] = set;
    if (fact.ask === undefined)
      firm[at] = set;
  });
  return sets;
}

/** Every point of the sets, as sets of one value each. @param {number[]} sets @returns {number[][]} */
const points = (sets) =>
  sets.reduce((made, set) => made.flatMap((point) => members(set).map((value) => [...point, value])), /** @type {number[][]} */ ([[]]));

/** Only what rules name is asked. @param {{cube: Cube}[]} rules @param {number} fact */
const read = (rules, fact) => rules.some(({ cube }) => cube.has(fact));

/** @param {Fact[]} facts @param {{cube: Cube, then: string}[]} rules @param {Cube[]} nevers @param {number[]} open */
function game(facts, rules, nevers, open) {
  /** @type {Map<string, Set<string>>} */
  const seen = new Map();
  /** @param {number[]} sets */
  const verdicts = (sets) => {
    const key = sets.join();
    const known = seen.get(key) ?? new Set(points(sets).map((point) => rules.find(({ cube }) => [...cube].every(([at, set]) => (/** @type {number} */ (point[at]) & set) !== 0))?.then ?? ''));
    seen.set(key, known);
    return known;
  };
  /** @type {Map<string, number>} */
  const depths = new Map();
  /** One verdict, whatever the open facts are. @param {State} state @param {number[]} sets @param {number[]} left @returns {boolean} */
  const settled = (state, sets, left) => {
    const [fact, ...more] = left;
    if (verdicts(sets).size <= 1)
      return true;
    return fact !== undefined && members(/** @type {number} */ (sets[fact])).every((value) => {
      const next = after(state, fact, value);
      return next === null || settled(next, assumed(facts, next, nevers), more);
    });
  };
  /** @param {State} state @param {number} fact @param {number} set @returns {State | null} */
  const after = (state, fact, set) => {
    const sets = narrowed(state.sets.map((before, at) => at === fact ? set : before), nevers);
    return sets && { sets, stated: state.stated.map((before, at) => before || at === fact) };
  };
  /** The fewest answers that always do. @param {State} state @returns {number} */
  const depth = (state) => {
    const key = JSON.stringify(state), known = depths.get(key);
    if (known !== undefined)
      return known;
    const sets = assumed(facts, state, nevers);
    let best = settled(state, sets, open) ? 0 : Infinity;
    for (const [at, fact] of facts.entries()) {
      if (best === 0 || fact.ask === undefined || !read(rules, at) || !several(/** @type {number} */ (sets[at])))
        continue;
      const answers = members(/** @type {number} */ (state.sets[at])).map((value) => after(state, at, value));
      best = Math.min(best, (fact.id === 'stage' ? 0 : 1) + Math.max(...answers.map((next) => next === null ? 0 : depth(next))));
    }
    depths.set(key, best);
    return best;
  };
  return { verdicts, depth };
}

/** Every set that evidence can leave of a fact, and whether it speaks of it. @param {Fact} fact @returns {[number, boolean][]} */
function evidence(fact) {
  const sets = Array.from({ length: all(fact) }, (_, index) => index + 1).filter((set) => fact.kind !== 'number' || set !== 5);
  return sets.flatMap((set) => set !== all(fact) ? [[set, true]] : fact.kind === 'number' ? [[set, true], [set, false]] : [[set, false]]);
}

/** @param {Fact[]} facts @param {Cube[]} nevers @returns {State[]} */
function states(facts, nevers) {
  /** @type {[number, boolean][][]} */
  let made = [[]];
  for (const fact of facts)
    made = made.flatMap((before) => evidence(fact).map((one) => [...before, one]));
  return made.flatMap((one) => {
    const sets = narrowed(one.map(([set]) => set), nevers);
    return sets ? [{ sets, stated: one.map(([, stated]) => stated) }] : [];
  });
}

/** @param {Fact[]} facts @param {{cube: Cube, then: string}[]} rules @param {Cube[]} nevers */
function expected(facts, rules, nevers) {
  const every = states(facts, nevers), { verdicts } = game(facts, rules, nevers, []);
  const open = facts.flatMap((fact, at) => {
    const hangs = (/** @type {State} */ state) => {
      const sets = assumed(facts, state, nevers);
      return sets.every((set, other) => other === at || !read(rules, other) || !several(set)) && verdicts(sets).size > 1;
    };
    return fact.ask === undefined && every.some(hangs) ? [at] : [];
  });
  const { depth } = game(facts, rules, nevers, open);
  return { open: open.map((at) => facts[at]?.id), answers: Math.max(...every.map(depth)) };
}

test(`as many answers as playing out every state takes, in ${PACKS} random packs`, { timeout: 300_000 }, (t) => {
  const into = folder(t), found = new Set();
  for (const seed of [...Array.from({ length: PACKS }, (_, index) => index + 1), ...HARD]) {
    const pick = random(seed), facts = makeFacts(pick);
    const nevers = Array.from({ length: pick(3) }, () => makeCube(facts, pick, 2));
    const rules = Array.from({ length: 2 + pick(5) }, () => ({ cube: makeCube(facts, pick, 1), then: outcomes[pick(3)] ?? '' }));
    rules.push({ cube: new Map(), then: 'one' });
    const pack = packOf({
      outcomes,
      facts: facts.map(({ id, kind, values, ask, assume }, at) => ({
        id, kind, ...kind === 'choice' && { words: values }, ...kind === 'number' && { min: 0, max: 5 }, ...ask !== undefined && { ask },
        ...assume !== undefined && { assume: written(/** @type {Fact} */ (facts[at]), assume) },
      })),
      never: nevers.map((never, index) => ({ id: `N-${index}`, when: whenOf(facts, never) })),
      rules: rules.map(({ cube, then }, index) => ({
        id: `V-${index}`, tier: index === rules.length - 1 ? 'last' : 'first', when: whenOf(facts, cube), then, sources: ['S'], agreement: 'single', checked: '2026-11-21',
        overrides: rules.slice(index + 1, -1).map((_, after) => `V-${index + 1 + after}`),
      })),
    });
    const { answers, open, error } = check(write(into, pack));
    assert.equal(error, undefined, `pack ${seed}`);
    const wanted = expected(facts, rules, nevers);
    if (wanted.answers === Infinity) { // two facts keep verdicts apart only together
      assert.ok(Number(open?.length) > wanted.open.length, `pack ${seed}`);
      continue;
    }
    assert.deepEqual({ open: open?.map(({ fact }) => fact).sort(), answers }, { ...wanted, open: wanted.open.sort() }, `pack ${seed}: ${JSON.stringify(pack['facts.json'])} ${JSON.stringify(pack['tables/verdict.json'].rules)}`);
    found.add(`${answers}${wanted.open.length > 0 ? ' open' : ''}`);
  }
  for (const kind of ['0', '1', '2', '3', '1 open', '2 open'])
    assert.ok(found.has(kind), `no pack with ${kind}: ${[...found].join(', ')}`);
});
