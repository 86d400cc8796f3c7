/**
 * The buyer's statements about each order: facts, and when each was stated. Kept as long as the browser runs.
 */

import '../lib/limits.js';
import { members } from './shapes.js';

/** @import {Clock} from './clock.js' */
/** @import {Store} from './store.js' */

const { count: MAX_FACTS } = rescind.limits.told;
const KEY = 'told_';

/** @typedef {{told: Told, told_at: Record<string, string>}} Statements As members of an order in a request. */

/** @param {{store: Store, clock: Pick<Clock, 'now'>}} tools */
export const createTold = ({ store, clock }) => {
  /** @param {string} orderId @returns {Promise<Statements>} */
  const of = async (orderId) => {
    const { told, told_at: times } = members(await store.get(KEY + orderId));
    return { told: members(told), told_at: /** @type {Record<string, string>} */ (members(times)) };
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

    /** The statements about all orders, or about one. @param {string} [orderId] */
    forget: (orderId) => inTurn(async () => store.remove(orderId === undefined ? await store.keys(KEY) : [KEY + orderId])),

    /** @param {string} orderId @param {Told} news */
    add: (orderId, news) => {
      const now = new Date(clock.now()).toISOString();
      return alter(orderId, (before) => {
        const told = Object.entries({ ...before.told, ...news }).filter(([, fact]) => fact !== null).slice(-MAX_FACTS);
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
