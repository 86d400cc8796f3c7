// The worker against the protocol's schemas: all it sends is a request, and of a reply nothing that a schema names is lost.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { readAdvice, readHello } from '../../extension/background/reply.js';
import { createFakeBrowser, fromPage, fromPopup } from './fake-chrome.js';
import { createFakeClock } from './fake-clock.js';
import { HELLO, PROFILE as SMALL_PROFILE, goodReply } from './fake-native.js';
import { PROFILE } from './page-window.js';

const schemaOf = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(`../../protocol/schema/${name}.schema.json`, import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
for (const name of ['request', 'reply', 'pages']) ajv.addSchema(schemaOf(name));

/** @param {string} schema @param {unknown} value */
const assertValid = (schema, value, note = '') => {
  const validate = ajv.getSchema(schema);
  assert.ok(validate, schema);
  assert.ok(validate(value), `${note} ${ajv.errorsText(validate.errors)}`);
};

process.env['TZ'] = 'Australia/Lord_Howe';
const clock = createFakeClock();
Object.assign(globalThis, { setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout });
Date.now = clock.now;

const TAB = 7;
const WHOLE_ORDER = {
  order_id: '8190000000000001', status: 'To ship', date: 'Sep 15, 2026', buttons: ['Cancel order'], store: 'Vega', total: '$93.62', items: [{ title: 'Glasses', sku: 'blue', quantity: 1 }],
  tags: ['Free returns'], notice: 'n', signals: ['track_link'], left_ms: 0, rows: [{ label: 'Paid on', value: 'Sep 15, 2026' }], tracking: 't',
};

test('every request the worker makes is one of the schema', async () => {
  const browser = createFakeBrowser({ clock });
  const page = { kind: 'list', host: 'www.aliexpress.com', lang: 'en' };
  browser.pages.set(TAB, ({ kind }) => (kind === 'order' ? { page, order: WHOLE_ORDER, detail_url: '' } : null));
  await browser.send({ kind: 'profile' }, fromPage(TAB));
  await browser.send({ kind: 'page', page, orders: [WHOLE_ORDER, { order_id: '8190000000000002' }] }, fromPage(TAB));
  await browser.send({ kind: 'letter_lang', lang: 'zh' }, fromPopup());
  const told = { intent: 'changed_mind', paid: true, hours_since_payment: { min: 3, max: 12 }, hours_since_request: { min: 3 }, buttons_seen: ['cancel_order'], coupons: [{ kind: 'platform_code', expired: false, all_orders_cancelled: true }] };
  const reply = await browser.send({ kind: 'tell', order_id: WHOLE_ORDER.order_id, told }, fromPage(TAB));
  assert.deepEqual(reply.told, told);
  for (const stage of ['shipped', null])
    await browser.send({ kind: 'tell', order_id: WHOLE_ORDER.order_id, told: { stage: 'shipped' }, teach: { what: 'status', text: 'Wartet', lang: 'de', stage } }, fromPage(TAB));
  await browser.send({ kind: 'taught' }, fromPopup());
  await clock.advance(60_000);
  assert.deepEqual([...new Set(browser.native.requests.map(({ type }) => type))], ['hello', 'advise', 'teach', 'taught', 'bye']);
  for (const request of browser.native.requests) assertValid('request.schema.json', request, JSON.stringify(request));
});

test('the hosts of these tests answer as the schema says', () => {
  for (const request of [{ id: '1', type: 'hello' }, { id: '2', type: 'bye' }, { id: '2', type: 'teach', stage: 'shipped' }, { id: '2', type: 'taught' }, { id: '3', type: 'advise', view: 'hint', orders: [WHOLE_ORDER] }, { id: '4', type: 'advise', view: 'full', orders: [WHOLE_ORDER] }])
    assertValid('reply.schema.json', goodReply(request), request.type);
  assertValid('pages.schema.json', SMALL_PROFILE);
});

const ADVICE = {
  order_id: '8190000000000001', verdict: 'request_cancellation', certainty: 'depends', urgency: 'act', cancellable: 'yes', stage: ['awaiting_shipment', 'shipped'], headline: 'h', short: 's',
  alternatives: [{ verdict: 'wait', text: 't', when: 'w' }, { verdict: 'wait', text: 't', when: 'w', label: 'l', told: { seller_reply: 'refused' } },
    { verdict: 'wait', text: 't', when: 'w', ask: { fact: 'days', question: 'q', kind: 'date', time: 'delivered_at', min: '2026-09-01', max: '2026-09-16' } }],
  ask: [{ fact: 'seller_reply', question: 'q', kind: 'buttons', answers: [{ label: 'l', told: { seller_reply: 'refused' } }, { label: 'l', told: { hours: { min: 1 } } }, { label: 'l', told: { paid: false } }, { label: 'l', open: 'detail' }] },
    { fact: 'coupons', question: 'q', kind: 'list', detail: true, answers: [{ label: 'l', told: { coupons: [{ kind: 'coins' }] } }] },
    { fact: 'stage', question: 'q', kind: 'buttons', answers: [{ label: 'l', told: { stage: 'shipped' }, teach: { what: 'status', text: 't', lang: 'tr', stage: 'shipped' } },
      { label: 'l', answers: [{ label: 'g', answers: [{ label: 'l', told: { stage: 'expired' }, teach: { what: 'status', text: 't', stage: 'expired' } }] }] }] }],
  steps: [{ text: 'a', press: 'cancel_order', on: 'detail' }, { text: 'b', with: 'reason' }], reason: { choose: 'no_longer_needed', label: 'l', seller_counted: null, why: 'w', missing: { reasons_missing: 'one' } },
  clocks: [{ kind: 'k', from: null, until: ['2026-09-16T08:00:00Z', '2026-09-17T08:00:00Z'], text: 't' }, { kind: 'k', from: ['2026-09-16T08:00:00Z', '2026-09-16T08:00:00Z'], until: ['2026-09-16T08:00:00Z', '2026-09-17T08:00:00Z'], text: 't' }],
  refund: { business_days: [1, 20], to: 'original_method', short: 's', text: 't' }, coupons: [{ kind: 'any', back: 'maybe', text: 't' }], warnings: [{ text: 'w', urgent: true }, { text: 'w' }],
  letter: { situation: 'M1', lang: 'en', text: 't', own: 't', also: { zh: 't' } }, disputed: true, because: [{ rule: 'V-1', text: 't', agreement: 'disputed', sources: ['S0-1'], from: ['AliExpress help, 2026'] }],
  taught: { stage: 'shipped', text: 't', teach: { what: 'status', text: 't', lang: 'tr', stage: null } }, unread: [{ what: 'status', text: 't' }], ignored: ['x'], stale: ['seller_reply'],
};
const IDS = new Set([ADVICE.order_id]);

test('no member of an advice that the schema names is lost', () => {
  assertValid('reply.schema.json#/$defs/advice', ADVICE);
  assert.deepEqual(Object.keys(ADVICE).sort(), Object.keys(schemaOf('reply').$defs.advice.properties).sort(), 'the sample has every member');
  assert.deepEqual(readAdvice([ADVICE], IDS), [ADVICE]);
});

const FIXTURES = new URL('fixtures/', import.meta.url);
for (const file of readdirSync(FIXTURES).filter((name) => name.startsWith('reply-')))
  test(`the recorded ${file} is read whole`, () => {
    const { advice } = JSON.parse(readFileSync(new URL(file, FIXTURES), 'utf8'));
    const read = readAdvice(advice, new Set(advice.map((/** @type {Advice} */ { order_id: id }) => id)));
    assert.equal(read.length, advice.length);
    for (const [at, each] of read.entries()) assert.deepEqual({ ...each, ...advice[at] }, each);
  });

test('the hello is read whole, but for what nobody here needs', () => {
  const unneeded = ['types', 'limits', 'languages'];
  assert.deepEqual(readHello(HELLO), Object.fromEntries(Object.entries(HELLO).filter(([name]) => !unneeded.includes(name))));
});

test('the page profile of the pack is one of the schema, its evidence aside', () => {
  const bare = JSON.parse(JSON.stringify(PROFILE), (name, value) => (name === 'evidence' ? undefined : value));
  assertValid('pages.schema.json', bare);
});
