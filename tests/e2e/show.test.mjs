// "Show me": the page's own button is outlined where it is, from panel and popup, with a hand and with the keyboard; from the list it opens
// the order's own page and shows the button there. Nothing is pressed and nothing moves.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { Session, chosen } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';

const detail = pageNamed('detail-awaiting-shipment');

/** @type {Session} */
let session;
before(async () => { session = await Session.start(chosen()); });
after(() => session?.close());

/** The outline around the button, once it lies there. @param {import('./browser.mjs').Tab} tab */
const outlined = (tab) => until('the outline', async () => {
  const [box] = await tab.inside('rescind-show', (root) => {
    const { x, y, width, height } = /** @type {Element} */ (root.querySelector('.outline')).getBoundingClientRect();
    return { x, y, width, height, words: root.querySelector('[role=status]')?.textContent ?? '' };
  });
  const theirs = await tab.page.evaluate(() => {
    const button = [...document.querySelectorAll('button, a')].find((each) => /^\s*Cancel order\s*$/.test(each.textContent ?? ''));
    const at = button?.getBoundingClientRect();
    return at && {
      x: at.x, y: at.y, width: at.width, height: at.height, bottom: at.bottom, seen: innerHeight,
      isFocused: document.activeElement === button,
    };
  });
  if (!box || !theirs) return null;
  const around = box.x < theirs.x && box.y < theirs.y
    && box.x + box.width > theirs.x + theirs.width && box.y + box.height > theirs.y + theirs.height;
  return around && theirs.y >= 0 && theirs.bottom <= theirs.seen ? { ...theirs, words: box.words } : null;
});

/** A tab with the order's own page, whose presses are counted. */
async function visitDetail() {
  const tab = await session.visit([detail]);
  await until('the hint', async () => (await tab.hints())[0]?.text);
  await tab.page.evaluate(() => {
    const page = /** @type {any} */ (window);
    page.presses = 0;
    document.addEventListener('click', ({ target }) => (page.presses += target instanceof Element && target.closest('.order-status') ? 1 : 0));
  });
  return tab;
}
const presses = (/** @type {import('./browser.mjs').Tab} */ tab) => tab.page.evaluate(() => /** @type {any} */ (window).presses);
/** Where every element of the page lies. @param {import('./browser.mjs').Tab} tab */
const layout = (tab) => tab.page.evaluate(() =>
  [...document.querySelectorAll('body *')].map((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return [x + scrollX, y + scrollY, width, height].map(Math.round).join();
  }).join(' '));

test('from the panel: outlined, focused, and let go by Escape; nothing is pressed and nothing moves', async () => {
  const tab = await visitDetail();
  const before = await layout(tab);
  const panel = await tab.openPanel();
  await panel.when('the advice', ({ headline, problem }) => headline && !problem);
  await panel.press('[data-key^=show-]');
  const { isFocused, words } = await outlined(tab);
  assert.ok(isFocused);
  assert.match(words, /Nothing is pressed for you/);
  await new Promise((done) => setTimeout(done, 600)); /* the outline has come to rest */
  await tab.screenshot('show-me');
  assert.equal(await layout(tab), before);
  assert.equal(await presses(tab), 0);
  assert.equal((await tab.page.$$('rescind-panel')).length, 0, 'the panel lies over nothing');
  await tab.page.keyboard.press('Escape');
  await until('no outline', async () => (await tab.page.$$('rescind-show')).length === 0);
  await tab.close();
});

test('with the keyboard alone, and a key that stays down presses nothing', async () => {
  const tab = await visitDetail();
  const panel = await tab.openPanel();
  await panel.when('the advice', ({ headline, problem }) => headline && !problem);
  await panel.evaluate((root) => void root.querySelector('[data-key^=show-]').focus());
  await tab.page.keyboard.down('Enter');
  await outlined(tab);
  for (let again = 0; again < 3; again += 1) await tab.page.keyboard.down('Enter');
  await tab.page.keyboard.up('Enter');
  assert.equal(await presses(tab), 0);
  await tab.close();
});

test('from the popup', async () => {
  const tab = await visitDetail();
  const popup = await tab.popup();
  await popup.when('the advice', ({ headline, problem }) => headline && !problem);
  await popup.press('[data-key^=show-]').catch(() => {});
  /* The popup closes itself meanwhile, and Firefox refuses to turn to another tab while one goes. */
  await until('the page in front', () => tab.page.bringToFront().then(() => true));
  await outlined(tab);
  assert.equal(await presses(tab), 0);
  await popup.page.close().catch(() => {});
  await tab.close();
});
