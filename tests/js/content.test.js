import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ID as SELF, LIST, PROFILE, advice, card, goodWorker, openPage } from './page-window.js';

const [A, B, C] = ['8190000000000001', '8190000000000002', '8190000000000003'];
const MINUTE = 60_000;

/** @param {string} html */
const fragment = (html) => {
  /** @param {Document} document */
  return (document) => {
    const box = document.createElement('template');
    box.innerHTML = html;
    return box.content;
  };
};

/** @param {Parameters<typeof openPage>[0]} [options] */
const settled = async (options) => {
  const page = openPage(options);
  await page.turns();
  return page;
};

test('each order gets one hint: pending at once, then its advice', async () => {
  const page = openPage({ html: card(A) + card(B) });
  assert.deepEqual(page.sent.map(({ kind }) => kind), ['settings', 'profile']);
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${B} for ${B}`]);
  assert.deepEqual(page.sentOf('page'), [{ kind: 'page', page: { kind: 'list', host: 'www.aliexpress.com', lang: 'en' }, orders: [{ order_id: A, status: 'To ship' }, { order_id: B, status: 'To ship' }] }]);
  assert.deepEqual(page.sentOf('badge').at(-1)?.orders, [{ cancellable: 'no', urgency: 'wait' }, { cancellable: 'no', urgency: 'wait' }]);
  page.close();
});

/** @param {object} settings @param {object} [more] */
const withSettings = (settings, more = {}) => (/** @type {any} */ message) =>
  message.kind === 'settings' ? { ok: true, settings: { hints: true, note: true, lang: '', letter_lang: '', ...settings }, languages: [], ...more } : goodWorker(message);

test('without hints nothing is put into the page; badge and popup know the orders all the same', async () => {
  const page = await settled({ html: card(A) + card(B), answer: withSettings({ hints: false }) });
  const before = page.body.innerHTML;
  assert.deepEqual(page.shown(), []);
  assert.equal(page.sentOf('badge').at(-1)?.orders.length, 2);
  const report = /** @type {any} */ (await page.ask({ kind: 'report' }));
  assert.deepEqual(report.orders.map((/** @type {any} */ { order_id: id, advice: known }) => [id, known.short]), [[A, `for ${A}`], [B, `for ${B}`]]);
  await page.advance(MINUTE);
  assert.equal(page.body.innerHTML, before);
  assert.equal(page.timers.size, 0, 'an idle page has no timer');
  page.state.answer = goodWorker;
  await page.ask({ kind: 'restart' });
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${B} for ${B}`], 'switched on again, at once');
  page.close();
});

for (const { note, settings, want } of [
  { note: 'says so', settings: {}, want: 'missing' },
  { note: 'says nothing where no hints are wanted', settings: { hints: false }, want: '' },
  { note: 'says nothing once told to', settings: { note: false }, want: '' },
])
  test(`a helper that was never met: the page ${note}, until it is`, async () => {
    const away = (/** @type {any} */ message) => (message.kind === 'profile' ? { ok: false, error: { code: 'missing' } } : withSettings(settings)(message));
    const page = await settled({ html: card(A), answer: away });
    assert.equal(page.state.note, want);
    assert.equal(page.timers.size, 0, 'an idle page has no timer');
    page.state.answer = withSettings(settings);
    await page.ask({ kind: 'refresh' });
    await page.turns();
    assert.equal(page.state.note, '');
    page.close();
  });

test('the note does not outlive its page', async () => {
  const page = await settled({ answer: (message) => (message.kind === 'profile' ? { ok: false, error: { code: 'crashed', retry_at: 2_000_000 } } : goodWorker(message)) });
  assert.equal(page.state.note, 'crashed');
  page.close();
  assert.equal(page.state.note, '');
});

test('words in another language come before the first hint; without settings the browser’s own are used', async () => {
  const words = { close: 'Schließen' };
  const page = await settled({ html: card(A), answer: withSettings({}, { words }) });
  assert.deepEqual(page.state.words, words);
  page.state.answer = (/** @type {any} */ message) => (message.kind === 'settings' ? { ok: false, error: { code: 'internal' } } : goodWorker(message));
  await page.ask({ kind: 'restart' });
  await page.turns();
  assert.equal(page.state.words, undefined);
  assert.deepEqual(page.shown(), [`${A} for ${A}`]);
  page.close();
});

test('a card that comes later gets its hint in the same turn, before anything is painted', async () => {
  const page = await settled({ html: `<div id="list">${card(A)}</div>` });
  page.document.querySelector('#list').append(fragment(card(B))(page.document));
  await Promise.resolve();
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${B} pending`]);
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${B} for ${B}`]);
  assert.deepEqual(page.sentOf('page').at(-1)?.orders.map((/** @type {any} */ { order_id: id }) => id), [B], 'only what is new is asked for');
  page.close();
});

test('cards deep in what was added are found', async () => {
  const page = await settled();
  page.body.append(fragment(`<main><section>${card(A)}</section><section>${card(B)}</section></main>`)(page.document));
  await page.turns();
  assert.equal(page.shown().length, 2);
  page.close();
});

test('our own hint is no news', async () => {
  const page = await settled({ html: card(A) });
  await page.advance(10 * MINUTE);
  assert.equal(page.sentOf('page').length, 1);
  assert.equal(page.timers.size, 0, 'an idle page has no timer');
  page.close();
});

test('a status that changes is read again and asked about', async () => {
  const page = await settled({ html: card(A) });
  page.document.querySelector('.order-item-header-status-text').firstChild.nodeValue = 'Completed';
  await page.advance(1000);
  assert.deepEqual(page.sentOf('page').at(-1)?.orders, [{ order_id: A, status: 'Completed' }]);
  assert.deepEqual(page.shown(), [`${A} for ${A}`], 'the old hint stands until the new one is there');
  page.close();
});

test('a change that says nothing new is not asked about', async () => {
  const page = await settled({ html: card(A, { inner: '<p class="clock">1</p>' }) });
  page.document.querySelector('.clock').firstChild.nodeValue = '2';
  await page.advance(MINUTE);
  assert.equal(page.sentOf('page').length, 1);
  page.close();
});

test('a card that is read again without news while the worker is asked still gets its answer', async () => {
  const page = openPage({ html: card(A, { inner: '<p></p>' }) });
  /** @type {(reply: unknown) => void} */
  let answer = () => undefined;
  page.state.answer = (message) => (message.kind === 'page' ? new Promise((resolve) => (answer = resolve)) : goodWorker(message));
  await page.turns();
  page.document.querySelector('p').append('x');
  await page.advance(1000);
  answer({ ok: true, advice: [advice(A)] });
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} for ${A}`]);
  page.close();
});

test('a card that does not stop changing is read less and less often', async () => {
  const page = await settled({ html: card(A) });
  let reads = 0;
  const { reader } = page.window.rescind;
  const { glance } = reader;
  reader.glance = (/** @type {unknown[]} */ ...args) => ((reads += 1), glance(...args));
  const text = page.document.querySelector('.order-item-header-status-text').firstChild;
  const perMinute = [];
  for (let minute = 0; minute < 5; minute += 1) {
    const before = reads;
    for (let second = 0; second < 60; second += 1) {
      text.nodeValue = `Closes in ${minute}:${second}`;
      await page.advance(1000);
    }
    perMinute.push(reads - before);
  }
  assert.ok(reads > 0 && (perMinute[0] ?? 99) <= 10 && (perMinute[4] ?? 99) <= 2, `reads a minute: ${perMinute}`);
  /* Once it is calm, the next change is seen soon. */
  await page.advance(2 * MINUTE);
  text.nodeValue = 'Completed';
  await page.advance(200);
  assert.equal(page.sentOf('page').at(-1)?.orders[0].status, 'Completed');
  page.close();
});

test('a redrawn card gets its hint back at once, with what it showed', async () => {
  const page = await settled({ html: card(A) });
  const header = page.document.querySelector('.order-item-header');
  page.document.querySelector('rescind-hint').remove();
  header.replaceWith(header.cloneNode(true));
  await Promise.resolve();
  assert.deepEqual(page.shown(), [`${A} for ${A}`]);
  page.close();
});

test('a page that throws the hint out each time is not fought', async () => {
  const page = await settled({ html: card(A) });
  const before = page.state.placements;
  const rival = new page.window.MutationObserver(() => page.document.querySelector('rescind-hint')?.remove());
  rival.observe(page.body, { childList: true, subtree: true });
  page.document.querySelector('rescind-hint').remove();
  await page.advance(5000);
  assert.ok(page.state.placements - before < 12, `${page.state.placements - before} times put back`);
  rival.disconnect();
  await page.advance(MINUTE);
  assert.equal(page.shown().length, 1, 'and when the page has calmed down it is there again');
  page.close();
});

test('a card that is used again for another order shows nothing of the first', async () => {
  const page = await settled({ html: card(A) });
  page.state.answer = (message) => (message.kind === 'page' ? new Promise(() => {}) : goodWorker(message));
  page.document.querySelector('a').href = `/p/order/detail.html?orderId=${B}`;
  page.document.querySelector('.order-item-header-status-text').firstChild.nodeValue = 'Completed';
  await page.turns();
  assert.deepEqual(page.shown(), [`${B} pending`]);
  assert.deepEqual(page.sentOf('page').at(-1)?.orders, [{ order_id: B, status: 'Completed' }]);
  page.close();
});

test('a card that is not shown is not even read until it is', async () => {
  const page = openPage({ html: `${card(A, { style: 'display:none', status: 'To pay' })}${card(A)}<p></p>` });
  /** @type {Element[]} */
  const read = [];
  const { reader } = page.window.rescind;
  const real = reader.glance;
  reader.glance = (/** @type {any[]} */ ...args) => (read.push(args[1]), real(...args));
  await page.turns();
  assert.deepEqual(read, [...page.document.querySelectorAll('.order-item')].slice(1));
  assert.deepEqual(page.shown(), [`${A} for ${A}`]);
  assert.deepEqual(page.sentOf('page')[0]?.orders, [{ order_id: A, status: 'To ship' }]);
  page.document.querySelector('.order-item').style.display = '';
  page.document.querySelector('p').append('x');
  await page.turns();
  assert.equal(page.shown().length, 2);
  page.close();
});

test('an empty card waits until it has something to read', async () => {
  const page = await settled({ html: `<div class="order-item"><a href="?orderId=${A}">x</a></div>` });
  assert.deepEqual(page.shown(), []);
  page.document.querySelector('.order-item').prepend(fragment('<div class="order-item-header"><span class="order-item-header-status-text">To ship</span></div>')(page.document));
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} for ${A}`]);
  page.close();
});

test('a card that leaves takes its hint along, and a card that is moved keeps it', async () => {
  const page = await settled({ html: `<div id="a">${card(A)}</div><div id="b">${card(B)}</div>` });
  page.document.querySelector('#a').remove();
  page.body.append(page.document.querySelector('#b .order-item'));
  await page.turns();
  assert.deepEqual(page.shown(), [`${B} for ${B}`]);
  const report = /** @type {any} */ (await page.ask({ kind: 'report' }));
  assert.equal(report.orders.length, 1);
  page.close();
});

test('what changes while the worker is asked is asked next, and an answer to the old text is not shown', async () => {
  const page = openPage({ html: card(A) });
  /** @type {((reply: unknown) => void)[]} */
  const answers = [];
  page.state.answer = (message) => (message.kind === 'page' ? new Promise((resolve) => answers.push(resolve)) : goodWorker(message));
  await page.turns();
  page.document.querySelector('.order-item-header-status-text').firstChild.nodeValue = 'Completed';
  await page.advance(1000);
  assert.equal(answers.length, 1, 'one question at a time');
  answers[0]?.({ ok: true, advice: [advice(A, { short: 'old' })] });
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} pending`]);
  answers[1]?.({ ok: true, advice: [advice(A, { short: 'new' })] });
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} new`]);
  page.close();
});

/** @type {{note: string, answer: (message: any) => unknown, want: string}[]} */
const FAILURES = [
  { note: 'the host is missing', answer: () => ({ ok: false, error: { code: 'missing' } }), want: 'failed missing' },
  { note: 'the worker does not answer this page', answer: () => undefined, want: 'failed internal' },
  { note: 'the worker is stopped each time', answer: () => Promise.reject(new Error('The message port closed before a response was received.')), want: 'failed internal' },
  { note: 'no advice on this order', answer: () => ({ ok: true, advice: [] }), want: 'failed internal' },
  { note: 'advice on another order', answer: () => ({ ok: true, advice: [advice(B)] }), want: 'failed internal' },
];
for (const { note, answer, want } of FAILURES)
  test(`a question that fails: ${note}`, async () => {
    const page = await settled({ html: card(A), answer: (message) => (message.kind === 'page' ? answer(message) : goodWorker(message)) });
    assert.deepEqual(page.shown(), [`${A} ${want}`]);
    assert.equal(page.timers.size, 0, 'nothing is tried again by itself');
    page.state.answer = goodWorker;
    await page.ask({ kind: 'refresh' });
    await page.turns();
    assert.deepEqual(page.shown(), [`${A} for ${A}`]);
    page.close();
  });

test('a press on a hint brings the panel into the page; when that cannot be, the hint says so, and the next press tries again', async () => {
  let here = false;
  const page = await settled({ html: card(A) + card(B), answer: (message) => (message.kind === 'scripts' ? (here ? { ok: true } : { ok: false, error: { code: 'internal' } }) : goodWorker(message)) });
  assert.equal(page.sentOf('scripts').length, 0, 'nothing of it before it is wanted');
  const press = async () => {
    page.document.querySelector('rescind-hint').click();
    await page.turns();
  };
  await press();
  assert.deepEqual([page.shown(), page.state.opened], [[`${A} failed problem_internal_short`, `${B} for ${B}`], []]);
  here = true;
  for (let presses = 0; presses < 2; presses += 1) await press();
  assert.deepEqual(page.state.opened, [A, A]);
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${B} for ${B}`]);
  assert.equal(page.sentOf('scripts').length, 2, 'once it is here it stays');
  page.close();
});

test('a worker that is stopped in the middle is asked once more', async () => {
  let asked = 0;
  const page = await settled({ html: card(A), answer: (message) => {
    if (message.kind === 'page' && (asked += 1) === 1) return Promise.reject(new Error('gone'));
    return goodWorker(message);
  } });
  assert.deepEqual(page.shown(), [`${A} for ${A}`]);
  page.close();
});

test('a failure that may pass is tried again when it may have, and not for ever', async () => {
  const page = openPage({ html: card(A) });
  page.state.answer = (message) => (message.kind === 'page' ? { ok: false, error: { code: 'waiting', retry_at: page.state.time + 20_000 } } : goodWorker(message));
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} failed waiting`]);
  await page.advance(60 * MINUTE);
  assert.equal(page.sentOf('page').length, 6);
  assert.equal(page.timers.size, 0);
  page.close();
});

test('a profile that cannot be had yet is asked for again', async () => {
  const page = await settled({ html: card(A), answer: (message) => (message.kind === 'profile' ? { ok: false, error: { code: 'crashed', retry_at: 1_005_000 } } : goodWorker(message)) });
  assert.deepEqual(await page.ask({ kind: 'report' }), { page: null, read: 'loading', orders: [] });
  page.state.answer = goodWorker;
  await page.advance(6000);
  assert.equal(page.shown().length, 1);
  page.close();
});

test('without a host: nothing on the page, and all of it when the host is there', async () => {
  const page = await settled({ html: card(A), answer: () => ({ ok: false, error: { code: 'missing' } }) });
  assert.deepEqual([page.shown(), page.timers.size], [[], 0]);
  page.state.answer = goodWorker;
  await page.ask({ kind: 'refresh' });
  await page.turns();
  assert.equal(page.shown().length, 1);
  page.close();
});

test('another profile begins everything anew', async () => {
  const page = await settled({ html: `${card(A)}<div class="parcel"><div class="order-item-header"><b class="order-item-header-status-text">Shipped</b></div><a href="?orderId=${B}">x</a></div>` });
  assert.equal(page.shown().length, 1);
  const other = structuredClone(PROFILE);
  other.pages[0].card = ['.parcel'];
  delete other.pages[0].infer;
  page.state.answer = (message) => (message.kind === 'profile' ? { ok: true, profile: other } : goodWorker(message));
  await page.ask({ kind: 'restart' });
  await page.turns();
  assert.deepEqual(page.shown(), [`${B} for ${B}`]);
  page.close();
});

test('the address becomes another: other orders, and none of the hints of before', async () => {
  const page = await settled({ html: `<div id="root">${card(A)}${card(B)}</div>` });
  page.window.history.pushState(null, '', `/p/order/detail.html?orderId=${C}`);
  page.document.querySelector('#root').replaceChildren(fragment('<div class="order-status"><p class="order-block-title">To ship</p></div>')(page.document));
  await page.turns();
  assert.deepEqual(page.shown(), [`${C} for ${C}`]);
  page.window.history.pushState(null, '', '/p/shoppingcart/index.html');
  page.document.querySelector('#root').replaceChildren('cart');
  await page.turns();
  assert.deepEqual([page.shown(), page.state.presences], [[], 0]);
  assert.deepEqual(page.sentOf('badge').at(-1)?.orders, []);
  assert.deepEqual(await page.ask({ kind: 'report' }), { page: null, read: 'not_order_page', orders: [] });
  page.window.history.pushState(null, '', LIST);
  page.document.querySelector('#root').replaceChildren(fragment(card(A))(page.document));
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} for ${A}`]);
  assert.equal(page.state.presences, 1);
  page.close();
});

test('an answer to a page that is left says nothing of the next', async () => {
  const page = openPage({ html: `<div id="root">${card(A)}</div>` });
  /** @type {((reply: unknown) => void)[]} */
  const answers = [];
  page.state.answer = (message) => (message.kind === 'page' ? new Promise((resolve) => answers.push(resolve)) : goodWorker(message));
  await page.turns();
  page.window.history.pushState(null, '', `/p/order/detail.html?orderId=${C}`);
  page.document.querySelector('#root').replaceChildren(fragment('<div class="order-status"><p class="order-block-title">To ship</p></div>')(page.document));
  await page.turns();
  answers[1]?.({ ok: true, advice: [advice(C, { urgency: 'act', cancellable: 'yes' })] });
  await page.turns();
  answers[0]?.({ ok: true, advice: [advice(A)] });
  await page.turns();
  assert.deepEqual(page.shown(), [`${C} for ${C}`]);
  assert.deepEqual(page.sentOf('badge').at(-1)?.orders, [{ cancellable: 'yes', urgency: 'act' }]);
  page.close();
});

test('another filter of the same list keeps its hints', async () => {
  const page = await settled({ html: card(A) });
  page.window.history.pushState(null, '', `${LIST}?tab=processing`);
  page.body.append('x');
  await page.turns();
  assert.equal(page.state.placements, 1);
  page.close();
});

test('the page leaves: nothing runs on; it comes back: everything does', async () => {
  const page = await settled({ html: card(A) });
  const Event = page.window.PageTransitionEvent ?? page.window.Event;
  page.window.dispatchEvent(new Event('pagehide'));
  assert.deepEqual([page.shown(), page.state.presences, page.timers.size], [[], 0, 0]);
  page.body.append(fragment(card(B))(page.document));
  await page.advance(MINUTE);
  assert.equal(page.sentOf('page').length, 1);
  const back = new Event('pageshow');
  Object.defineProperty(back, 'persisted', { value: true });
  page.window.dispatchEvent(back);
  await page.turns();
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${B} for ${B}`]);
  assert.equal(page.state.presences, 1);
  page.close();
});

test('what is shown for long is sent with the time since when', async () => {
  const page = await settled({ html: card(A) + card(B) });
  const opened = new Date(page.state.time).toISOString();
  await page.advance(3 * 60 * MINUTE);
  page.document.querySelector('.order-item-header-status-text').firstChild.nodeValue = 'Completed';
  await page.advance(1000);
  const changed = new Date(page.state.time).toISOString();
  await page.advance(2 * MINUTE);
  await page.ask({ kind: 'refresh' });
  await page.turns();
  const [first, second] = page.sentOf('page').at(-1)?.orders ?? [];
  assert.equal(second.seen_at, opened, 'what did not change is as old as the page');
  assert.ok(first.seen_at > opened && first.seen_at <= changed, 'what changed is as old as the change');
  assert.equal((await page.ask({ kind: 'order', order_id: B })).order.seen_at, opened);
  page.close();
});

test('what stood in the browser\'s memory is as old as it is', async () => {
  const page = await settled({ html: card(A) });
  const opened = new Date(page.state.time).toISOString();
  page.window.dispatchEvent(new page.window.Event('pagehide'));
  await page.advance(60 * MINUTE);
  const back = new page.window.Event('pageshow');
  Object.defineProperty(back, 'persisted', { value: true });
  page.window.dispatchEvent(back);
  await page.turns();
  assert.equal(page.sentOf('page').at(-1)?.orders[0].seen_at, opened);
  page.close();
});

test('the page leaves while it waits: for the profile, or to try again', async () => {
  const early = openPage({ html: card(A) });
  early.window.dispatchEvent(new early.window.Event('pagehide'));
  await early.turns();
  assert.deepEqual([early.shown(), early.state.presences, early.timers.size], [[], 0, 0]);
  early.close();
  const page = await settled({ html: card(A), answer: (message) => (message.kind === 'page' ? { ok: false, error: { code: 'waiting', retry_at: 9_000_000 } } : goodWorker(message)) });
  assert.equal(page.timers.size, 1);
  page.window.dispatchEvent(new page.window.Event('pagehide'));
  assert.equal(page.timers.size, 0);
  page.close();
});

test('the extension is renewed: this script ends', async () => {
  const page = await settled({ html: card(A) });
  page.state.orphaned = true;
  page.state.answer = () => Promise.reject(new Error('Extension context invalidated.'));
  page.body.append(fragment(card(B))(page.document));
  await page.turns();
  assert.deepEqual([page.shown(), page.timers.size], [[], 0]);
  const before = page.sent.length;
  page.body.append(fragment(card(C))(page.document));
  await page.advance(MINUTE);
  assert.equal(page.sent.length, before);
  page.close();
});

test('a worker that was stopped learns of the page with the next question', async () => {
  const page = await settled({ html: card(A) });
  page.workerGone();
  assert.equal(page.state.presences, 0);
  page.body.append(fragment(card(B))(page.document));
  await page.turns();
  assert.equal(page.state.presences, 1);
  page.close();
});

test('the report: what the popup lists', async () => {
  const html = card(A, { inner: '<div class="order-item-content-body"><p class="order-item-content-info-name"><a title="Glasses">G…</a></p></div><p data-pl="order_item_store_name">Vega</p><p data-pl="order_item_content_price_total">Total:$1</p>' });
  const page = await settled({ html });
  assert.deepEqual(await page.ask({ kind: 'report' }), {
    page: { kind: 'list', host: 'www.aliexpress.com', lang: 'en' }, read: 'orders',
    orders: [{ order_id: A, title: 'Glasses', store: 'Vega', total: '$1', advice: advice(A) }],
  });
  page.close();
});

test('the report asks again for what failed, and waits for the answer', async () => {
  const page = await settled({ html: card(A), answer: (message) => (message.kind === 'page' ? { ok: false, error: { code: 'crashed' } } : goodWorker(message)) });
  page.state.answer = goodWorker;
  const report = /** @type {any} */ (await page.ask({ kind: 'report' }));
  assert.equal(report.orders[0].advice.short, `for ${A}`);
  page.close();
});

/** @type {{note: string, html: string, wait: number, want: string}[]} */
const READ = [
  { note: 'nothing yet', html: '', wait: 0, want: 'loading' },
  { note: 'nothing after a while', html: '', wait: 9000, want: 'unreadable' },
  { note: 'a captcha', html: '<div class="baxia-dialog">x</div>', wait: 0, want: 'blocked' },
  { note: 'a captcha over orders', html: `<div class="baxia-dialog">x</div>${card(A)}`, wait: 0, want: 'orders' },
];
for (const { note, html, wait, want } of READ)
  test(`the report: ${note}`, async () => {
    const page = await settled({ html });
    await page.advance(wait);
    assert.equal(/** @type {any} */ (await page.ask({ kind: 'report' })).read, want);
    page.close();
  });

test('one order for the worker, with the address of its own page', async () => {
  const page = await settled({ html: card(A) });
  assert.deepEqual(await page.ask({ kind: 'order', order_id: A }), {
    page: { kind: 'list', host: 'www.aliexpress.com', lang: 'en' }, order: { order_id: A, status: 'To ship' }, detail_url: `https://www.aliexpress.com/p/order/detail.html?orderId=${A}`,
  });
  assert.equal(await page.ask({ kind: 'order', order_id: B }), null);
  page.close();
});

test('what is asked of an order is read once from each of its cards, and changes nothing', async () => {
  const page = await settled({ html: card(A) + card(A) + card(B) });
  /** @type {string[]} */
  const readings = [];
  const { reader } = page.window.rescind;
  for (const name of ['read', 'glance']) {
    const real = reader[name];
    reader[name] = (/** @type {any[]} */ ...args) => (readings.push(`${name} ${args[2]}`), real(...args));
  }
  await page.advance(2 * MINUTE);
  page.document.querySelector('.order-item-header-status-text').firstChild.nodeValue = 'Completed';
  const asked = [await page.ask({ kind: 'order', order_id: A }), await page.ask({ kind: 'order', order_id: A })];
  assert.deepEqual(readings, Array(4).fill(`read ${A}`));
  assert.deepEqual(asked[0], asked[1]);
  assert.deepEqual(asked[0].order, { order_id: A }, 'the cards do not agree, since just now');
  assert.equal(page.timers.size, 1, 'the change is still to be read');
  await page.ask({ kind: 'report' });
  assert.deepEqual(readings.slice(4), [`read ${A}`, `read ${A}`, `read ${B}`]);
  page.close();
});

test('what the cards of one order agree on is as old as it is, however often they are read', async () => {
  const page = await settled({ html: card(A, { inner: '<i class="order-item-tag">Choice</i>' }) + card(A, { status: 'Shipped', inner: '<i class="order-item-tag">Choice</i>' }) });
  const opened = new Date(page.state.time).toISOString();
  await page.advance(2 * MINUTE);
  page.document.querySelector('.order-item').append('x');
  await page.advance(MINUTE);
  await page.ask({ kind: 'refresh' });
  await page.turns();
  assert.deepEqual(page.sentOf('page').at(-1)?.orders[0], { order_id: A, tags: ['Choice'], seen_at: opened });
  page.close();
});

test('one of two cards of an order leaves: what the other shows is sure again', async () => {
  const page = await settled({ html: card(A, { status: 'To pay' }) + card(A) });
  assert.deepEqual(page.sentOf('page').at(-1)?.orders[0], { order_id: A });
  page.document.querySelector('.order-item').remove();
  await page.advance(1000);
  assert.deepEqual(page.sentOf('page').at(-1)?.orders, [{ order_id: A, status: 'To ship' }]);
  page.close();
});

test('new hints from the worker are shown and counted', async () => {
  const page = await settled({ html: card(A) + card(B) });
  await page.ask({ kind: 'hints', advice: [advice(B, { short: 'told', urgency: 'act', cancellable: 'yes' })] });
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${B} told`]);
  assert.deepEqual(page.sentOf('badge').at(-1)?.orders, [{ cancellable: 'no', urgency: 'wait' }, { cancellable: 'yes', urgency: 'act' }]);
  page.close();
});

test('only the worker is answered', async () => {
  const page = await settled({ html: card(A) });
  for (const sender of [{ id: 'someoneelse' }, { id: SELF, tab: { id: 1 } }, {}]) assert.equal(await page.ask({ kind: 'report' }, sender), undefined);
  for (const kind of ['constructor', '__proto__', 'page', undefined]) assert.equal(await page.ask({ kind }), undefined);
  page.close();
});

test('an order that stands on the page twice is one order with two hints', async () => {
  const page = await settled({ html: card(A) + card(A, { status: 'Shipped' }) });
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${A} for ${A}`]);
  page.close();
});

test('a page that nobody sees is not watched; what it missed is read when it is seen again', async () => {
  const page = await settled({ html: `<main>${card(A)}${card(B)}</main>` });
  const see = (/** @type {'visible' | 'hidden'} */ state) => {
    Object.defineProperty(page.document, 'visibilityState', { configurable: true, value: state });
    page.document.dispatchEvent(new page.window.Event('visibilitychange'));
  };
  see('hidden');
  page.document.querySelector('.order-item-header-status-text').firstChild.nodeValue = 'Completed';
  page.document.querySelector('main').lastElementChild.remove();
  page.document.querySelector('main').append(fragment(card(C))(page.document));
  await page.advance(MINUTE);
  assert.equal(page.sentOf('page').length, 1, 'nothing is read or asked meanwhile');
  assert.equal(page.timers.size, 0);
  see('visible');
  await page.advance(1000);
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${C} for ${C}`]);
  assert.deepEqual(page.sentOf('page').slice(1).flatMap(({ orders }) => orders), [{ order_id: C, status: 'To ship' }, { order_id: A, status: 'Completed' }]);
  page.body.append(fragment(card(B))(page.document));
  await page.turns();
  assert.equal(page.shown().length, 3, 'it is watched again');
  page.close();
});

test('coming back to the tab after a while asks again', async () => {
  const page = await settled({ html: card(A) });
  Object.defineProperty(page.document, 'visibilityState', { value: 'visible' });
  const seen = () => page.document.dispatchEvent(new page.window.Event('visibilitychange'));
  await page.advance(14 * MINUTE);
  seen();
  await page.turns();
  assert.equal(page.sentOf('page').length, 1);
  await page.advance(2 * MINUTE);
  seen();
  await page.turns();
  assert.equal(page.sentOf('page').length, 2);
  page.close();
});

test('a page of thousands of cards is read up to a limit', async () => {
  const html = Array.from({ length: 1100 }, (_, at) => card(String(8190000000000001n + BigInt(at)))).join('');
  const page = await settled({ html });
  await page.advance(1000);
  assert.equal(page.shown().length, 1000);
  assert.equal(page.timers.size, 0);
  page.close();
});

test('of many cards the first get their rows at once, and all others with one change of the page; reading them goes bit by bit, too', async () => {
  const ids = Array.from({ length: 200 }, (_, at) => String(8190000000000001n + BigInt(at)));
  const page = openPage({ html: ids.map((id) => card(id)).join('') });
  const { locate, reader } = page.window.rescind;
  /* Each takes a millisecond. */
  for (const [giver, name] of [[locate, 'orderId'], [reader, 'glance']]) {
    const real = giver[name];
    giver[name] = (/** @type {any[]} */ ...args) => ((page.state.time += 1), real(...args));
  }
  await new Promise((done) => setImmediate(done));
  const counts = [page.shown().length];
  assert.ok(counts[0] && counts[0] < 20, String(counts));
  page.document.querySelector('.order-item:last-of-type').remove();
  while (page.sentOf('page').length === 0) {
    await page.advance(100);
    counts.push(page.shown().length);
    assert.ok(counts.length < 100, String(counts));
  }
  assert.ok(counts.every((count) => count === counts[0] || count === 199), String(counts));
  assert.deepEqual(page.shown().map((each) => each.slice(0, 16)), ids.slice(0, 199), 'none of a card that left meanwhile');
  await page.turns();
  assert.ok(page.sentOf('page').every(({ orders }) => orders.length <= 100));
  assert.deepEqual(new Set(page.sentOf('page').flatMap(({ orders }) => orders.map((/** @type {any} */ { order_id: id }) => id))), new Set(ids.slice(0, 199)));
  page.close();
});

test('of many cards one that becomes another thing before it has its row never gets it', async () => {
  const ids = Array.from({ length: 20 }, (_, at) => String(8190000000000001n + BigInt(at)));
  const page = openPage({ html: ids.map((id) => card(id)).join('') });
  const { locate } = page.window.rescind;
  const { orderId } = locate;
  locate.orderId = (/** @type {any[]} */ ...args) => ((page.state.time += 1), orderId(...args));
  await new Promise((done) => setImmediate(done));
  const before = page.shown().length;
  const [[id, { call }]] = /** @type {any} */ ([...page.timers]);
  page.timers.delete(id);
  call();
  assert.equal(page.shown().length, before, 'the next have no rows yet');
  page.document.querySelectorAll('.order-item')[before + 1].replaceChildren('x');
  await page.advance(1000);
  await page.turns();
  assert.deepEqual(page.shown(), ids.filter((_, at) => at !== before + 1).map((each) => `${each} for ${each}`));
  page.close();
});

test('of many cards two of one order, far apart, tell only what both say, also before the second is read', async () => {
  const ids = Array.from({ length: 60 }, (_, at) => String(8190000000000001n + BigInt(at)));
  const page = await settled({ html: [card(/** @type {string} */ (ids[50]), { status: 'Canceled' }), ...ids.map((id) => card(id))].join('') });
  await page.advance(1000);
  await page.turns();
  const said = page.sentOf('page').flatMap(({ orders }) => orders).filter((/** @type {any} */ { order_id: id }) => id === ids[50]);
  assert.ok(said.length > 0 && said.every((/** @type {any} */ order) => !('status' in order)), JSON.stringify(said));
  page.close();
});

test('the page leaves while cards are still to be read: none is', async () => {
  const page = await settled({ html: Array.from({ length: 200 }, (_, at) => card(String(8190000000000001n + BigInt(at)))).join('') });
  page.window.dispatchEvent(new page.window.Event('pagehide'));
  assert.deepEqual([page.shown(), page.timers.size], [[], 0]);
  page.close();
});

/**
 * A list page without a readable order: what is said of it, before and after it had its time.
 * @type {{note: string, html: string, want: string}[]}
 */
const EMPTY = [
  { note: 'its list is there and empty', html: '<main class="order-main"><div class="order-content"><ul></ul></div></main>', want: 'no_orders' },
  { note: 'the sign of loading stands in it', html: '<main class="order-main"><div class="order-content"><i class="comet-loading-wrap"></i></div></main>', want: 'unreadable' },
  { note: 'links to orders stand in it', html: `<main class="order-main"><div class="order-content"><a href="?orderId=${A}">x</a></div></main>`, want: 'unreadable' },
  { note: 'nothing that is known stands in it', html: '<main></main>', want: 'unreadable' },
  { note: 'a captcha stands before it', html: '<main class="order-main"><div class="order-content"></div></main><div class="baxia-dialog">x</div>', want: 'blocked' },
];
for (const { note, html, want } of EMPTY)
  test(`a page without orders: ${note}`, async () => {
    const page = await settled({ html });
    assert.equal((await page.ask({ kind: 'report' })).read, want === 'blocked' ? 'blocked' : 'loading');
    await page.advance(8000);
    assert.equal((await page.ask({ kind: 'report' })).read, want);
    page.body.append(fragment(card(A))(page.document));
    await page.turns();
    assert.equal((await page.ask({ kind: 'report' })).read, 'orders');
    page.close();
  });

const DETAIL = `https://www.aliexpress.com/p/order/detail.html?orderId=${A}`;
const ROWS = `<div class="order-status"><p class="order-block-title">To ship</p></div><div class="order-detail-order-info"><b class="switch-icon"></b>
  <div class="info-row" style="display:none"><span>Paid on</span><span>Sep 15, 2026</span></div></div>`;

test('what a press shows is read, though nothing was added to the page', async () => {
  const page = await settled({ html: ROWS, address: DETAIL });
  assert.equal(page.sentOf('page').at(-1)?.orders[0].rows, undefined);
  const arrow = page.document.querySelector('.switch-icon');
  arrow.addEventListener('click', (/** @type {Event} */ event) => {
    event.stopPropagation();
    page.document.querySelector('.info-row').removeAttribute('style');
  });
  arrow.click();
  await page.advance(1000);
  assert.deepEqual(page.sentOf('page').at(-1)?.orders[0].rows, [{ label: 'Paid on', value: 'Sep 15, 2026' }]);
  assert.equal(page.timers.size, 0, 'an idle page has no timer');
  page.close();
});

test('cards that a press shows get their hints', async () => {
  const page = await settled({ html: `${card(A)}<button></button>${card(B, { style: 'display:none' })}` });
  assert.deepEqual(page.shown(), [`${A} for ${A}`]);
  page.document.querySelector('button').addEventListener('click', () => page.document.querySelectorAll('.order-item')[1].removeAttribute('style'));
  page.document.querySelector('button').click();
  await page.advance(1000);
  assert.deepEqual(page.shown(), [`${A} for ${A}`, `${B} for ${B}`]);
  page.close();
});

test('presses that show nothing new ask nothing, and end with the page', async () => {
  const page = await settled({ html: card(A) + card(B, { style: 'display:none' }) });
  for (let press = 0; press < 50; press += 1) page.document.querySelector('.order-item').click();
  await page.advance(MINUTE);
  assert.equal(page.sentOf('page').length, 1);
  page.document.querySelector('.order-item').click();
  page.close();
  assert.equal(page.timers.size, 0);
});
