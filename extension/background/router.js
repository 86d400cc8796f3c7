/**
 * Passes each message to the handler of its kind, if its sender may send that kind.
 */

import { failure } from './failure.js';

/** @import {Origin, createOriginOf} from './senders.js' */
/** @typedef {{[member: string]: unknown}} Message */
/**
 * @typedef {{origin: Origin, tabId: number | undefined, hostname: string}} Caller
 *   `tabId`: the tab that is meant; `hostname`: of the page that asks, '' for the extension's own pages
 */
/** @typedef {{from: Origin[], answer: (message: Message, caller: Caller) => Promise<object>}} Handler */

/**
 * @param {{handlers: Map<unknown, Handler>, originOf: ReturnType<typeof createOriginOf>, hold: () => () => void}} tools
 *   `hold`: called before a handler, and its result after
 */
export const createRouter = ({ handlers, originOf, hold }) =>
  /**
   * @param {any} message @param {chrome.runtime.MessageSender} sender @param {(reply: object) => void} respond
   * @returns {boolean} whether an answer will come
   */
  (message, sender, respond) => {
    const handler = handlers.get(message?.kind);
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
