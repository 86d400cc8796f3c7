/**
 * What the rest of the extension asks the native host: how pages are read, what there is to choose, advice on orders, and lessons.
 * The first two are from its hello, which is asked for once a connection and kept in storage.
 */

import '../lib/limits.js';
import { failure, isHostState } from './failure.js';
import { readAdvice, readHello, readTaught } from './reply.js';

/** @import {Outcome, createPort} from './port.js' */
/** @import {Hello} from './reply.js' */
/** @import {Store} from './store.js' */
/** @typedef {{page?: PageInfo, view: 'hint' | 'full', letter_lang?: string}} Wish Members of a request `advise`. */
/** @typedef {{ok: true, advice: Advice[]} | Failure} AdviceList */
/** @typedef {ReturnType<typeof createHost>} Host */

const PROTOCOL_VERSION = 1;
const REPLY_MS = 10_000; /* the start of the process is in it */
const KEY = 'hello';
const { orders: { count: MAX_ORDERS }, request: { bytes: REQUEST_BYTES } } = rescind.limits;
const MAX_BYTES = REQUEST_BYTES - 48_576; /* the rest of the request needs the others */

const encoder = new TextEncoder();

/**
 * Orders in batches, each small enough for one request; an order that is too large by itself gets a batch of its own.
 * @template {object} T @param {T[]} orders @returns {T[][]}
 */
const inBatches = (orders) => {
  /** @type {T[][]} */
  const batches = [];
  let left = 0;
  for (const order of orders) {
    const bytes = encoder.encode(JSON.stringify(order)).length + 1;
    const batch = batches.at(-1);
    if (batch && batch.length < MAX_ORDERS && bytes <= left) batch.push(order);
    else {
      batches.push([order]);
      left = MAX_BYTES;
    }
    left -= bytes;
  }
  return batches;
};

/** Whether one of these regular expressions matches the address. @param {unknown} expressions @param {string} address */
const matches = (expressions, address) =>
  Array.isArray(expressions) && expressions.some((source) => {
    try {
      return new RegExp(source, 'u').test(address);
    } catch {
      return false;
    }
  });

/**
 * The address of an order's own page, by the page profile.
 * @param {Profile['pages']} pages of the profile @param {string} hostname of the site @param {string} orderId
 * @returns {string | undefined} undefined when the site has no such page
 */
const detailAddress = (pages, hostname, orderId) => {
  for (const page of pages) {
    const path = page?.address;
    if (typeof path !== 'string' || !path.startsWith('/')) continue;
    const address = `https://${hostname}${path.replaceAll('{order_id}', orderId)}`;
    if (matches(page.url, address)) return address;
  }
  return undefined;
};

/**
 * @param {{
 *   port: Pick<ReturnType<typeof createPort>, 'request' | 'connection'>,
 *   store: Store,
 *   lang: () => Promise<string>,
 *   zone: () => [number, number] | undefined,
 *   onProfile: () => void,
 * }} tools `store` outlives the browser's session; `zone`: where the buyer's clocks stand (clock.js); `onProfile` is called when the host
 *   has another page profile than the one in use
 */
export const createHost = ({ port, store, lang, zone, onProfile }) => {
  /** @type {Hello | undefined} */
  let hello;
  let greeted = ''; /* the connection whose hello was answered, and the language of that */
  /** @type {ErrorInfo | undefined} */
  let trouble;
  /** @type {Promise<{ok: true} | Failure> | undefined} */
  let greeting;

  const recall = async () => (hello ??= readHello(await store.get(KEY)));

  /** Keeps in mind how the host is. @template {Outcome | Failure} T @param {T} outcome @returns {T} */
  const note = (outcome) => {
    if (outcome.ok) trouble = undefined;
    else if (isHostState(outcome.error.code)) trouble = outcome.error;
    return outcome;
  };

  /** @returns {Promise<{ok: true} | Failure>} */
  const greet = async () => {
    const before = await recall();
    const wanted = await lang();
    const outcome = await port.request('hello', { lang: wanted }, REPLY_MS);
    if (!outcome.ok) return note(outcome);
    const news = readHello(outcome.reply);
    if (!news) return note(failure('crashed'));
    if (news.protocol.max < PROTOCOL_VERSION) return note(failure('too_old'));
    if (news.protocol.min > PROTOCOL_VERSION) return note(failure('extension_too_old'));
    note(outcome);
    hello = news;
    greeted = `${port.connection()} ${wanted}`;
    if (before?.pack.digest !== news.pack.digest || before.host.version !== news.host.version) {
      await store.set(KEY, news);
      if (before) onProfile();
    }
    return { ok: true };
  };

  /** @returns {Promise<{ok: true} | Failure>} */
  const ready = async () => {
    if (greeted === `${port.connection()} ${await lang()}`) return { ok: true };
    return (greeting ??= greet().finally(() => (greeting = undefined)));
  };

  /** @param {string} type @param {object} members @returns {Promise<Outcome | Failure>} */
  const request = async (type, members) => {
    const met = await ready();
    return met.ok ? port.request(type, members, REPLY_MS) : met;
  };

  /** @param {RawOrder[]} orders @param {Wish} wish @returns {Promise<AdviceList>} */
  const adviseOnBatch = async (orders, wish) => {
    const offsets = zone();
    const page = { ...wish.page, ...(offsets && { utc_offsets: offsets }) };
    const ids = new Set(orders.map(({ order_id }) => order_id));
    /* Of an order that the buyer describes there may be no number. */
    const sent = ids.has('') ? orders.map(({ order_id: id, ...rest }) => (id === '' ? rest : { order_id: id, ...rest })) : orders;
    /** @type {Advice[]} */
    const advice = [];
    /* A reply has a greatest size, too: `next` is the first order that it left out. */
    for (let from = 0; from < orders.length;) {
      const outcome = note(await port.request('advise', { lang: await lang(), ...wish, page, from, orders: sent }, REPLY_MS));
      if (!outcome.ok) return outcome;
      advice.push(...readAdvice(outcome.reply['advice'], ids));
      const { next } = outcome.reply;
      if (typeof next !== 'number') break;
      if (next <= from) return note(failure('crashed'));
      from = next;
    }
    return { ok: true, advice };
  };

  /** @param {RawOrder[]} orders @param {Wish} wish @returns {Promise<AdviceList>} */
  const adviseOnce = async (orders, wish) => {
    const met = await ready();
    if (!met.ok) return met;
    /** @type {Advice[]} */
    const advice = [];
    for (const reply of await Promise.all(inBatches(orders).map((batch) => adviseOnBatch(batch, wish)))) {
      if (!reply.ok) return reply;
      advice.push(...reply.advice);
    }
    return { ok: true, advice };
  };

  return {
    /** Starts the host if need be, and asks for its hello. Never rejects. */
    ready,

    /** The page profile: the one in storage at once, while the host is asked for its own. @returns {Promise<ProfileReply>} */
    profile: async () => {
      const known = await recall();
      const asked = ready();
      if (known) return { ok: true, profile: known.pages };
      const met = await asked;
      if (!met.ok) return met;
      return hello ? { ok: true, profile: hello.pages } : note(failure('crashed'));
    },

    /** A host that ends meanwhile is asked once more. @param {RawOrder[]} orders @param {Wish} wish */
    advise: async (orders, wish) => {
      const reply = await adviseOnce(orders, wish);
      return !reply.ok && reply.error.code === 'crashed' ? adviseOnce(orders, wish) : reply;
    },

    /** The host keeps what a status text means, or forgets it. @param {Lesson} lesson @returns {Promise<DoneReply>} */
    teach: async (lesson) => {
      const outcome = await request('teach', lesson);
      return outcome.ok ? { ok: true } : outcome;
    },

    /** The lessons that the host keeps. @returns {Promise<TaughtReply>} */
    taught: async () => {
      const outcome = await request('taught', {});
      return outcome.ok ? { ok: true, taught: readTaught(outcome.reply['taught']) } : outcome;
    },

    /** @returns {Promise<Choices>} */
    choices: async () => {
      const { intents = [], stages = [], letter_languages = [] } = (await recall()) ?? {};
      return { intents, stages, letter_languages };
    },

    /** @returns {HostInfo} */
    info: () => ({
      state: trouble && isHostState(trouble.code) ? trouble.code : 'ready',
      version: hello?.host.version ?? '',
      pack: hello?.pack.version ?? '',
      ...(trouble?.retry_at !== undefined && { retry_at: trouble.retry_at }),
    }),

    /** @param {string} hostname @param {string} orderId */
    detailAddress: async (hostname, orderId) => detailAddress((await recall())?.pages.pages ?? [], hostname, orderId),
  };
};
