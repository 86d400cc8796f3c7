// "Describe an order": what the popup asks where there is no order page, and what the worker makes of the answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createFakeBrowser, fromPage, fromPopup } from './fake-chrome.js';
import { createFakeClock } from './fake-clock.js';
import { good } from './fake-native.js';
import { adviceOf, adviceReply, openOwnPage, settle, words } from './ui-window.js';

const NUMBER = '8190000000000009';
const STAGES = { fact: 'stage', question: 'What does the status mean?', answers: [
  { label: 'Not sent yet', answers: [{ label: 'Not paid yet', told: { stage: 'awaiting_payment' } }, { label: 'Paid', told: { stage: 'awaiting_shipment' } }] },
  { label: 'Sent', told: { stage: 'shipped' } },
] };

/** A worker that keeps what it is told. */
const fakeWorker = (kept = { number: '', told: /** @type {Record<string, unknown>} */ ({}) }) => ({
  kept,
  answer: (/** @type {any} */ message) => {
    const { kind } = message;
    if (kind === 'state') return { ok: true, page: 'not_order_page', orders: [], host: { state: 'ready', version: '', pack: '' }, intents: [], stages: [], letter_languages: [] };
    if (kind === 'settings') return { ok: true, settings: {}, languages: [] };
    if (kind === 'describe') {
      if (message.clear) Object.assign(kept, { number: '', told: {} });
      if (message.number !== undefined) kept.number = message.number;
      return { ok: true, ...kept };
    }
    if (kind === 'tell') kept.told = Object.fromEntries(Object.entries({ ...kept.told, ...message.told }).filter(([, fact]) => fact !== 'unknown'));
    const reply = adviceReply('request-cancellation');
    const advice = kept.told['stage'] ? reply.advice : { ...adviceOf('ask'), ask: [STAGES] };
    return { ...reply, advice: { ...advice, order_id: kept.number }, told: kept.told, stages: [{ id: 'awaiting_shipment', label: 'Paid, not shipped yet' }] };
  },
});

/** @param {ReturnType<typeof fakeWorker>} worker */
const openPopup = async ({ answer }) => {
  const all = await openOwnPage('popup/popup', { address: 'https://extension.example/popup/popup.html', answer });
  await settle();
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (all.document.querySelector(selector));
  const press = async (/** @type {string} */ selector) => {
    all.fire('click', find(selector));
    for (let turn = 0; turn < 4; turn += 1) await settle();
  };
  return { ...all, find, press, headline: () => words(find('#slot h2')), told: () => all.sent.filter(({ kind }) => kind === 'tell').map(({ order_id: id, told }) => [id, told]) };
};

test('offered where there is no order page; first the stage in groups, then the advice', async () => {
  const worker = fakeWorker();
  const { find, press, headline, told, document } = await openPopup(worker);
  assert.equal(headline(), 'This is not an order page');
  await press('[data-key="describe"]');
  assert.equal(headline(), 'Describe an order');
  assert.equal(document.activeElement, find('#slot h2'), 'it is read out');
  assert.equal(words(find('.question h3')), 'What does the app or the e-mail say about the order?');
  assert.deepEqual([...document.querySelectorAll('.question > .row > *')].map((each) => words(each.querySelector('summary') ?? each)), ['Not sent yet', 'Sent']);
  await press('details .row .button:nth-child(2)');
  assert.deepEqual(told(), [['', { stage: 'awaiting_shipment' }]]);
  assert.equal(headline(), adviceOf('request-cancellation').headline);
  assert.equal(words(find('.about .title')), 'Paid, not shipped yet');
});

test('it is still there when the popup is opened again, and can be cleared', async () => {
  const worker = fakeWorker({ number: NUMBER, told: { stage: 'awaiting_shipment' } });
  const { find, press, headline } = await openPopup(worker);
  assert.equal(headline(), adviceOf('request-cancellation').headline);
  assert.ok(words(find('[data-key="number-fold"] summary')).includes(NUMBER));
  await press('[data-key="clear"]');
  assert.deepEqual(worker.kept, { number: '', told: {} });
  assert.equal(headline(), 'Describe an order');
});

test('back leads to what the page is', async () => {
  const { press, headline } = await openPopup(fakeWorker({ number: '', told: { stage: 'shipped' } }));
  await press('#head .button');
  assert.equal(headline(), 'This is not an order page');
});

test('a stage that is taken back is asked for again', async () => {
  const worker = fakeWorker({ number: '', told: { stage: 'awaiting_shipment' } });
  const { press, headline } = await openPopup(worker);
  await press('[data-key="forget"]');
  assert.equal(headline(), 'Describe an order');
});

/** @type {{written: string, kept: string, wrong: boolean}[]} */
const NUMBERS = [
  { written: ' 8190 0000 0000 0009 ', kept: NUMBER, wrong: false }, { written: '８１９００００００００００００９', kept: NUMBER, wrong: false },
  { written: '123', kept: '', wrong: true }, { written: 'x8190000000000009', kept: '', wrong: true }, { written: '', kept: '', wrong: false },
];
for (const { written, kept, wrong } of NUMBERS)
  test(`a number written as "${written}"`, async () => {
    const worker = fakeWorker();
    const { find, press, fire } = await openPopup(worker);
    await press('[data-key="describe"]');
    const box = /** @type {HTMLInputElement} */ (find('[data-key="number"]'));
    box.value = written;
    fire('change', box);
    await settle();
    assert.equal(worker.kept.number, kept);
    assert.equal(words(find('.wrong')) !== '', wrong);
    assert.equal(box.getAttribute('aria-invalid'), String(wrong));
  });

/* --- the worker --------------------------------------------------------------------------------------------------------------- */

const clock = createFakeClock();
Object.assign(globalThis, { setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout });
Date.now = clock.now;

const TAB = 4;
const advise = { kind: 'advice', order_id: '' };

/** @param {object} [advice] */
const setUp = (advice = {}) => {
  const given = { verdict: 'wait', certainty: 'certain', urgency: 'wait', cancellable: 'no', headline: 'h', short: 's', ...advice };
  const browser = createFakeBrowser({ clock, behave: (request, { reply }) => {
    const { id, type, orders } = request;
    if (type !== 'advise') return good(request, { reply, die: () => {} }, 1);
    reply({ v: 1, id, advice: orders.map((/** @type {any} */ { order_id: order = '' }) => ({ order_id: order, ...given })) });
  } });
  browser.pages.set(TAB, () => null);
  return browser;
};

/** What the host was asked last. @param {ReturnType<typeof setUp>} browser @returns {any} */
const lastAsked = (browser) => browser.native.sent('advise').at(-1);

test('worker: an order without a number and without a page', async () => {
  const browser = setUp();
  await browser.send({ kind: 'tell', order_id: '', told: { stage: 'shipped' } }, fromPopup());
  const reply = await browser.send(advise, fromPopup());
  assert.equal(reply.ok, true);
  assert.deepEqual(reply.told, { stage: 'shipped' });
  assert.equal(reply.page_kind, undefined);
  const { orders: [order, ...others], page } = lastAsked(browser);
  assert.deepEqual([Object.keys(order), others.length, page.kind], [['told', 'told_at'], 0, undefined]);
});

test('worker: its number goes to the host, and its answers stay apart from those about an order of a page', async () => {
  const browser = setUp();
  assert.deepEqual(await browser.send({ kind: 'describe', number: NUMBER }, fromPopup()), { ok: true, number: NUMBER, told: {} });
  await browser.send({ kind: 'tell', order_id: '', told: { stage: 'shipped' } }, fromPopup());
  assert.equal(lastAsked(browser).orders[0].order_id, NUMBER);
  await browser.send({ kind: 'page', page: { kind: 'list', host: 'www.aliexpress.com', lang: 'en' }, orders: [{ order_id: NUMBER }] }, fromPage(TAB));
  assert.deepEqual(lastAsked(browser).orders, [{ order_id: NUMBER }]);
  assert.deepEqual(await browser.send({ kind: 'describe', clear: true }, fromPopup()), { ok: true, number: '', told: {} });
  await browser.send(advise, fromPopup());
  assert.deepEqual(lastAsked(browser).orders, [{}]);
});

test('worker: what needs a page is not offered', async () => {
  const open = { label: 'Open', open: 'detail' };
  const browser = setUp({ steps: [{ text: 'Press it', press: 'cancel_order', on: 'detail', seen: 'Cancel', with: 'reason' }],
    ask: [{ fact: 'paid_at', question: 'When?', kind: 'date', answers: [open] }, { fact: 'x', question: 'Open it?', kind: 'buttons', answers: [open] },
      { fact: 'y', question: 'Which?', kind: 'buttons', answers: [{ label: 'a', told: { y: 'a' } }, open, { label: 'more', answers: [open] }] }] });
  const { advice } = await browser.send(advise, fromPopup());
  assert.deepEqual(JSON.parse(JSON.stringify([advice.steps, advice.ask])), [[{ text: 'Press it', with: 'reason' }], [
    { fact: 'paid_at', question: 'When?', kind: 'date', answers: [] }, { fact: 'y', question: 'Which?', kind: 'buttons', answers: [{ label: 'a', told: { y: 'a' } }] },
  ]]);
});

for (const { note, message, sender } of [
  { note: 'a page asks for it', message: advise, sender: fromPage(TAB) },
  { note: 'a page tells of it', message: { kind: 'tell', order_id: '', told: { stage: 'shipped' } }, sender: fromPage(TAB) },
  { note: 'a number that is none', message: { kind: 'describe', number: '12' }, sender: fromPopup() },
  { note: 'its own page', message: { kind: 'open_detail', order_id: '' }, sender: fromPopup() },
])
  test(`worker: refused: ${note}`, async () => {
    const reply = await setUp().send(message, sender);
    assert.equal(reply.ok, false);
  });
