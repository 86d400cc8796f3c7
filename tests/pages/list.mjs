// The list page, and the things its script does: cards that come late, ten more at a press, going to an order and back.

import { card } from './card.mjs';
import { detailBody } from './detail.mjs';
import { frame, tabs } from './frame.mjs';
import { html } from './html.mjs';
import { WORDS } from './tongues.mjs';

/** @typedef {import('./orders.mjs').Order} Order */

/**
 * @typedef {object} ListTraps
 * @property {'at_once'|'late'|'chunks'} [arrival]  cards in the page from the start, all after a while, or three at a time
 * @property {number} [first]     how many are shown before "View orders" is pressed; absent: all, and no such button
 * @property {boolean} [single_page]  "Details" goes to the order's page without a load, and back again
 * @property {Order[]} [other]    orders of another tab, which take the place of these when it is pressed
 * @property {'loading'|'renamed'} [odd]  the sign of loading in place of cards; cards and links under names nobody knows
 * @property {boolean} [captcha]
 * @property {boolean} [login]
 * @property {string} [lang]
 */

const PAGE_LENGTH = 10;

// Each runs in the page. They only move markup out of <template>s, as the page's own code renders what it has fetched.
const ARRIVALS = {
  at_once: '',
  late: 'setTimeout(() => list.append(cards.content), 400);',
  chunks: `const adding = setInterval(() => {
    list.append(...[...cards.content.children].slice(0, 3));
    if (!cards.content.childElementCount) clearInterval(adding);
  }, 150);`,
};
const MORE = `document.querySelector('.order-more button').addEventListener('click', (event) => {
    const rest = document.querySelector('#more');
    setTimeout(() => {
      list.append(...[...rest.content.children].slice(0, ${PAGE_LENGTH}));
      if (!rest.content.childElementCount) event.target.closest('.order-more').remove();
    }, 200);
  });`;
const TABS = `document.querySelector('.comet-tabs-nav').addEventListener('click', () => {
    setTimeout(() => list.replaceChildren(document.querySelector('#other').content.cloneNode(true)), 200);
  });`;
const SINGLE_PAGE = `const root = document.querySelector('#root'), listParts = [...root.childNodes], listAddress = location.href;
  const show = () => {
    root.replaceChildren();
    setTimeout(() => {
      const id = new URLSearchParams(location.search).get('orderId');
      root.replaceChildren(...(id ? [document.querySelector('#detail-' + id).content.cloneNode(true)] : listParts));
    }, 200);
  };
  root.addEventListener('click', (event) => {
    const link = event.target.closest('[data-pl="order_item_header_detail"]');
    if (!link) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    show();
  });
  addEventListener('popstate', show);`;

/**
 * The list page with these orders.
 * @param {Order[]} orders
 * @param {ListTraps & import('./card.mjs').CardTraps} [traps]
 * @returns {string}
 */
export function listPage(orders, traps = {}) {
  const { arrival = 'at_once', first = orders.length } = traps;
  const cards = (/** @type {Order[]} */ some) => some.map((order) => html`${card(order, traps)}\n`);
  const more = orders.length > first;
  const script = [
    arrival !== 'at_once' && `const cards = document.querySelector('#cards');\n  ${ARRIVALS[arrival]}`,
    more && MORE,
    traps.other && TABS,
    traps.single_page && SINGLE_PAGE,
  ].filter(Boolean).join('\n  ');
  const { lang = 'en', dir } = orders[0] ? WORDS[orders[0].ui] : {};
  const page = frame({
    title: 'Orders',
    lang: traps.lang ?? lang,
    dir,
    captcha: traps.captcha,
    login: traps.login,
    body: html`<div class="order-wrap"><div class="order-header"><h1>Orders</h1></div>
<div class="order-main"><div class="order-content" data-spm="order_list_main">${tabs()}
<div class="comet-checkbox-group">
${arrival === 'at_once' && cards(orders.slice(0, first))}${traps.odd === 'loading' && html`<div class="comet-loading-wrap"><span class="comet-loading"></span></div>`}</div>
${more && html`<div class="order-more" data-pl="order_more"><button type="button" class="comet-btn comet-btn-large comet-btn-borderless"><span>View orders</span></button></div>`}
</div></div></div>`,
    templates: {
      ...(arrival !== 'at_once' && { cards: html`${cards(orders.slice(0, first))}` }),
      ...(traps.other && { other: html`${cards(traps.other)}` }),
      ...(more && { more: html`${cards(orders.slice(first))}` }),
      ...(traps.single_page && Object.fromEntries(orders.map((order) => [`detail-${order.id}`, detailBody(order)]))),
    },
    script: script && `const list = document.querySelector('.comet-checkbox-group');\n  ${script}`,
  });
  return traps.odd === 'renamed' ? page.replace(/class="order-item"/g, 'class="o-1x9"').replaceAll('rderId=', 'rder=') : page;
}
