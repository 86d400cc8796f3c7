// Order lists: every card has one hint, and it says what the host says of the order the card was made from.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { detailOrder, listOrder } from '../pages/expect.mjs';
import { Session, asksAll, chosen } from './browser.mjs';
import { all, pageNamed } from './today.mjs';
import { until } from './wait.mjs';

/** One page of each layout and each way to arrive; the others differ in what is read, which no browser has a hand in. */
const ARRIVE = ['list-10', 'list-100', 'list-more', 'list-late', 'list-chunks', 'mobile', 'russia-list', 'old-list', 'list-ar'];
const hinted = all.filter(({ name, kind, raw }) => kind === 'list' && raw.length > 0 && (asksAll() || ARRIVE.includes(name)));

/** @type {Session} */
let session;
before(async () => {
  session = await Session.start(chosen());
});
after(() => session?.close());

/** What the hints of the first `count` orders must be. @param {import('../pages/cases.mjs').Page} page @param {number} [count] */
async function wanted(page, count = page.raw.length) {
  const advice = await session.advise(page, page.raw.slice(0, count));
  return advice.map(({ order_id: id, short }) => ({ id, text: short, shown: true }));
}

/**
 * Waits until the hints are these, all of these and no more.
 * @param {import('./browser.mjs').Tab} tab
 * @param {import('../pages/cases.mjs').Page} page
 * @param {number} [count]
 */
async function hintsAreRight(tab, page, count) {
  const right = await wanted(page, count);
  /** @type {unknown} */
  let difference;
  await until(`the hints of ${page.name}`, async () => {
    try {
      assert.deepEqual(await tab.hints(), right);
      return true;
    } catch (error) {
      difference = error;
      return false;
    }
  }).catch(() => {
    throw difference;
  });
}

for (const page of hinted) {
  test(`${page.name}: ${page.note}`, async () => {
    const tab = await session.visit([page], page.name.startsWith('mobile') ? { width: 420 } : {});
    await hintsAreRight(tab, page, page.atOnce);
    for (let count = page.atOnce ?? page.raw.length; count < page.raw.length;) {
      await tab.page.click('.order-more button');
      count = Math.min(count + 10, page.raw.length);
      await hintsAreRight(tab, page, count);
    }
    assert.deepEqual(await tab.covered(), [], 'a hint lies over something to press');
    assert.equal(await tab.page.evaluate(() => /** @type {any} */ (window).ran), undefined, 'a text of the page ran');
    await tab.close();
  });
}

test('going to an order and back without a load', async () => {
  const page = pageNamed('list-spa');
  const tab = await session.visit([page]);
  await hintsAreRight(tab, page);
  await tab.page.click('.order-item:nth-of-type(2) [data-pl="order_item_header_detail"]');
  await until('the order\'s page', () => tab.page.$('.order-status'));
  const id = page.orders[1].id;
  const [advice] = await session.advise('detail', [detailOrder(page.orders[1])]);
  await until('its hint and no other', async () => {
    assert.deepEqual(await tab.hints(), [{ id, text: advice.short, shown: true }]);
    return true;
  });
  await tab.page.goBack();
  await hintsAreRight(tab, page);
  await tab.close();
});

test('the orders of another tab take the place of these', async () => {
  const page = pageNamed('list-tabs');
  const tab = await session.visit([page]);
  await hintsAreRight(tab, page);
  await tab.page.click('.comet-tabs-nav-item:nth-of-type(5)');
  const other = page.other ?? assert.fail('no other tab');
  await hintsAreRight(tab, { ...page, raw: other.map((order) => listOrder(order)) });
  await tab.close();
});

test('nothing moves when the answers come', async () => {
  const page = pageNamed('list-10');
  const other = await session.visit([pageNamed('glued')]);
  await hintsAreRight(other, pageNamed('glued'));
  const hosts = session.hosts();
  assert.equal(hosts.length, 1, 'one host for the whole browser');
  process.kill(hosts[0], 'SIGSTOP');
  try {
    const tab = await session.visit([page]);
    const places = () => tab.page.$$eval('.order-item', (cards) => cards.map((card) => card.getBoundingClientRect().top));
    await until('hints that wait', async () => (await tab.hints()).filter(({ shown, text }) => shown && !text).length === page.raw.length);
    const waiting = await places();
    process.kill(hosts[0], 'SIGCONT');
    await hintsAreRight(tab, page);
    assert.deepEqual(await places(), waiting);
    await tab.close();
  } finally {
    process.kill(hosts[0], 'SIGCONT');
    await other.close();
  }
});

test('pictures of the list', async () => {
  const page = pageNamed('list-10');
  const tab = await session.visit([page]);
  await hintsAreRight(tab, page);
  await tab.screenshot('list-light');
  await tab.page.evaluate(() => document.documentElement.classList.add('dark'));
  await tab.screenshot('list-dark');
  await tab.close();
});
