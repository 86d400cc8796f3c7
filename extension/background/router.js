/**
 * Who sent a message; and passes each to the handler of its kind, if its sender may send that kind.
 */

import { failure } from './failure.js';

/** Who sent a message: the content script of an order page, or one of the extension's own pages. @typedef {'page' | 'own'} Origin */
/** @typedef {{[member: string]: unknown}} Message */
/**
 * @typedef {{origin: Origin, tabId: number | undefined, hostname: string}} Caller
 *   `tabId`: the tab that is meant; `hostname`: of the page that asks, '' for the extension's own pages
 */
/** @template R @typedef {(message: Message, caller: Caller) => Promise<R>} Answering */
/** @typedef {{[K in keyof Replies]: {from: Origin[], answer: Answering<Replies[K]>}}} Handlers By kind of message. */

const PATTERN = /^(https?):\/\/(\*\.)?([a-z0-9.-]+)(\/[^*]*)\*$/;

/** @param {string} text */
const literally = (text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/**
 * Makes a test whether an address matches one of the manifest's match patterns. A pattern of a form that the manifest does not use
 * matches nothing.
 * @param {string[]} patterns @returns {(address: string | undefined) => boolean}
 */
export const createMatcher = (patterns) => {
  const known = patterns.flatMap((pattern) => {
    const [, scheme, anyHost, host, path] = PATTERN.exec(pattern) ?? [];
    if (scheme === undefined || host === undefined || path === undefined) return [];
    return [new RegExp(`^${scheme}:\\/\\/${anyHost ? '(?:[^/]+\\.)?' : ''}${literally(host)}${literally(path)}`)];
  });
  return (address) => {
    try {
      const { protocol, hostname, pathname } = new URL(address ?? '');
      return known.some((pattern) => pattern.test(`${protocol}//${hostname}${pathname}`));
    } catch {
      return false;
    }
  };
};

/**
 * @param {{id: string, root: string, isOrderPage: (address: string | undefined) => boolean}} self `root`: address of the extension's folder
 * @returns {(sender: chrome.runtime.MessageSender) => Origin | undefined}
 */
export const createOriginOf = ({ id, root, isOrderPage }) => (sender) => {
  if (sender.id !== id) return undefined;
  if (sender.url?.startsWith(root)) return 'own';
  const isPage = sender.tab?.id !== undefined && sender.frameId === 0 && isOrderPage(sender.url);
  return isPage ? 'page' : undefined;
};

/**
 * @param {{handlers: Handlers, originOf: ReturnType<typeof createOriginOf>, hold: () => () => void}} tools
 *   `hold`: called before a handler, and its result after
 */
export const createRouter = ({ handlers, originOf, hold }) =>
  /**
   * @param {any} message @param {chrome.runtime.MessageSender} sender @param {(reply: object) => void} respond
   * @returns {boolean} whether an answer will come
   */
  (message, sender, respond) => {
    const [, handler] = Object.entries(handlers).find(([kind]) => kind === message?.kind) ?? [];
    const origin = originOf(sender);
    if (!handler || !origin || !handler.from.includes(origin)) return false;
    const isPage = origin === 'page';
    const tabId = isPage ? sender.tab?.id : message.tab_id;
    const caller = {
      origin,
      tabId: Number.isSafeInteger(tabId) ? Number(tabId) : undefined,
      hostname: isPage ? new URL(sender.url ?? '').hostname : '',
    };
    const release = hold();
    handler
      .answer(message, caller)
      .catch((fault) => {
        console.error('rescind:', message.kind, fault);
        return failure('internal');
      })
      .then(respond)
      .finally(release);
    return true;
  };
