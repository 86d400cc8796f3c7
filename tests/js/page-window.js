// A page with the content scripts in it: the real reader and cards, hints that only note what they are told, a worker that the
// test speaks for, and time that moves only when told.

import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

import { createEvent } from './fake-native.js';

const ROOT = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('extension/manifest.json', ROOT), 'utf8'));
export const PROFILE = JSON.parse(readFileSync(new URL('host/packs/aliexpress/pages.json', ROOT), 'utf8'));
export const LIST = 'https://www.aliexpress.com/p/order/index.html';
export const ID = 'olgnbecnkdmjmmeappngppfmojakomji';

/* What puts hints and panels on the page is tested where it is made. */
const SCRIPTS = manifest.content_scripts[0].js.filter((/** @type {string} */ path) => /content\/(?!hint)|limits/.test(path));
const source = (/** @type {string} */ path) => readFileSync(new URL(`extension/${path}`, ROOT), 'utf8');
const SOURCES = SCRIPTS.map(source);

/** A card in the nesting of the page. @param {string} id @param {{status?: string, inner?: string, style?: string}} [parts] */
export const card = (id, { status = 'To ship', inner = '', style = '' } = {}) =>
  `<div class="order-item" style="${style}"><div class="order-item-header"><div class="order-item-header-status" data-pl="order_item_header_status"><span class="order-item-header-status-text">${status}</span></div>
   <a href="https://www.aliexpress.com/p/order/detail.html?orderId=${id}" data-pl="order_item_header_detail">Details</a></div>${inner}</div>`;

export const advice = (/** @type {string} */ id, /** @type {object} */ other = {}) => ({ order_id: id, verdict: 'wait', certainty: 'certain', urgency: 'wait', cancellable: 'no', headline: 'h', short: `for ${id}`, ...other });

/** What the worker says when all is well. @param {any} message */
export const goodWorker = (message) => {
  if (message.kind === 'profile') return { ok: true, profile: PROFILE };
  if (message.kind === 'settings') return { ok: true, settings: { hints: true, note: true, lang: '', letter_lang: '' }, languages: [] };
  if (message.kind === 'page') return { ok: true, advice: message.orders.map((/** @type {any} */ { order_id: id }) => advice(id)) };
  return { ok: true };
};

/**
 * @param {{html?: string, address?: string, answer?: (message: any) => unknown, last?: string}} [options] `last`: the last one of them
 *   that runs
 */
export const openPage = ({ html = '', address = LIST, answer = goodWorker, last = 'main' } = {}) => {
  const window = /** @type {any} */ (new JSDOM(`<!doctype html><html lang="en"><body>${html}</body></html>`, { url: address, runScripts: 'outside-only', pretendToBeVisual: false }).window);
  const state = { time: 1_000_000, answer, orphaned: false, presences: 0, placements: 0, words: /** @type {unknown} */ (undefined), note: '', opened: /** @type {string[]} */ ([]), shown: /** @type {any[]} */ ([]) };
  /** @type {Map<number, {at: number, call: () => void}>} */
  const timers = new Map();
  let lastTimer = 0;
  window.setTimeout = (/** @type {() => void} */ call, ms = 0) => (timers.set((lastTimer += 1), { at: state.time + ms, call }), lastTimer);
  window.clearTimeout = (/** @type {number} */ id) => timers.delete(id);
  window.performance.now = () => state.time;
  window.Date.now = () => state.time;
  window.TextEncoder = TextEncoder;
  window.Uint8Array = Uint8Array;
  /* jsdom lays nothing out; what these pages hide they hide by an inline style. */
  window.Element.prototype.checkVisibility = function () {
    return this.isConnected && !this.closest('[style*="display:none"], [style*="visibility:hidden"]');
  };

  /** @type {any[]} */
  const sent = [];
  const onMessage = createEvent();
  const onDisconnect = createEvent();
  window.chrome = {
    runtime: {
      get id() {
        return state.orphaned ? undefined : ID;
      },
      connect: () => {
        state.presences += 1;
        return { onDisconnect, disconnect: () => (state.presences -= 1) };
      },
      sendMessage: async (/** @type {any} */ message) => {
        sent.push(JSON.parse(JSON.stringify(message)));
        const reply = /** @type {any} */ (await state.answer(message));
        if (message.kind === 'scripts' && reply?.ok) bringOnDemand();
        return reply === undefined ? undefined : JSON.parse(JSON.stringify(reply));
      },
      onMessage,
    },
  };

  /** What each hint was told, newest last. @type {Map<Element, {orderId: string, told: string[]}>} */
  const hints = new Map();
  const bring = (/** @type {string} */ name) => window.eval(source(`content/${name}.js`));
  const bringOnDemand = () => {
    for (const name of ['mismatch', 'report']) bring(name);
    Object.assign(window.rescind, {
      problemInShort: (/** @type {string} */ code) => code,
      panel: {
        open: (/** @type {unknown} */ _, /** @type {string} */ orderId) => void state.opened.push(orderId),
        close: () => undefined,
        isOpen: () => false,
      },
      show: (/** @type {unknown} */ _, /** @type {Element[]} */ cards, /** @type {string} */ text) => {
        state.shown = [cards, text];
        return cards.length > 0;
      },
      note: { show: (/** @type {any} */ { code }) => void (state.note = code), remove: () => void (state.note = '') },
    });
  };
  window.rescind = {
    say: (/** @type {string} */ key) => key,
    speak: (/** @type {unknown} */ words) => void (state.words = words),
    hint: {
      make: (/** @type {Element} */ on, /** @type {string} */ orderId, /** @type {any} */ { anchor, onPut, onOpen }) => {
        const element = window.document.createElement('rescind-hint');
        element.onclick = () => onOpen(element);
        const told = ['pending'];
        hints.set(element, { orderId, told });
        let wasPut = false;
        return {
          element,
          isLost: () => wasPut && !element.isConnected,
          aim: () => {
            const place = anchor();
            return () => {
              state.placements += 1;
              wasPut = true;
              if (place && on.contains(place)) place.after(element);
              else on.prepend(element);
              onPut();
            };
          },
          update: (/** @type {any} */ { short }) => void told.push(short),
          failed: (/** @type {string} */ code) => void told.push(`failed ${code}`),
          remove: () => element.remove(),
        };
      },
    },
  };
  for (const each of SOURCES.slice(0, SCRIPTS.indexOf(`content/${last}.js`) + 1)) window.eval(each);

  /* And what is to be done at once, but in a task of its own. */
  const turns = async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      await new Promise((done) => setImmediate(done));
      for (const [id, { at, call }] of [...timers]) {
        if (at > state.time) continue;
        timers.delete(id);
        call();
      }
    }
  };

  return {
    window, sent, state, timers, bring,
    document: window.document,
    body: window.document.body,
    turns,
    /** @param {number} ms */
    advance: async (ms) => {
      const end = state.time + ms;
      await turns();
      for (;;) {
        const [next] = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        timers.delete(next[0]);
        state.time = Math.max(state.time, next[1].at);
        next[1].call();
        await turns();
      }
      state.time = end;
    },
    /** Hints that are in the page: order id and what they show. */
    shown: () =>
      [...window.document.querySelectorAll('rescind-hint')].map((element) => {
        const hint = hints.get(element);
        return `${hint?.orderId} ${hint?.told.at(-1)}`;
      }),
    /** @param {string} kind */
    sentOf: (kind) => sent.filter((message) => message.kind === kind),
    /** A question of the worker. @param {object} message @param {object} [sender] */
    ask: (message, sender = { id: ID }) =>
      new Promise((resolve) => {
        const taken = onMessage.emit(message, sender, (/** @type {unknown} */ reply) => resolve(JSON.parse(JSON.stringify(reply))));
        if (!taken.includes(true)) resolve(undefined);
      }),
    /** The worker was stopped: its end of the port is gone. */
    workerGone: () => {
      state.presences -= 1;
      onDisconnect.emit();
    },
    close: () => {
      window.dispatchEvent(new window.Event('pagehide'));
      window.close();
    },
  };
};
