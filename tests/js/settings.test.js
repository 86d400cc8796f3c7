// What the buyer chooses: kept, passed on to open pages and to the host, and never anything else than it may be.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createFakeBrowser, fromPage, fromPopup } from './fake-chrome.js';
import { createFakeClock, settle } from './fake-clock.js';
import { good } from './fake-native.js';

const TAB = 7;
const PAGE = { kind: 'list', host: 'www.aliexpress.com', lang: 'en' };
const ORDER = { order_id: '8190000000000001', status: 'To ship' };
const OTHER = { order_id: '8190000000000002', status: 'To ship' };
const FOLDERS = { he: 'he', 'pt-BR': 'pt_BR', en: 'en' };
const LANGUAGES = ['en', 'he', 'pt-BR'];
const FIRST = { hints: true, note: true, lang: '', letter_lang: '' };

const clock = createFakeClock();
Object.assign(globalThis, {
  setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout,
  fetch: async (/** @type {string} */ address) => ({
    json: async () => address.endsWith('_locales/languages.json') ? FOLDERS : { text_language: { message: address.replace(/.*_locales\/(\w+)\/.*/, '$1') } },
  }),
});
Date.now = clock.now;

const setUp = () => {
  const browser = createFakeBrowser({ clock, behave: good });
  /** @type {string[]} */
  const heard = [];
  browser.pages.set(TAB, (message) => (heard.push(message['kind']), null));
  return { browser, heard };
};
/** @typedef {ReturnType<typeof setUp>['browser']} Browser */

/**
 * What a fake browser says for each text, and of a chosen language's words the one there is.
 * @param {string} all
 * @param {string} [language]
 */
const hintWords = (all, language = all) => ({ text_language: language, text_direction: all, ext_name: all, hint_pending: all });

/** @param {Browser} browser @param {string} name @param {unknown} value */
const set = (browser, name, value) => browser.send({ kind: 'set', name, value }, fromPopup());

test('before anybody has chosen', async () => {
  const { browser } = setUp();
  assert.deepEqual(await browser.send({ kind: 'settings' }, fromPopup()), { ok: true, settings: FIRST, languages: LANGUAGES });
  assert.deepEqual(await browser.send({ kind: 'settings' }, fromPage(TAB)), { ok: true, settings: FIRST, languages: LANGUAGES, words: hintWords('en') });
  assert.equal(browser.native.starts, 0, 'no host is needed to know them');
});

for (const { name, value, words } of [
  { name: 'hints', value: false },
  { name: 'lang', value: 'he', words: { text_language: 'he' } },
  { name: 'lang', value: 'pt-BR', words: { text_language: 'pt_BR' } },
  { name: 'lang', value: 'en' },
  { name: 'lang', value: 'tlh' },
  { name: 'lang', value: '' },
  { name: 'letter_lang', value: 'zh' },
  { name: 'letter_lang', value: '' },
])
  test(`${name} becomes ${JSON.stringify(value)}: answered, told to the pages, and still so after the worker was stopped`, async () => {
    const { browser, heard } = setUp();
    const want = { ok: true, settings: { ...FIRST, [name]: value }, languages: LANGUAGES, ...(words && { words }) };
    assert.deepEqual(await set(browser, name, value), want);
    await settle();
    assert.deepEqual(heard, ['restart'], 'a page that no worker has met');
    browser.stopWorker();
    assert.deepEqual(await browser.send({ kind: 'settings' }, fromPopup()), want);
    /* A page's hints have theirs; the other words come with the scripts that need them. */
    assert.deepEqual(await browser.send({ kind: 'settings' }, fromPage(TAB)), { ...want, words: hintWords('en', words?.text_language) });
    assert.deepEqual(await browser.send({ kind: 'scripts' }, fromPage(TAB)), { ok: true, ...(words && { words }) });
    assert.equal(await browser.send({ kind: 'scripts' }, fromPopup()), undefined);
    browser.pages.delete(TAB);
    assert.deepEqual(await browser.send({ kind: 'scripts' }, fromPage(TAB)), { ok: false, error: { code: 'internal' } }, 'the tab is gone');
  });

for (const { note, message } of [
  { note: 'a setting there is not', message: { name: 'told_8190000000000001', value: 'x' } },
  { note: 'the name of something every object has', message: { name: 'constructor', value: true } },
  { note: 'hints that are neither on nor off', message: { name: 'hints', value: 'no' } },
  { note: 'a language that is none', message: { name: 'lang', value: '../de' } },
  { note: 'a language too long', message: { name: 'letter_lang', value: 'x'.repeat(36) } },
  { note: 'nothing', message: {} },
])
  test(`refused: ${note}`, async () => {
    const { browser, heard } = setUp();
    assert.deepEqual(await browser.send({ kind: 'set', ...message }, fromPopup()), { ok: false, error: { code: 'internal' } });
    await settle();
    assert.deepEqual(heard, []);
    assert.deepEqual(browser.areas.local, {});
  });

test('a page that wants no note is heard, once for all', async () => {
  const { browser, heard } = setUp();
  assert.equal(await browser.send({ kind: 'quiet' }, fromPopup()), undefined);
  assert.deepEqual((await browser.send({ kind: 'quiet' }, fromPage(TAB))).settings, { ...FIRST, note: false });
  await settle();
  assert.deepEqual(heard, ['restart']);
  browser.stopWorker();
  assert.equal((await browser.send({ kind: 'settings' }, fromPage(TAB))).settings.note, false);
});

test('what stands in the storage and may not be is as if never chosen', async () => {
  const { browser } = setUp();
  Object.assign(browser.areas.local, { hints: 0, lang: 7, letter_lang: ['zh'] });
  assert.deepEqual((await browser.send({ kind: 'settings' }, fromPage(TAB))).settings, FIRST);
});

test('a page may not choose', async () => {
  const { browser } = setUp();
  for (const message of [{ kind: 'set', name: 'hints', value: false }, { kind: 'answers' }, { kind: 'forget_answers' }])
    assert.equal(await browser.send(message, fromPage(TAB)), undefined);
});

test('the host is asked in the chosen language, and greeted again when it changes', async () => {
  const { browser } = setUp();
  const ask = () => browser.send({ kind: 'page', page: PAGE, orders: [ORDER] }, fromPage(TAB));
  await ask();
  await set(browser, 'lang', 'he');
  await ask();
  await ask();
  await set(browser, 'lang', '');
  await ask();
  assert.deepEqual(browser.native.sent('hello').map(({ lang }) => lang), ['en-GB', 'he', 'en-GB']);
  assert.deepEqual(browser.native.sent('advise').map(({ lang }) => lang), ['en-GB', 'he', 'he', 'en-GB']);
  assert.equal(browser.native.starts, 1);
});

test('all answers are counted and forgotten, taken-back ones are none; the pages ask again', async () => {
  const { browser, heard } = setUp();
  const tell = (/** @type {string} */ id, /** @type {object} */ told) => browser.send({ kind: 'tell', order_id: id, told, tab_id: TAB }, fromPopup());
  const count = () => browser.send({ kind: 'answers' }, fromPopup());
  assert.deepEqual(await count(), { ok: true, count: 0 });
  await tell(ORDER.order_id, { intent: 'changed_mind' });
  await tell(OTHER.order_id, { intent: 'duplicate' });
  assert.deepEqual(await count(), { ok: true, count: 2 });
  await tell(OTHER.order_id, { intent: 'unknown' });
  assert.deepEqual(await count(), { ok: true, count: 1 });
  browser.stopWorker();
  heard.length = 0;
  assert.deepEqual(await browser.send({ kind: 'forget_answers' }, fromPopup()), { ok: true, count: 0 });
  await settle();
  assert.deepEqual(heard, ['refresh']);
  assert.deepEqual(Object.keys(browser.areas.session).filter((key) => key.startsWith('told_')), []);
  await browser.send({ kind: 'page', page: PAGE, orders: [ORDER] }, fromPage(TAB));
  assert.equal(browser.native.sent('advise').at(-1)?.['orders'][0].told, undefined);
});

test('answers that the storage did not take are forgotten, too', async () => {
  const { browser } = setUp();
  browser.setQuota(10);
  await browser.send({ kind: 'tell', order_id: ORDER.order_id, told: { intent: 'changed_mind' }, tab_id: TAB }, fromPopup());
  assert.deepEqual(await browser.send({ kind: 'answers' }, fromPopup()), { ok: true, count: 1 });
  assert.deepEqual(await browser.send({ kind: 'forget_answers' }, fromPopup()), { ok: true, count: 0 });
});
