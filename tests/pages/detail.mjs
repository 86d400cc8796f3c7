// The page of one order, with an address that nobody may read.

import { trackAddress } from './card.mjs';
import { frame } from './frame.mjs';
import { html } from './html.mjs';
import { WORDS, shownDay } from './tongues.mjs';

/** @typedef {import('./orders.mjs').Order} Order */

/** The words of the address and of the payment, whose digits look like a year. No test may find one of them outside the page. */
export const PRIVATE = ['Ada Invented', '+1 555 0100', '12 Nowhere Lane', 'Visa **** 2031'];

/**
 * The labelled rows of the order's own block, top to bottom, as [label, value].
 * @param {Order} order @returns {[string, string][]}
 */
export function infoRows({ id, ui, days }) {
  const { rows } = WORDS[ui];
  return /** @type {[string, string][]} */ ([
    [rows.id, id],
    [rows.ordered, shownDay(days.ordered, ui)],
    [rows.paid, days.paid && shownDay(days.paid, ui)],
    [rows.shipped, days.shipped && shownDay(days.shipped, ui)],
    [rows.completed, days.completed && shownDay(days.completed, ui)],
  ].filter(([, value]) => value));
}

/** @param {Order} order */
const itemBlock = (order) => html`<div class="order-detail-item order-block">
  <div class="order-detail-item-store"><a href="//www.aliexpress.com/store/${order.storeId}"><span class="store-name">${order.store}</span></a></div>
  ${order.items.map((item) => html`<div class="order-detail-item-content-wrap"><div class="order-detail-item-content">
    <a class="order-detail-item-content-img" href="//www.aliexpress.com/item/1005000000000001.html" style="background-image:url(data:,)"></a>
    <div class="order-detail-item-content-info">
      <div class="item-title" data-pl="order_detail_item_title"><a href="//www.aliexpress.com/item/1005000000000001.html">${item.title}</a></div>
      <div class="item-sku-attr">${item.sku}</div>
      <div class="item-price">${item.price.join('')}<span class="item-price-quantity">x${item.quantity}</span></div>
      <div class="item-tags">${item.tags.map((tag) => html`<span class="order-item-tag">${tag}</span>`)}</div>
    </div>
  </div></div>`)}
</div>`;

/** @param {Order} order */
const trackStrip = ({ id, track: [title, description] }) => title && html`<div class="order-detail-item-track order-block">
  <a class="order-detail-item-track-info track-detail" href="${trackAddress(id)}"><span class="order-detail-item-track-info-title">${title}</span><span class="order-detail-item-track-info-desc">${description}</span></a>
  <span class="copy-track-num" data-clipboard-text="LP00000000000001">LP00000000000001</span>
</div>`;

/**
 * What stands in #root of the page of one order.
 * @param {Order} order @param {{folded?: boolean}} [traps] `folded`: all rows but the first are hidden behind an arrow
 */
export const detailBody = (order, { folded } = {}) => html`<div class="order-wrap">
<div class="order-status order-block">
  <div class="order-block-title">${order.status}</div>
  ${order.reminder && html`<div class="order-status-reminder">${order.reminder}</div>`}
  <div class="order-status-btns">${order.buttons.map((text) => html`<button type="button" class="comet-btn order-status-btn"><span>${text}</span></button>`)}</div>
</div>
${trackStrip(order)}
<div class="order-detail-info order-block">
  <div class="order-detail-info-item"><div class="order-detail-info-content contact-info">
    <div>${PRIVATE[0]} ${PRIVATE[1]}</div><div>${PRIVATE[2]}</div></div></div>
  <div class="order-detail-info-item order-detail-order-info">
    ${infoRows(order).map(([label, value], at) => html`<div class="info-row"${at > 0 && folded && html` style="display:none"`}><span>${label}</span><span>${value}</span>${at === 0 && html`<span class="order-detail-copy">Copy</span>`}</div>`)}
    <div class="info-row"${folded && html` style="display:none"`}><span>Payment method</span><span>${PRIVATE[3]}</span></div>
    <span class="comet-icon comet-icon-arrow${folded ? 'down' : 'up'} switch-icon"></span>
  </div>
</div>
${itemBlock(order)}
<div class="order-price order-block">
  <div class="order-price-item"><span class="left-col">Subtotal</span><span class="right-col">${order.items[0].price.join('')}</span></div>
  <div class="order-price-item"><span class="left-col">Shipping</span><span class="right-col">Free shipping</span></div>
  <div class="order-price-item bold-font"><span class="left-col">Total</span><div class="right-col rightPriceClass">${order.total.join('')}</div></div>
</div>
</div>`;

const UNFOLD = `document.querySelector('.switch-icon').addEventListener('click', ({ target }) => {
    for (const row of document.querySelectorAll('.info-row')) row.removeAttribute('style');
    target.classList.replace('comet-icon-arrowdown', 'comet-icon-arrowup');
  });`;

/** @typedef {{folded?: boolean, late?: boolean}} DetailTraps */

/** The page of one order. @param {Order} order @param {DetailTraps} [traps] @returns {string} */
export const detailPage = (order, traps = {}) => frame({
  title: 'Order details', lang: WORDS[order.ui].lang, dir: WORDS[order.ui].dir, late: traps.late, body: detailBody(order, traps), script: traps.folded ? UNFOLD : '',
});
