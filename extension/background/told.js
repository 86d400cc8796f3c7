/**
 * What the buyer told of each order and when, for as long as the browser runs.
 */

import '../lib/limits.js';

const LIMIT = rescind.limits.told;
const KEY = 'told_';

/** @param {unknown} value @returns {value is {[member: string]: unknown}} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value */
const isWord = (value) => typeof value === 'string' && value.length <= LIMIT.text.bytes;

/** @param {unknown} value */
const isScalar = (value) => isWord(value) || typeof value === 'boolean' || Number.isSafeInteger(value);

/** PROTOCOL.md, `told`. @param {unknown} value */
const isFact = (value) =>
  isScalar(value) ||
  (Array.isArray(value) && value.length <= LIMIT.list.count && value.every((each) => isWord(each) || (isObject(each) && Object.values(each).every(isScalar)))) ||
  (isObject(value) && Object.entries(value).every(([name, each]) => (name === 'min' || name === 'max') && Number.isSafeInteger(each)));

/**
 * The facts of a `tell` message. Undefined when it is none; null for a fact that is taken back.
 * @param {unknown} value @returns {{[fact: string]: unknown} | undefined}
 */
export const readTold = (value) => {
  if (!isObject(value)) return undefined;
  const facts = Object.entries(value);
  if (facts.length > LIMIT.count) return undefined;
  if (!facts.every(([name, fact]) => /^[a-z][a-z0-9_]*$/.test(name) && name.length <= LIMIT.name.bytes && (fact === null || isFact(fact)))) return undefined;
  return Object.fromEntries(facts.map(([name, fact]) => [name, fact === 'unknown' ? null : fact]));
};

/** @typedef {{told: Told, told_at: {[fact: string]: string}}} Statements When each was made stands beside it: PROTOCOL.md, `told_at`. */

/** @param {{store: import('./store.js').Store, clock: Pick<import('./clock.js').Clock, 'now'>}} tools */
export const createTold = ({ store, clock }) => {
  /** @param {string} orderId @returns {Promise<Statements>} */
  const of = async (orderId) => {
    const value = await store.get(KEY + orderId);
    const { told, told_at: times } = isObject(value) ? value : {};
    return { told: isObject(told) ? told : {}, told_at: /** @type {{[fact: string]: string}} */ (isObject(times) ? times : {}) };
  };
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** Two answers at once must not lose one. @param {() => Promise<void>} change @returns {Promise<void>} */
  const inTurn = (change) => {
    const done = last.then(change);
    last = done.catch(() => undefined);
    return done;
  };

  /** Orders about which something was told; an order whose answers were all taken back is none. */
  const orders = async () => {
    const keys = await store.keys(KEY);
    const told = await Promise.all(keys.map((key) => of(key.slice(KEY.length))));
    return keys.filter((_, at) => Object.keys(told[at]?.told ?? {}).length > 0);
  };

  /** @param {string} orderId @param {(before: Statements) => Statements} change @returns {Promise<void>} */
  const alter = (orderId, change) => inTurn(async () => store.set(KEY + orderId, change(await of(orderId))));

  return {
    of,

    /** On how many orders. */
    count: async () => (await orders()).length,

    /** Of every order. @returns {Promise<void>} */
    forget: () => inTurn(async () => store.remove(await store.keys(KEY))),

    /** @param {string} orderId @param {{[fact: string]: unknown}} news @returns {Promise<void>} */
    add: (orderId, news) => {
      const now = new Date(clock.now()).toISOString();
      return alter(orderId, (before) => {
        const told = Object.entries({ ...before.told, ...news }).filter(([, fact]) => fact !== null).slice(-LIMIT.count);
        const times = new Map([...Object.entries(before.told_at), ...Object.keys(news).map((name) => /** @type {const} */ ([name, now]))]);
        return { told: Object.fromEntries(told), told_at: Object.fromEntries(told.map(([name]) => [name, times.get(name) ?? now])) };
      });
    },

    /** Forgets statements that were too old as they stood in `asked`, unless they were made anew since. @param {string} orderId @param {string[]} names @param {Statements} asked @returns {Promise<void>} */
    drop: (orderId, names, asked) =>
      alter(orderId, ({ told, told_at: times }) => {
        const kept = Object.keys(told).filter((name) => !names.includes(name) || times[name] !== asked.told_at[name]);
        return { told: Object.fromEntries(kept.map((name) => [name, told[name]])), told_at: Object.fromEntries(kept.map((name) => [name, times[name] ?? ''])) };
      }),
  };
};
