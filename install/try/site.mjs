// The invented shop: order pages, dated from today, under the real addresses. No request for them leaves the browser.

import { detailPage } from '../../tests/pages/detail.mjs';
import { listPage } from '../../tests/pages/list.mjs';
import { makeOrders } from '../../tests/pages/orders.mjs';
import { trackingPage } from '../../tests/pages/tracking.mjs';

export const LIST_ADDRESS = 'https://www.aliexpress.com/p/order/index.html';

const today = new Date().toISOString().slice(0, 10);
const orders = makeOrders(10, today);
const nothing = '<!DOCTYPE html><meta charset="utf-8"><title>Not here</title><p>This try-out has the order list, its orders and their parcels only. Nothing was asked of the real site.';

/** What stands at an address. @param {string} address @returns {{status: number, html: string}} */
export function page(address) {
  const { pathname, searchParams } = new URL(address);
  const orderOf = (/** @type {string} */ param) => orders.find(({ id }) => id === searchParams.get(param));
  const order = orderOf('orderId');
  const parcel = orderOf('tradeOrderId');
  if (pathname === '/p/order/index.html') return { status: 200, html: listPage(orders) };
  if (pathname === '/p/order/detail.html' && order) return { status: 200, html: detailPage(order) };
  if (pathname === '/p/tracking/index.html' && parcel && parcel.track.length > 0) return { status: 200, html: trackingPage(parcel) };
  return { status: 404, html: nothing };
}

/** @param {import('./cdp.mjs').Browser} browser @param {string} sessionId  a tab's */
export const serve = (browser, sessionId) =>
  browser.send('Fetch.enable', { patterns: ['com', 'us'].map((land) => ({ urlPattern: `*://*.aliexpress.${land}/*` })) }, sessionId);

/** Answers what serve() makes the browser ask. @param {import('./cdp.mjs').Browser} browser */
export function answerRequests(browser) {
  browser.on('Fetch.requestPaused', ({ requestId, request }, sessionId) => {
    const { status, html } = page(request.url);
    browser.send('Fetch.fulfillRequest', {
      requestId, responseCode: status, body: Buffer.from(html).toString('base64'),
      responseHeaders: [{ name: 'Content-Type', value: 'text/html; charset=utf-8' }],
    }, sessionId).catch(() => {}); // the tab was closed meanwhile
  });
}
