/**
 * Asks and tells the order pages. Every tab is asked, since a list of those that show one would be lost when the browser stops the worker.
 */

/** @import {Clock} from './clock.js' */

const ANSWER_MS = 5000;

/** @param {{send: (tabId: number, message: object) => Promise<unknown>, all: () => Promise<number[]>, clock: Clock}} tools */
export const createTabs = ({ send, all, clock }) => {
  /**
   * @param {number} tabId @param {object} message
   * @returns {Promise<any>} undefined when no order page is there, or it has no answer, or not in time
   */
  const ask = (tabId, message) => {
    /** @type {unknown} */
    let timer;
    const timeout = new Promise((resolve) => (timer = clock.setTimeout(() => resolve(undefined), ANSWER_MS)));
    const answer = send(tabId, message).catch(() => undefined);
    return Promise.race([answer, timeout]).finally(() => clock.clearTimeout(timer));
  };

  /** To every tab; those without an order page do not answer. @param {object} message */
  const tellAll = async (message) => {
    for (const tabId of await all().catch(() => [])) void ask(tabId, message);
  };

  return {
    /** @param {number} tabId @returns {Promise<PageReport | undefined>} */
    report: async (tabId) => (await ask(tabId, { kind: 'report' })) ?? undefined,

    /** @param {number} tabId @param {string} orderId @returns {Promise<OrderReport | undefined>} */
    order: async (tabId, orderId) => (await ask(tabId, { kind: 'order', order_id: orderId })) ?? undefined,

    /** @param {number} tabId @param {Advice[]} advice */
    hints: (tabId, advice) => void ask(tabId, { kind: 'hints', advice }),

    /**
     * @param {number} tabId @param {string} orderId @param {string} text the words of a button
     * @returns {Promise<boolean>} whether it is there, and outlined
     */
    show: async (tabId, orderId, text) => (await ask(tabId, { kind: 'show', order_id: orderId, text })) === true,

    /** Every open order page asks for all advice again. */
    refresh: () => tellAll({ kind: 'refresh' }),

    /** Every open order page begins from its start, with the profile and the settings of now. */
    restart: () => tellAll({ kind: 'restart' }),
  };
};
