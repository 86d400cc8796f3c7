import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { TROUBLE_BADGE, badgeOf } from '../../extension/background/badge.js';
import { IDLE_MS } from '../../extension/background/keep-alive.js';
import { ID, LIST, ROOT, createFakeBrowser, fromPage, fromPopup } from './fake-chrome.js';
import { createFakeClock, settle } from './fake-clock.js';
import { HELLO, PROFILE, adviceOn, good, goodReply } from './fake-native.js';

/** @typedef {{[member: string]: any}} Message */

process.env['TZ'] = 'Europe/Berlin';
const ZONE = { utc_offsets: [60, 120] };

const TAB = 7;
const PAGE = { kind: 'list', host: 'www.aliexpress.com', lang: 'en' };
const ORDER = { order_id: '8190000000000001', status: 'To ship' };

/* The worker takes its clock from the browser: here it is a made one. */
const clock = createFakeClock();
Object.assign(globalThis, { setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout });
Date.now = clock.now;
Math.random = () => 1;

/** @param {{behave?: import('./fake-native.js').Behaviour}} [options] */
const setUp = (options = {}) => {
  const browser = createFakeBrowser({ clock, ...options });
  /** @type {Message[]} */
  const heard = [];
  const report = { page: PAGE, read: 'orders', orders: [{ order_id: ORDER.order_id, title: 'Glasses', store: 'Vega', total: '$1', advice: adviceOn(ORDER) }] };
  browser.pages.set(TAB, (message) => {
    heard.push(message);
    if (message['kind'] === 'report') return report;
    if (message['kind'] === 'order') return message['order_id'] === ORDER.order_id ? { page: PAGE, order: ORDER, detail_url: '' } : null;
    return null;
  });
  return { browser, heard };
};

/** @template T @param {Promise<T>} answer @param {number} [ms] */
const during = async (answer, ms = 20_000) => {
  await clock.advance(ms);
  return answer;
};

const askProfile = { kind: 'profile' };
const askPage = { kind: 'page', page: PAGE, orders: [ORDER] };

test('a page gets its profile, then a hint for each order', async () => {
  const { browser } = setUp();
  assert.deepEqual(await browser.send(askProfile, fromPage(TAB)), { ok: true, profile: PROFILE });
  const reply = await browser.send(askPage, fromPage(TAB));
  assert.equal(reply.ok, true);
  assert.deepEqual(reply.advice.map((/** @type {Message} */ { order_id: id, short }) => [id, short]), [[ORDER.order_id, 'Ask to cancel']]);
  const [request] = browser.native.sent('advise');
  assert.deepEqual(request, { v: 1, id: '2', type: 'advise', lang: 'en-GB', page: { ...PAGE, ...ZONE }, view: 'hint', from: 0, orders: [ORDER] });
  assert.equal(browser.native.starts, 1);
});

test('a browser that shows no zone of its own tells none', async () => {
  process.env['TZ'] = 'UTC';
  const { browser } = setUp();
  await browser.send(askPage, fromPage(TAB));
  process.env['TZ'] = 'Europe/Berlin';
  assert.deepEqual(browser.native.sent('advise')[0]?.['page'], PAGE);
});

/**
 * Messages and who sends them. Nobody gets an answer, and no host is started.
 * @type {{note: string, message: unknown, sender: object}[]}
 */
const REFUSED = [
  { note: 'another extension', message: askProfile, sender: fromPage(TAB, { id: 'someoneelse' }) },
  { note: 'a frame in the page', message: askProfile, sender: fromPage(TAB, { frameId: 3 }) },
  { note: 'no tab', message: askProfile, sender: fromPage(TAB, { tab: undefined }) },
  { note: 'no address', message: askProfile, sender: fromPage(TAB, { url: undefined }) },
  { note: 'another page of the site', message: askProfile, sender: fromPage(TAB, { url: 'https://www.aliexpress.com/item/1.html' }) },
  { note: 'a site whose name ends like ours', message: askProfile, sender: fromPage(TAB, { url: 'https://evilaliexpress.com/p/order/index.html' }) },
  { note: 'a site whose name begins like ours', message: askProfile, sender: fromPage(TAB, { url: 'https://www.aliexpress.com.evil.example/p/order/index.html' }) },
  { note: 'a dot is a dot', message: askProfile, sender: fromPage(TAB, { url: 'https://www.aliexpressxcom/p/order/index.html' }) },
  { note: 'the tracking page of such a site', message: askProfile, sender: fromPage(TAB, { url: 'https://www.aliexpress.com.evil.example/p/tracking/index.html' }) },
  { note: 'a Russian site whose name begins like ours', message: askProfile, sender: fromPage(TAB, { url: 'https://aliexpress.ru.evil.example/order-list' }) },
  { note: 'a Russian site whose name ends like ours', message: askProfile, sender: fromPage(TAB, { url: 'https://evilaliexpress.ru/order-list' }) },
  { note: 'another page of the Russian site', message: askProfile, sender: fromPage(TAB, { url: 'https://aliexpress.ru/item/1.html' }) },
  { note: 'an order page of the Russian site on another host', message: askProfile, sender: fromPage(TAB, { url: 'https://shop.aliexpress.ru/order-list' }) },
  { note: 'an old order page of another host', message: askProfile, sender: fromPage(TAB, { url: 'https://trade.aliexpress.com.evil.example/orderList.htm' }) },
  { note: 'another old page', message: askProfile, sender: fromPage(TAB, { url: 'https://trade.aliexpress.com/issue/issue_list.htm' }) },
  { note: 'the same path without encryption', message: askProfile, sender: fromPage(TAB, { url: LIST.replace('https', 'http') }) },
  { note: 'our address in the path of another', message: askProfile, sender: fromPage(TAB, { url: `https://evil.example/${LIST}` }) },
  { note: 'our address as a user name', message: askProfile, sender: fromPage(TAB, { url: 'https://www.aliexpress.com%2Fp%2Forder%2F@evil.example/' }) },
  { note: 'a page asks for the state of a tab', message: { kind: 'state', tab_id: TAB }, sender: fromPage(TAB) },
  { note: 'the popup reads a page', message: askPage, sender: fromPopup() },
  { note: 'the popup sets a badge', message: { kind: 'badge', orders: [] }, sender: fromPopup() },
  { note: 'an extension page by name only', message: { kind: 'state' }, sender: fromPopup({ url: `https://evil.example/${ROOT}` }) },
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'unknown', 7, null, undefined, {}, ['state']].map((kind) => ({
    note: `the kind ${JSON.stringify(kind)}`, message: { kind }, sender: fromPopup(),
  })),
  ...[null, undefined, 'state', 7, []].map((message) => ({ note: `the message ${JSON.stringify(message)}`, message, sender: fromPopup() })),
];
for (const { note, message, sender } of REFUSED)
  test(`refused: ${note}`, async () => {
    const { browser } = setUp();
    assert.equal(await browser.send(/** @type {any} */ (message), sender), undefined);
    assert.equal(browser.native.starts, 0);
  });

/** @type {{note: string, message: Message, sender?: object, code: string}[]} */
const INVALID = [
  { note: 'orders that are no list', message: { ...askPage, orders: 'x' }, sender: fromPage(TAB), code: 'internal' },
  { note: 'more orders than a page can hold', message: { ...askPage, orders: Array(1001).fill(ORDER) }, sender: fromPage(TAB), code: 'internal' },
  { note: 'advice without an order', message: { kind: 'advice', tab_id: TAB }, code: 'internal' },
  { note: 'advice without a tab', message: { kind: 'advice', order_id: ORDER.order_id }, code: 'internal' },
  { note: 'an order id that is none', message: { kind: 'advice', tab_id: TAB, order_id: '../../etc' }, code: 'internal' },
  { note: 'an order the page does not show', message: { kind: 'advice', tab_id: TAB, order_id: '8190000000000002' }, code: 'order_gone' },
  { note: 'a tab without a page of ours', message: { kind: 'advice', tab_id: 99, order_id: ORDER.order_id }, code: 'order_gone' },
  { note: 'told nothing', message: { kind: 'tell', tab_id: TAB, order_id: ORDER.order_id }, code: 'internal' },
  { note: 'told a name that is none', message: { kind: 'tell', tab_id: TAB, order_id: ORDER.order_id, told: { __proto__x: 1, Constructor: 1 } }, code: 'internal' },
  { note: 'told a value that is none', message: { kind: 'tell', tab_id: TAB, order_id: ORDER.order_id, told: { intent: { a: { b: 1 } } } }, code: 'internal' },
  { note: 'told too much', message: { kind: 'tell', tab_id: TAB, order_id: ORDER.order_id, told: Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`f${at}`, 1])) }, code: 'internal' },
  { note: 'a language that is none', message: { kind: 'letter_lang', lang: '<b>' }, code: 'internal' },
  { note: 'the detail page of no order', message: { kind: 'open_detail', tab_id: TAB, order_id: '8190000000000002' }, code: 'order_gone' },
];
for (const { note, message, sender = fromPopup(), code } of INVALID)
  test(`invalid: ${note}`, async () => {
    const { browser } = setUp();
    assert.deepEqual(await during(browser.send(message, sender)), { ok: false, error: { code } });
    assert.equal(browser.native.sent('advise').length, 0);
  });

test('of an order, only what a page may say reaches the host', async () => {
  const { browser } = setUp();
  await browser.send({ ...askPage, orders: [{ ...ORDER, told: { stage: 'shipped' }, address: '12 Nowhere Lane' }, { order_id: 'x' }, null, 'x'] }, fromPage(TAB));
  assert.deepEqual(browser.native.sent('advise')[0]?.['orders'], [ORDER]);
});

test('the host is told of the page where it really stands', async () => {
  const { browser } = setUp();
  await browser.send({ ...askPage, page: { kind: 'list', host: 'evil.example', lang: 'x y' } }, fromPage(TAB));
  assert.deepEqual(browser.native.sent('advise')[0]?.['page'], { kind: 'list', host: 'www.aliexpress.com', lang: '', ...ZONE });
});

test('what the buyer tells changes the advice, the hint and the next hints; and is taken back', async () => {
  const { browser, heard } = setUp();
  const tell = (/** @type {Message} */ told) => browser.send({ kind: 'tell', tab_id: TAB, order_id: ORDER.order_id, told }, fromPopup());
  const first = await tell({ intent: 'changed_mind', paid: true, hours_since_payment: { min: 3, max: 12 } });
  assert.equal(first.advice.urgency, 'soon');
  assert.deepEqual(first.told, { intent: 'changed_mind', paid: true, hours_since_payment: { min: 3, max: 12 } });
  await settle();
  assert.deepEqual(heard.filter(({ kind }) => kind === 'hints').map(({ advice }) => advice[0].urgency), ['soon']);
  const hints = await browser.send(askPage, fromPage(TAB));
  assert.equal(hints.advice[0].urgency, 'soon');
  const last = await tell({ intent: 'unknown', paid: null });
  assert.deepEqual(last.told, { hours_since_payment: { min: 3, max: 12 } });
  assert.equal(last.advice.urgency, 'act');
});

test('each answer goes with its own time, and one that is too old is forgotten', async () => {
  const old = /** @type {string[]} */ ([]);
  const { browser } = setUp({
    behave: (request, { reply }) => {
      const good = goodReply(request);
      const stale = old.filter((name) => request['orders']?.[0]?.told?.[name] !== undefined);
      reply(good['advice'] && stale.length > 0 ? { ...good, advice: [{ ...good['advice'][0], stale }] } : good);
    },
  });
  const tell = (/** @type {Message} */ told) => browser.send({ kind: 'tell', tab_id: TAB, order_id: ORDER.order_id, told }, fromPopup());
  const [first, second] = [clock.now(), clock.now() + 5000].map((ms) => new Date(ms).toISOString());
  await tell({ seller_reply: 'none', intent: 'changed_mind' });
  await clock.advance(5000);
  await tell({ intent: 'too_slow', constructor: 1 });
  const { told, told_at: times } = browser.native.sent('advise').at(-1)?.['orders'][0] ?? {};
  assert.deepEqual(told, { seller_reply: 'none', intent: 'too_slow', constructor: 1 });
  assert.deepEqual(times, { seller_reply: first, intent: second, constructor: second });

  old.push('seller_reply');
  const reply = await browser.send({ kind: 'advice', tab_id: TAB, order_id: ORDER.order_id }, fromPopup());
  assert.deepEqual(reply.told, { intent: 'too_slow', constructor: 1 });
  await browser.send(askPage, fromPage(TAB));
  assert.deepEqual(browser.native.sent('advise').at(-1)?.['orders'][0].told_at, { intent: second, constructor: second });
});

test('an answer given anew while its old one was judged is kept', async () => {
  /** @type {(() => void) | undefined} */
  let judge;
  const { browser } = setUp({
    behave: (request, { reply }) => {
      const good = goodReply(request);
      if (request['view'] !== 'hint') reply(good);
      else judge = () => reply({ ...good, advice: [{ ...good['advice'][0], stale: ['seller_reply'] }] });
    },
  });
  const tell = (/** @type {Message} */ told) => browser.send({ kind: 'tell', tab_id: TAB, order_id: ORDER.order_id, told }, fromPopup());
  await tell({ seller_reply: 'none' });
  const hints = browser.send(askPage, fromPage(TAB));
  await clock.advance(1000);
  const again = tell({ seller_reply: 'none' });
  await clock.advance(1);
  assert.ok(judge);
  judge();
  await Promise.all([hints, again]);
  assert.deepEqual((await browser.send({ kind: 'advice', tab_id: TAB, order_id: ORDER.order_id }, fromPopup())).told, { seller_reply: 'none' });
});

for (const { note, seen, kept } of [
  { note: 'a moment', seen: '2026-09-15T10:00:00.000Z', kept: true },
  { note: 'a day', seen: '2026-09-15', kept: false },
  { note: 'no such day', seen: '2026-13-15T10:00:00.000Z', kept: false },
  { note: 'a number', seen: 5, kept: false },
])
  test(`since when a page shows an order: ${note}`, async () => {
    const { browser } = setUp();
    await browser.send({ ...askPage, orders: [{ ...ORDER, seen_at: seen }] }, fromPage(TAB));
    assert.deepEqual(browser.native.sent('advise')[0]?.['orders'], [kept ? { ...ORDER, seen_at: seen } : ORDER]);
  });

test('two answers at once are both kept', async () => {
  const { browser } = setUp();
  const tell = (/** @type {Message} */ told) => browser.send({ kind: 'tell', order_id: ORDER.order_id, told }, fromPage(TAB));
  await Promise.all([tell({ intent: 'changed_mind' }), tell({ stage: 'shipped' }), tell({ paid: true })]);
  const reply = await browser.send({ kind: 'advice', order_id: ORDER.order_id }, fromPage(TAB));
  assert.deepEqual(reply.told, { intent: 'changed_mind', stage: 'shipped', paid: true });
});

test('a page speaks of its own tab, whatever it says', async () => {
  const { browser, heard } = setUp();
  browser.pages.set(8, () => null);
  const reply = await browser.send({ kind: 'advice', order_id: ORDER.order_id, tab_id: TAB }, fromPage(8));
  assert.deepEqual(reply, { ok: false, error: { code: 'order_gone' } });
  assert.equal(heard.length, 0);
});

test('the whole advice comes with all that the panel offers', async () => {
  const { browser } = setUp();
  await browser.send({ kind: 'letter_lang', lang: 'zh' }, fromPopup());
  const reply = await browser.send({ kind: 'advice', order_id: ORDER.order_id, tab_id: TAB }, fromPopup());
  const { ok, advice, ...rest } = reply;
  assert.equal(ok, true);
  assert.deepEqual(advice.steps, [{ text: 'Press it' }]);
  assert.deepEqual(rest, { told: {}, page_kind: 'list', intents: HELLO.intents, stages: HELLO.stages, letter_languages: ['en', 'zh'] });
  assert.equal(browser.native.sent('advise')[0]?.['letter_lang'], 'zh');
  assert.equal(browser.native.sent('advise')[0]?.['view'], 'full');
});

/** @type {{note: string, orders: unknown, text: string, color?: string}[]} */
const BADGES = [
  { note: 'nothing', orders: [], text: '' },
  { note: 'no list', orders: 'x', text: '' },
  { note: 'only what is over', orders: [{ cancellable: 'no', urgency: 'done' }], text: '' },
  { note: 'a maybe is no yes', orders: [{ cancellable: 'maybe', urgency: 'ask' }], text: '' },
  { note: 'the most urgent gives the colour', orders: [{ cancellable: 'yes', urgency: 'wait' }, { cancellable: 'yes', urgency: 'soon' }, { cancellable: 'no', urgency: 'ask' }], text: '2', color: '#8a4a00' },
  { note: 'act before all', orders: [{ cancellable: 'yes', urgency: 'soon' }, { cancellable: 'no', urgency: 'act' }], text: '1', color: '#0a6a3c' },
  { note: 'an urgency nobody knows', orders: [{ cancellable: 'yes', urgency: 'constructor' }, null, 7], text: '1', color: '#4a525a' },
];
for (const { note, orders, text, color } of BADGES)
  test(`badge: ${note}`, async () => {
    const { browser } = setUp();
    await browser.send({ kind: 'badge', orders }, fromPage(TAB));
    assert.equal(browser.badges.get(TAB)?.text, text);
    if (color) assert.equal(browser.badges.get(TAB)?.color, color);
  });

test('badge: the colours are those of the hints', () => {
  const style = readFileSync(new URL('../../extension/lib/palette.js', import.meta.url), 'utf8');
  const tone = (/** @type {string} */ name) => new RegExp(`tone-${name} \\{ --tone: light-dark\\((#[0-9a-f]{6})`).exec(style)?.[1];
  for (const urgency of ['act', 'soon', 'ask', 'wait', 'done']) assert.equal(badgeOf([{ cancellable: 'yes', urgency }]).color, tone(urgency), urgency);
  assert.equal(TROUBLE_BADGE.color, tone('trouble'));
});

test('a badge for a tab that was closed meanwhile is no fault', async () => {
  const { browser } = setUp();
  assert.deepEqual(await browser.send({ kind: 'badge', orders: [] }, fromPage(99)), { ok: true });
});

/**
 * What goes wrong with the host, and how it reads in the popup.
 * @type {{note: string, behave: import('./fake-native.js').Behaviour, state: string}[]}
 */
const TROUBLE = [
  { note: 'not installed', behave: (_, { die }) => die('Specified native messaging host not found.'), state: 'missing' },
  { note: 'not for us', behave: (_, { die }) => die('Access to the specified native messaging host is forbidden.'), state: 'forbidden' },
  { note: 'ends at once', behave: (_, { die }) => die(), state: 'crashed' },
  { note: 'says nothing', behave: () => {}, state: 'timeout' },
  { note: 'speaks an older protocol', behave: ({ id }, { reply }) => reply({ v: 1, id, ...HELLO, protocol: { min: 0, max: 0 } }), state: 'too_old' },
  { note: 'speaks a newer protocol', behave: ({ id }, { reply }) => reply({ v: 1, id, ...HELLO, protocol: { min: 2, max: 3 } }), state: 'extension_too_old' },
  { note: 'greets with nonsense', behave: ({ id }, { reply }) => reply({ v: 1, id, pages: [] }), state: 'crashed' },
];
for (const { note, behave, state } of TROUBLE)
  test(`trouble: the host ${note}`, async () => {
    const { browser } = setUp({ behave });
    const reply = await during(browser.send({ kind: 'state', tab_id: TAB }, fromPopup()));
    assert.equal(reply.host.state, state);
    const profile = await during(browser.send(askProfile, fromPage(TAB)));
    assert.equal(profile.ok, false);
    assert.equal(browser.badges.get(TAB)?.text, '!');
    /* Once it is mended, one press puts everything right. */
    browser.native.behave = good;
    await clock.advance(60_000);
    const again = await during(browser.send({ kind: 'retry', tab_id: TAB }, fromPopup()));
    assert.equal(again.host.state, 'ready');
    assert.equal(again.host.version, '0.1.0');
  });

test('retry tells the pages', async () => {
  const { browser, heard } = setUp();
  await browser.connect(TAB);
  await browser.send({ kind: 'retry' }, fromPopup());
  await settle();
  assert.deepEqual(heard.map(({ kind }) => kind), ['refresh']);
});

test('state: the page, its orders, and what the host offers', async () => {
  const { browser } = setUp();
  const reply = await browser.send({ kind: 'state', tab_id: TAB }, fromPopup());
  assert.deepEqual({ ...reply, orders: reply.orders.length }, {
    ok: true, page: 'orders', orders: 1, host: { state: 'ready', version: '0.1.0', pack: '2026.11.21' },
    intents: HELLO.intents, stages: HELLO.stages, letter_languages: ['en', 'zh'],
  });
  const elsewhere = await browser.send({ kind: 'state', tab_id: 99 }, fromPopup());
  assert.equal(elsewhere.page, 'not_order_page');
});

test('state: the report on a page that has changed, and no more of it than anybody would read', async () => {
  const { browser } = setUp();
  browser.pages.set(TAB, () => ({ page: PAGE, read: 'orders', orders: [], changed: 'x'.repeat(100_000) }));
  assert.equal((await browser.send({ kind: 'state', tab_id: TAB }, fromPopup())).changed.length, 65_536);
  browser.pages.set(TAB, () => ({ page: PAGE, read: 'orders', orders: [] }));
  assert.equal('changed' in (await browser.send({ kind: 'state', tab_id: TAB }, fromPopup())), false);
});

test('state: a page that does not answer in time is none', async () => {
  const { browser } = setUp();
  browser.pages.set(TAB, () => new Promise(() => {}));
  const reply = await during(browser.send({ kind: 'state', tab_id: TAB }, fromPopup()));
  assert.equal(reply.page, 'not_order_page');
});

test('the profile is remembered, and pages hear when it changes', async () => {
  const { browser, heard } = setUp();
  await browser.send(askProfile, fromPage(TAB));
  browser.stopWorker();
  browser.native.behave = () => {};
  assert.deepEqual(await browser.send(askProfile, fromPage(TAB)), { ok: true, profile: PROFILE }, 'at once, though the host is silent');
  await clock.advance(60_000);
  const newer = { ...PROFILE, version: '2' };
  browser.native.behave = (request, { reply }) =>
    reply(request['type'] === 'hello' ? { ...goodReply(request), pages: newer, pack: { ...HELLO.pack, digest: 'b'.repeat(64) } } : goodReply(request));
  await browser.connect(TAB);
  await during(browser.send(askPage, fromPage(TAB)), 5000);
  await settle();
  assert.ok(heard.some(({ kind }) => kind === 'restart'));
  assert.deepEqual(await browser.send(askProfile, fromPage(TAB)), { ok: true, profile: newer });
});

test('what is remembered but is no profile is forgotten', async () => {
  for (const hello of [null, 7, 'x', [], {}, { lang: 'en-GB' }, { lang: 'en-GB', pages: { pages: [] } }]) {
    const { browser } = setUp();
    browser.areas.local['hello'] = hello;
    assert.deepEqual(await browser.send(askProfile, fromPage(TAB)), { ok: true, profile: PROFILE });
  }
});

test('a host that dies under a question is started again and asked once more', async () => {
  const { browser } = setUp({ behave: (request, controls, start) => (start === 1 && request['type'] === 'advise' ? controls.die() : good(request, controls, start)) });
  const reply = await during(browser.send(askPage, fromPage(TAB)), 5000);
  assert.equal(reply.ok, true);
  assert.equal(browser.native.starts, 2);
  assert.equal(browser.native.sent('hello').length, 2, 'the new host says hello as well');
});

test('"try again" does not wait for what was agreed on after the failures', async () => {
  const { browser } = setUp({ behave: (_, { die }) => die() });
  for (const ms of [1900, 1900, 1900, 1900, 200]) await during(browser.send({ kind: 'state' }, fromPopup()), ms);
  browser.native.behave = good;
  assert.equal((await browser.send({ kind: 'state' }, fromPopup())).host.state, 'waiting');
  assert.equal((await browser.send({ kind: 'retry' }, fromPopup())).host.state, 'ready');
});

test('a question that kills every host is asked twice, not for ever', async () => {
  const { browser } = setUp({ behave: (request, controls, start) => (request['type'] === 'advise' ? controls.die() : good(request, controls, start)) });
  const reply = await during(browser.send(askPage, fromPage(TAB)));
  assert.equal(reply.error.code, 'crashed');
  assert.ok(reply.error.retry_at > 0);
  assert.equal(browser.native.starts, 2);
});

test('many orders go in parts that a request can hold, and nothing is left over', async () => {
  const { browser } = setUp({ behave: (request, controls, start) => {
    if (request['type'] !== 'advise') return good(request, controls, start);
    /* A host whose replies hold thirty orders. */
    const { from, orders } = request;
    const next = from + 30 < orders.length ? { next: from + 30 } : {};
    return controls.reply({ ...goodReply({ ...request, orders: orders.slice(0, from + 30) }), ...next });
  } });
  const orders = Array.from({ length: 450 }, (_, at) => ({ order_id: String(8190000000000001n + BigInt(at)), status: 'To ship' }));
  const reply = await during(browser.send({ ...askPage, orders }, fromPage(TAB)));
  assert.deepEqual(reply.advice.map((/** @type {Message} */ { order_id: id }) => id).sort(), orders.map(({ order_id: id }) => id).sort());
  assert.ok(browser.native.sent('advise').every((request) => request['orders'].length <= 200));
});

test('large orders go in requests under 1 MiB', async () => {
  const { browser } = setUp();
  const orders = Array.from({ length: 60 }, (_, at) => ({
    order_id: String(8190000000000001n + BigInt(at)), items: Array.from({ length: 64 }, () => ({ title: 'é'.repeat(512), sku: '"'.repeat(256) })),
  }));
  const reply = await during(browser.send({ ...askPage, orders }, fromPage(TAB)));
  assert.equal(reply.advice.length, 60);
  for (const request of browser.native.sent('advise')) assert.ok(Buffer.byteLength(JSON.stringify(request)) < 1_048_576);
});

/** @type {{note: string, alter: (reply: Message) => Message, want: object}[]} */
const ODD_REPLIES = [
  { note: 'a `next` that does not move on', alter: (reply) => ({ ...reply, next: 0 }), want: { code: 'crashed' } },
  { note: 'no advice', alter: ({ advice: _, ...reply }) => reply, want: { advice: 0 } },
  { note: 'advice on another order', alter: (reply) => ({ ...reply, advice: [{ ...reply['advice'][0], order_id: '9'.repeat(16) }] }), want: { advice: 0 } },
  { note: 'advice without a verdict', alter: (reply) => ({ ...reply, advice: [{ ...reply['advice'][0], verdict: 7 }] }), want: { advice: 0 } },
  { note: 'advice that is null', alter: (reply) => ({ ...reply, advice: [null, 7, 'x', ...reply['advice']] }), want: { advice: 1 } },
];
for (const { note, alter, want } of ODD_REPLIES)
  test(`odd reply: ${note}`, async () => {
    const { browser } = setUp({ behave: (request, { reply }) => reply(request['type'] === 'advise' ? alter(goodReply(request)) : goodReply(request)) });
    const reply = await during(browser.send(askPage, fromPage(TAB)));
    assert.deepEqual(reply.ok ? { advice: reply.advice.length } : { code: reply.error.code }, want);
  });

test('members of an advice that have not their shape are left out', async () => {
  const odd = { steps: 'press', warnings: [1, { text: 'mind', urgent: 1 }], reason: { choose: 1 }, clocks: [{ kind: 'k', until: ['a'], text: 't' }, { kind: 'k', from: null, until: ['a', 'b'], text: 't' }],
    refund: null, letter: { lang: 'en' }, ask: [{ fact: 'f', question: 'q', kind: 'buttons', answers: [{ label: 'l', told: { stage: 'shipped' } }, {}] }], stage: [{}], because: [{ rule: 'V-1' }] };
  const { browser } = setUp({ behave: (request, { reply }) => {
    const good = goodReply(request);
    reply(request['type'] === 'advise' ? { ...good, advice: [{ ...good['advice'][0], ...odd }] } : good);
  } });
  const { advice } = await browser.send({ kind: 'advice', order_id: ORDER.order_id, tab_id: TAB }, fromPopup());
  assert.deepEqual(advice.steps, []);
  assert.deepEqual(advice.warnings, [{ text: 'mind' }]);
  assert.equal(advice.reason, undefined);
  assert.deepEqual(advice.clocks, [{ kind: 'k', from: null, until: ['a', 'b'], text: 't' }]);
  assert.equal(advice.refund, undefined);
  assert.equal(advice.letter, undefined);
  assert.deepEqual(advice.ask, [{ fact: 'f', question: 'q', kind: 'buttons', answers: [{ label: 'l', told: { stage: 'shipped' } }] }]);
  assert.deepEqual([advice.stage, advice.because], [[], []]);
});

test('a storage that takes nothing loses nothing that matters', async () => {
  const { browser } = setUp();
  browser.setQuota(0);
  await browser.send(askProfile, fromPage(TAB));
  await browser.send({ kind: 'tell', order_id: ORDER.order_id, told: { intent: 'changed_mind' } }, fromPage(TAB));
  const reply = await browser.send({ kind: 'advice', order_id: ORDER.order_id }, fromPage(TAB));
  assert.deepEqual(reply.told, { intent: 'changed_mind' });
  assert.equal(browser.native.sent('advise').at(-1)?.['letter_lang'], undefined);
  await browser.send({ kind: 'letter_lang', lang: 'zh' }, fromPopup());
  await browser.send({ kind: 'advice', order_id: ORDER.order_id }, fromPage(TAB));
  assert.equal(browser.native.sent('advise').at(-1)?.['letter_lang'], 'zh');
});

test('the host lives while an order page is open, and ten seconds longer', async () => {
  const { browser } = setUp();
  const page = await browser.connect(TAB);
  await browser.send(askProfile, fromPage(TAB));
  await clock.advance(10 * IDLE_MS);
  assert.equal(browser.native.running, 1);
  page.leave();
  await clock.advance(IDLE_MS - 1);
  assert.equal(browser.native.running, 1);
  await clock.advance(100);
  assert.equal(browser.native.running, 0);
  assert.deepEqual(browser.native.requests.at(-1)?.['type'], 'bye');
});

test('going from page to page starts no second host', async () => {
  const { browser } = setUp();
  for (let page = 0; page < 5; page += 1) {
    const there = await browser.connect(TAB);
    await browser.send(askPage, fromPage(TAB));
    there.leave();
    await clock.advance(IDLE_MS / 2);
  }
  assert.equal(browser.native.starts, 1);
});

test('a question without any page open lets the host go as well', async () => {
  const { browser } = setUp();
  await browser.send({ kind: 'state', tab_id: 99 }, fromPopup());
  await clock.advance(IDLE_MS + 100);
  assert.equal(browser.native.running, 0);
});

test('a port from anywhere but an order page is refused', async () => {
  const { browser } = setUp();
  for (const sender of [fromPage(TAB, { frameId: 2 }), fromPage(TAB, { url: 'https://evil.example/p/order/' }), fromPage(TAB, { id: 'someoneelse' }), { id: ID }])
    assert.equal((await browser.connect(TAB, sender)).refused(), true);
  assert.equal((await browser.connect(TAB)).refused(), false);
});

/** Where the detail page of an order is taken from. @type {{note: string, link: string, want: string | undefined}[]} */
const DETAILS = [
  { note: "the page's own link", link: 'https://www.aliexpress.com/p/order/detail.html?spm=x&orderId=8190000000000001', want: 'https://www.aliexpress.com/p/order/detail.html?spm=x&orderId=8190000000000001' },
  { note: 'no link: by the profile', link: '', want: 'https://www.aliexpress.com/p/order/detail.html?orderId=8190000000000001' },
  { note: 'a link to another site is not followed', link: 'https://evil.example/p/order/detail.html?orderId=8190000000000001', want: 'https://www.aliexpress.com/p/order/detail.html?orderId=8190000000000001' },
  { note: 'a link that is code is not followed', link: 'javascript:alert(1)', want: 'https://www.aliexpress.com/p/order/detail.html?orderId=8190000000000001' },
];
for (const { note, link, want } of DETAILS)
  test(`detail page: ${note}`, async () => {
    const { browser } = setUp();
    browser.pages.set(TAB, () => ({ page: PAGE, order: ORDER, detail_url: link }));
    await browser.send(askProfile, fromPage(TAB));
    assert.deepEqual(await browser.send({ kind: 'open_detail', order_id: ORDER.order_id, tab_id: TAB }, fromPopup()), { ok: true });
    assert.deepEqual(browser.opened, [{ url: want, openerTabId: TAB, index: 4 }]);
  });

const SHIPPED = JSON.parse(readFileSync(new URL('../../host/packs/aliexpress/pages.json', import.meta.url), 'utf8'));

/** The detail page of a site, made by the profile. @type {{host: string, want: string | undefined}[]} */
const MADE = [
  { host: 'www.aliexpress.com', want: 'https://www.aliexpress.com/p/order/detail.html?orderId=8190000000000001' },
  { host: 'www.aliexpress.us', want: 'https://www.aliexpress.us/p/order/detail.html?orderId=8190000000000001' },
  { host: 'aliexpress.ru', want: 'https://aliexpress.ru/order-list/8190000000000001' },
  { host: 'trade.aliexpress.com', want: 'https://trade.aliexpress.com/order_detail.htm?orderId=8190000000000001' },
  { host: 'evil.example', want: undefined },
];
for (const { host, want } of MADE)
  test(`detail page on ${host}`, async () => {
    const { browser } = setUp({ behave: (request, { reply }) => reply({ ...goodReply(request), ...(request['type'] === 'hello' && { pages: SHIPPED }) }) });
    browser.pages.set(TAB, () => ({ page: { ...PAGE, host }, order: ORDER, detail_url: '' }));
    await browser.send(askProfile, fromPage(TAB));
    const reply = await browser.send({ kind: 'open_detail', order_id: ORDER.order_id, tab_id: TAB }, fromPopup());
    assert.deepEqual(browser.opened.map((/** @type {Message} */ opened) => opened['url']), want === undefined ? [] : [want]);
    assert.equal(reply.ok, want !== undefined);
  });

/**
 * What a content script and a popup do, each question once more if the worker was stopped under it.
 * @param {ReturnType<typeof setUp>['browser']} browser
 */
const wholeVisit = async (browser) => {
  const ask = async (/** @type {Message} */ message, /** @type {object} */ sender) =>
    browser.send(message, sender).catch(() => browser.send(message, sender));
  await browser.connect(TAB);
  const replies = [];
  replies.push(await ask(askProfile, fromPage(TAB)));
  replies.push(await ask(askPage, fromPage(TAB)));
  replies.push(await ask({ kind: 'badge', orders: [{ cancellable: 'yes', urgency: 'act' }] }, fromPage(TAB)));
  replies.push(await ask({ kind: 'tell', order_id: ORDER.order_id, tab_id: TAB, told: { intent: 'changed_mind' } }, fromPopup()));
  replies.push(await ask({ kind: 'letter_lang', lang: 'zh' }, fromPopup()));
  replies.push(await ask({ kind: 'state', tab_id: TAB }, fromPopup()));
  replies.push(await ask({ kind: 'advice', order_id: ORDER.order_id }, fromPage(TAB)));
  return replies;
};

test('the worker may be stopped at any step of a visit, and nothing is lost', async () => {
  const undisturbed = setUp();
  undisturbed.browser.killAtStep(Infinity);
  const want = await during(wholeVisit(undisturbed.browser), 5000);
  const steps = undisturbed.browser.steps();
  assert.ok(steps > 20, `only ${steps} steps`);
  for (let step = 1; step <= steps; step += 1) {
    const { browser } = setUp();
    browser.killAtStep(step);
    assert.deepEqual(await during(wholeVisit(browser), 5000), want, `stopped at step ${step}`);
    assert.equal(browser.workers(), 2, `step ${step} was reached`);
    assert.deepEqual(browser.badges.get(TAB)?.text, '1', `badge after step ${step}`);
    assert.ok(browser.native.starts <= 2 && browser.native.running <= 1, `hosts after step ${step}`);
  }
});
