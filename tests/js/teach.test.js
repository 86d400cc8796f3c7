// What a status means: asked in the view, kept by the host, counted for this order alone where the host cannot keep it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readLesson } from '../../extension/background/read.js';
import { createFakeBrowser, fromPage, fromPopup } from './fake-chrome.js';
import { createFakeClock, settle } from './fake-clock.js';
import { good } from './fake-native.js';
import { adviceOf, openWindow, words } from './ui-window.js';

const clock = createFakeClock();
Object.assign(globalThis, { setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout });
Date.now = clock.now;

const TAB = 7;
const PAGE = { kind: 'list', host: 'www.aliexpress.com', lang: 'de' };
const ORDER = { order_id: '8190000000000001', status: 'Wartet' };
const LESSON = { what: 'status', text: 'Wartet', lang: 'de', stage: 'awaiting_shipment' };
const TELL = { kind: 'tell', order_id: ORDER.order_id, told: { stage: 'awaiting_shipment' }, teach: LESSON };

/** @param {import('./fake-native.js').Behaviour} [behave] */
const setUp = (behave) => {
  const browser = createFakeBrowser({ clock, ...(behave && { behave }) });
  /** @type {unknown[]} */
  const heard = [];
  browser.pages.set(TAB, (message) => {
    heard.push(message['kind']);
    return message['kind'] === 'order' ? { page: PAGE, order: ORDER, detail_url: '' } : null;
  });
  return { browser, heard };
};

/** A host that keeps nothing. @type {import('./fake-native.js').Behaviour} */
const forgetful = (request, controls, start) =>
  request['type'] === 'teach' ? controls.reply({ v: 1, id: request['id'], error: { code: 'store_unavailable', message: 'm', path: '' } }) : good(request, controls, start);

test('what a status means goes to the host and is then no fact of this order', async () => {
  const { browser } = setUp();
  await browser.send({ kind: 'tell', order_id: ORDER.order_id, told: { stage: 'shipped', paid: true } }, fromPage(TAB));
  const reply = await browser.send(TELL, fromPage(TAB));
  const [asked] = browser.native.sent('teach');
  assert.deepEqual(asked, { v: 1, id: asked?.['id'], type: 'teach', ...LESSON });
  assert.deepEqual(reply.told, { paid: true });
  assert.equal('untaught' in reply, false);
});

test('every open order page asks anew once the host knows a meaning', async () => {
  const { browser, heard } = setUp();
  await browser.connect(TAB);
  await browser.send({ kind: 'teach', ...LESSON, stage: null }, fromPopup());
  await settle();
  assert.deepEqual(heard, ['refresh']);
});

test('where the host cannot keep it, it counts for this order, and that is said', async () => {
  const { browser, heard } = setUp(forgetful);
  await browser.connect(TAB);
  const reply = await browser.send(TELL, fromPage(TAB));
  assert.equal(reply.ok, true);
  assert.equal(reply.untaught, true);
  assert.deepEqual(reply.told, { stage: 'awaiting_shipment' });
  assert.deepEqual(browser.native.sent('advise').at(-1)?.['orders'][0].told, { stage: 'awaiting_shipment' });
  await settle();
  assert.ok(!heard.includes('refresh'));
});

test('the options page lists and forgets; an order page does neither', async () => {
  const { browser } = setUp();
  assert.deepEqual(await browser.send({ kind: 'taught' }, fromPopup()), { ok: true, taught: [{ what: 'status', text: 'Wartet', lang: 'de', stage: 'shipped' }] });
  assert.equal((await browser.send({ kind: 'teach', ...LESSON, stage: null }, fromPopup())).ok, true);
  assert.equal(await browser.send({ kind: 'taught' }, fromPage(TAB)), undefined);
  assert.equal(await browser.send({ kind: 'teach', ...LESSON }, fromPage(TAB)), undefined);
  const failing = setUp(forgetful).browser;
  assert.deepEqual(await failing.send({ kind: 'teach', ...LESSON }, fromPopup()), { ok: false, error: { code: 'store_unavailable' } });
});

test('what is no lesson is refused, and nothing is kept', async () => {
  const rows = [
    {}, { ...LESSON, what: 'button' }, { ...LESSON, text: '' }, { ...LESSON, text: 'ü'.repeat(257) }, { ...LESSON, text: 7 }, { ...LESSON, lang: 'x'.repeat(36) },
    { ...LESSON, lang: null }, { ...LESSON, stage: 'To ship' }, { ...LESSON, stage: 7 }, { what: 'status', text: 'Wartet' }, null, 'x',
  ];
  for (const row of rows) {
    assert.equal(readLesson(row), undefined, JSON.stringify(row));
    const { browser } = setUp();
    assert.deepEqual(await browser.send({ ...TELL, teach: row }, fromPage(TAB)), { ok: false, error: { code: 'internal' } }, JSON.stringify(row));
    assert.deepEqual(await browser.send({ kind: 'teach', .../** @type {object} */ (typeof row === 'object' ? row : {}) }, fromPopup()), { ok: false, error: { code: 'internal' } });
    assert.deepEqual(browser.native.sent('teach'), []);
    assert.deepEqual(Object.keys(browser.areas.session).filter((key) => key.startsWith('told_')), []);
  }
  assert.deepEqual(readLesson({ ...LESSON, more: 1, text: 'ü'.repeat(256) }), { ...LESSON, text: 'ü'.repeat(256) });
});

/** @type {Advice} */
const ASKED = {
  ...adviceOf('ask'),
  ask: [{ fact: 'stage', question: 'Does it?', kind: 'buttons', answers: [
    { label: 'Yes', told: { stage: 'shipped' }, teach: { what: 'status', text: 'Wartet', stage: 'shipped' } },
    { label: 'No, something else', answers: [
      { label: 'Not sent', answers: [{ label: 'Not paid', told: { stage: 'awaiting_payment' }, teach: { what: 'status', text: 'Wartet', stage: 'awaiting_payment' } }] },
      { label: 'Cancelled', told: { stage: 'cancelled' } },
      { label: 'An answer of a later version' },
    ] },
  ] }],
};

test('an answer that opens others shows them, and each says what it teaches', () => {
  const { rescind, context } = openWindow();
  /** @type {unknown[]} */
  const told = [];
  const view = rescind.view.advice(ASKED, context({ onTell: (facts, teach) => void told.push([facts, teach?.stage]) }));
  assert.deepEqual([...view.querySelectorAll('.ask summary')].map(words), ['No, something else', 'Not sent']);
  const buttons = /** @type {HTMLElement[]} */ ([...view.querySelectorAll('.ask button')]);
  assert.deepEqual(buttons.map(words), ['Yes', 'Not paid', 'Cancelled']);
  for (const button of buttons) button.click();
  assert.deepEqual(JSON.parse(JSON.stringify(told)), [[{ stage: 'shipped' }, 'shipped'], [{ stage: 'awaiting_payment' }, 'awaiting_payment'], [{ stage: 'cancelled' }, null]]);
  const keys = [...view.querySelectorAll('.ask [data-key]')].map((node) => node.getAttribute('data-key'));
  assert.equal(new Set(keys).size, keys.length);
});

test('what the buyer once taught is said, and taken back with a button', () => {
  const { rescind, context } = openWindow();
  /** @type {unknown[]} */
  const told = [];
  const taught = { stage: 'shipped', text: 'You said <b>so</b>.', teach: /** @type {Lesson} */ ({ what: 'status', text: 'Wartet', stage: null }) };
  for (const certainty of /** @type {const} */ (['certain', 'contradictory'])) {
    const view = rescind.view.advice({ ...adviceOf('track-refund'), certainty, taught }, context({ onTell: (facts, teach) => void told.push(facts, teach) }));
    assert.equal(view.querySelectorAll('.taught').length, 1);
    assert.match(words(view.querySelector('.certainty')), certainty === 'certain' ? /your answers/ : /Your answers/);
    assert.equal(view.querySelector('.taught p')?.textContent, 'You said <b>so</b>.');
    /** @type {HTMLElement} */ (view.querySelector('.taught button')).click();
  }
  assert.deepEqual(JSON.parse(JSON.stringify(told)), [{ stage: 'unknown' }, taught.teach, { stage: 'unknown' }, taught.teach]);
});

test('that it could not be kept is said', () => {
  const { rescind, context } = openWindow();
  assert.match(words(rescind.view.advice(ASKED, context({ untaught: true }))), /could not remember/);
  assert.doesNotMatch(words(rescind.view.advice(ASKED, context())), /could not remember/);
});
