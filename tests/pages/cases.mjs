// Every synthetic page by name, with its address and what a reader must find on it.

import { detailAddress } from './card.mjs';
import { detailPage } from './detail.mjs';
import { detailOrder, listOrder, oldDetailOrder, oldListOrder, russianDetailOrder, russianListOrder, trackedOrder } from './expect.mjs';
import { listPage } from './list.mjs';
import { STAGES, makeOrder, makeOrders } from './orders.mjs';
import { RUSSIA, russianDetail, russianList } from './russia.mjs';
import { OLD_LIST, oldDetail, oldDetailAddress, oldList } from './tables.mjs';
import { WORDS, translated } from './tongues.mjs';
import { trackingAddress, trackingPage } from './tracking.mjs';

/**
 * @typedef {object} Page
 * @property {string} name
 * @property {string} note         what it is there for
 * @property {'list'|'detail'|'tracking'} kind
 * @property {string} address
 * @property {string} html
 * @property {import('./orders.mjs').Order[]} orders   what the page was made from, in its order
 * @property {{order_id: string, [member: string]: any}[]} raw        the raw orders that must be read once the page is complete, in its
 *   order
 * @property {number} [atOnce]     how many of them are there before "View orders" is pressed
 * @property {import('./orders.mjs').Order[]} [other]   those of another tab, once it is pressed
 * @property {boolean} [blocked]   a captcha or a sign-in stands in the way
 * @property {boolean} [empty]     the page shows that there are no orders
 */

/** A page as a request to the host names it. @param {Page} page */
export const placeOf = ({ kind, address, html }) => ({ kind, host: new URL(address).hostname, lang: /<html lang="([^"]*)"/.exec(html)?.[1] ?? '' });

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
  ...(traps.other && { other: traps.other }),
  ...((traps.captcha || traps.login) && { blocked: true }),
  ...(orders.length === 0 && !traps.odd && { empty: true }),
});

/**
 * @param {string} name
 * @param {string} note
 * @param {import('./orders.mjs').Order} order
 * @param {import('./detail.mjs').DetailTraps} [traps]
 * @returns {Page}
 */
const detail = (name, note, order, traps) => ({
  name, note, kind: 'detail', address: detailAddress(order.id), orders: [order],
  html: detailPage(order, traps),
  raw: [detailOrder(order, traps)],
});

/** The other layouts. @param {string} today @returns {Page[]} */
function elsewhere(today) {
  const order = (/** @type {number} */ at, /** @type {string} */ stage, /** @type {object} */ wanted = {}) =>
    makeOrder(at, today, { stage, ...wanted });
  const parcel = order(4, 'shipped');
  const russian = ['awaiting_payment', 'awaiting_shipment', 'shipped', 'completed'].map((stage, at) =>
    ({ ...translated(order(at, stage), 'ru'), track: stage === 'shipped' ? ['В пути', 'Осталось 12 дн'] : ['Доставим позже'] }));
  const spoken = /** @type {import('./tongues.mjs').Tongue[]} */ (['es', 'ko', 'ru', 'tr', 'ar']).flatMap((tongue) => {
    const orders = Object.keys(WORDS[tongue].statuses ?? {}).map((stage, at) => translated(order(at, stage), tongue));
    return [
      list(`list-${tongue}`, `in another language: ${tongue}`, orders),
      detail(`detail-${tongue}`, `in another language: ${tongue}`, translated(order(2, 'awaiting_shipment'), tongue)),
    ];
  });
  /**
   * @param {string} name @param {string} note @param {import('./orders.mjs').Order} one
   * @param {{older?: boolean, late?: boolean}} [traps]
   */
  const tracked = (name, note, one, traps = {}) => (
    { name, note, kind: /** @type {const} */ ('tracking'), address: trackingAddress(one.id), orders: [one],
      html: trackingPage(one, traps), raw: [trackedOrder(one)] });
  /** @param {string} name @param {string} note @param {import('./russia.mjs').RussianTraps} [traps] */
  const onRussia = (name, note, traps = {}) => (
    { name, note, kind: /** @type {const} */ ('list'), address: RUSSIA, orders: russian,
      html: russianList(russian, traps), raw: russian.map((one) => russianListOrder(one, traps)) });
  /** @param {string} name @param {string} note @param {import('./russia.mjs').RussianTraps} [traps] */
  const ofRussia = (name, note, traps = {}) => (
    { name, note, kind: /** @type {const} */ ('detail'), address: `${RUSSIA}/${russian[2].id}?filterName=active`, orders: [russian[2]],
      html: russianDetail(russian[2], traps), raw: [russianDetailOrder(russian[2], traps)] });
  const old = ['awaiting_payment', 'awaiting_shipment', 'shipped'].map((stage, at) => order(at, stage, { ui: '2022', status: STAGES.find((row) => row.stage === stage)?.texts[2022][0] }));
  return [
    ...spoken,
    tracked('tracking', 'the page that follows a parcel', parcel),
    tracked('tracking-delivered', 'the parcel has come', order(5, 'delivered')),
    tracked('tracking-older', 'the class names of 2024', parcel, { older: true }),
    tracked('tracking-late', 'the parcel is there only after a while', parcel, { late: true }),
    onRussia('russia-list', 'aliexpress.ru: four orders'),
    onRussia('russia-no-link', 'aliexpress.ru: the number as it is written', { noLink: true }),
    onRussia('russia-no-badge', 'aliexpress.ru: the title is the status', { noBadge: true }),
    ofRussia('russia-detail', 'aliexpress.ru: one order'),
    ofRussia('russia-no-year', 'aliexpress.ru: a day of the current year', { noYear: true }),
    { name: 'old-list', note: 'the tables until 2022', kind: 'list', address: OLD_LIST, orders: old, html: oldList(old), raw: old.map(oldListOrder) },
    { name: 'old-no-link', note: 'the tables until 2022, the number as it is written', kind: 'list', address: OLD_LIST, orders: old, html: oldList(old, { noLink: true }), raw: old.map(oldListOrder) },
    { name: 'old-detail', note: 'one order until 2022', kind: 'detail', address: oldDetailAddress(old[1].id), orders: [old[1]], html: oldDetail(old[1]), raw: [oldDetailOrder(old[1])] },
  ];
}

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
    list('login', 'a sign-in and no orders', [], { login: true }),
    list('empty', 'no orders at all', []),
    list('loading', 'the sign of loading and no orders yet', [], { odd: 'loading' }),
    { ...list('renamed', 'orders under a name nobody knows', ten, { odd: 'renamed' }), orders: [], raw: [] },
    list('list-tabs', 'another tab puts its orders in the place of these', ten, { other: makeOrders(14, today).slice(10) }),
    ...STAGES.map(({ stage }, at) => detail(`detail-${stage.replaceAll('_', '-')}`, `one order: ${stage}`, makeOrder(at, today, { stage }))),
    detail('detail-folded', 'the rows hidden behind an arrow', makeOrder(2, today, { stage: 'awaiting_shipment' }), { folded: true }),
    detail('detail-late', 'the order is there only after a while', makeOrder(2, today, { stage: 'awaiting_shipment' }), { late: true }),
    detail('detail-2022', 'the labels of the older page', makeOrder(2, today, { stage: 'awaiting_shipment', status: 'Awaiting shipment', ui: '2022' })),
    detail('detail-several-items', 'several items', several),
    detail('detail-markup', 'every text is markup', { ...evil[0], reminder: `This is what it says here: ${MARKUP[1]}.`, track: [MARKUP[2], MARKUP[4]] }),
    ...elsewhere(today),
  ];
}
