// Do two versions of a table give every complete set of facts that may occur the same outcome? Exact: a region of facts is
// split at the first condition that holds in a part of it only, until the rules decide it as a whole.
// A region is a set of bits, one a value of each fact, so that a condition is an "and".

/**
 * @typedef {Record<string, any>} Json
 * @typedef {string|number|boolean} Value a number stands for the interval that it begins
 * @typedef {Int32Array} Region for every fact the values left, in the words that its place names
 * @typedef {Map<string, {at: number, values: Value[]}>} Places
 * @typedef {{at: number, allowed: Int32Array}} Condition the values of one fact that it allows, from word `at` on
 * @typedef {{when: Condition[], then: string}} Rule
 * @typedef {{condition: Condition, rule: number}} Open a condition of that rule that holds in a part of a region only
 */

/** Where a number is cut, so that no condition can tell two values of an interval apart. @param {Json} fact @param {Json[]} whens */
const cuts = (fact, whens) => [...new Set([fact.min, ...whens.flatMap((when) => {
  const { min, max } = when[fact.id] ?? {};
  return [...(Number.isInteger(min) ? [min] : []), ...(Number.isInteger(max) ? [max + 1] : [])];
})])];

/** @param {Value[]} values @param {(value: Value) => boolean} wanted */
function bits(values, wanted) {
  const set = new Int32Array(Math.ceil(values.length / 32));
  values.forEach((value, index) => { if (wanted(value)) set[index >> 5] |= 1 << (index & 31); });
  return set;
}

/** @param {Json[]} facts @param {Json[]} whens */
function placed(facts, whens) {
  /** @type {Places} */
  const places = new Map();
  let size = 0;
  for (const fact of facts) {
    const values = fact.kind === 'flag' ? [true, false] : fact.kind === 'choice' ? fact.words : cuts(fact, whens);
    places.set(fact.id, { at: size, values });
    size += Math.ceil(values.length / 32);
  }
  const everything = new Int32Array(size);
  for (const { at, values } of places.values()) everything.set(bits(values, () => true), at);
  return { places, everything };
}

/** @param {any} wanted @param {Value} value */
function allows(wanted, value) {
  if (typeof wanted !== 'object') return wanted === value;
  if (Array.isArray(wanted)) return wanted.includes(value);
  if (wanted.not !== undefined) return !wanted.not.includes(value);
  return Number(value) >= (wanted.min ?? -Infinity) && Number(value) <= (wanted.max ?? Infinity);
}

/** @param {Json} rule @param {Places} places @returns {Rule} */
const compiled = ({ when, then }, places) => ({ then, when: Object.entries(when).map(([fact, wanted]) => {
  const place = places.get(fact);
  if (!place) throw new Error(`no fact is called ${fact}`);
  return { at: place.at, allowed: bits(place.values, (value) => allows(wanted, value)) };
}) });

/** @param {Condition[]} when @param {Region} region @returns {boolean|Condition} true, false, or the first that holds in a part of it */
function holds(when, region) {
  let open;
  for (const condition of when) {
    const { at, allowed } = condition;
    let inside = 0, outside = 0;
    for (let index = 0; index < allowed.length; index++) {
      inside |= region[at + index] & allowed[index];
      outside |= region[at + index] & ~allowed[index];
    }
    if (inside === 0) return false;
    if (outside !== 0) open ??= condition;
  }
  return open ?? true;
}

/** @param {Region} region @param {Condition} condition @returns {Region[]} */
const halves = (region, { at, allowed }) => [0, -1].map((side) => {
  const half = region.slice();
  for (let index = 0; index < allowed.length; index++) half[at + index] &= allowed[index] ^ side;
  return half;
});

/** A table's rules in the order of decision: tiers, and inside a tier whoever overrides first. @param {Json} table @returns {Json[]} */
function ordered(table) {
  const order = [];
  for (const tier of table.tiers) {
    const left = table.rules.filter((/** @type {Json} */ rule) => rule.tier === tier);
    while (left.length > 0) {
      const index = left.findIndex(
        (/** @type {Json} */ rule) => !left.some((/** @type {Json} */ other) => other.overrides?.includes(rule.id)),
      );
      order.push(...left.splice(index, 1));
    }
  }
  return order;
}

/**
 * What the rules, in their order, give in all of the region; or where to split it.
 * @param {Rule[]} rules
 * @param {string} hit
 * @param {Region} region
 * @param {number} from   no rule before this one holds anywhere in the region
 * @returns {string|Open}
 */
function decide(rules, hit, region, from) {
  const given = new Set();
  for (let rule = from; rule < rules.length; rule++) {
    const held = holds(rules[rule].when, region);
    if (typeof held === 'object') return { condition: held, rule: hit === 'first' ? rule : 0 };
    if (held && hit === 'first') return rules[rule].then;
    if (held) given.add(rules[rule].then);
  }
  return [...given].sort().join(' ');
}

/**
 * Does a complete set of facts of the region break no constraint?
 * @param {Rule[]} nevers @param {Region} region @param {number} [from] @returns {boolean}
 */
function occurs(nevers, region, from = 0) {
  for (let never = from; never < nevers.length; never++) {
    const held = holds(nevers[never].when, region);
    if (held === true) return false;
    if (typeof held === 'object') return halves(region, held).some((half) => occurs(nevers, half, never));
  }
  return true;
}

/**
 * @param {Json} facts facts.json
 * @param {Json[]} earlier the tables whose outputs this one reads
 * @param {Json} before
 * @param {Json} after
 */
export function same(facts, earlier, before, after) {
  const whens = [...facts.never, ...[...earlier, before, after].flatMap((table) => table.rules)].map(({ when }) => when);
  const { places, everything } = placed(facts.facts, whens);
  const rules = (/** @type {Json[]} */ list) => list.map((rule) => compiled(rule, places));
  const nevers = rules(facts.never);
  const steps = earlier.map((table) => ({ table, rules: rules(ordered(table)) }));
  const [old, now] = [rules(ordered(before)), rules(ordered(after))];
  /** @param {Region} region @param {number} fromOld @param {number} fromNow @returns {boolean} */
  const sameHere = (region, fromOld, fromNow) => {
    const was = decide(old, before.hit, region, fromOld);
    if (typeof was === 'object') return halves(region, was.condition).every((half) => sameHere(half, was.rule, fromNow));
    const is = decide(now, after.hit, region, fromNow);
    if (typeof is === 'object') return halves(region, is.condition).every((half) => sameHere(half, fromOld, is.rule));
    return was === is || !occurs(nevers, region);
  };
  /** @param {Region} region @param {number} step @param {number} from @returns {boolean} */
  const sameIn = (region, step, from) => {
    if (step === steps.length) return sameHere(region, 0, 0);
    const { table, rules: list } = steps[step];
    const outcome = decide(list, table.hit, region, from);
    if (typeof outcome === 'object') return halves(region, outcome.condition).every((half) => sameIn(half, step, outcome.rule));
    const { at, values } = /** @type {{at: number, values: Value[]}} */ (places.get(table.output));
    const given = region.slice();
    given.set(bits(values, (value) => value === (table.outcomes[outcome]?.[table.output] ?? outcome)), at);
    return sameIn(given, step + 1, 0);
  };
  return sameIn(everything, 0, 0);
}
