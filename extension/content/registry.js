//# allFunctionsCalledOnLoad
/**
 * The cards of one page, by their elements, each in one state:
 *
 *           found                    is of an order             all found ones were looked at           is read
 *   page ────────────▶ unmet ───────────────────────▶ aimed ──────────────────────────────▶ placed ──────────────▶ read ───┐
 *                      │   ▲                                                                  │                     ▲      │ changes, and
 *    hidden or empty   │   │ the page changes,                                                │ is empty            └──────┘ is read again
 *                      ▼   │ or somebody presses                                              ▼
 *                     waiting ◀───────────────────────────────────────────────────────────────┘
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
 * @property {number} twins How many cards agreed on `order`; 0: not yet, since one was read.
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
  const SOONEST_MS = 100; /* after a change a card is read again */
  const nothing = () => undefined;

  rescind.noHint = { element: document.documentElement, isLost: () => false, aim: () => nothing, update: nothing, failed: nothing, remove: nothing };

  rescind.registry = () => {
    /** @type {Map<Element, Card>} */
    const all = new Map();
    const count = { unmet: 0, waiting: 0, aimed: 0, placed: 0, read: 0 };

    return {
      all,
      count,

      inState: (...states) => [...all.values()].filter(({ state }) => states.includes(state)),

      add: (element, state) => {
        const own = { order_id: '' };
        const card = {
          element, state, inferred: false, wasEmpty: state === 'waiting', orderId: '', own, order: own, twins: 0, text: '', seenAt: 0, asked: '',
          hint: rescind.noHint, put: nothing, advice: undefined, problem: '', pace: rescind.schedule.pace(SOONEST_MS, 0), placedAt: 0, losses: 0,
        };
        all.set(element, card);
        count[state] += 1;
        return card;
      },

      move: (card, state) => {
        count[card.state] -= 1;
        count[state] += 1;
        card.state = state;
      },

      drop: (element) => {
        const card = all.get(element);
        if (!card) return;
        card.hint.remove();
        all.delete(element);
        count[card.state] -= 1;
      },
    };
  };
})();
