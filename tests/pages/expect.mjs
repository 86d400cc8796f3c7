// What a reader must hand over for an order: written down from the order itself, never by reading the page.

import { infoRows } from './detail.mjs';
import { LEFT_MS } from './tables.mjs';
import { dayWithoutYear, isTrackButton, shownDay } from './tongues.mjs';

/** @typedef {import('./orders.mjs').Order} Order */

/** Text as a person sees it: runs of any white space are one space, none at the ends. @param {string} text */
const seen = (text) => text.replace(/\s+/gu, ' ').trim();

/**
 * An object without the members that are empty, as "absent" is what the protocol calls unknown.
 * @template {Record<string, unknown>} T @param {T} members @returns {Partial<T>}
 */
function present(members) {
  return /** @type {Partial<T>} */ (Object.fromEntries(Object.entries(members).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== '' && value !== undefined && value !== false)));
}

/** @typedef {{order_id: string, [member: string]: any}} RawOrder */

/** Those without a digit: no other button or tag leaves the page. @param {string[]} texts */
const plain = (texts) => texts.filter((text) => !/[0-9]/.test(text));

/** @param {Order} order */
const tagsOf = (order) => plain(order.items.flatMap((item) => item.tags));

/**
 * The raw order of a card.
 * @param {Order} order
 * @param {import('./card.mjs').CardTraps} [traps]
 * @returns {RawOrder}
 */
export function listOrder(order, traps = {}) {
  return {
    order_id: order.id,
    ...present({
      status: seen(order.status),
      date: traps.noInfo ? '' : shownDay(order.days.ordered, order.ui),
      buttons: plain(order.buttons),
      store: order.store,
      total: order.total.join(''),
      items: order.items.map(({ title }) => (traps.imagesOnly ? {} : { title })),
      tags: traps.imagesOnly ? [] : tagsOf(order),
      notice: order.refundLine,
      signals: [...(order.buttons.some(isTrackButton) && !traps.mobile ? ['track_link'] : []), ...(order.choice ? ['choice_icon'] : [])],
    }),
  };
}

/** @param {Order} order */
const itemsOf = (order) => order.items.map(({ title }) => ({ title }));

/** The raw order of the page of one order. @param {Order} order @param {{folded?: boolean}} [traps] @returns {RawOrder} */
export function detailOrder(order, { folded } = {}) {
  return {
    order_id: order.id,
    ...present({
      status: seen(order.status),
      buttons: plain(order.buttons),
      store: order.store,
      total: order.total.join(''),
      items: itemsOf(order),
      tags: tagsOf(order),
      notice: order.reminder,
      rows: folded ? [] : infoRows(order).slice(1).map(([label, value]) => ({ label, value })),
      tracking: order.track[1] ?? '',
      signals: [...(order.track.length > 0 ? ['track_link', 'track_number'] : []), ...(folded ? ['rows_folded'] : [])],
    }),
  };
}

/** The raw order of the tracking page. @param {Order} order @returns {RawOrder} */
export const trackedOrder = (order) => ({ order_id: order.id, tracking: order.track[0], signals: ['track_number'] });

/**
 * The raw order of a card of the Russian list.
 * @param {Order} order
 * @param {import('./russia.mjs').RussianTraps} [traps]
 * @returns {RawOrder}
 */
export const russianListOrder = (order, { noBadge } = {}) => ({
  order_id: order.id,
  ...present({ status: order.status, tracking: noBadge ? order.status : order.track[0], notice: order.track[1] ?? '', total: order.total.join('') }),
});

/**
 * The raw order of the Russian page of one order.
 * @param {Order} order
 * @param {import('./russia.mjs').RussianTraps} [traps]
 * @returns {RawOrder}
 */
export const russianDetailOrder = (order, { noYear } = {}) => ({
  order_id: order.id,
  ...present({
    date: noYear ? dayWithoutYear(order.days.ordered) : shownDay(order.days.ordered, 'ru'),
    store: order.store,
    items: order.items.map(({ title }) => ({ title })),
    signals: order.track.length > 0 ? ['track_number'] : [],
  }),
});

const OLD_SIGNALS = new Map([['Cancel order', 'cancel_button'], ['Confirm received', 'confirm_button']]);

/** The raw order of a row of the old list. @param {Order} order @returns {RawOrder} */
export const oldListOrder = (order) => ({
  order_id: order.id,
  ...present({
    status: seen(order.status),
    date: shownDay(order.days.ordered),
    buttons: plain(order.buttons),
    store: order.store,
    total: order.total.join(''),
    items: itemsOf(order),
    notice: order.reminder,
    left_ms: LEFT_MS,
    signals: [...order.buttons.flatMap((text) => OLD_SIGNALS.get(text) ?? []), ...(order.buttons.some(isTrackButton) ? ['track_link'] : [])],
  }),
});

/** The raw order of the old page of one order. @param {Order} order @returns {RawOrder} */
export const oldDetailOrder = (order) => ({
  order_id: order.id,
  ...present({ status: seen(order.status), buttons: plain(order.buttons), items: itemsOf(order) }),
});
