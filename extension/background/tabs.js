/**
 * The order pages in the tabs, and what they say. Which tabs hold one only the tabs know: a list kept here would end with the worker.
 */

const ANSWER_MS = 5000;

/** @param {{send: (tabId: number, message: object) => Promise<unknown>, all: () => Promise<number[]>, clock: import("./clock.js").Clock}} tools */
export const createTabs = ({ send, all, clock }) => {
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

  /** To every tab; those without a page of ours say nothing. @param {object} message */
  const tell = async (message) => {
    for (const tabId of await all().catch(() => [])) void ask(tabId, message);
  };

  return {
    /** @param {number} tabId @returns {Promise<import("../lib/messages.js").PageReport | undefined>} */
    report: async (tabId) => /** @type {import("../lib/messages.js").PageReport | undefined} */ ((await ask(tabId, { kind: 'report' })) ?? undefined),

    /** @param {number} tabId @param {string} orderId @returns {Promise<import("../lib/messages.js").OrderReport | undefined>} */
    order: async (tabId, orderId) =>
      /** @type {import("../lib/messages.js").OrderReport | undefined} */ ((await ask(tabId, { kind: 'order', order_id: orderId })) ?? undefined),

    /** @param {number} tabId @param {Advice[]} advice */
    hints: (tabId, advice) => void ask(tabId, { kind: 'hints', advice }),

    /** Every open order page asks for advice anew. */
    again: () => tell({ kind: 'refresh' }),

    /** Every open order page begins anew, with the profile and the settings of now. */
    anew: () => tell({ kind: 'restart' }),
  };
};
