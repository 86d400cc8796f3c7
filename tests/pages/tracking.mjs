// The page that follows a parcel. Its class names end in letters that change with each build.

import { PRIVATE } from './detail.mjs';
import { frame } from './frame.mjs';
import { html } from './html.mjs';

/** @param {string} name @param {string} [build] */
const hashed = (name, build = 'X0fPzen') => `logistic-info-v2--${name}--${build}`;

/**
 * @param {import('./orders.mjs').Order} order   its `track` is the newest event; older ones stand below it
 * @param {{older?: boolean, late?: boolean}} [traps]   the classes of 2024; there only after a while
 */
export function trackingPage(order, { older, late } = {}) {
  const events = [order.track, ['Order placed', 'Your order has been successfully created']];
  const number = 'LP00000000000001';
  const now = html`<div class="arrival-time-v2--title--2Ua9v">Delivery: Sep. 24 - Oct. 14</div>
<div class="logistic-info-v2--shippingToInfo--1aBcD">${PRIVATE[2]} <span class="blurmode--a1">${PRIVATE[0]} ${PRIVATE[1]}</span></div>
<div class="ship-to--text--3k">${PRIVATE[3]}</div>
<div class="${hashed('carrierTitle')}">Standard Shipping</div>
<div class="${hashed('mailNo')}"><span class="${hashed('mailNoValue')}">${number}</span><span>Copy</span></div>
${events.map(([title, description]) => html`<div class="${hashed('node')}">
  <div class="${hashed('nodeTitle', '2rejjVx')}">${title}</div><div class="${hashed('nodeDesc')}">${description}</div><div class="${hashed('nodeTime')}">Sat | Sep. 19 18:46</div>
</div>`)}`;
  const before = html`<div class="logistic-info--mailNo-pc--3cTqcXe">Tracking number ${number}</div>
<div class="logistic-info--track--WBcFzsd">${events.map(([title]) => html`<div class="logistic-info--nodeDesc--Pa3Wnop">${title}</div>`)}</div>`;
  return frame({ title: 'Tracking', late, body: html`<div class="order-wrap order-block">${older ? before : now}</div>` });
}

/** @param {string} id */
export const trackingAddress = (id) => `https://www.aliexpress.com/p/tracking/index.html?_addShare=no&_login=yes&tradeOrderId=${id}`;
