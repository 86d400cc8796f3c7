//# allFunctionsCalledOnLoad
/**
 * One card of the page, and what the page shows of its order. A card is in one state:
 *
 *          found           is of an order         none is unmet         shows something
 *   page ───────────▶ unmet ────────────────▶ aimed ──────────────▶ placed ────────────────▶ read ───┐
 *                     │   ▲                                            │                       ▲      │ changes, and
 *   hidden or empty   │   │ the page changes,                          │ is empty              └──────┘ is read again
 *                     ▼   │ or somebody clicks                         │
 *                    waiting ◀─────────────────────────────────────────┘
 *
 * unmet: nothing is known of it. aimed: the place for its hint is known. placed: the hint is in the page and says nothing yet.
 * A card that leaves the page, or becomes another order's, is dropped from any state.
 */
'use strict';

/**
 * @typedef {object} Card
 * @property {Element} element
 * @property {'unmet' | 'waiting' | 'aimed' | 'placed' | 'read'} state
 * @property {boolean} inferred No selector found it.
 * @property {boolean} wasEmpty It gets its hint only when it shows something: a hint that comes and goes would be worse than a late one.
 * @property {string} orderId
 * @property {RawOrder} own What this card shows, as far as a hint depends on it.
 * @property {RawOrder} order What all cards of the order show.
 * @property {string} text `order` as text; '' before it is known.
 * @property {number} seenAt Since when the page shows it so.
 * @property {string} asked The text for which advice was asked for last; '' to ask again.
 * @property {HintHandle} hint
 * @property {() => void} put Puts the hint into the place that was found for it.
 * @property {Advice | undefined} advice
 * @property {string} problem Code of the last failure, '' without one.
 * @property {Pace} pace Of reading it again.
 * @property {number} placedAt When its hint was put into the page last.
 * @property {number} losses How often in a row the page threw the hint out within a second.
 */

(() => {
  const MAX_ORDERS = 1000;
  const SOONEST_MS = 100; /* after a change a card is read again */

  const nothing = () => undefined;
  const element = document.documentElement;
  /** @type {HintHandle} */
  const noHint = { element, isLost: () => false, aim: () => nothing, update: nothing, failed: nothing, remove: nothing };

  /**
   * What this document showed last of each order. It outlives the cards: the browser may keep a page that was left, and show it again.
   * @type {Map<string, { text: string, at: number }>}
   */
  const history = new Map();

  rescind.card = {
    noHint,

    create: (element, state) => {
      const own = { order_id: '' };
      return {
        element, state, inferred: false, wasEmpty: state === 'waiting', orderId: '', pace: rescind.schedule.pace(SOONEST_MS, 0),
        own, order: own, text: '', seenAt: 0, asked: '', advice: undefined, problem: '',
        hint: noHint, put: nothing, placedAt: 0, losses: 0,
      };
    },

    agreed: (orders) => {
      if (orders.length === 1 && orders[0]) return orders[0];
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
