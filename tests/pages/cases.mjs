// Every synthetic page by name, with its address and what a reader must find on it.

import { detailAddress } from './card.mjs';
import { detailPage } from './detail.mjs';
import { detailOrder, listOrder } from './expect.mjs';
import { listPage } from './list.mjs';
import { STAGES, makeOrder, makeOrders } from './orders.mjs';

/**
 * @typedef {object} Page
 * @property {string} name
 * @property {string} note         what it is there for
 * @property {'list'|'detail'} kind
 * @property {string} address
 * @property {string} html
 * @property {import('./orders.mjs').Order[]} orders   what the page was made from, in its order
 * @property {{order_id: string, [member: string]: any}[]} raw        the raw orders that must be read once the page is complete, in its order
 * @property {number} [atOnce]     how many of them are there before "View orders" is pressed
 * @property {boolean} [blocked]   a captcha stands in the way
 */

export const LIST_ADDRESS = 'https://www.aliexpress.com/p/order/index.html';

/** Texts that would do harm wherever they are put in as markup. */
const MARKUP = [
  '<img src=x onerror="window.ran=1">', '"><script>window.ran=1</script>', '</span><iframe srcdoc="<script>parent.ran=1</script>">',
  '{{constructor.constructor("window.ran=1")()}}', '<svg/onload=window.ran=1>', "'-window.ran=1-'", '%s%s%n', '${window.ran=1}',
];

/**
 * @param {string} name @param {string} note @param {import('./orders.mjs').Order[]} orders
 * @param {import('./list.mjs').ListTraps & import('./card.mjs').CardTraps} [traps]
 * @returns {Page}
 */
const list = (name, note, orders, traps = {}) => ({
  name, note, kind: 'list', address: LIST_ADDRESS, orders,
  html: listPage(orders, traps),
  raw: orders.map((order) => listOrder(order, traps)),
  ...(traps.first && { atOnce: traps.first }),
  ...(traps.captcha && { blocked: true }),
});

/** @param {string} name @param {string} note @param {import('./orders.mjs').Order} order @returns {Page} */
const detail = (name, note, order) => ({
  name, note, kind: 'detail', address: detailAddress(order.id), orders: [order],
  html: detailPage(order),
  raw: [detailOrder(order)],
});

/**
 * All pages, dated so that the youngest order is of `today`.
 * @param {string} today   YYYY-MM-DD
 * @returns {Page[]}
 */
export function pages(today) {
  const ten = makeOrders(10, today);
  const single = (/** @type {object} */ wanted) => [makeOrder(0, today, { stage: 'awaiting_shipment', ...wanted })];
  const several = makeOrder(1, today, { stage: 'shipped', items: ten.slice(0, 3).flatMap((order) => order.items) });
  const evil = MARKUP.map((text, at) => makeOrder(at, today, {
    stage: 'awaiting_shipment', status: text, store: text, buttons: [text, 'Cancel order'],
    items: [{ title: text, sku: text, price: ['$', '1'], quantity: 1, tags: [text] }],
  }));
  return [
    list('list-10', 'ten orders of ten kinds', ten),
    list('list-100', 'a hundred orders, every stage and status text', makeOrders(100, today)),
    list('list-more', '"View orders" adds ten at a press', makeOrders(25, today), { first: 10 }),
    list('list-late', 'cards are there only after a while', ten, { arrival: 'late' }),
    list('list-chunks', 'cards come three at a time', ten, { arrival: 'chunks' }),
    list('list-spa', '"Details" and back without a load', ten, { single_page: true }),
    list('glued', 'no white space between elements', ten, { glued: true }),
    list('mobile', 'narrow screen: the card is the link', ten, { mobile: true }),
    list('mobile-glued', 'narrow screen, no white space', ten, { mobile: true, glued: true }),
    list('no-info', 'the block with date and id is missing', ten, { noInfo: true }),
    list('split-digits', 'prices cut into a span a character', ten, { splitDigits: true, glued: true }),
    list('images-only', 'several items, pictures only', [several], { imagesOnly: true }),
    list('several-items', 'several items with titles', [several]),
    list('hidden-twins', 'a stale card and a button that are not shown', ten, { hiddenTwins: true }),
    list('appended', 'another extension wrote into the status', ten, { appended: true }),
    list('appended-glued', 'the same without white space', ten, { appended: true, glued: true }),
    list('title-processing', 'a title that reads like a status', single({
      stage: 'completed', items: [{ title: 'Processing', sku: 'Awaiting shipment', price: ['$', '1'], quantity: 1, tags: ['To ship'] }],
    })),
    list('spaces', 'white space of all kinds around the status', single({ status: '\u00a0 To\u00a0ship \u2009\n' })),
    list('foreign', 'a status in a language the pack may not know', single({ stage: 'shipped', status: 'Esperando entrega', buttons: ['Confirmar recepción'] }), { lang: 'es' }),
    list('markup', 'every text is markup', evil),
    list('captcha', 'a captcha and no orders', [], { captcha: true }),
    list('empty', 'no orders at all', []),
    ...STAGES.map(({ stage }, at) => detail(`detail-${stage.replaceAll('_', '-')}`, `one order: ${stage}`, makeOrder(at, today, { stage }))),
    detail('detail-2022', 'the labels of the older page', makeOrder(2, today, { stage: 'awaiting_shipment', status: 'Awaiting shipment', ui: '2022' })),
    detail('detail-several-items', 'several items', several),
    detail('detail-markup', 'every text is markup', { ...evil[0], reminder: MARKUP[1], track: [MARKUP[2], MARKUP[4]] }),
  ];
}
