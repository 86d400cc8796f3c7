// The interface in every language, light and dark: hints, panel, popup, options and every screen about something that is wrong. axe-core
// finds nothing, nothing is cut off, nothing scrolls sideways, down to 320 pixels; each is left as a picture to look at. (Chromium
// alone: it opens the closed shadow trees for axe. One browser, one tab for each of the four: a language is a setting.)

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';

import { LANGUAGES } from '../../extension/background/words.js';
import { pages } from '../pages/cases.mjs';
import { Session, picture } from './browser.mjs';
import { until } from './wait.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./browser.mjs').Tab} Tab */

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const MESSAGES = new Map(LANGUAGES.map((lang) => [lang, JSON.parse(readFileSync(new URL(`../../extension/_locales/${{ zh: 'zh_CN' }[lang] ?? lang.replace('-', '_')}/messages.json`, import.meta.url), 'utf8'))]));
const SCHEMES = /** @type {const} */ (['light', 'dark']);
const WIDE = { width: 1000, height: 900 };
const POPUP = { width: 380, height: 600 };
const NARROW = { width: 320, height: 640 };

const all = pages(new Date().toISOString().slice(0, 10));
const pageNamed = (/** @type {string} */ name) => all.find((page) => page.name === name) ?? assert.fail(`no page ${name}`);
const detail = pageNamed('detail-awaiting-shipment');
/** Sellers write titles in any direction. */
const list = (() => {
  const page = pageNamed('list-10');
  const [first, second] = page.orders;
  const titles = [[first.items[0].title, 'מטען אלחוטי 15W (USB-C) – שחור'], [second.items[0].title, 'سماعات Bluetooth 5.3 – أسود، 2 قطع']];
  return { ...page, html: titles.reduce((html, [old, title]) => html.replaceAll(old, title), page.html) };
})();

/** @type {Session} */
let session;
/** @type {Tab} */
let listTab;
/** @type {Tab} */
let detailTab;
/** Tabs of the extension's own pages. @type {{options: Page, list: Page, detail: Page}} */
let own;

before(async () => {
  session = await Session.start('chromium');
  const { browser, origin } = session.running;
  listTab = await session.visit([list]);
  const listId = await activeTab();
  detailTab = await session.visit([detail]);
  const detailId = await activeTab();
  const open = async (/** @type {string} */ path) => {
    const page = await browser.newPage();
    await page.goto(`${origin}/${path}`);
    return page;
  };
  own = {
    options: await open('options/options.html'),
    list: await open(`popup/popup.html?tab=${listId}`),
    detail: await open(`popup/popup.html?tab=${detailId}`),
  };
});
after(() => session?.close());

/** The browser's number of the tab in front. @returns {Promise<number>} */
async function activeTab() {
  const { browser, origin } = session.running;
  const worker = await (await browser.waitForTarget((one) => one.type() === 'service_worker' && one.url().startsWith(origin))).worker();
  return /** @type {any} */ (worker).evaluate(async () => (await /** @type {any} */ (globalThis).chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0].id);
}

/** Colours follow with the next picture. @param {Page} page */
const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** As the system would be. @param {Page} page @param {typeof SCHEMES[number]} scheme */
const paint = async (page, scheme) => {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await painted(page);
};

/** As a page of the shop would be: it decides for what stands in it. @param {Page} page @param {typeof SCHEMES[number] | ''} scheme */
const paintPage = async (page, scheme) => {
  await page.evaluate((value) => (document.documentElement.style.colorScheme = value), scheme);
  await painted(page);
};

/** What axe finds inside `selector`, one line a fault. Colours are all that light and dark can differ in. @param {Page} page @param {string} selector @param {boolean} [whole] */
async function faults(page, selector, whole = true) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (within, rules) => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(within, {
      resultTypes: ['violations'], elementRef: false, ...(rules && { runOnly: { type: 'rule', values: rules } }),
      rules: { region: { enabled: false } }, // a part of someone else's page is no page
    });
    return violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ { target, failureSummary }) => `${id} at ${target.flat().join(' ')}: ${failureSummary}`));
  }, selector, whole ? null : ['color-contrast']);
}

/**
 * Texts that are cut off, and what scrolls sideways: runs in the page. A line that ends in an ellipsis is meant to.
 * @param {Document | ShadowRoot} root
 */
function overflow(root) {
  const sideways = [document.documentElement, ...root.querySelectorAll('*')].filter((node) => {
    const { overflowX } = getComputedStyle(node);
    return (node === document.documentElement ? root === document : overflowX === 'auto' || overflowX === 'scroll') && node.scrollWidth > node.clientWidth;
  }).map((node) => `scrolls sideways: ${node.className || node.localName}`);
  /** @type {string[]} */
  const cut = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || text.parentElement?.closest('.unseen')) continue;
    for (let node = text.parentElement; node; node = node.parentElement) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(node);
      if (textOverflow === 'ellipsis' || overflowX === 'auto' || overflowY === 'auto') break;
      const bounds = node.getBoundingClientRect();
      const out = (overflowX !== 'visible' && (box.left < bounds.left - 1 || box.right > bounds.right + 1)) || (overflowY !== 'visible' && box.bottom > bounds.bottom + 1);
      if (out) cut.push(`cut off by ${node.className || node.localName}: “${text.textContent}”`);
    }
  }
  return [...sideways, ...cut];
}
const overflows = (/** @type {Page} */ page) => page.evaluate(`(${overflow})(document)`);

/** Lets axe see what is in our elements: what stands in them is closed to the page. @param {Tab} tab */
const openRoots = async (tab) => {
  for (const name of ['rescind-hint', 'rescind-panel']) await tab.inside(name, (root) => void Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true }));
};

/** @param {string} lang */
const choose = (lang) => own.options.evaluate((value) => /** @type {any} */ (globalThis).chrome.runtime.sendMessage({ kind: 'set', name: 'lang', value }), lang);

/** @param {Page} page @param {string} lang @param {string} selector */
const settled = (page, lang, selector) => until(`${selector} in ${lang}`, () => page.evaluate((wanted, what) =>
  document.documentElement.lang === wanted && document.querySelector(what) !== null && !document.querySelector('.loading, [aria-busy]'), lang, selector));

for (const lang of LANGUAGES) {
  const direction = MESSAGES.get(lang).text_direction.message;

  test(`${lang}: hints and panel`, async () => {
    await choose(lang);
    const wanted = (await session.advise(list.kind, list.raw, lang)).map(({ short }) => short);
    for (const tab of [listTab, detailTab]) await tab.page.setViewport(WIDE);
    await listTab.page.bringToFront();
    await until('the hints', async () => {
      assert.deepEqual((await listTab.hints()).map(({ text }) => text), wanted);
      return true;
    });
    for (const scheme of SCHEMES) {
      await paintPage(listTab.page, scheme);
      await openRoots(listTab);
      assert.deepEqual(await faults(listTab.page, 'rescind-hint', scheme === 'light'), [], scheme);
    }
    await paintPage(listTab.page, '');
    assert.deepEqual((await listTab.inside('rescind-hint', overflow)).flat(), []);
    await listTab.page.setViewport(NARROW);
    assert.deepEqual((await listTab.inside('rescind-hint', overflow)).flat(), []);
    await listTab.page.setViewport(WIDE);
    await listTab.screenshot(`${lang}-hints`);

    await detailTab.page.bringToFront();
    const [advice] = await session.advise(detail.kind, detail.raw, lang);
    await until('the hint', async () => (await detailTab.hints())[0]?.text === advice.short);
    const panel = await detailTab.openPanel();
    await panel.when('the advice', ({ headline, problem }) => headline && !problem);
    assert.deepEqual(await panel.evaluate((root) => [root.querySelector('.view').lang, root.querySelector('.view').dir]), [lang, direction]);
    for (const scheme of SCHEMES) {
      await paintPage(detailTab.page, scheme);
      await openRoots(detailTab);
      assert.deepEqual(await faults(detailTab.page, 'rescind-panel', scheme === 'light'), [], scheme);
      await detailTab.screenshot(`${lang}-panel-${scheme}`);
    }
    await paintPage(detailTab.page, '');
    assert.deepEqual(await panel.evaluate(overflow), []);
    await detailTab.page.setViewport(NARROW);
    assert.deepEqual((await panel.evaluate(overflow)), []);
    await detailTab.screenshot(`${lang}-panel-320`);
    await detailTab.page.keyboard.press('Escape');
  });

  test(`${lang}: popup and options`, async () => {
    await choose(lang);
    /** @type {['list' | 'detail' | 'options', string][]} */
    const places = [['list', '.entry'], ['detail', '.view h2'], ['options', '.options']];
    for (const [name, sign] of places) {
      const page = own[name];
      await page.bringToFront();
      await page.setViewport(name === 'options' ? WIDE : POPUP);
      await page.reload();
      await settled(page, lang, sign);
      await page.evaluate(() => document.querySelector('details')?.setAttribute('open', ''));
      for (const scheme of SCHEMES) {
        await paint(page, scheme);
        assert.deepEqual(await faults(page, 'html', scheme === 'light'), [], `${name}, ${scheme}`);
        await page.screenshot({ path: picture(`${lang}-${name === 'options' ? name : `popup-${name}`}-${scheme}`), fullPage: name !== 'list' });
      }
      assert.deepEqual(await overflows(page), [], name);
      await page.setViewport(NARROW);
      assert.deepEqual(await overflows(page), [], `${name} at 320 pixels`);
      await page.screenshot({ path: picture(`${lang}-${name === 'options' ? name : `popup-${name}`}-320`), fullPage: true });
    }
  });

  test(`${lang}: every screen about something that is wrong`, async () => {
    const page = own.options;
    await page.bringToFront();
    await page.setViewport(WIDE);
    await settled(page, lang, '.options');
    await page.evaluate(() => {
      const { rescind } = /** @type {any} */ (globalThis);
      const now = () => 0;
      const draw = (/** @type {string} */ code) => rescind.problem({ code, ...(code === 'waiting' && { retry_at: 12_000 }) }, { locale: rescind.locale(), now, onRetry: now, onReload: now });
      const slot = document.getElementById('slot');
      slot?.replaceChildren(...rescind.screens.map(draw));
      slot?.style.setProperty('max-inline-size', '380px');
    });
    for (const scheme of SCHEMES) {
      await paint(page, scheme);
      assert.deepEqual(await faults(page, '#slot', scheme === 'light'), [], scheme);
    }
    await paint(page, 'light');
    assert.deepEqual(await overflows(page), []);
    await page.setViewport(NARROW);
    assert.deepEqual(await overflows(page), [], 'at 320 pixels');
    await page.screenshot({ path: picture(`${lang}-problems`), fullPage: true });
  });
}
