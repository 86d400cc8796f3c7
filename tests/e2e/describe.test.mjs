// "Describe an order", where there is no order page: from the popup to the host and back, and again when the popup was closed.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { barriers } from './axe.mjs';
import { Session, chosen } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';

const list = pageNamed('list-10');
const ELSEWHERE = { ...list, name: 'elsewhere', address: 'https://www.aliexpress.com/', raw: [], html: '<!doctype html><title>Shop</title><p>Nothing of an order here.' };
const NUMBER = '8190000000000042';

/** @type {Session} */
let session;
before(async () => {
  session = await Session.start(chosen());
});
after(() => session?.close());

/**
 * Presses the innermost thing with these words: an answer, or what opens more.
 * @param {import('./view.mjs').View} view @param {string} label
 */
async function answer(view, label) {
  const nth = await until(`an answer "${label}"`, () => view.evaluate((root, wanted) => {
    const all = [...root.querySelectorAll('.question .button, .question summary')];
    const at = all.findIndex((element) => element.textContent.trim() === wanted && element.checkVisibility());
    return at < 0 ? null : at + 1;
  }, label));
  await view.press('.question .button, .question summary', nth - 1);
}

test('from a stage and a number to the same advice; it outlives the popup, and can be cleared', async () => {
  const tab = await session.visit([/** @type {any} */ (ELSEWHERE)]);
  let view = await tab.popup();
  await view.when('the offer', ({ problem }) => problem);
  assert.deepEqual(await barriers(view.page), []);
  await view.press('[data-key="describe"]');
  const { ask: [question] } = await view.when('the question', ({ ask }) => ask.length === 1);
  assert.ok(question.answers.length > 6, 'every stage is there');
  assert.ok(await view.evaluate((root) => [...root.querySelectorAll('.question > .row > *')].length <= 6), 'at most six at a time');
  assert.deepEqual(await barriers(view.page), []);
  if (chosen() === 'chromium') {
    await tab.screenshot('popup-describe', view.page);
    await view.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    assert.deepEqual(await barriers(view.page), [], 'in dark');
    await tab.screenshot('popup-describe-dark', view.page);
    await view.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  }
  await view.page.focus('[data-key="number"]');
  await view.page.keyboard.type(NUMBER);
  await view.page.keyboard.press('Tab');
  const sent = 'awaiting_shipment';
  const [group, label] = await view.evaluate((root) => {
    const groups = [...root.querySelectorAll('.question details')];
    return [groups[0].querySelector('summary').textContent.trim(), [...groups[0].querySelectorAll('.button:not(summary)')].at(-1).textContent.trim()];
  });
  await answer(view, group);
  await answer(view, label);
  const wanted = await session.advise('list', [{ order_id: NUMBER, told: { stage: sent } }]);
  await view.when('the advice', ({ headline }) => headline === wanted[0].headline);
  assert.deepEqual(await barriers(view.page), []);
  if (chosen() === 'chromium') await tab.screenshot('popup-described', view.page);
  await view.page.close().catch(() => {});

  view = await tab.popup();
  const again = await view.when('the advice again', ({ headline }) => headline === wanted[0].headline);
  assert.ok(!again.text.includes('AliExpress page'), 'nothing of a page');
  if (wanted[0].letter) assert.ok(again.letter.includes(NUMBER));
  await view.press('[data-key="clear"]');
  await view.when('the question again', ({ ask, letter }) => ask.length === 1 && letter === '');
  await view.page.close().catch(() => {});

  view = await tab.popup();
  await view.when('the offer again', ({ problem }) => problem);
  await view.page.close().catch(() => {});
  await tab.close();
});

test('the keyboard alone describes an order', async () => {
  const tab = await session.visit([/** @type {any} */ (ELSEWHERE)]);
  const view = await tab.popup();
  await view.when('the offer', ({ problem }) => problem);
  await view.page.focus('[data-key="describe"]');
  await view.page.keyboard.press('Enter');
  await view.when('the question', ({ ask }) => ask.length === 1);
  for (const key of ['Tab', 'Enter', 'Tab', 'Enter']) await view.page.keyboard.press(/** @type {any} */ (key));
  await view.when('an advice', ({ ask, headline, steps }) => headline && (steps.length > 0 || ask.length !== 1));
  await view.press('[data-key="clear"]');
  await view.when('the question', ({ ask }) => ask.length === 1);
  await view.page.close().catch(() => {});
  await tab.close();
});
