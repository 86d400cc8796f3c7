// The pages that are no list of today: one order, the tracking page, aliexpress.ru, the tables until 2022. Each has one hint, and
// it says what the host says. And pages where the extension is not yet, or finds nothing.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { Session, asksAll, chosen } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';
import { words } from './words.mjs';

/** @type {Session} */
let session;
before(async () => {
  session = await Session.start(chosen());
});
after(() => session?.close());

/** @param {import('./browser.mjs').Tab} tab @param {import('../pages/cases.mjs').Page} page */
async function hintsAreRight(tab, page) {
  const advice = await session.advise(page, page.raw);
  await until(`the hints of ${page.name}`, async () => {
    assert.deepEqual(await tab.hints(), advice.map(({ order_id: id, short }) => ({ id, text: short, shown: true })));
    return true;
  });
}

/* One of each layout and each way to arrive, and others that differ in what is read. */
const LAYOUTS = ['tracking', 'tracking-late', 'russia-detail', 'old-detail', 'detail-late', 'detail-ar'];
const OTHERS = ['tracking-delivered', 'tracking-older', 'russia-no-year', 'detail-folded', 'detail-tr'];
for (const name of [...LAYOUTS, ...asksAll() ? OTHERS : []]) {
  const page = pageNamed(name);
  test(`${name}: ${page.note}`, async () => {
    const tab = await session.visit([page]);
    await hintsAreRight(tab, page);
    assert.deepEqual(await tab.covered(), [], 'a hint lies over something to press');
    await tab.screenshot(name);
    await tab.close();
  });
}

test('dates behind an arrow: the advice says how to see them, until the arrow is pressed', async () => {
  const page = pageNamed('detail-folded');
  const tab = await session.visit([page]);
  await hintsAreRight(tab, page);
  const [before] = await session.advise(page, page.raw);
  const [warning] = before.warnings.map((/** @type {any} */ { text }) => text).filter((/** @type {string} */ text) => text.includes('arrow'));
  const panel = await tab.openPanel();
  await panel.when('what to press', ({ text }) => text.includes(warning));
  await tab.page.keyboard.press('Escape');
  await tab.page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.switch-icon')).click());
  await until('an advice without it', async () => {
    const again = await tab.openPanel();
    const { text } = await again.when('the advice', ({ headline }) => headline);
    await tab.page.keyboard.press('Escape');
    return !text.includes(warning);
  });
  await tab.close();
});

test('a hint can be pressed in a card that a link covers', async () => {
  const page = pageNamed('russia-list');
  const tab = await session.visit([page]);
  await hintsAreRight(tab, page);
  await tab.screenshot(page.name);
  const [, advice] = await session.advise(page, page.raw);
  const panel = await tab.openPanel(1);
  await panel.when('its advice', ({ headline }) => headline === advice.headline);
  assert.equal(tab.page.url(), page.address);
  await tab.close();
});

test('away from the orders and back again', async () => {
  const list = pageNamed('list-10');
  const elsewhere = { ...list, name: 'elsewhere', address: 'https://www.aliexpress.com/', raw: [] };
  const tab = await session.visit([list, elsewhere]);
  await hintsAreRight(tab, list);
  await tab.page.goto(elsewhere.address, { waitUntil: 'domcontentloaded' });
  assert.deepEqual(await tab.hints(), []);
  await tab.page.evaluate(() => history.back()).catch(() => {}); /* a page that is kept loads nothing that could be waited for */
  await hintsAreRight(tab, list);
  await tab.close();
});

test('the tracking page offers the page of its order', async () => {
  const page = pageNamed('tracking');
  const tab = await session.visit([page]);
  await hintsAreRight(tab, page);
  const [{ ask: [question] }] = await session.advise(page, page.raw);
  const { label } = question.answers.find((/** @type {any} */ { open }) => open === 'detail') ?? assert.fail('not offered');
  const panel = await tab.openPanel();
  await panel.when('the offer', ({ ask }) => ask[0]?.answers.includes(label));
  await tab.close();
});

/** What the popup says of a page without orders. @type {[string, string][]} */
const SAID = [['empty', 'problem_no_orders_title'], ['login', 'problem_blocked_title']];
for (const [name, title] of SAID)
  test(`${name}: the popup says "${words(title)}"`, async () => {
    const tab = await session.visit([pageNamed(name)]);
    await until('its screen', async () => {
      const view = await tab.popup();
      const { headline } = await view.when('a screen', ({ problem, headline: said }) => problem && said);
      await view.page.close().catch(() => {});
      return headline === words(title);
    });
    await tab.close();
  });

test('an order page reached without a load, from a page where the extension is not: the popup says to reload it, and does', async () => {
  const list = pageNamed('list-10');
  const elsewhere = { ...list, name: 'elsewhere', address: 'https://www.aliexpress.com/', raw: [] };
  const tab = await session.visit([elsewhere, list]);
  await tab.page.evaluate((address) => history.pushState(null, '', address), list.address);
  const popup = await tab.popup();
  const shown = await popup.when('the screen', ({ problem }) => problem);
  assert.equal(shown.headline, words('problem_not_order_page_title'));
  assert.deepEqual(await tab.hints(), []);
  await popup.press('[data-key=reload]');
  await hintsAreRight(tab, list);
  await tab.close();
});
