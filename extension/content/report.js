/**
 * What popup and panel want of a page: all that it shows of an order, and its orders with titles and stores, or why there are none.
 */
'use strict';

(() => {
  const LOADING_MS = 8000; /* after which a page without a readable order counts as unreadable */

  /** Whether the page shows one of these. @param {string} selector */
  const isThere = (selector) =>
    selector !== '' && rescind.attempt(() => [...document.querySelectorAll(selector)].some(rescind.text.isShown), false);

  /** @param {ReadyPage} page @param {number} found cards with orders @param {number} enteredAt @returns {ReadState} */
  const readState = (page, found, enteredAt) =>
    found > 0 ? 'orders'
    : isThere(page.blocked) ? 'blocked'
    : Date.now() - enteredAt < LOADING_MS ? 'loading'
    : isThere(page.empty) ? 'no_orders'
    : 'unreadable';

  /** All that the cards of an order show and agree on. @param {ReadyPage} page @param {Card[]} twins */
  const agreed = (page, twins) => rescind.card.agreed(twins.map(({ element, orderId }) => rescind.reader.read(page, element, orderId)));

  /** That part of it on which a hint depends, as text. @param {ReadyPage} page @param {RawOrder} order */
  const atGlance = (page, order) => {
    const late = new Set(page.fields.filter((field) => !page.glance.includes(field)).map(([name]) => name));
    return JSON.stringify(Object.fromEntries(Object.entries(order).filter(([name]) => !late.has(name))));
  };

  /** The address of the order's own page as its card links it, or ''. @param {ReadyPage} page @param {Card} card */
  const detailUrl = (page, { element, orderId }) => rescind.attempt(() => {
    const [details] = page.ids;
    const link = page.isOneOrder || !details ? undefined : rescind.locate.linksOf(element, details).find(({ id }) => id === orderId);
    return link ? new URL(link.href, location.href).href : '';
  }, '');

  rescind.isThere = isThere;

  rescind.whole = (page, twins) => {
    const [first] = twins;
    if (!first) return undefined;
    const order = agreed(page, twins);
    return { order, seenAt: atGlance(page, order) === first.text ? first.seenAt : Date.now(), detailUrl: detailUrl(page, first) };
  };

  rescind.report = (page, entries, enteredAt) => {
    /** @type {Map<string, Card[]>} */
    const byOrder = new Map();
    for (const card of entries) byOrder.set(card.orderId, [...(byOrder.get(card.orderId) ?? []), card]);
    const whole = new Map([...byOrder].map(([id, twins]) => [id, agreed(page, twins)]));
    const read = readState(page, entries.length, enteredAt);
    const orders = entries.map(({ orderId, advice }) => {
      const { items, store = '', total = '' } = whole.get(orderId) ?? {};
      return { order_id: orderId, title: items?.[0]?.title ?? '', store, total, ...(advice && { advice }) };
    });
    const changed = read === 'orders' || read === 'unreadable' ? rescind.mismatch(page, entries, whole) : undefined;
    return { read, orders, ...(changed && { changed }) };
  };
})();
