// The popup for everybody: no barrier that axe knows of, in light and dark, on each of its screens; and the keyboard alone
// reaches hint, panel and popup.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { barriers } from './axe.mjs';
import { Session, asksAll, chosen } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';

/** @type {Session} */
let session;
before(async () => {
  session = await Session.start(chosen());
});
after(() => session?.close());

/** @type {[string, string, (view: import('./view.mjs').View) => Promise<unknown>][]} */
const SCREENS = [
  ['the list', 'list-10', (view) => view.when('the list', ({ entries }) => entries.length === 10)],
  ['an advice', 'detail-awaiting-shipment', (view) => view.when('the advice', ({ letter }) => letter)],
  ['a question', 'detail-unknown', (view) => view.when('the question', ({ ask }) => ask.length > 0)],
  ['a problem', 'captcha', (view) => view.when('the problem', ({ problem }) => problem)],
];

/* One is enough to see what a browser's own style sheet does. */
for (const [what, name, ready] of asksAll() ? SCREENS : SCREENS.slice(1, 2)) {
  test(`axe finds nothing on ${what}`, async () => {
    const tab = await session.visit([pageNamed(name)]);
    const view = await tab.popup();
    await ready(view);
    assert.deepEqual(await barriers(view.page), []);
    if (chosen() === 'chromium') {
      await view.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      assert.deepEqual(await barriers(view.page), [], 'in dark');
      await tab.screenshot(`popup-dark-${name}`, view.page);
    }
    await view.page.close().catch(() => {});
    await tab.close();
  });
}

test('the keyboard alone opens a hint, reaches into the panel and comes back', async () => {
  const page = pageNamed('list-10');
  const tab = await session.visit([page]);
  const [advice] = await session.advise(page.kind, page.raw);
  await until('the first hint', async () => (await tab.hints())[0]?.text === advice.short);
  const focused = () => tab.page.evaluate(() => document.activeElement?.localName ?? '');
  await tab.page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-pl="order_item_header_detail"]')).focus());
  await tab.page.keyboard.press('Tab');
  assert.equal(await focused(), 'rescind-hint', 'the hint comes after the header it stands under');
  await tab.page.keyboard.press('Enter');
  await until('the panel', async () => (await focused()) === 'rescind-panel');
  await tab.page.keyboard.press('Escape');
  await until('the hint again', async () => (await focused()) === 'rescind-hint');
  assert.equal(await tab.page.$('rescind-panel'), null);
  await tab.close();
});
