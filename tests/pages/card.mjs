// One order card of the list, in the nesting and with the class names of the page. The options are the page's traps.

import { Markup, html } from './html.mjs';
import { WORDS, isTrackButton, shownDay } from './tongues.mjs';

/** @typedef {import('./orders.mjs').Order} Order */

/**
 * @typedef {object} CardTraps
 * @property {boolean} [mobile]       the card itself is the link, as on a narrow screen
 * @property {boolean} [glued]        no white space between elements, as the page really is
 * @property {boolean} [noInfo]       the block with date and id is missing
 * @property {boolean} [splitDigits]  prices and total are cut into a span a character
 * @property {boolean} [imagesOnly]   several items: pictures without titles
 * @property {boolean} [appended]     another extension put its node into the status
 * @property {boolean} [hiddenTwins]  buttons and a card that are not shown stand beside the shown ones
 */

/** @param {string} id */
export const detailAddress = (id) => `https://www.aliexpress.com/p/order/detail.html?spm=a2g0n.order_list.order_list_main.7.0&orderId=${id}`;

/** @param {string} id */
export const trackAddress = (id) => `https://www.aliexpress.com/p/tracking/index.html?_addShare=no&_login=yes&tradeOrderId=${id}`;

/** @param {string[]} pieces @param {boolean} [split] */
function money(pieces, split) {
  const cut = split ? [...pieces.join('')] : pieces;
  return html`<div class="es--wrap--2p8eS4Q notranslate">${cut.map((piece) => html`<span class="es--char--1Hlfkoj">${piece}</span>`)}</div>`;
}

/** @param {string} text @param {number} at @param {string} id @param {boolean} [inLink] a card that is a link holds no second one */
function button(text, at, id, inLink) {
  const look = `comet-btn ${at === 0 ? 'comet-btn-primary ' : ''}comet-btn-block order-item-btn`;
  return isTrackButton(text) && !inLink
    ? html`<a href="${trackAddress(id)}" class="${look}"><span>${text}</span></a>`
    : html`<button type="button" class="${look}"><span>${text}</span></button>`;
}

/** @param {Order} order @param {CardTraps} traps */
function header(order, traps) {
  const labels = WORDS[order.ui];
  return html`<div class="order-item-header">
    <div class="order-item-header-status" data-pl="order_item_header_status">
      <span class="order-item-header-status-text">${order.status}${traps.appended && html`<span class="appended-tracking-number">: LP00000000000001</span>`}</span>
    </div>
    <div class="order-item-header-right">${!traps.noInfo && html`
      <div class="order-item-header-right-info" data-pl="order_item_header_info">
        <div>${labels.date}${shownDay(order.days.ordered, order.ui)}</div>
        <div>${labels.id}${order.id} <span class="order-item-header-right-copy">Copy</span></div>
      </div>
      <span class="order-item-header-line"></span>`}
      ${!traps.mobile && html`<a href="${detailAddress(order.id)}" target="_blank" data-pl="order_item_header_detail"><span>${labels.details}</span><span class="comet-icon comet-icon-arrowright"></span></a>`}
    </div>
  </div>`;
}

/** @param {Order} order @param {CardTraps} traps */
function body(order, traps) {
  if (traps.imagesOnly)
    return html`<div class="order-item-content-body"><div class="order-item-content-img-list">${order.items.map(() => html`<div class="order-item-content-img" style="background-image:url(data:,)"></div>`)}</div></div>`;
  return order.items.map((item, at) => html`<div class="order-item-content-body">
      <div class="order-item-content-img" style="background-image:url(data:,)"></div>
      <div class="order-item-content-info">
        <div class="order-item-content-info-name" data-pl="order_item_content_info_name">${traps.mobile
          ? html`<span title="${item.title}">${item.title}</span>`
          : html`<a href="//www.aliexpress.com/item/${1005000000000001n + BigInt(at)}.html"><span title="${item.title}">${item.title}</span></a>`}</div>
        <div class="order-item-content-info-sku" data-pl="order_item_content_info_sku">${item.sku}</div>
        <div class="order-item-content-info-number">${money(item.price, traps.splitDigits)}<span class="order-item-content-info-number-quantity">x${item.quantity}</span></div>
        <div class="order-item-content-info-tag">${item.tags.map((tag) => html`<span class="order-item-tag">${tag}</span>`)}</div>
      </div>
    </div>`);
}

/** @param {Order} order @param {CardTraps} traps */
function actions(order, traps) {
  return html`<div class="order-item-content-opt">
      <div class="order-item-content-opt-price">${order.total.length > 0 && html`
        <span class="order-item-content-opt-price-total" data-pl="order_item_content_price_total"><span>${WORDS[order.ui].total}</span>${(traps.splitDigits ? [...order.total.join('')] : order.total).map((piece) => html`<span>${piece}</span>`)}</span>`}
      </div>
      <div class="order-item-btns-wrap"><div class="order-item-btns">
        ${traps.hiddenTwins && html`<button type="button" class="comet-btn order-item-btn" style="display:none"><span>Pay now</span></button>`}
        ${order.buttons.map((text, at) => button(text, at, order.id, traps.mobile))}
      </div></div>
    </div>`;
}

/**
 * The card of one order.
 * @param {Order} order
 * @param {CardTraps} [traps]
 * @returns {import('./html.mjs').Markup}
 */
export function card(order, traps = {}) {
  const inner = html`${header(order, traps)}
  <div class="order-item-store">
    ${order.choice && html`<img class="order-item-store-icon" alt="" src="data:,">`}
    <span class="order-item-store-name" data-pl="order_item_store_name">${traps.mobile
      ? html`<span>${order.store}</span>`
      : html`<a href="//www.aliexpress.com/store/${order.storeId}"><span>${order.store}</span></a><span class="comet-icon comet-icon-arrowright"></span>`}</span>
  </div>
  <div class="order-item-content">
    ${body(order, traps)}
    ${actions(order, traps)}
  </div>
  ${order.refundLine && html`<div class="order-item-bottom-action"><div class="expose-info"><span class="expose-info-item-title">${order.refundLine}</span><span>${order.total.join('')}</span></div></div>`}`;
  const shown = traps.mobile
    ? html`<a class="order-item order-item-mobile" href="${detailAddress(order.id)}">${inner}</a>`
    : html`<div class="order-item">${inner}</div>`;
  // The page keeps an older copy of a card, not shown, in front of the shown one.
  const twin = traps.hiddenTwins && html`<div class="order-item" style="display:none">${header({ ...order, status: 'To pay' }, { ...traps, hiddenTwins: false })}</div>`;
  const both = html`${twin}${shown}`;
  return traps.glued ? html`${squeezed(both)}` : both;
}

/** The same markup without white space between elements. @param {import('./html.mjs').Markup} markup */
function squeezed(markup) {
  return new Markup(markup.text.replace(/\s*\n\s*/g, ''));
}
