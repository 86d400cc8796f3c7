/**
 * The host as the rest of the extension sees it: what it knows of pages and choices (asked once a connection, remembered between
 * them), and advice on any number of orders.
 */

import '../lib/limits.js';
import { isHostState } from './failure.js';
import { readAdvice, readHello, readTaught } from './reply.js';

/** @typedef {import("../lib/messages.js").RawOrder} RawOrder */
/** @typedef {import("../lib/messages.js").Failure} Failure */
/** @typedef {import("./reply.js").Hello} Hello */
/** @typedef {{page: import("../lib/messages.js").PageInfo, view: "hint" | "full", letter_lang?: string}} Wish */

const PROTOCOL_VERSION = 1;
const HELLO_MS = 10_000; /* the start of the process is in it */
const ADVISE_MS = 10_000;
const TEACH_MS = 10_000;
const MAX_BYTES = 1_000_000; /* of orders in a request, below the protocol's 1 MiB */
const KEY = 'hello';

const encoder = new TextEncoder();

/** Whether one of a page's expressions holds for an address. @param {unknown} expressions @param {string} address */
const isAmong = (expressions, address) =>
  Array.isArray(expressions) && expressions.some((source) => {
    try {
      return new RegExp(source, 'u').test(address);
    } catch {
      return false;
    }
  });

/** Orders in parts that fit a request. @template {object} T @param {T[]} orders @returns {T[][]} */
export const inParts = (orders) => {
  /** @type {T[][]} */
  const parts = [];
  let room = 0;
  for (const order of orders) {
    const bytes = encoder.encode(JSON.stringify(order)).length + 1;
    const part = parts.at(-1);
    if (part && part.length < rescind.limits.orders.count && bytes <= room) part.push(order);
    else {
      parts.push([order]);
      room = MAX_BYTES;
    }
    room -= bytes;
  }
  return parts;
};

/**
 * @param {{
 *   port: Pick<ReturnType<typeof import("./port.js").createPort>, "request" | "connection">,
 *   store: import("./store.js").Store,
 *   lang: () => Promise<string>,
 *   zone: () => [number, number] | undefined,
 *   onProfile: () => void,
 * }} tools `store` outlives the session; `zone` says where the buyer's clocks stand; `onProfile` is called when pages are to be read in another way than before
 */
export const createHost = ({ port, store, lang, zone, onProfile }) => {
  /** @type {Hello | undefined} */
  let hello;
  let greeted = ''; /* the connection whose hello was answered, and in which language */
  /** @type {import("../lib/messages.js").ErrorInfo | undefined} */
  let trouble;
  /** @type {Promise<{ok: true} | Failure> | undefined} */
  let greeting;

  const recall = async () => (hello ??= readHello(await store.get(KEY)));

  /** @param {import("./port.js").Outcome | Failure} outcome */
  const note = (outcome) => {
    if (outcome.ok) trouble = undefined;
    else if (isHostState(outcome.error.code)) trouble = outcome.error;
  };

  /** @param {import("../lib/messages.js").ErrorInfo} error @returns {Failure} */
  const fail = (error) => {
    const failure = /** @type {Failure} */ ({ ok: false, error });
    note(failure);
    return failure;
  };

  const greet = async () => {
    const before = await recall();
    const spoken = await lang();
    const outcome = await port.request('hello', { lang: spoken }, HELLO_MS);
    if (!outcome.ok) return fail(outcome.error);
    const news = readHello(outcome.reply);
    if (!news) return fail({ code: 'crashed' });
    if (news.protocol.max < PROTOCOL_VERSION) return fail({ code: 'too_old' });
    if (news.protocol.min > PROTOCOL_VERSION) return fail({ code: 'extension_too_old' });
    note(outcome);
    hello = news;
    greeted = `${port.connection()} ${spoken}`;
    if (before?.pack.digest !== news.pack.digest || before.host.version !== news.host.version) {
      await store.set(KEY, news);
      if (before) onProfile();
    }
    return /** @type {const} */ ({ ok: true });
  };

  /** @returns {Promise<{ok: true} | Failure>} */
  const ready = async () => {
    if (greeted === `${port.connection()} ${await lang()}`) return { ok: true };
    return (greeting ??= greet().finally(() => (greeting = undefined)));
  };

  /**
   * One request and what it leaves over, until nothing is.
   * @param {RawOrder[]} orders @param {Wish} wish @returns {Promise<{ok: true, advice: Advice[]} | Failure>}
   */
  const adviseOnPart = async (orders, wish) => {
    const offsets = zone();
    const page = { ...wish.page, ...(offsets && { utc_offsets: offsets }) };
    const ids = new Set(orders.map(({ order_id }) => order_id));
    /** @type {Advice[]} */
    const advice = [];
    for (let from = 0; from < orders.length; ) {
      const outcome = await port.request('advise', { lang: await lang(), ...wish, page, from, orders }, ADVISE_MS);
      note(outcome);
      if (!outcome.ok) return outcome;
      advice.push(...readAdvice(outcome.reply['advice'], ids));
      const { next } = outcome.reply;
      if (typeof next !== 'number') break;
      if (next <= from) return fail({ code: 'crashed' });
      from = next;
    }
    return { ok: true, advice };
  };

  /** @param {RawOrder[]} orders @param {Wish} wish @returns {Promise<{ok: true, advice: Advice[]} | Failure>} */
  const adviseOnce = async (orders, wish) => {
    const met = await ready();
    if (!met.ok) return met;
    const replies = await Promise.all(inParts(orders).map((part) => adviseOnPart(part, wish)));
    /** @type {Advice[]} */
    const advice = [];
    for (const reply of replies) {
      if (!reply.ok) return reply;
      advice.push(...reply.advice);
    }
    return { ok: true, advice };
  };

  return {
    /** Starts the host if need be and hears its hello. Never rejects. */
    ready,

    /** The page profile: the remembered one at once, while the host is asked whether it still holds. @returns {Promise<import("../lib/messages.js").ProfileReply>} */
    profile: async () => {
      const remembered = await recall();
      const met = ready();
      if (remembered) return { ok: true, profile: remembered.pages };
      const reply = await met;
      return reply.ok && hello ? { ok: true, profile: hello.pages } : reply.ok ? fail({ code: 'crashed' }) : reply;
    },

    /** Asks a host that ended under the question once more. @param {RawOrder[]} orders @param {Wish} wish */
    advise: async (orders, wish) => {
      const reply = await adviseOnce(orders, wish);
      return !reply.ok && reply.error.code === 'crashed' ? adviseOnce(orders, wish) : reply;
    },

    /** Keeps, or with the stage null forgets, what a status text means. @param {Lesson} lesson @returns {Promise<import("../lib/messages.js").DoneReply>} */
    teach: async (lesson) => {
      const met = await ready();
      const outcome = met.ok ? await port.request('teach', lesson, TEACH_MS) : met;
      return outcome.ok ? { ok: true } : outcome;
    },

    /** @returns {Promise<import("../lib/messages.js").TaughtReply>} */
    taught: async () => {
      const met = await ready();
      const outcome = met.ok ? await port.request('taught', {}, TEACH_MS) : met;
      return outcome.ok ? { ok: true, taught: readTaught('reply' in outcome ? outcome.reply['taught'] : undefined) } : outcome;
    },

    /** @returns {Promise<import("../lib/messages.js").Choices>} */
    choices: async () => {
      const { intents = [], stages = [], languages = [], letter_languages = [] } = (await recall()) ?? {};
      return { intents, stages, languages, letter_languages };
    },

    /** @returns {import("../lib/messages.js").HostInfo} */
    info: () => ({
      state: trouble && isHostState(trouble.code) ? trouble.code : 'ready',
      version: hello?.host.version ?? '',
      pack: hello?.pack.version ?? '',
      ...(trouble?.retry_at !== undefined && { retry_at: trouble.retry_at }),
    }),

    /** The address of an order's own page on a site, by the profile, or undefined. @param {string} hostname @param {string} orderId */
    detailAddress: async (hostname, orderId) =>
      ((await recall())?.pages.pages ?? []).flatMap((page) => {
        const path = page?.address;
        if (typeof path !== 'string' || !path.startsWith('/')) return [];
        const address = `https://${hostname}${path.replaceAll('{order_id}', orderId)}`;
        return isAmong(page.url, address) ? [address] : [];
      })[0],
  };
};
