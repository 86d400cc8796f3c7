// The pages until 2022: tables, and a countdown in an attribute.

import { PRIVATE } from './detail.mjs';
import { frame } from './frame.mjs';
import { html } from './html.mjs';
import { isTrackButton, shownDay } from './tongues.mjs';

/** @typedef {import('./orders.mjs').Order} Order */

export const OLD_LIST = 'https://trade.aliexpress.com/orderList.htm';
/** @param {string} id */
export const oldDetailAddress = (id) => `https://trade.aliexpress.com/order_detail.htm?orderId=${id}`;

/** What is left on every countdown of these pages: 2 days, 5 hours and a bit. */
export const LEFT_MS = 190_800_123;

/** @param {string} text @param {string} id */
function button(text, id) {
  const action = isTrackButton(text) ? 'logisticsTracking' : new Map([['Cancel order', 'cancelOrder'], ['Confirm received', 'confirmOrderReceived']]).get(text);
  return html`<button type="button"${action && html` class="button-${action}" button_action="${action}" orderid="${id}"`}>${text}</button>`;
}

/** @param {Order} order @param {{noLink?: boolean}} traps */
const card = (order, { noLink }) => html`<tbody class="order-item-wraper">
<tr class="order-head">
  <td class="order-info"><p class="first-row"><span class="info-title">Order ID:</span> <span class="info-body">${order.id}</span>
    ${!noLink && html`<a class="view-detail-link" href="${oldDetailAddress(order.id)}">View Detail</a>`}</p>
    <p class="second-row"><span class="info-title">Order time:</span> <span class="info-body">${shownDay(order.days.ordered)}</span></p></td>
  <td class="store-info"><p class="first-row"><span class="info-title">Store name:</span> <span class="info-body">${order.store}</span></p><p class="second-row"><a href="//www.aliexpress.com/store/${order.storeId}">View Store</a></p></td>
  <td class="order-amount"><div class="amount-body"><p class="amount-num">${order.total.join('')}</p></div></td>
</tr>
${order.items.map((item, at) => html`<tr class="order-body">
  <td class="product-sets"><div class="product-right"><p class="product-title"><a class="baobei-name" href="//www.aliexpress.com/item/1005000000000001.html" title="${item.title}">${item.title}</a></p>
    <p class="product-amount"><span>${item.price.join('')}</span> <span>X${item.quantity}</span></p>
    <p class="product-property"><span>Properties: <span class="val">${item.sku}</span></span></p></div></td>
  <td class="product-action"></td>
  ${at === 0 && html`<td class="order-status"><span class="f-left">${order.status}</span><p class="left-sendgoods-day" lefttime="${LEFT_MS}">${order.reminder}</p></td>
  <td class="order-action">${order.buttons.map((text) => button(text, order.id))}</td>`}
</tr>`)}
</tbody>`;

/** @param {Order[]} orders @param {{noLink?: boolean}} [traps] */
export const oldList = (orders, traps = {}) => frame({
  title: 'My Orders', body: html`<table id="buyer-ordertable">${orders.map((order) => card(order, traps))}</table>`,
});

/** @param {Order} order */
export const oldDetail = (order) => frame({
  title: 'Order detail',
  body: html`<div class="order-block"><span class="order-no">${order.id}</span>
  <div class="order-status">${order.status}</div>
  <div class="order-operate">${order.buttons.map((text) => html`<button type="button">${text}</button>`)}</div>
  <div class="user-shipping">${PRIVATE[0]} ${PRIVATE[1]} ${PRIVATE[2]}</div><div>${PRIVATE[3]}</div>
  <span class="logistics-num">LP00000000000001</span>
  <table class="product-table" id="TP_ProductTable">${order.items.map((item) => html`<tr class="order-bd"><td class="baobei"><a class="baobei-name" href="#">${item.title}</a><div class="spec">${item.sku}</div></td>
    <td class="price">${item.price.join('')}</td><td class="quantity">${item.quantity}</td><td class="amount">${item.price.join('')}</td><td class="trade-status">${order.status}</td></tr>`)}</table></div>`,
});
