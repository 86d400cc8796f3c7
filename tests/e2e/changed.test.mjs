// A page that has changed: the orders are found all the same, the popup says so, and the report can be copied.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test, { after, before } from 'node:test';

import { Session, chosen } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';
import { words } from './words.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const list = pageNamed('list-10');
const changed = { ...list, html: list.html.replaceAll('class="order-item"', 'class="o-1x9"').replaceAll('order-item-', 'oi-') };

/** @type {Session} */
let session;
before(async () => {
  session = await Session.start(chosen());
});
after(() => session?.close());

/** What the popup says of the page: its heading and report, '' for none. @param {import('./view.mjs').View} view */
const said = (view) => view.page.evaluate(() => ({
  heading: document.querySelector('.changed h2')?.textContent ?? '', report: document.querySelector('.changed pre')?.textContent ?? '',
}));

test('orders without a card that the rules know: a hint for each, and the popup says why', async () => {
  const tab = await session.visit([changed]);
  await until('the hints', async () => {
    assert.deepEqual((await tab.hints()).map(({ id, text }) => [id, text !== '']), list.raw.map(({ order_id: id }) => [id, true]));
    return true;
  });
  const popup = await tab.popup();
  await popup.when('the list', ({ entries }) => entries.length === list.raw.length);
  const { heading, report } = await said(popup);
  assert.equal(heading, words('changed_title'));
  assert.match(report, /10 orders, 10 of them by their links alone/);
  for (const { order_id: id, store } of list.raw) assert.ok(!report.includes(id) && !report.includes(store));
  await popup.press('.changed summary');
  await popup.page.evaluate(AXE);
  assert.deepEqual(
    await popup.page.evaluate(async () =>
      (await /** @type {any} */ (window).axe.run(document)).violations.map((/** @type {any} */ { id }) => id),
    ),
    [],
  );
  await tab.screenshot('popup-changed', popup.page);
  await popup.press('[data-key=changed-copy]');
  await until('"copied"', () => popup.page.evaluate((copied) => document.querySelector('.changed .copy')?.textContent?.includes(copied), words('copied')));
  await popup.page.close().catch(() => {});
  assert.equal((await tab.pasted()).replace(/\r/g, ''), report);
  await tab.close();
});

test('a page as the rules know it: nothing of the kind', async () => {
  const tab = await session.visit([list]);
  const popup = await tab.popup();
  await popup.when('the list', ({ entries }) => entries.length === list.raw.length);
  assert.deepEqual(await said(popup), { heading: '', report: '' });
  await popup.page.close().catch(() => {});
  await tab.close();
});
