// The interface in every language, light and dark: hints, panel, popup, options and every screen about something that is wrong. axe-core
// finds nothing, nothing is cut off, nothing scrolls sideways, down to 320 pixels; each is left as a picture to look at. (Chromium
// alone: it opens the closed shadow trees for axe. One browser, one tab for each of the four: a language is a setting.)

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test, { after, before } from 'node:test';

import { Session, picture } from './browser.mjs';
import { inWorker } from './chromium.mjs';
import { pageNamed } from './today.mjs';
import { View } from './view.mjs';
import { until } from './wait.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./browser.mjs').Tab} Tab */

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const LOCALES = new URL('../../extension/_locales/', import.meta.url);
/**
 * The direction of each language of the interface; by default of a few that differ most: long words, from right to left, without spaces.
 */
const FEW = ['ar', 'de', 'en', 'ja'];
const LANGUAGES = new Map(readdirSync(LOCALES).filter((folder) => process.env.RESCIND_LANGUAGES === 'all' || FEW.includes(folder)).map((folder) => {
  const { text_language: lang, text_direction: direction } = JSON.parse(readFileSync(new URL(`${folder}/messages.json`, LOCALES), 'utf8'));
  return [lang.message, direction.message];
}));
const ENGLISH = JSON.parse(readFileSync(new URL('en/messages.json', LOCALES), 'utf8'));
const SCREENS = Object.keys(ENGLISH).flatMap((key) => /^problem_(\w+)_title$/.exec(key)?.[1] ?? []);
const SCHEMES = /** @type {const} */ (['light', 'dark']);
const WIDE = { width: 1000, height: 900 };
/** What the buyer explained; none of these stands on a page here. */
const TAUGHT = [['Gönderim bekleniyor', 'tr', 'awaiting_shipment'], ['قيد التجهيز للشحن', 'ar', 'awaiting_shipment']];
const POPUP = { width: 380, height: 600 };
const ZOOMED = { width: 500, height: 450, deviceScaleFactor: 2 };
const NARROW = { width: 320, height: 640 };

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
  listTab = await session.visit([list]);
  const listId = await activeTab();
  detailTab = await session.visit([detail]);
  const detailId = await activeTab();
  own = {
    options: await session.own('options/options.html'),
    list: await session.own(`popup/popup.html?tab=${listId}`),
    detail: await session.own(`popup/popup.html?tab=${detailId}`),
  };
  for (const [text, lang, stage] of TAUGHT) assert.equal((await send({ kind: 'teach', what: 'status', text, lang, stage })).ok, true);
});
after(() => session?.close());

/** The browser's number of the tab in front. @returns {Promise<number>} */
const activeTab = () =>
  inWorker(
    session.running,
    async () => (await /** @type {any} */ (globalThis).chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0].id,
  );

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

/**
 * What axe finds inside `selector`, one line a fault. Colours are all that light and dark can differ in.
 * @param {Page} page
 * @param {string} selector
 * @param {boolean} [whole]
 */
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
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(node);
      if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || overflowX === 'auto' || overflowY === 'auto') break;
      const bounds = node.getBoundingClientRect();
      const out = (overflowX !== 'visible' && (box.left < bounds.left - 1 || box.right > bounds.right + 1)) || (overflowY !== 'visible' && box.bottom > bounds.bottom + 1);
      if (out) cut.push(`cut off by ${node.className || node.localName}: “${text.textContent}”`);
    }
  }
  return [...sideways, ...cut];
}
const overflows = (/** @type {Page} */ page) => page.evaluate(`(${overflow})(document)`);

/** Lets axe see what is in our elements: what stands in them is closed to the page. @param {Tab} tab @param {string} name */
const open = (tab, name) => tab.inside(name, (root) => void Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true }));

/** As the options page would. @param {object} message @returns {Promise<any>} */
const send = (message) => own.options.evaluate((sent) => /** @type {any} */ (globalThis).chrome.runtime.sendMessage(sent), message);

/** @param {string} lang */
const choose = (lang) => send({ kind: 'set', name: 'lang', value: lang });

/**
 * All of a page as a picture. (The browser's own way to do so moves what runs from right to left.)
 * @param {Page} page
 * @param {string} name
 */
async function shoot(page, name) {
  const before = page.viewport();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ ...(before ?? WIDE), height });
  await page.screenshot({ path: picture(name) });
  await page.setViewport(before);
}

/** @param {Page} page @param {string} lang @param {string} selector */
const settled = (page, lang, selector) => until(`${selector} in ${lang}`, () => page.evaluate((wanted, what) =>
  document.documentElement.lang === wanted && document.querySelector(what) !== null && !document.querySelector('.loading, [aria-busy]'), lang, selector));

for (const [lang, direction] of LANGUAGES) {
  test(`${lang}: hints and panel`, async () => {
    await choose(lang);
    const wanted = (await session.advise(list.kind, list.raw, lang)).map(({ short }) => short);
    for (const tab of [listTab, detailTab]) await tab.page.setViewport(WIDE);
    await listTab.page.bringToFront();
    await until('the hints', async () => {
      assert.deepEqual((await listTab.hints()).map(({ text }) => text), wanted);
      return true;
    });
    await open(listTab, 'rescind-hint');
    for (const scheme of SCHEMES) {
      await paintPage(listTab.page, scheme);
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
    await open(detailTab, 'rescind-panel');
    for (const scheme of SCHEMES) {
      await paintPage(detailTab.page, scheme);
      assert.deepEqual(await faults(detailTab.page, 'rescind-panel', scheme === 'light'), [], scheme);
      await detailTab.screenshot(`${lang}-panel-${scheme}`);
    }
    await paintPage(detailTab.page, '');
    assert.deepEqual(await panel.evaluate(overflow), []);
    for (const [name, viewport] of Object.entries({ 200: ZOOMED, 320: NARROW })) {
      await detailTab.page.setViewport(viewport);
      assert.deepEqual(await panel.evaluate(overflow), [], name);
      await detailTab.screenshot(`${lang}-panel-${name}`);
    }
    await detailTab.page.keyboard.press('Escape');
  });

  test(`${lang}: popup and options`, async () => {
    await choose(lang);
    /** @type {['list' | 'detail' | 'options', string][]} */
    const places = [['list', '.entry'], ['detail', '.view h2'], ['options', '.taught li']];
    for (const [name, sign] of places) {
      const page = own[name];
      await page.bringToFront();
      await page.setViewport(name === 'options' ? WIDE : POPUP);
      await page.reload();
      await settled(page, lang, sign);
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      for (const scheme of SCHEMES) {
        await paint(page, scheme);
        assert.deepEqual(await faults(page, 'html', scheme === 'light'), [], `${name}, ${scheme}`);
        if (name !== 'list' || scheme === 'light') await shoot(page, `${lang}-${name === 'options' ? name : `popup-${name}`}-${scheme}`);
      }
      assert.deepEqual(await overflows(page), [], name);
      await page.setViewport(NARROW);
      assert.deepEqual(await overflows(page), [], `${name} at 320 pixels`);
      if (name === 'options') await shoot(page, `${lang}-${name}-320`);
    }
  });

  test(`${lang}: every screen about something that is wrong`, async () => {
    const page = own.options;
    await page.bringToFront();
    await page.setViewport(WIDE);
    await settled(page, lang, '.options');
    await page.evaluate((codes) => {
      const { rescind } = /** @type {any} */ (globalThis);
      const press = () => undefined;
      const draw = (/** @type {string} */ code) =>
        rescind.problem({ code, ...(code === 'waiting' && { retry_at: Date.now() + 12_000 }) }, { onRetry: press, onReload: press });
      const slot = document.getElementById('slot');
      slot?.replaceChildren(...codes.map(draw));
      slot?.style.setProperty('max-inline-size', '380px');
    }, SCREENS);
    for (const scheme of SCHEMES) {
      await paint(page, scheme);
      assert.deepEqual(await faults(page, '#slot', scheme === 'light'), [], scheme);
    }
    await paint(page, 'light');
    assert.deepEqual(await overflows(page), []);
    await page.setViewport(NARROW);
    assert.deepEqual(await overflows(page), [], 'at 320 pixels');
    await shoot(page, `${lang}-problems`);
  });
}

/**
 * What has the focus, in the page or in one of our elements: its words, whether that is seen, and whether it is in view. Runs in its root.
 * @param {Document | ShadowRoot} root
 */
function focused(root) {
  const node = root.activeElement;
  if (!node || node === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  return {
    key: node.getAttribute('data-key') ?? node.getAttribute('aria-label') ?? (node.textContent ?? '').trim(),
    seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    inView: box.top > -1 && box.bottom < innerHeight + 1 && box.left >= 0 && box.right <= innerWidth,
  };
}

/**
 * Everything the tab key reaches, in its order, until it is `last` or elsewhere.
 * @param {Page} page
 * @param {() => Promise<ReturnType<typeof focused>>} look
 * @param {string} last
 */
async function round(page, look, last) {
  const keys = [];
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    const now = await look();
    if (!now) break;
    assert.ok(now.seen, `the focus is not seen on ${now.key}`);
    /* The browser scrolls to it in a frame of its own. */
    await until(`${now.key} with the focus in view`, async () => (await look())?.inView);
    keys.push(now.key);
    if (now.key === last) break;
  }
  return keys;
}

test('the keyboard alone: from the hint into the panel, through all of it, and back', async () => {
  await choose('en');
  const { page } = detailTab;
  await page.setViewport(WIDE);
  await page.bringToFront();
  const [advice] = await session.advise(detail.kind, detail.raw);
  await until('the hint', async () => (await detailTab.hints())[0]?.text === advice.short);
  const inHint = () => detailTab.inside('rescind-hint', focused).then(([found]) => found ?? null);
  const inPanel = () => detailTab.inside('rescind-panel', focused).then(([found]) => found ?? null);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await until('the hint has the focus', async () => {
    await page.keyboard.press('Tab');
    return inHint();
  });
  assert.ok((await inHint())?.seen, 'the focus is seen on the hint');
  await page.keyboard.press('Enter');
  const panel = await View.panel(detailTab).when('the advice', ({ headline, problem }) => headline && !problem);
  const keys = await round(page, inPanel, 'nothing more');
  const folds = ['more_different', 'more_facts', 'why_title'].map((key) => ENGLISH[key].message);
  const inSteps = ['show-0', 'intent', 'letter-whole', 'letter-copy', 'letter-lang'];
  assert.deepEqual(keys, ['Close', ...inSteps, panel.ask[0]?.question, ...folds]);
  assert.ok(await inHint(), 'after the last comes the hint');
  await page.keyboard.press('Escape');
  await until('no panel', async () => (await page.$$('rescind-panel')).length === 0);
  assert.ok(await inHint(), 'the hint has the focus again');
});

test('the keyboard alone: popup and options', async () => {
  /** @returns {() => Promise<ReturnType<typeof focused>>} */
  const look = (/** @type {Page} */ page) => () => /** @type {Promise<any>} */ (page.evaluate(`(${focused})(document)`));
  await own.list.bringToFront();
  await own.list.setViewport(POPUP);
  await own.list.reload();
  await settled(own.list, 'en', '.entry');
  const entries = await own.list.$$eval('.entry', (nodes) => nodes.map((node) => node.getAttribute('data-key')));
  assert.deepEqual(await round(own.list, look(own.list), String(entries.at(-1))), ['Settings', ...entries]);
  await own.list.keyboard.press('Enter');
  await settled(own.list, 'en', '.view h2');
  assert.equal((await look(own.list)())?.key, 'All orders', 'where one came from has the focus');
  await own.list.keyboard.press('Enter');
  await settled(own.list, 'en', '.entry');
  assert.equal((await look(own.list)())?.key, entries.at(-1), 'back where one was');

  await own.options.bringToFront();
  await own.options.reload();
  await settled(own.options, 'en', '.options');
  const forgets = TAUGHT.map(([text, lang]) => `taught ${lang} ${text}`);
  await own.options.waitForSelector('.taught li');
  assert.deepEqual((await round(own.options, look(own.options), String(forgets.at(-1)))), ['hints', 'lang', 'letter_lang', ...forgets]);
  await own.options.keyboard.press('Enter');
  await until('one of the two texts is forgotten', async () => (await own.options.$$('.taught li')).length === 1);
  assert.equal((await send({ kind: 'taught' })).taught.length, 1);
  await own.options.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-key=hints]')).focus());
  await own.options.keyboard.press('Space');
  await until('no hints in the open page', async () => (await listTab.page.$$('rescind-hint')).length === 0);
  assert.equal((await look(own.options)())?.key, 'hints', 'the focus stays');
  await session.stopBackground();
  await own.options.keyboard.press('Space');
  await until('all hints are back, though the worker was stopped', async () => (await listTab.page.$$('rescind-hint')).length === list.raw.length);
});

for (const lang of ['de', 'he'])
  test(`${lang}: questions, and answers that open others`, async () => {
    await choose(lang);
    const page = own.list;
    const advice = await session.advise(list.kind, list.raw, lang);
    const asked = advice.find(({ certainty }) => certainty === 'depends') ?? assert.fail('no order asks');
    await page.bringToFront();
    await page.setViewport(POPUP);
    await page.reload();
    await settled(page, lang, '.entry');
    await page.evaluate((id) => /** @type {HTMLElement} */ (document.querySelector(`.entry[data-key="${id}"]`)).click(), asked.order_id);
    await settled(page, lang, '.ask');
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    for (const scheme of SCHEMES) {
      await paint(page, scheme);
      assert.deepEqual(await faults(page, 'html', scheme === 'light'), [], scheme);
      await shoot(page, `${lang}-questions-${scheme}`);
    }
    await page.setViewport(NARROW);
    assert.deepEqual(await overflows(page), []);
  });

test('forced colours and reduced motion', async () => {
  await choose('en');
  await own.detail.bringToFront();
  await own.detail.setViewport(POPUP);
  const cdp = await own.detail.createCDPSession();
  await cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-reduced-motion', value: 'reduce' }] });
  await own.detail.reload();
  await settled(own.detail, 'en', '.view h2');
  await shoot(own.detail, 'forced-colors');
  const bare = await own.detail.$$eval('.button, .letter-bubble, .urgent p, .ask, .disc, select, input', (nodes) => nodes.filter((node) => getComputedStyle(node).borderTopStyle === 'none').map((node) => node.className));
  assert.deepEqual(bare, [], 'where colour marks a thing off, a line does');
  const moving = await own.detail.evaluate(
    () => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration) > 1).length,
  );
  assert.equal(moving, 0);
  await cdp.detach();
});

test('a helper that was never met: one line in the page, in three languages, which opens and goes', async () => {
  const bare = await Session.start('chromium', { host: false });
  try {
    const options = await bare.own('options/options.html');
    const tab = await bare.visit([list], WIDE);
    /** @param {string} selector */
    const press = async (selector) => {
      const [{ x, y }] = await tab.inside('rescind-note', (root, wanted) => {
        const box = root.querySelector(wanted).getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }, selector);
      await tab.page.mouse.click(x, y);
    };
    for (const lang of ['en', 'de', 'he']) {
      await options.evaluate((value) => /** @type {any} */ (globalThis).chrome.runtime.sendMessage({ kind: 'set', name: 'lang', value }), lang);
      await tab.page.bringToFront();
      await until(`the note in ${lang}`, async () => (await tab.inside('rescind-note', (root) => root.querySelector('.note')?.getAttribute('lang')))[0] === lang);
      await tab.page.screenshot({ path: picture(`${lang}-note`) });
      await press('[aria-expanded]');
      await until('the screen', async () => (await tab.inside('rescind-note', (root) => root.querySelector('.problem code')?.textContent))[0] === './install/install.sh');
      await open(tab, 'rescind-note');
      for (const scheme of SCHEMES) {
        await paintPage(tab.page, scheme);
        assert.deepEqual(await faults(tab.page, 'rescind-note', scheme === 'light'), [], `${lang}, ${scheme}`);
      }
      for (const viewport of [WIDE, ZOOMED, NARROW]) {
        await tab.page.setViewport(viewport);
        assert.deepEqual((await tab.inside('rescind-note', overflow)).flat(), [], lang);
      }
      await tab.page.screenshot({ path: picture(`${lang}-note-320`) });
      await tab.page.setViewport(WIDE);
      await paintPage(tab.page, '');
      await tab.page.screenshot({ path: picture(`${lang}-note-open`) });
      await tab.page.keyboard.press('Escape');
      await until('one line again', async () => (await tab.inside('rescind-note', (root) => root.querySelector('.problem') === null))[0]);
    }
    await press('[title]');
    await until('no note', async () => (await tab.page.$$('rescind-note')).length === 0);
    await tab.page.reload();
    const popup = await tab.popup();
    await popup.when('the screen', ({ problem }) => problem);
    assert.equal((await tab.page.$$('rescind-note')).length, 0, 'not in the next page either');
  } finally {
    await bare.close();
  }
});
