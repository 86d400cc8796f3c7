// "Show me": from the step that names a button to the button on the page, here or on the order's own page.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createFakeBrowser, fromPage, fromPopup } from './fake-chrome.js';
import { createFakeClock, settle as settleWorker } from './fake-clock.js';
import { goodReply } from './fake-native.js';
import { PROFILE, card, goodWorker, openPage } from './page-window.js';
import { openWindow, settle, words } from './ui-window.js';

/** @typedef {{[member: string]: any}} Message */

const TAB = 7;
const NEW_TAB = 8;
const ORDER = { order_id: '8190000000000001', status: 'To ship' };
const PAGE = { kind: 'list', host: 'www.aliexpress.com', lang: 'en' };
const DETAIL = `https://www.aliexpress.com/p/order/detail.html?orderId=${ORDER.order_id}`;
const SHOW = { kind: 'show', order_id: ORDER.order_id, tab_id: TAB, press: 'cancel_order', on: 'detail' };

const clock = createFakeClock();
Object.assign(globalThis, { setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout });
Date.now = clock.now;

/** A worker, the list in one tab and the order's own page in another, and whether their buttons are there. */
const setUp = ({ here = true, there = true } = {}) => {
  const browser = createFakeBrowser({ clock, behave: (request, { reply }) => {
    const said = goodReply(request);
    for (const advice of said['advice'] ?? []) if (request['view'] === 'full') advice.steps = [{ text: 'Press', press: 'cancel_order', seen: 'Cancel order' }];
    reply(said);
  } });
  /** @type {[number, Message][]} */
  const shown = [];
  for (const [tab, kind, has] of /** @type {[number, string, boolean][]} */ ([[TAB, 'list', here], [NEW_TAB, 'detail', there]]))
    browser.pages.set(tab, (message) => {
      if (message['kind'] === 'order') return { page: { ...PAGE, kind }, order: ORDER, detail_url: kind === 'list' ? DETAIL : '' };
      if (message['kind'] === 'show') shown.push([tab, message]);
      return message['kind'] === 'show' && has;
    });
  const openDetail = () => browser.send({ kind: 'page', page: { ...PAGE, kind: 'detail' }, orders: [ORDER] }, fromPage(NEW_TAB, { url: DETAIL }));
  return { browser, shown, openDetail };
};

test('a button that the page has is shown there, and nothing is opened', async () => {
  const { browser, shown } = setUp();
  for (const sender of [fromPopup(), fromPage(TAB)]) assert.deepEqual(await browser.send({ ...SHOW, text: 'Cancel order' }, sender), { ok: true });
  assert.deepEqual(shown, [1, 2].map(() => [TAB, { kind: 'show', order_id: ORDER.order_id, text: 'Cancel order' }]));
  assert.deepEqual(browser.opened, []);
});

test('a button of the order’s own page is shown there once that page has it, once', async () => {
  const { browser, shown, openDetail } = setUp();
  assert.deepEqual(await browser.send(SHOW, fromPopup()), { ok: true });
  assert.deepEqual(browser.opened, [{ url: DETAIL, openerTabId: TAB, index: 4 }]);
  assert.deepEqual(shown, []);
  await browser.send({ kind: 'page', page: PAGE, orders: [ORDER] }, fromPage(TAB));
  await settleWorker();
  assert.deepEqual(shown, [], 'the list is not that page');
  browser.stopWorker();
  await openDetail();
  await settleWorker();
  assert.deepEqual(shown, [[NEW_TAB, { kind: 'show', order_id: ORDER.order_id, text: 'Cancel order' }]]);
  await openDetail();
  await settleWorker();
  assert.equal(shown.length, 1);
});

test('as long as the page has no such button it is tried again, but not for ever', async () => {
  const { browser, shown, openDetail } = setUp({ there: false });
  await browser.send(SHOW, fromPopup());
  for (const [ms, tries] of [[0, 1], [5000, 2], [60_000, 2]]) {
    await clock.advance(ms ?? 0);
    await openDetail();
    await settleWorker();
    assert.equal(shown.length, tries);
  }
});

/** @type {{note: string, message: Message, code: string}[]} */
const GONE = [
  { note: 'is gone from the page where it should be', message: { ...SHOW, on: 'list', text: 'Cancel order' }, code: 'button_gone' },
  { note: 'has no page', message: { ...SHOW, on: undefined }, code: 'button_gone' },
  { note: 'has no name', message: { ...SHOW, press: 7 }, code: 'button_gone' },
  { note: 'is of an order that is not there', message: { ...SHOW, order_id: 'x' }, code: 'internal' },
];
for (const { note, message, code } of GONE)
  test(`a button that ${note} is not shown`, async () => {
    const { browser } = setUp({ here: false });
    assert.deepEqual(await browser.send(message, fromPopup()), { ok: false, error: { code } });
    assert.deepEqual(browser.opened, []);
  });

const BUTTONS = '<div class="order-item-btns"><a class="order-item-btn">Contact seller</a><a class="order-item-btn"> Cancel  order </a></div>';

test('the page looks for the button in the cards of the order, and finds it by its words', async () => {
  const page = openPage({ html: card(ORDER.order_id, { inner: BUTTONS }) + card('8190000000000002', { inner: BUTTONS }), answer: goodWorker });
  await page.turns();
  assert.equal(await page.ask({ kind: 'show', order_id: ORDER.order_id, text: 'Cancel order' }), true);
  const [cards, text] = page.state.shown;
  assert.deepEqual([cards.length, text], [1, 'Cancel order']);
  assert.equal(await page.ask({ kind: 'show', order_id: '8190000000000003', text: 'Cancel order' }), false);
  const { limits, reader, profile } = page.window.rescind;
  const ready = profile.pageFor(PROFILE, page.window.location.href);
  const [, buttons] = ready.fields.find((/** @type {[string, unknown]} */ [name]) => name === 'buttons');
  const places = reader.places(ready, cards[0], buttons, limits.order.buttons);
  assert.deepEqual([...places].map((place) => [place.text, words(place.element)]), [['Contact seller', 'Contact seller'], ['Cancel order', 'Cancel order']]);
});

/** A page with a button, and `rescind.show` in it. */
const openButton = ({ reduced = false } = {}) => {
  const all = openWindow({ html: '<div id="card"><button id="theirs">Cancel order</button></div>' });
  const { window, document, rescind } = all;
  const theirs = /** @type {HTMLElement} */ (document.querySelector('#theirs'));
  window.matchMedia = () => ({ matches: reduced });
  theirs.getBoundingClientRect = () => /** @type {DOMRect} */ ({ left: 10, top: 20, right: 110, bottom: 50, width: 100, height: 30 });
  /** @type {any[]} */
  const scrolled = [];
  theirs.scrollIntoView = (how) => void scrolled.push({ .../** @type {object} */ (how) });
  const places = (/** @type {unknown} */ _, /** @type {Element} */ at) =>
    [...at.querySelectorAll('#theirs')].map((element) => ({ element, text: words(element) }));
  Object.assign(rescind, { attempt: (/** @type {() => unknown} */ read) => read(), limits: { order: {} }, reader: { places } });
  let pressed = 0;
  theirs.addEventListener('click', () => (pressed += 1));
  const card = /** @type {Element} */ (document.querySelector('#card'));
  const before = card.outerHTML;
  return {
    ...all, theirs, scrolled, card,
    show: () => rescind.show(/** @type {any} */ ({ fields: [['buttons', { take: 'visible_texts' }]] }), [card], 'Cancel order'),
    host: () => document.querySelector('rescind-show'),
    unchanged: () => {
      assert.equal(card.outerHTML, before);
      assert.equal(pressed, 0);
    },
  };
};

test('the button is outlined, scrolled to, said, and has the focus; nothing of the page changes', async () => {
  const { show, host, shadow, theirs, scrolled, document, unchanged } = openButton();
  assert.equal(show(), true);
  const at = /** @type {Element} */ (host());
  assert.equal(at.parentElement, document.documentElement);
  const box = /** @type {HTMLElement} */ (shadow(at).querySelector('.outline'));
  assert.deepEqual([box.style.left, box.style.top, box.style.width, box.style.height], ['5px', '15px', '110px', '40px']);
  assert.equal(words(shadow(at).querySelector('[role=status]')), 'Here it is. Nothing is pressed for you.');
  assert.equal(document.activeElement, theirs);
  assert.deepEqual(scrolled, [{ block: 'center', inline: 'nearest', behavior: 'smooth' }]);
  show();
  assert.equal(document.querySelectorAll('rescind-show').length, 1, 'one at a time');
  unchanged();
});

test('who wants no motion gets none', () => {
  const { show, scrolled } = openButton({ reduced: true });
  show();
  assert.equal(scrolled[0].behavior, 'instant');
});

/** @type {[string, (all: ReturnType<typeof openButton>) => void][]} */
const WAYS = [
  ['Escape', ({ fire, document }) => void fire('keydown', document.body, { key: 'Escape' })],
  ['a press', ({ fire, document }) => void fire('pointerdown', document.body)],
  ['the button going away', ({ theirs }) => theirs.remove()],
];
for (const [note, way] of WAYS)
  test(`the outline goes with ${note}`, async () => {
    const all = openButton();
    all.show();
    assert.ok(all.host());
    way(all);
    await new Promise((done) => all.window.requestAnimationFrame(() => all.window.requestAnimationFrame(done)));
    await settle();
    assert.equal(all.host(), null);
  });

test('the scrolling that brings the button lets it be, the buyer’s own lets go', () => {
  const all = openButton();
  let now = 1000;
  all.window.performance.now = () => now;
  all.show();
  all.fire('scroll', all.document);
  assert.ok(all.host());
  now += 3000;
  all.fire('scroll', all.document);
  assert.equal(all.host(), null);
});

test('a key that is still held presses nothing', () => {
  const { show, fire, theirs, document, unchanged } = openButton();
  show();
  for (const key of ['Enter', ' ']) {
    assert.equal(fire('keydown', theirs, { key, repeat: true }).defaultPrevented, true);
    assert.equal(fire('keydown', theirs, { key }).defaultPrevented, false, 'one’s own press is one’s own');
  }
  fire('keydown', document.body, { key: 'Escape' });
  assert.equal(fire('keydown', theirs, { key: 'Enter', repeat: true }).defaultPrevented, false);
  unchanged();
});

test('a button that is in no card is not shown', () => {
  const { show, host, theirs } = openButton();
  theirs.remove();
  assert.equal(show(), false);
  assert.equal(host(), null);
});
