//# allFunctionsCalledOnLoad
/**
 * What the page shows of an order: only what all its cards agree on, since one may be a stale copy; and since when.
 */
'use strict';

(() => {
  const MAX_ORDERS = 1000;

  /**
   * What this document showed last of each order. It outlives the cards: the browser may keep a page that was left, and show it again.
   * @type {Map<string, { text: string, at: number }>}
   */
  const history = new Map();

  rescind.shown = {
    agreed: (orders) => {
      const [first, ...others] = orders.map((order) => new Map(Object.entries(order)));
      const isAgreed = (/** @type {string} */ name, /** @type {unknown} */ value) =>
        others.every((other) => JSON.stringify(other.get(name)) === JSON.stringify(value));
      return /** @type {RawOrder} */ (Object.fromEntries([...(first ?? [])].filter(([name, value]) => isAgreed(name, value))));
    },

    note: (order) => {
      const text = JSON.stringify(order);
      const before = history.get(order.order_id);
      const at = before?.text === text ? before.at : Date.now();
      history.delete(order.order_id);
      history.set(order.order_id, { text, at });
      if (history.size > MAX_ORDERS) history.delete(history.keys().next().value ?? '');
      return { order, text, seenAt: at };
    },
  };
})();
