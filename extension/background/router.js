/**
 * Messages to the worker: one row a kind, and each row says who may ask.
 */

/** @typedef {{[member: string]: unknown}} Message */
/** @typedef {{origin: import("./senders.js").Origin, tabId: number | undefined, host: string}} Caller `host`: of the page that asks, '' for own pages */
/** @typedef {{from: import("./senders.js").Origin[], answer: (message: Message, caller: Caller) => Promise<object>}} Kind */

/** @param {unknown} value */
const tabIdOf = (value) => (Number.isSafeInteger(value) ? Number(value) : undefined);

/**
 * @param {{kinds: Map<unknown, Kind>, originOf: ReturnType<typeof import("./senders.js").createOriginOf>, hold: () => () => void}} tools
 *   `hold`: called when an answer is begun, its result when it is done
 */
export const createRouter =
  ({ kinds, originOf, hold }) =>
  /** @param {any} message @param {chrome.runtime.MessageSender} sender @param {(reply: object) => void} respond @returns {boolean} whether an answer will come */
  (message, sender, respond) => {
    const kind = kinds.get(message?.kind);
    const origin = originOf(sender);
    if (!kind || !origin || !kind.from.includes(origin)) return false;
    const page = origin === 'page';
    const caller = { origin, tabId: tabIdOf(page ? sender.tab?.id : message.tab_id), host: page ? new URL(sender.url ?? '').hostname : '' };
    const release = hold();
    kind
      .answer(message, caller)
      .catch((fault) => {
        console.error('rescind:', message.kind, fault);
        return { ok: false, error: { code: 'internal' } };
      })
      .then(respond)
      .finally(release);
    return true;
  };
