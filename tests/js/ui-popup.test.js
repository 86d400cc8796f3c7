// The popup's screens: one order, several, none, and what is in the way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviceOf, adviceReply, openOwnPage, reply, settle, words } from './ui-window.js';

const HOST = { state: 'ready', version: '0.1.0', pack: '2026.11.21' };
const NAMES = ['track-refund', 'ask', 'request-cancellation', 'cancel-directly'];

/** @param {string} name */
const order = (name) => {
  const { order_id, verdict, certainty, urgency, cancellable, headline, short } = adviceOf(name);
  const advice = /** @type {Advice} */ ({ order_id, verdict, certainty, urgency, cancellable, headline, short });
  return { order_id, title: `Item of ${name}`, store: 'Vega Store', total: '$93.62', advice };
};

/** @param {Partial<StateSuccess>} [more] */
const state = (more = {}) => ({
  ok: true, page: 'orders', orders: [order('request-cancellation')], host: HOST,
  intents: [{ id: 'changed_mind', label: 'I changed my mind' }], stages: [], letter_languages: ['en', 'zh'], ...more,
});

/** @param {{state: () => unknown, address?: string, words?: Record<string, string>}} options */
const openPopup = async ({ state: current, words: chosen, address = 'https://extension.example/popup/popup.html' }) => {
  const all = await openOwnPage('popup/popup', {
    address,
    now: reply('ask').now,
    answer: ({ kind, order_id: id }) => {
      if (kind === 'state' || kind === 'retry') return current();
      if (kind === 'settings') return { ok: true, settings: {}, languages: [], ...(chosen && { words: chosen }) };
      if (kind === 'describe') return { ok: true, number: '', told: {} };
      const name = NAMES.find((each) => adviceOf(each).order_id === id);
      return name ? adviceReply(name) : { ok: true };
    },
  });
  return { ...all, headline: () => words(all.document.querySelector('#slot h2')), kinds: () => all.sent.map(({ kind }) => kind) };
};

test('one order: its advice directly, with the tab’s id in every question', async () => {
  const { document, headline, sent, kinds } = await openPopup({ state });
  assert.equal(headline(), adviceOf('request-cancellation').headline);
  assert.equal(words(document.querySelector('.about')), 'Item of request-cancellation Vega Store · $93.62'.replace(' Vega', 'Vega'));
  assert.deepEqual(kinds(), ['settings', 'state', 'advice']);
  assert.ok(sent.every(({ tab_id: id }) => id === 7));
  assert.deepEqual([...document.querySelectorAll('#head button')].map((button) => button.getAttribute('aria-label')), ['Settings'], 'no way back from the only order');
  assert.equal(words(document.querySelector('#foot')), 'Rules 2026.11.21 · helper 0.1.0');
});

test('the tab may stand in the popup’s own address', async () => {
  const { sent, document } = await openPopup({ state, address: 'https://extension.example/popup/popup.html?tab=41' });
  assert.ok(sent.length > 0 && sent.every(({ tab_id: id }) => id === 41));
  assert.ok(document.body.classList.contains('page'));
});

test('several orders: a list, most urgent first; one opens, and back leads to where one was', async () => {
  const { document, headline, fire } = await openPopup({ state: () => state({ orders: NAMES.map(order) }) });
  const entries = () => [...document.querySelectorAll('.entry')];
  assert.deepEqual(entries().map((entry) => entry.getAttribute('data-key')), ['cancel-directly', 'request-cancellation', 'ask', 'track-refund'].map((name) => adviceOf(name).order_id));
  assert.equal(words(entries()[0]?.querySelector('.short')), adviceOf('cancel-directly').short);
  const third = /** @type {HTMLElement} */ (entries()[2]);
  third.focus();
  fire('click', third);
  await settle();
  assert.equal(headline(), adviceOf('ask').headline);
  const back = /** @type {HTMLElement} */ (document.querySelector('#head button'));
  assert.equal(document.activeElement, back);
  fire('click', back);
  await settle();
  assert.equal(document.activeElement, entries()[2]);
  assert.equal(entries().length, 4);
});

test('the settings are a press away', async () => {
  const { document, fire, sent } = await openPopup({ state });
  fire('click', /** @type {Element} */ (document.querySelector('#head .settings')));
  assert.ok(sent.some(({ kind }) => kind === 'options opened'));
});

test('the popup speaks the language that was chosen', async () => {
  const { document } = await openPopup({ state, words: { text_language: 'he', text_direction: 'rtl', options_title: 'הגדרות', popup_versions: '$2 / $1' } });
  assert.deepEqual([document.documentElement.lang, document.documentElement.dir], ['he', 'rtl']);
  assert.equal(document.querySelector('#head .settings')?.getAttribute('aria-label'), 'הגדרות');
  assert.equal(words(document.querySelector('#foot')), '0.1.0 / 2026.11.21');
});

test('titles of the page are text', async () => {
  const evil = { ...order('ask'), title: '<img src=x onerror=alert(1)>', store: '<b>', total: '' };
  const { document } = await openPopup({ state: () => state({ orders: [evil, order('track-refund')] }) });
  assert.ok(words(document.querySelector('.list')).includes(evil.title));
  assert.equal(document.querySelectorAll('.list img, .list b').length, 0);
});

for (const { note, more, title } of [
  ...[
    ['missing', 'Rescind’s helper is not installed'], ['forbidden', 'Rescind’s helper does not know this extension'], ['too_old', 'Rescind’s helper is too old'],
    ['extension_too_old', 'This extension is too old'], ['crashed', 'Rescind’s helper stopped'], ['timeout', 'No answer in time'],
    ['waiting', 'Waiting before the next try'],
  ].map(([host, title]) => ({ note: `host ${host}`, more: { host: { ...HOST, state: host } }, title })),
  ...[
    ['not_order_page', 'This is not an order page'], ['unreadable', 'AliExpress shows something Rescind cannot read'], ['blocked', 'AliExpress wants a check first'],
  ].map(([page, title]) => ({ note: `page ${page}`, more: { page, orders: [] }, title })),
  { note: 'no orders', more: { orders: [] }, title: 'No orders on this page' },
])
  test(`${note} has a screen of its own`, async () => {
    const { headline } = await openPopup({ state: () => state(/** @type {any} */ (more)) });
    assert.equal(headline(), title);
  });

for (const { note, answer, title } of [
  { note: 'a failure', answer: { ok: false, error: { code: 'timeout' } }, title: 'No answer in time' },
  { note: 'nothing', answer: undefined, title: 'Something went wrong in Rescind' },
])
  test(`the worker answers ${note}`, async () => {
    const { headline } = await openPopup({ state: () => answer });
    assert.equal(headline(), title);
  });

test('a page that is loading is asked again until it is there, and for ever it is said what to do', async () => {
  let page = 'loading';
  const { document, headline, pass } = await openPopup({ state: () => state(/** @type {any} */ ({ page, orders: page === 'orders' ? [order('ask')] : [] })) });
  const wait = async (/** @type {number} */ seconds) => {
    for (let n = 0; n < seconds; n++) {
      pass(1000);
      await settle();
    }
  };
  const first = document.querySelector('.loading');
  assert.ok(first);
  await wait(7);
  assert.equal(document.querySelector('.loading'), first, 'drawn again though nothing changed');
  await wait(2);
  assert.equal(headline(), 'The page has not answered yet');
  page = 'orders';
  await wait(1);
  assert.equal(headline(), adviceOf('ask').headline);
});

test('the popup rests when nothing is under way', async () => {
  const { timers, kinds, pass } = await openPopup({ state: () => state({ page: 'not_order_page', orders: [] }) });
  pass(60_000);
  assert.deepEqual(kinds(), ['settings', 'state', 'describe']);
  assert.equal(timers.size, 0);
});

test('orders without advice are waited for, but not for ever', async () => {
  const { order_id, title, store, total } = order('ask');
  const { document, pass, timers } = await openPopup({ state: () => state({ orders: [{ order_id, title, store, total }, order('track-refund')] }) });
  assert.equal(words(document.querySelectorAll('.entry')[1]?.querySelector('.short')), 'Checking the rules…');
  for (let n = 0; n < 12; n++) {
    pass(1000);
    await settle();
  }
  assert.equal(timers.size, 0);
});

test('after a pause the popup goes on by itself; "Try again" does not wait', async () => {
  let host = /** @type {any} */ ({ ...HOST, state: 'waiting', retry_at: Date.parse(reply('ask').now) + 5000 });
  const now = () => state({ host });
  const popup = await openPopup({ state: now });
  assert.equal(words(popup.document.querySelector('.countdown')), 'Next try in 5 seconds');
  host = HOST;
  popup.pass(5000);
  await settle();
  assert.equal(popup.headline(), adviceOf('request-cancellation').headline);

  host = { ...HOST, state: 'missing' };
  const other = await openPopup({ state: now });
  host = HOST;
  other.fire('click', /** @type {Element} */ (other.document.querySelector('[data-key="retry"]')));
  await settle();
  assert.deepEqual(other.kinds(), ['settings', 'state', 'retry', 'state', 'advice']);
  assert.equal(other.headline(), adviceOf('request-cancellation').headline);
});

test('however often one presses, one question is under way', async () => {
  const host = /** @type {any} */ ({ ...HOST, state: 'waiting', retry_at: Date.parse(reply('ask').now) + 60_000 });
  const { document, fire, timers } = await openPopup({ state: () => state({ host }) });
  for (let n = 0; n < 3; n++) {
    fire('click', /** @type {Element} */ (document.querySelector('[data-key="retry"]')));
    await settle();
  }
  assert.equal(timers.size, 2, 'the countdown, and the next question');
});

test('"Reload the page" reloads the tab and watches it', async () => {
  let page = 'not_order_page';
  const { document, fire, sent, pass, headline } = await openPopup({ state: () => state(/** @type {any} */ ({ page, orders: page === 'orders' ? [order('ask')] : [] })) });
  fire('click', /** @type {Element} */ (document.querySelector('[data-key="reload"]')));
  await settle();
  assert.ok(sent.some(({ kind, id }) => kind === 'reloaded' && id === 7));
  page = 'orders';
  pass(1000);
  await settle();
  assert.equal(headline(), adviceOf('ask').headline);
});

test('a page that is not as the rules know it: said above whatever is shown, and the report is seen before it is copied', async () => {
  const report = 'Rescind, rules 2026.11.21: list\n\n  div.card';
  let current = state({ changed: report });
  const { document, window, fire } = await openPopup({ state: () => current });
  const note = () => document.querySelector('#changed .changed');
  assert.equal(words(note()?.querySelector('h2')), 'AliExpress changed this page');
  assert.match(words(note()), /newer rule pack/);
  assert.equal(note()?.querySelector('pre')?.textContent, report);
  assert.equal(document.querySelectorAll('.about').length, 1, 'the advice is there, too');
  /** @type {string[]} */
  const copied = [];
  Object.defineProperty(window.navigator, 'clipboard', { value: { writeText: async (/** @type {string} */ text) => void copied.push(text) } });
  fire('click', /** @type {Element} */ (note()?.querySelector('[data-key="changed-copy"]')));
  await settle();
  assert.deepEqual(copied, [report]);
  for (const [page, shown] of /** @type {const} */ ([['unreadable', 1], ['no_orders', 0]])) {
    current = state({ page, orders: [], ...(shown && { changed: report }) });
    const other = await openPopup({ state: () => current });
    assert.equal(other.document.querySelectorAll('.changed').length, shown);
  }
});
