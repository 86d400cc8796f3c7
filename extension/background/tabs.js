/**
 * The order pages in the tabs: which are open, and what they say. A page keeps a port open as long as it is shown.
 */

const ANSWER_MS = 5000;

/** @param {{send: (tabId: number, message: object) => Promise<unknown>, clock: import("./clock.js").Clock}} tools */
export const createTabs = ({ send, clock }) => {
  /** Tab ids by port. @type {Map<object, number>} */
  const open = new Map();

  /**
   * What the page in a tab answers; undefined when there is none of ours or it does not answer in time.
   * @param {number} tabId @param {object} message @returns {Promise<unknown>}
   */
  const ask = (tabId, message) => {
    /** @type {unknown} */
    let timer;
    const late = new Promise((resolve) => (timer = clock.setTimeout(() => resolve(undefined), ANSWER_MS)));
    const answer = send(tabId, message).catch(() => undefined);
    return Promise.race([answer, late]).finally(() => clock.clearTimeout(timer));
  };

  return {
    /** @param {object} port @param {number} tabId */
    enter: (port, tabId) => void open.set(port, tabId),
    /** @param {object} port */
    leave: (port) => void open.delete(port),

    /** @param {number} tabId @returns {Promise<import("../lib/messages.js").PageReport | undefined>} */
    report: async (tabId) => /** @type {import("../lib/messages.js").PageReport | undefined} */ ((await ask(tabId, { kind: 'report' })) ?? undefined),

    /** @param {number} tabId @param {string} orderId @returns {Promise<import("../lib/messages.js").OrderReport | undefined>} */
    order: async (tabId, orderId) =>
      /** @type {import("../lib/messages.js").OrderReport | undefined} */ ((await ask(tabId, { kind: 'order', order_id: orderId })) ?? undefined),

    /** @param {number} tabId @param {Advice[]} advice */
    hints: (tabId, advice) => void ask(tabId, { kind: 'hints', advice }),

    /** Every open order page, and this one, ask for advice anew. @param {number} [tabId] */
    again: (tabId) => {
      const all = new Set(open.values());
      if (tabId !== undefined) all.add(tabId);
      for (const each of all) void ask(each, { kind: 'again' });
    },

    /** Every open order page begins anew, with the profile of now. */
    anew: () => {
      for (const each of new Set(open.values())) void ask(each, { kind: 'anew' });
    },
  };
};
