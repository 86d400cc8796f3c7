// The Russian site: another list, another page of one order. Class names end in letters that change with each build.

import { PRIVATE } from './detail.mjs';
import { frame } from './frame.mjs';
import { html } from './html.mjs';
import { dayWithoutYear, shownDay } from './tongues.mjs';

/** @typedef {import('./orders.mjs').Order} Order */

export const RUSSIA = 'https://aliexpress.ru/order-list';

/** @param {string} id */
export const grouped = (id) => id.replace(/(\d{4})(?=\d)/g, '$1 ');

/**
 * @typedef {object} RussianTraps
 * @property {boolean} [noLink]   cards without the link that holds the number
 * @property {boolean} [noYear]   the current year is left out of the day
 * @property {boolean} [noBadge]  the title says the status
 */

/** @param {Order} order @param {RussianTraps} traps */
const card = ({ id, status, track, total }, { noLink, noBadge }) => html`<div class="RedOrderList_OrderList__item__a2315 order-block" style="position:relative">
  <div class="RedOrderList_OrderItem__header__1tjf5"><div class="RedOrderList_OrderItem__number__1tjf5">${grouped(id)}</div>
    ${!noBadge && html`<div class="RedOrderList_OrderItem__tag__1tjf5 RedOrderList_OrderItem__tagBlue__1tjf5">${status}</div>`}</div>
  <h4 class="RedOrderList_OrderItem__title__1tjf5">${noBadge ? status : track[0]}</h4>
  ${track[1] && html`<div class="RedOrderList_OrderItem__description__1tjf5">${track[1]}</div>`}
  <div class="RedOrderList_OrderItem__totalPrice__1tjf5">${total.join('')}</div>
  ${!noLink && html`<a class="RedOrderList_OrderItem__link__1tjf5" href="/order-list/${id}?filterName=active" style="position:absolute;inset:0"></a>`}
</div>`;

/** @param {Order[]} orders @param {RussianTraps} [traps] */
export const russianList = (orders, traps = {}) => frame({
  title: 'Мои заказы', lang: 'ru',
  body: html`<div class="order-wrap"><div class="RedOrderList_OrderList__list__a2315">${orders.map((order) => card(order, traps))}</div></div>`,
});

/** @param {Order} order @param {RussianTraps} [traps] */
export const russianDetail = ({ id, days, store, storeId, items, track }, { noYear } = {}) => frame({
  title: 'Заказ', lang: 'ru',
  body: html`<div class="order-wrap order-block">
  <div class="RedOrderDetails_Header__info__9x"><div>№ <span data-testid="orderNumber">${grouped(id)}</span></div> от ${noYear ? dayWithoutYear(days.ordered) : shownDay(days.ordered, 'ru')}</div>
  <div class="RedOrderDetails_Address__address__9x"><div>${PRIVATE[0]} ${PRIVATE[1]}</div><div>${PRIVATE[2]}</div></div>
  ${track.length > 0 && html`<div class="RedOrderDetails_InfoDeliveryButton__trackNumber__9x">LP00000000000001</div>`}
  <div data-testid="sellerInfoV2Block"><a data-testid="sellerInfoV2" href="/store/${storeId}">${store}</a></div>
  <div data-testid="productBlock">${items.map((item) => html`<div class="RedOrderDetailsProductsV2_Product__body__1nlc3"><div data-testid="product"><picture></picture></div>
    <div><a data-testid="productText" href="/item/1005000000000001.html">${item.title}</a><div>${item.sku}</div></div>
    <div class="RedOrderDetailsProductsV2_Product__priceDesktop__1nlc3"><div>${item.price.join('')}</div><div>x${item.quantity}</div></div></div>`)}</div>
  <div>${PRIVATE[3]}</div>
</div>`,
});
