/**
 * The buyer's statements about each order: facts, and when each was stated. Kept as long as the browser runs.
 */

import '../lib/limits.js';

/** @import {Clock} from './clock.js' */
/** @import {Store} from './store.js' */

const LIMIT = rescind.limits.told;
const KEY = 'told_';

/** @param {unknown} value @returns {value is {[member: string]: unknown}} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value */
const isWord = (value) => typeof value === 'string' && value.length <= LIMIT.text.bytes;

/** @param {unknown} value */
const isScalar = (value) => isWord(value) || typeof value === 'boolean' || Number.isSafeInteger(value);

/** @param {unknown} value */
const isRecord = (value) => isObject(value) && Object.values(value).every(isScalar);

/** @param {string} value */
const isName = (value) => /^[a-z][a-z0-9_]*$/.test(value) && value.length <= LIMIT.name.bytes;

/** PROTOCOL.md, `told`. @param {unknown} value */
const isFact = (value) =>
  isScalar(value) ||
  (Array.isArray(value) && value.length <= LIMIT.list.count && value.every((each) => isWord(each) || isRecord(each))) ||
  (isObject(value) && Object.entries(value).every(([name, each]) => (name === 'min' || name === 'max') && Number.isSafeInteger(each)));

/** The facts of a message `tell`, null for one that is taken back; undefined when they are not as they should be. @param {unknown} value */
export const readTold = (value) => {
  if (!isObject(value)) return undefined;
  const facts = Object.entries(value);
  if (facts.length > LIMIT.count) return undefined;
  if (!facts.every(([name, fact]) => isName(name) && (fact === null || isFact(fact)))) return undefined;
  return Object.fromEntries(facts.map(([name, fact]) => [name, fact === 'unknown' ? null : fact]));
};

/** @typedef {{told: Told, told_at: Record<string, string>}} Statements As members of an order in a request. */

/** @param {{store: Store, clock: Pick<Clock, 'now'>}} tools */
export const createTold = ({ store, clock }) => {
  /** @param {string} orderId @returns {Promise<Statements>} */
  const of = async (orderId) => {
    const value = await store.get(KEY + orderId);
    const { told, told_at: times } = isObject(value) ? value : {};
    return { told: isObject(told) ? told : {}, told_at: /** @type {Record<string, string>} */ (isObject(times) ? times : {}) };
  };
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** One after the other: of two changes at once the second would overwrite the first. @param {() => Promise<void>} change */
  const inTurn = (change) => {
    const done = last.then(change);
    last = done.catch(() => undefined);
    return done;
  };

  /** @param {string} orderId @param {(before: Statements) => Statements} change @returns {Promise<void>} */
  const alter = (orderId, change) => inTurn(async () => store.set(KEY + orderId, change(await of(orderId))));

  return {
    of,

    /** The number of orders with statements that were not taken back. */
    count: async () => {
      const keys = await store.keys(KEY);
      const statements = await Promise.all(keys.map((key) => of(key.slice(KEY.length))));
      return statements.filter(({ told }) => Object.keys(told).length > 0).length;
    },

    /** The statements about all orders. */
    forget: () => inTurn(async () => store.remove(await store.keys(KEY))),

    /** @param {string} orderId @param {Told} news */
    add: (orderId, news) => {
      const now = new Date(clock.now()).toISOString();
      return alter(orderId, (before) => {
        const told = Object.entries({ ...before.told, ...news }).filter(([, fact]) => fact !== null).slice(-LIMIT.count);
        const time = (/** @type {string} */ name) => (Object.hasOwn(news, name) ? now : before.told_at[name] ?? now);
        return { told: Object.fromEntries(told), told_at: Object.fromEntries(told.map(([name]) => [name, time(name)])) };
      });
    },

    /**
     * Forgets statements that the host has called too old, unless they have been made again since it was asked.
     * @param {string} orderId @param {string[]} names @param {Record<string, string>} asked when each had been stated, in the request
     */
    drop: (orderId, names, asked) =>
      alter(orderId, (before) => {
        const isKept = (/** @type {[string, unknown]} */ [name]) => !names.includes(name) || before.told_at[name] !== asked[name];
        return {
          told: Object.fromEntries(Object.entries(before.told).filter(isKept)),
          told_at: Object.fromEntries(Object.entries(before.told_at).filter(isKept)),
        };
      }),
  };
};
