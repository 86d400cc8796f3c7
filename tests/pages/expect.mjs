// What a reader must hand over for an order: written down from the order itself, never by reading the page.

import { infoRows } from './detail.mjs';
import { shownDay } from './orders.mjs';

/** @typedef {import('./orders.mjs').Order} Order */

const DATE_LABEL = { 2026: 'Date:', 2022: 'Order date:' };

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

/** @param {Order} order */
const tagsOf = (order) => order.items.flatMap((item) => item.tags);

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
      date: traps.noInfo ? '' : `${DATE_LABEL[order.ui]} ${shownDay(order.days.ordered)}`,
      buttons: order.buttons,
      store: order.store,
      total: order.total.length > 0 ? `Total:${order.total.join('')}` : '',
      items: traps.imagesOnly ? [] : order.items.map(({ title, sku, quantity }) => ({ title, sku, quantity })),
      tags: traps.imagesOnly ? [] : tagsOf(order),
      notice: order.refundLine,
    }),
  };
}

/** The raw order of the page of one order. @param {Order} order @returns {RawOrder} */
export function detailOrder(order) {
  return {
    order_id: order.id,
    ...present({
      status: seen(order.status),
      buttons: order.buttons,
      store: order.store,
      total: order.total.join(''),
      items: order.items.map(({ title, sku, quantity }) => ({ title, sku, quantity })),
      tags: tagsOf(order),
      notice: order.reminder,
      rows: infoRows(order).map(([label, value]) => ({ label, value })),
      tracking: order.track[0] ?? '',
    }),
  };
}
