// The host on what a reader hands over for every synthetic page: it never rules out what an order really is, and says the
// plain things plainly. ($RESCIND_BINARY, else the release build.)

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { pages, placeOf } from './cases.mjs';
import { LEFT_MS } from './tables.mjs';

const BINARY = process.env.RESCIND_BINARY ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'build', 'release', 'rescind');
const DAY = '2026-09-16';
const all = pages(DAY);

/**
 * The host's answers for a page, at noon of the day it is dated from.
 * @param {import('./cases.mjs').Page} page
 * @param {'full' | 'hint'} [view]
 * @returns {any[]}
 */
function advise(page, view = 'full') {
  const request = { v: 1, id: '1', type: 'advise', lang: 'en', view, page: placeOf(page), orders: page.raw };
  const reply = JSON.parse(execFileSync(BINARY, ['advise', '--json', '--no-journal', '--now', `${DAY}T12:00:00Z`], { input: JSON.stringify(request), encoding: 'utf8' }));
  assert.equal(reply.error, undefined);
  return reply.advice;
}

for (const page of all.filter(({ raw }) => raw.length > 0)) {
  test(`${page.name}: what an order really is stays possible`, () => {
    const advice = advise(page);
    assert.deepEqual(advice.map(({ order_id: id }) => id), page.raw.map(({ order_id: id }) => id));
    page.orders.forEach(({ stage, status }, at) => {
      assert.notEqual(advice[at].certainty, 'contradictory', status);
      if (stage !== 'unknown') assert.ok(advice[at].stage.includes(stage), `"${status}" is ${stage}, the host says ${advice[at].stage}`);
    });
  });
}

for (const page of all.filter(({ raw }) => raw.length > 0)) {
  test(`${page.name}: a hint does not depend on store, total and items`, () => {
    const raw = page.raw.map((order) => /** @type {typeof order} */ (Object.fromEntries(Object.entries(order).filter(([name]) => !['store', 'total', 'items'].includes(name)))));
    assert.deepEqual(advise({ ...page, raw }, 'hint'), advise(page, 'hint'));
  });
}

/** Status texts that were seen on real pages, and what has to be said of them. */
const PLAIN = new Map([
  ['To pay', ['cancel_directly']], ['Awaiting payment', ['cancel_directly']],
  ['To ship', ['request_cancellation']], ['Awaiting shipment', ['request_cancellation']], ['Processing', ['request_cancellation']],
  ['Awaiting delivery', ['return_after_delivery', 'wait']], ['Shipped', ['return_after_delivery', 'wait']],
  ['Canceled ', ['track_refund']], ['Canceled\u00a0', ['track_refund']], ['Cancelled', ['track_refund']],
  ['Awaiting Cancellation', ['pending_request']], ['Dispute Orders', ['keep_dispute']],
  ['On holiday with the parcel', ['unknown']],
]);

test('plain cases have plain answers', () => {
  const page = all.find(({ name }) => name === 'list-100') ?? assert.fail('no such page');
  const advice = advise(page);
  const met = new Set();
  page.orders.forEach(({ status }, at) => {
    const wanted = PLAIN.get(status);
    if (!wanted) return;
    met.add(status);
    assert.ok(wanted.includes(advice[at].verdict), `"${status}": ${advice[at].verdict}`);
    if (wanted.includes('unknown')) assert.ok(advice[at].ask.length > 0, `"${status}": nothing is asked`);
  });
  assert.deepEqual(met, new Set(PLAIN.keys()));
});

const pageNamed = (/** @type {string} */ name) => all.find((page) => page.name === name) ?? assert.fail(`no page ${name}`);
const UNSENT = ['awaiting_payment', 'verifying_payment', 'awaiting_shipment', 'expired'];

for (const name of ['tracking', 'tracking-older', 'tracking-delivered'])
  test(`${name}: a parcel with the carrier was sent; what became of the order is on its own page`, () => {
    const [advice] = advise(pageNamed(name));
    assert.ok(advice.stage.includes('shipped'));
    assert.ok(UNSENT.every((stage) => !advice.stage.includes(stage)), String(advice.stage));
    assert.notEqual(advice.cancellable, 'yes');
    assert.ok(advice.ask[0].answers.some((/** @type {any} */ { open }) => open === 'detail'), 'its own page is not offered');
  });

/** Texts of other languages: what was seen or told decides, what nobody has confirmed is asked about. @type {[string, string, string][]} */
const SPOKEN = [
  ['list-es', 'Pendiente de pago', 'cancel_directly'], ['list-es', 'Esperando entrega', 'return_after_delivery'], ['list-es', 'Pendiente de envío', 'unknown'],
  ['list-ko', '결제 대기', 'cancel_directly'], ['list-ko', '취소', 'track_refund'], ['list-ko', '배송 준비 중', 'request_cancellation'],
  ['list-ru', 'Ожидается отправка', 'request_cancellation'], ['russia-list', 'Ожидается отправка', 'request_cancellation'],
  ['list-tr', 'Gönderim bekleniyor', 'unknown'], ['list-ar', 'في انتظار الشحن', 'unknown'],
];
for (const [name, status, verdict] of SPOKEN)
  test(`${name}: "${status}" leads to ${verdict}`, () => {
    const page = pageNamed(name);
    const advice = advise(page)[page.orders.findIndex((order) => order.status === status)];
    assert.equal(advice.verdict, verdict);
    if (verdict === 'unknown') assert.ok(advice.ask[0].question.includes(status), advice.ask[0].question);
  });

test('a status in no language, and a link to follow the parcel: not unpaid', () => {
  const page = pageNamed('list-10');
  const [order] = page.raw;
  const stage = (/** @type {object} */ other) => advise({ ...page, raw: [{ order_id: order.order_id, status: 'qwertz uiop', ...other }] })[0].stage;
  assert.ok(stage({}).includes('awaiting_payment'));
  assert.ok(!stage({ signals: ['track_link'] }).includes('awaiting_payment'));
  assert.ok(stage({ signals: ['track_link'] }).includes('awaiting_shipment'), 'a link is no proof that it was sent');
  assert.deepEqual(stage({ signals: ['never_heard_of'] }), stage({}));
});

test('the countdown of the tables until 2022 is the end of processing', () => {
  const clocks = (/** @type {import('./cases.mjs').Page} */ page, /** @type {string} */ stage) =>
    advise(page)[page.orders.findIndex((order) => order.stage === stage)].clocks;
  const page = pageNamed('old-list');
  const [clock] = clocks(page, 'awaiting_shipment').filter((/** @type {any} */ { kind }) => kind === 'processing');
  assert.deepEqual(clock.until, ['2026-09-18T17:00:00Z', '2026-09-18T18:00:00Z'], `${LEFT_MS} ms`);
  for (const stage of ['awaiting_payment', 'shipped'])
    assert.ok(clocks(page, stage).every((/** @type {any} */ { kind }) => kind !== 'processing'), stage);
});

test('dates hidden behind an arrow: the answer says how to see them', () => {
  const said = (/** @type {string} */ name) => advise(pageNamed(name))[0].warnings.some((/** @type {any} */ { text }) => text.includes('arrow'));
  assert.ok(said('detail-folded'));
  assert.ok(!said('detail-awaiting-shipment'));
});

test('a title or a tag that reads like a status changes nothing', () => {
  const [advice] = advise(all.find(({ name }) => name === 'title-processing') ?? assert.fail('no such page'));
  assert.deepEqual(advice.stage, ['completed']);
});
