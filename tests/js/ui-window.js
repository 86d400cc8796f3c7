// A window with the extension's classic scripts in it, as a page or the popup would have them, and a clock that only moves when told.

import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const EXTENSION = new URL('../../extension/', import.meta.url);

/** @param {string} path from the extension's folder */
export const source = (path) => readFileSync(new URL(path, EXTENSION), 'utf8');

/** @type {Record<string, {message: string, description: string, placeholders?: Record<string, {content: string, example: string}>}>} */
export const messages = JSON.parse(source('_locales/en/messages.json'));

/** The classic scripts, in the order in which the extension loads them. */
export const SCRIPTS = [
  ...[...source('lib/ui.js').matchAll(/^import '\.\/(.*)';$/gm)].map(([, name]) => `lib/${name}`),
  'content/hint.js', 'content/panel.js', 'content/note.js', 'content/show.js',
];

/** The screens for what can be wrong, as lib/view-problem.js lists them. */
export const SCREENS = [...source('lib/view-problem.js').matchAll(/^ +(\w+): \{ icon: /gm)].map(([, name]) => name ?? '');

/** @param {string} name @returns {{now: string, advice: Advice[]}} */
export const reply = (name) => JSON.parse(readFileSync(new URL(`fixtures/reply-${name}.json`, import.meta.url), 'utf8'));

/** @param {string} name @returns {Advice} */
export const adviceOf = (name) => /** @type {Advice} */ (reply(name).advice[0]);

/** What the worker answers about an order. @param {string} name @param {object} [more] @returns {AdviceSuccess} */
export const adviceReply = (name, more) =>
  ({ ok: true, advice: adviceOf(name), told: {}, intents: [], stages: [], letter_languages: [], ...more });

/** What the browser does with a message: placeholders first, then values. @param {string} key @param {string[]} values */
const getMessage = (key, values = []) => {
  const entry = messages[key];
  if (!entry) return '';
  return entry.message
    .replaceAll(/\$([A-Za-z_]+)\$/g, (_, name) => entry.placeholders?.[name.toLowerCase()]?.content ?? '')
    .replaceAll(/\$(\d)/g, (_, nth) => values[nth - 1] ?? '');
};

/**
 * @param {{now?: string, language?: string, html?: string, address?: string, answer?: (message: any) => unknown, far?: boolean}} [options]
 *   `answer`: what the worker says to a message; `far`: no element is near what is seen until `come` is called
 */
export const openWindow = ({ now = '2026-11-21T09:20:00Z', language = 'en-GB', html = '', address = 'https://www.aliexpress.com/p/order/index.html', answer = () => undefined, far: allFar = false } = {}) => {
  const dom = new JSDOM(`<!doctype html><html><body>${html}</body></html>`, { runScripts: 'outside-only', pretendToBeVisual: true, url: address });
  const window = /** @type {any} */ (dom.window);
  let time = Date.parse(now);

  /** @type {Map<number, {at: number, call: () => void}>} */
  const timers = new Map();
  let lastTimer = 0;
  window.setTimeout = (/** @type {() => void} */ call, ms = 0) => (timers.set(++lastTimer, { at: time + ms, call }), lastTimer);
  window.clearTimeout = (/** @type {number} */ id) => timers.delete(id);
  window.Date.now = () => time;

  /** Closed shadow roots by host: the tests may look into what the page may not. @type {WeakMap<Element, ShadowRoot>} */
  const roots = new WeakMap();
  const { attachShadow } = window.Element.prototype;
  window.Element.prototype.attachShadow = function (/** @type {ShadowRootInit} */ init) {
    if (init.mode !== 'closed') throw new Error('an open shadow root');
    const root = attachShadow.call(this, init);
    roots.set(this, root);
    return root;
  };
  /* What jsdom does not have. */
  window.CSSStyleSheet = class { replaceSync(/** @type {string} */ text) { /** @type {any} */ (this).text = text; } };
  /** Elements that wait to come near, and how to bring them: at once, unless the test says otherwise. @type {Map<Element, () => void>} */
  const far = new Map();
  window.IntersectionObserver = class {
    constructor(/** @type {(seen: object[]) => void} */ call) { /** @type {any} */ (this).call = call; }
    observe(/** @type {Element} */ target) {
      const come = () => /** @type {any} */ (this).call([{ isIntersecting: true, target }]);
      if (allFar) far.set(target, come);
      else come();
    }

    unobserve(/** @type {Element} */ target) { far.delete(target); }
  };
  window.HTMLElement.prototype.showPopover = function () { this.setAttribute('data-shown', ''); };
  window.Element.prototype.scrollIntoView = () => undefined;
  window.scrollBy = () => undefined;

  /** @type {any[]} */
  const sent = [];
  window.chrome = {
    i18n: { getMessage, getUILanguage: () => language },
    runtime: {
      id: 'abcdefghijklmnopabcdefghijklmnop',
      getURL: (/** @type {string} */ path) => `chrome-extension://abcdefghijklmnopabcdefghijklmnop/${path}`,
      getManifest: () => ({ version: '0.1.0' }),
      openOptionsPage: async () => void sent.push({ kind: 'options opened' }),
      sendMessage: async (/** @type {any} */ message) => (sent.push(message), answer(message)),
    },
    tabs: { query: async () => [{ id: 7 }], reload: async (/** @type {number} */ id) => void sent.push({ kind: 'reloaded', id }) },
  };
  for (const script of SCRIPTS) window.eval(source(script));
  window.locale = window.rescind.locale();

  return {
    window,
    document: /** @type {Document} */ (window.document),
    rescind: /** @type {Rescind} */ (window.rescind),
    sent,
    timers,
    /** @param {Element} element scrolling brings it near */
    come: (element) => far.get(element)?.(),
    /** @param {Element} host */
    shadow: (host) => /** @type {ShadowRoot} */ (roots.get(host)),
    /** @param {number} ms */
    pass: (ms) => {
      const end = time + ms;
      for (;;) {
        const [id, timer] = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
        if (id === undefined || !timer) break;
        timers.delete(id);
        time = Math.max(time, timer.at);
        timer.call();
      }
      time = end;
    },
    /** @param {Partial<ViewContext>} [more] @returns {ViewContext} */
    context: (more = {}) => more,
    /** @param {boolean} hidden */
    hide: (hidden) => {
      Object.defineProperty(window.document, 'visibilityState', { configurable: true, value: hidden ? 'hidden' : 'visible' });
      window.document.dispatchEvent(new window.Event('visibilitychange'));
    },
    /** @param {string} type @param {EventTarget} target @param {object} [init] @returns {Event} */
    fire: (type, target, init = {}) => {
      const Kind = type.startsWith('key') ? window.KeyboardEvent : /click|mouse/.test(type) ? window.MouseEvent : window.Event;
      const event = new Kind(type, { bubbles: true, cancelable: true, composed: true, ...init });
      target.dispatchEvent(event);
      return event;
    },
  };
};

/**
 * Runs a module of the extension and all it imports, each once, as the browser does. Classic scripts are there already.
 * @param {any} window @param {string} path @param {Map<string, Promise<object>>} [loaded] @returns {Promise<object>} its exports
 */
const runModule = (window, path, loaded = new Map()) => {
  const known = loaded.get(path);
  if (known) return known;
  /** @type {string[]} */
  const exported = [];
  const code = source(path)
    .replaceAll(/^import '.*';$/gm, '')
    .replaceAll(/^import (\{.*\}) from '(.*)';$/gm, (_, names, from) => `const ${names} = await load('${from}');`)
    .replaceAll(/^export const (\w+|\{.*?\})/gm, (_, names) => (exported.push(names.replaceAll(/[{}]/g, '')), `const ${names}`));
  const load = (/** @type {string} */ from) => runModule(window, new URL(from, `file:///${path}`).pathname.slice(1), loaded);
  const result = window.eval(`(async (load) => { ${code}\nreturn { ${exported.join(', ')} }; })`)(load);
  loaded.set(path, result);
  return result;
};

/** A page of the extension's own, its script run. @param {string} path without ".html" @param {Parameters<typeof openWindow>[0]} options */
export const openOwnPage = async (path, options) => {
  const html = source(`${path}.html`);
  const all = openWindow({ html: html.match(/<body>([^]*)<\/body>/)?.[1] ?? '', address: `https://extension.example/${path}.html`, ...options });
  const [, script] = /<script src="([^"]+)" type="module">/.exec(html) ?? [];
  await runModule(all.window, new URL(script ?? '', `file:///${path}`).pathname.slice(1));
  await settle();
  return all;
};

/** Lets promises that are already settled run on. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));

/** The text of an element, spaces as seen. @param {Node | null | undefined} node */
export const words = (node) => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
