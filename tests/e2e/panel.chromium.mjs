// "Two lines first", measured: before anything is opened the view of the main situations is at most 900 pixels tall at 380, in every
// language; nothing is cut off. (Chromium alone: the popup's own page, drawn with the host's answers.)

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test, { after, before } from 'node:test';

import { Session, picture } from './browser.mjs';

const TALLEST = 900;
const WIDTH = 380;
const LOCALES = new URL('../../extension/_locales/', import.meta.url);
const LANGUAGES = Object.keys(JSON.parse(readFileSync(new URL('languages.json', LOCALES), 'utf8')));

const day = (/** @type {number} */ ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const [CANCEL, RETURN] = [['Cancel order', 'Contact seller'], ['Confirm received', 'Returns/refunds']];
/**
 * As an order's own page in English shows them.
 * @type {Record<string, {status: string, date: string, buttons?: string[], told?: object}>}
 */
const SITUATIONS = {
  request: { status: 'To ship', date: day(3), buttons: CANCEL },
  refused: { status: 'To ship', date: day(5), buttons: CANCEL, told: { seller_reply: 'refused' } },
  shipped: { status: 'Shipped', date: day(12) },
  delivered: { status: 'Delivered', date: day(30), buttons: RETURN },
  dispute: { status: 'In dispute', date: day(40) },
  refund: { status: 'Refunding', date: day(10) },
  unpaid: { status: 'Awaiting payment', date: day(0), buttons: ['Pay now', 'Cancel order'] },
};
const ORDERS = Object.values(SITUATIONS).map((order, at) => ({ order_id: `819000000000000${at}`, ...order }));

/** @type {Session} */
let session;
/** @type {import('puppeteer-core').Page} */
let page;
before(async () => {
  session = await Session.start('chromium');
  page = await session.own('options/options.html');
  await page.setViewport({ width: WIDTH, height: TALLEST });
});
after(() => session?.close());

/** @param {string} lang */
const speak = (lang) => page.evaluate(async (value) => {
  const { chrome, rescind } = /** @type {any} */ (globalThis);
  const { words } = await chrome.runtime.sendMessage({ kind: 'set', name: 'lang', value });
  rescind.speak(words);
  Object.assign(document.documentElement, rescind.writing());
  document.body.style.margin = '0';
}, lang);

/** Its height, and what scrolls sideways. @param {any} advice @param {object} told */
const draw = (advice, told) => page.evaluate((given, facts) => {
  const { rescind } = /** @type {any} */ (globalThis);
  const press = () => undefined;
  const intents = [{ id: 'changed_mind', label: 'I changed my mind' }, { id: 'wrong_item', label: 'I ordered the wrong thing' }];
  const view = rescind.view.advice(given, {
    told: facts, intents, letter_languages: ['en', 'zh', 'de'], page_kind: 'detail', onTell: press, onShow: press, onLetterLang: press,
  });
  document.body.replaceChildren(view);
  return { height: view.getBoundingClientRect().height, sideways: document.documentElement.scrollWidth > innerWidth };
}, advice, told);

for (const lang of LANGUAGES)
  test(`${lang}: at most ${TALLEST} pixels`, async () => {
    await speak(lang);
    const answers = await session.advise('detail', ORDERS, lang);
    /** @type {string[]} */
    const tall = [];
    for (const [at, [name, { told = {} }]] of Object.entries(SITUATIONS).entries()) {
      const { height, sideways } = await draw(answers[at], told);
      assert.equal(sideways, false, name);
      if (height > TALLEST) {
        tall.push(`${name}: ${Math.ceil(height)}`);
        await page.screenshot({ path: picture(`${lang}-tall-${name}`), fullPage: true });
      }
    }
    assert.deepEqual(tall, []);
  });

test('every language is measured', () => assert.equal(readdirSync(LOCALES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).length, LANGUAGES.length));
