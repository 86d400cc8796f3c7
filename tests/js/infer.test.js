import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PROFILE, card, goodWorker, openPage } from './page-window.js';

const [A, B] = ['8190000000000001', '8190000000000002'];
const SECOND = 1000;
const link = (/** @type {string} */ id) => `<a href="https://www.aliexpress.com/p/order/detail.html?orderId=${id}">Details</a>`;
const track = (/** @type {string} */ id) => `<a href="/p/tracking/index.html?tradeOrderId=${id}">Track</a>`;
/** A card that no selector knows. @param {string} id */
const strange = (id, inner = '') => `<section id="c${id.at(-1)}"><p><b data-pl="order_item_header_status">To ship</b>${link(id)}</p>${inner}</section>`;

/** Which parts of the page are taken for cards. @type {{note: string, html: string, want: string[]}[]} */
const CARDS = [
  { note: 'the largest part with the links of one order', html: `<main>${strange(A, track(A))}${strange(B)}</main>`, want: ['c1', 'c2'] },
  { note: 'one order alone: as far as the tabs', html: `<main><div id="list">${strange(A)}</div><p role="tab">To pay</p></main>`, want: ['list'] },
  { note: 'a headline is outside', html: `<main><h1>Orders</h1>${strange(A)}</main>`, want: ['c1'] },
  { note: 'the card is the link', html: `<main><a id="c1" href="/p/order/detail.html?orderId=${A}">x</a><a id="c2" href="/p/order/detail.html?orderId=${B}">x</a></main>`, want: ['c1', 'c2'] },
  { note: 'a card that a selector finds is none', html: `<main>${card(A)}${strange(B)}</main>`, want: ['c2'] },
  { note: 'no other link with a number', html: `<main><a href="/item/1.html?orderId=${A}">Processing</a></main>`, want: [] },
  { note: 'no link that is not shown', html: `<main><div style="display:none">${strange(A)}</div>${strange(B)}<h1>x</h1></main>`, want: ['c2'] },
  { note: 'nothing in what may never be read', html: `<main><div class="contact-info">${link(A)}</div><h1>x</h1></main>`, want: [] },
  { note: 'the part with the details link, when one order stands in two', html: `<main>${strange(A)}${strange(B)}<div id="rest">${track(A)}</div></main>`, want: ['c1', 'c2'] },
  { note: 'a track link alone', html: `<main><div id="c1">${track(A)}</div>${strange(B)}</main>`, want: ['c1', 'c2'] },
  { note: 'no orders', html: '<main>nothing</main>', want: [] },
];
for (const { note, html, want } of CARDS)
  test(`inferred cards: ${note}`, () => {
    const { window, close } = openPage({ html, last: 'infer' });
    const { profile, infer } = window.rescind;
    const page = profile.pageFor(PROFILE, window.location.href);
    assert.deepEqual([...infer.cards(page)].map(({ id }) => id), want);
    close();
  });

test('a page whose cards no selector finds: hints, and what is still sure', async () => {
  const page = openPage({ html: `<main>${strange(A)}${strange(B)}</main>` });
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${B} for ${B}`]);
  assert.deepEqual(page.sentOf('page')[0].orders, [{ order_id: A, status: 'To ship' }, { order_id: B, status: 'To ship' }]);
  page.close();
});

test('an order of which nothing is sure still gets its hint', async () => {
  const page = openPage({ html: `<main><p>To ship ${link(A)}</p><p>${link(B)}</p></main>` });
  await page.turns();
  assert.deepEqual(page.sentOf('page')[0].orders, [{ order_id: A }, { order_id: B }]);
  page.close();
});

test('such cards that come later are found once the page is calm, and are left when another order moves in', async () => {
  const page = openPage({ html: '<main></main>' });
  await page.turns();
  const main = page.document.querySelector('main');
  const add = (/** @type {string} */ html) => {
    const box = page.document.createElement('template');
    box.innerHTML = html;
    main.append(box.content);
  };
  add(strange(A));
  await page.turns();
  assert.deepEqual(page.shown(), []);
  await page.advance(SECOND);
  assert.deepEqual(page.shown(), [`${A} for ${A}`]);
  add(strange(B));
  await page.advance(10 * SECOND);
  assert.deepEqual(page.shown().toSorted(), [`${A} for ${A}`, `${B} for ${B}`]);
  assert.equal(page.timers.size, 0);
  page.document.querySelector('#c2').remove();
  await page.advance(SECOND);
  assert.deepEqual(page.shown(), [`${A} for ${A}`]);
  page.close();
});

test('two shown cards of one order that disagree: only what both say is told', async () => {
  const page = openPage({ html: `${card(A, { status: 'To pay', inner: '<i class="order-item-tag">Choice</i>' })}${card(A, { inner: '<i class="order-item-tag">Choice</i>' })}` });
  await page.turns();
  assert.deepEqual(page.sentOf('page').flatMap(({ orders }) => orders), [{ order_id: A, tags: ['Choice'] }, { order_id: A, tags: ['Choice'] }]);
  page.document.querySelector('.order-item-header-status-text').firstChild.nodeValue = 'To ship';
  await page.advance(SECOND);
  assert.deepEqual(page.sentOf('page').at(-1).orders[0], { order_id: A, status: 'To ship', tags: ['Choice'] });
  page.close();
});

test('a card with the links of two orders is none; the cards in it are', async () => {
  const page = openPage({ html: `<div class="order-item">${card(A)}${card(B)}</div>` });
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${B} for ${B}`]);
  page.close();
});

test("the page of one order without its blocks: the hint stands where the order's number does", async () => {
  const address = `https://www.aliexpress.com/p/order/detail.html?orderId=${A}`;
  const page = openPage({ html: `<main><p>To ship</p><div id="row"><b>Number</b><i>${A}</i></div></main>`, address });
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} for ${A}`]);
  assert.equal(page.document.querySelector('rescind-hint').previousElementSibling.tagName, 'I');
  assert.deepEqual(page.sentOf('page')[0].orders, [{ order_id: A }]);
  page.close();
  const other = openPage({ html: '<main><p>To ship</p></main>', address, answer: goodWorker });
  await other.advance(60 * SECOND);
  assert.deepEqual(other.shown(), [], 'a page that does not show the number is not the order yet');
  other.close();
});
