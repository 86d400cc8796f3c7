// Do two versions of a table give every complete set of facts that may occur the same outcome? Exact: a region of facts is
// split at the first condition that holds in a part of it only, until the rules decide it as a whole.

/**
 * @typedef {Record<string, any>} Json
 * @typedef {string|number|boolean} Value a number stands for the interval that it begins
 * @typedef {Map<string, Value[]>} Region for every fact the values left
 * @typedef {{fact: string, wanted: any}} Open a condition that holds in a part of a region only
 */

/** Where a number is cut, so that no condition can tell two values of an interval apart. @param {Json} fact @param {Json[]} whens */
const cuts = (fact, whens) => [...new Set([fact.min, ...whens.flatMap((when) => {
  const { min, max } = when[fact.id] ?? {};
  return [...(Number.isInteger(min) ? [min] : []), ...(Number.isInteger(max) ? [max + 1] : [])];
})])];

/** @param {Json[]} facts @param {Json[]} whens @returns {Region} */
const everything = (facts, whens) => new Map(facts.map((fact) =>
  [fact.id, fact.kind === 'flag' ? [true, false] : fact.kind === 'choice' ? fact.words : cuts(fact, whens)]));

/** @param {any} wanted @param {Value} value */
function allows(wanted, value) {
  if (typeof wanted !== 'object') return wanted === value;
  if (Array.isArray(wanted)) return wanted.includes(value);
  if (wanted.not !== undefined) return !wanted.not.includes(value);
  return Number(value) >= (wanted.min ?? -Infinity) && Number(value) <= (wanted.max ?? Infinity);
}

/** @param {Json} when @param {Region} region @returns {boolean|Open} */
function holds(when, region) {
  let open;
  for (const [fact, wanted] of Object.entries(when)) {
    const values = region.get(fact) ?? [];
    const allowed = values.filter((value) => allows(wanted, value)).length;
    if (allowed === 0) return false;
    if (allowed < values.length) open ??= { fact, wanted };
  }
  return open ?? true;
}

/** @param {Region} region @param {Open} open @returns {Region[]} */
const halves = (region, { fact, wanted }) => [true, false].map((side) =>
  new Map(region).set(fact, (region.get(fact) ?? []).filter((value) => allows(wanted, value) === side)));

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
 * @param {Json[]} rules
 * @param {string} hit
 * @param {Region} region
 * @returns {string|Open}
 */
function decide(rules, hit, region) {
  const given = new Set();
  for (const { when, then } of rules) {
    const held = holds(when, region);
    if (typeof held === 'object') return held;
    if (held && hit === 'first') return then;
    if (held) given.add(then);
  }
  return [...given].sort().join(' ');
}

/** Does a complete set of facts of the region break no constraint? @param {Json[]} nevers @param {Region} region @returns {boolean} */
function occurs(nevers, region) {
  for (const { when } of nevers) {
    const held = holds(when, region);
    if (held === true) return false;
    if (typeof held === 'object') return halves(region, held).some((half) => occurs(nevers, half));
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
  const steps = earlier.map((table) => ({ table, rules: ordered(table) }));
  const [old, now] = [ordered(before), ordered(after)];
  /** @param {Region} region @param {number} step @returns {boolean} */
  const sameIn = (region, step) => {
    if (step < steps.length) {
      const { table, rules } = steps[step];
      const outcome = decide(rules, table.hit, region);
      if (typeof outcome === 'object') return halves(region, outcome).every((half) => sameIn(half, step));
      const word = table.outcomes[outcome]?.[table.output] ?? outcome;
      return sameIn(new Map(region).set(table.output, [word]), step + 1);
    }
    const [was, is] = [decide(old, before.hit, region), decide(now, after.hit, region)];
    const open = typeof was === 'object' ? was : is;
    if (typeof open === 'object') return halves(region, open).every((half) => sameIn(half, step));
    return was === is || !occurs(facts.never, region);
  };
  return sameIn(everything(facts.facts, whens), 0);
}
