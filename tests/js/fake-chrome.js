// The browser around the worker: storage, tabs, badge, messages and native hosts, all counted. Every call of the worker that leaves
// it is a step; at a chosen step the browser stops the worker, as it may at any moment: nothing it waits for ever comes.

import { readFileSync } from 'node:fs';

import { meanwhile, turn } from './fake-clock.js';
import { createEvent, createFakeNative, good } from './fake-native.js';

/** @typedef {{[member: string]: any}} Message */
/** @typedef {(message: Message) => unknown} Page what the content script of a tab answers */

export const ID = 'olgnbecnkdmjmmeappngppfmojakomji';
export const ROOT = `chrome-extension://${ID}/`;
/** @type {{content_scripts: {matches: string[]}[]}} */
const MANIFEST = JSON.parse(readFileSync(new URL('../../extension/manifest.json', import.meta.url), 'utf8'));
export const LIST = 'https://www.aliexpress.com/p/order/index.html';
const NEVER = new Promise(() => {});
let starts = 0; /* each start reads worker.js anew */

/** A sender as the browser describes our content script in a tab. @param {number} tabId @param {object} [other] */
export const fromPage = (tabId, other) => ({ id: ID, url: LIST, frameId: 0, tab: { id: tabId }, ...other });
/** @param {object} [other] */
export const fromPopup = (other) => ({ id: ID, url: `${ROOT}popup/popup.html`, ...other });

/** @param {{clock: ReturnType<typeof import('./fake-clock.js').createFakeClock>, behave?: import('./fake-native.js').Behaviour}} options */
export const createFakeBrowser = ({ clock, behave = good }) => {
  const native = createFakeNative(behave);
  const areas = { session: /** @type {Message} */ ({}), local: /** @type {Message} */ ({}) };
  let quota = Infinity;
  /** @type {Map<number, Page>} */
  const pages = new Map();
  /** @type {Map<number, {text?: string, color?: string}>} */
  const badges = new Map();
  /** @type {object[]} */
  const opened = [];
  let workers = 0;
  let killAt = Infinity;
  let steps = 0;
  /** @type {ReturnType<typeof createWorker> | undefined} */
  let current;

  const createWorker = () => {
    let dead = false;
    const onMessage = createEvent();
    const onConnect = createEvent();
    /** @type {Set<(fault: Error) => void>} Questions the worker has taken and not answered. */
    const unanswered = new Set();
    /** @type {Set<{disconnect(): void}>} */
    const ports = new Set();
    /** @type {Set<ReturnType<typeof createEvent>>} */
    const presences = new Set();

    const kill = () => {
      dead = true;
      if (current === worker) current = undefined;
      for (const port of ports) port.disconnect();
      for (const fail of unanswered) fail(new Error('A listener indicated an asynchronous response, but the message channel closed'));
      for (const ended of presences) ended.emit();
    };
    /** @template T @param {() => T} call @returns {Promise<any>} */
    const step = async (call) => {
      if (dead) return NEVER;
      steps += 1;
      if (steps === killAt) {
        kill();
        return NEVER;
      }
      const result = call();
      await turn();
      return dead ? NEVER : result;
    };
    /** @param {'session' | 'local'} name */
    const area = (name) => ({
      get: (/** @type {string | null} */ key) =>
        step(() => structuredClone(key === null ? areas[name] : key in areas[name] ? { [key]: areas[name][key] } : {})),
      remove: (/** @type {string[]} */ keys) => step(() => keys.forEach((key) => delete areas[name][key])),
      set: (/** @type {Message} */ some) =>
        step(() => {
          if (JSON.stringify({ ...areas[name], ...some }).length > quota) throw new Error('Session storage quota bytes exceeded.');
          Object.assign(areas[name], structuredClone(some));
        }),
    });
    /** @param {'text' | 'color'} what */
    const setBadge = (what) => (/** @type {{tabId: number, text?: string, color?: string}} */ details) =>
      step(() => {
        if (!pages.has(details.tabId)) throw new Error(`No tab with id: ${details.tabId}.`);
        badges.set(details.tabId, { ...badges.get(details.tabId), [what]: details[what] });
      });

    const worker = {
      started: /** @type {Promise<any>} */ (NEVER),
      kill,
      onMessage, onConnect, unanswered, presences,
      chrome: {
        runtime: {
          id: ID,
          getURL: (/** @type {string} */ path) => ROOT + path,
          getManifest: () => MANIFEST,
          connectNative: () => {
            if (dead) throw new Error('gone');
            const port = native.connect();
            ports.add(port);
            return port;
          },
          get lastError() {
            return { message: native.reason };
          },
          onMessage, onConnect,
        },
        storage: { session: area('session'), local: area('local') },
        i18n: { getUILanguage: () => 'en-GB', getMessage: () => 'en' },
        scripting: {
          executeScript: (/** @type {{target: {tabId: number}}} */ { target }) =>
            step(() => {
              if (!pages.has(target.tabId)) throw new Error(`No tab with id: ${target.tabId}`);
            }),
        },
        tabs: {
          sendMessage: (/** @type {number} */ tabId, /** @type {Message} */ message) =>
            step(() => {
              const page = pages.get(tabId);
              if (!page) throw new Error('Could not establish connection. Receiving end does not exist.');
              return page(structuredClone(message));
            }),
          query: () => step(() => [...pages.keys()].map((id) => ({ id }))),
          get: (/** @type {number} */ tabId) => step(() => ({ id: tabId, index: 3 })),
          create: (/** @type {object} */ details) => step(() => void opened.push(details)),
        },
        action: { setBadgeText: setBadge('text'), setBadgeBackgroundColor: setBadge('color'), setBadgeTextColor: () => step(() => undefined) },
      },
    };
    return worker;
  };

  const wake = () => {
    if (current) return current.started;
    const worker = createWorker();
    current = worker;
    workers += 1;
    Object.assign(globalThis, { chrome: worker.chrome });
    worker.started = meanwhile(import(`../../extension/background/worker.js?start=${(starts += 1)}`)).then(() => worker);
    return worker.started;
  };

  return {
    native, areas, badges, opened, pages, clock,
    workers: () => workers,
    steps: () => steps,
    setQuota: (/** @type {number} */ bytes) => (quota = bytes),
    stopWorker: () => current?.kill(),
    /** Stops the worker at its nth step from now. @param {number} n */
    killAtStep: (n) => {
      steps = 0;
      killAt = n;
    },

    /**
     * A message to the worker, which the browser starts if need be.
     * @param {Message} message
     * @param {object} sender
     * @returns {Promise<any>}
     */
    send: async (message, sender) => {
      const worker = await wake();
      return new Promise((resolve, reject) => {
        const answer = (/** @type {unknown} */ reply) => {
          if (!worker.unanswered.delete(reject)) return;
          resolve(structuredClone(reply));
        };
        worker.unanswered.add(reject);
        const taken = worker.onMessage.emit(structuredClone(message), sender, answer);
        if (!taken.includes(true)) {
          worker.unanswered.delete(reject);
          resolve(undefined);
        }
      });
    },

    /** A page shows that it is there. @param {number} tabId @param {object} [sender] */
    connect: async (tabId, sender = fromPage(tabId)) => {
      const worker = await wake();
      const onDisconnect = createEvent();
      let refused = false;
      worker.presences.add(onDisconnect);
      worker.onConnect.emit({ name: 'page', sender, onDisconnect, disconnect: () => (refused = true) });
      return { leave: () => onDisconnect.emit(), refused: () => refused };
    },
  };
};
