/**
 * What the buyer told of each order, for as long as the browser runs.
 */

const MAX_FACTS = 64;
const KEY = 'told_';

/** @param {unknown} value @returns {value is {[member: string]: unknown}} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value */
const isWord = (value) => typeof value === 'string' && value.length <= 64;

/** @param {unknown} value */
const isScalar = (value) => isWord(value) || typeof value === 'boolean' || Number.isSafeInteger(value);

/** PROTOCOL.md, `told`. @param {unknown} value */
const isFact = (value) =>
  isScalar(value) ||
  (Array.isArray(value) && value.length <= 32 && value.every((each) => isWord(each) || (isObject(each) && Object.values(each).every(isScalar)))) ||
  (isObject(value) && Object.entries(value).every(([name, each]) => (name === 'min' || name === 'max') && Number.isSafeInteger(each)));

/**
 * The facts of a `tell` message. Undefined when it is none; null for a fact that is taken back.
 * @param {unknown} value @returns {{[fact: string]: unknown} | undefined}
 */
export const readTold = (value) => {
  if (!isObject(value)) return undefined;
  const facts = Object.entries(value);
  if (facts.length > MAX_FACTS) return undefined;
  if (!facts.every(([name, fact]) => /^[a-z][a-z0-9_]{0,63}$/.test(name) && (fact === null || isFact(fact)))) return undefined;
  return Object.fromEntries(facts.map(([name, fact]) => [name, fact === 'unknown' ? null : fact]));
};

/** @param {import("./store.js").Store} store */
export const createTold = (store) => {
  /** @param {string} orderId @returns {Promise<Told>} */
  const of = async (orderId) => {
    const value = await store.get(KEY + orderId);
    return isObject(value) ? value : {};
  };
  /** Two answers at once must not lose one. @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** Orders about which something was told; an order whose answers were all taken back is none. */
  const orders = async () => {
    const keys = await store.keys(KEY);
    const told = await Promise.all(keys.map((key) => of(key.slice(KEY.length))));
    return keys.filter((_, at) => Object.keys(told[at] ?? {}).length > 0);
  };

  return {
    of,

    /** On how many orders. */
    count: async () => (await orders()).length,

    /** Of every order. @returns {Promise<void>} */
    forget: () => {
      const done = last.then(async () => store.remove(await store.keys(KEY)));
      last = done.catch(() => undefined);
      return done;
    },

    /** @param {string} orderId @param {{[fact: string]: unknown}} news @returns {Promise<void>} */
    add: (orderId, news) => {
      const done = last.then(async () => {
        const facts = Object.entries({ ...(await of(orderId)), ...news }).filter(([, fact]) => fact !== null);
        await store.set(KEY + orderId, Object.fromEntries(facts.slice(-MAX_FACTS)));
      });
      last = done;
      return done;
    },
  };
};
