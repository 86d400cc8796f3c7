// What a page of a hundred orders makes the browser do, counted and not timed: tests/bench measures how long it takes.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { LIST_ADDRESS } from '../pages/cases.mjs';
import { listPage } from '../pages/list.mjs';
import { makeOrders } from '../pages/orders.mjs';
import { Session } from './browser.mjs';
import { traced } from './trace.mjs';
import { until } from './wait.mjs';

const EXTENSION = new URL('../../extension/', import.meta.url);
const COUNT = 100;
const orders = makeOrders(COUNT, new Date().toISOString().slice(0, 10));
/** Cards that the page's script puts there once it has fetched them, as the site's does. @type {import('../pages/cases.mjs').Page} */
const page = { name: 'late-100', note: '', kind: 'list', address: LIST_ADDRESS, html: listPage(orders, { arrival: 'late' }), orders, raw: [] };

/** @type {Session} */
let session;
before(async () => {
  session = await Session.start('chromium');
});
after(() => session?.close());

/** What stands in the drawn hints. @param {import('./browser.mjs').Tab} tab @returns {Promise<{nodes: number, words: string}[]>} */
const drawn = (tab) => tab.inside('rescind-hint', (root) => ({ nodes: root.querySelectorAll('*').length, words: root.querySelector('.words')?.textContent ?? '' }));

test('a hundred orders: every one has its row, only those near what is seen are drawn, and no script asks for a layout', async () => {
  const tab = await session.visit([{ ...page, address: 'https://www.aliexpress.com/', html: '<!doctype html><title>AliExpress</title>' }, page]);
  const tasks = await traced(tab.page, page.address, async () => {
    await tab.page.goto(page.address, { waitUntil: 'load' });
    await until('words in what is drawn', async () => {
      const hints = await drawn(tab);
      return hints.length > 0 && hints.every(({ words }) => words);
    });
  });
  const ours = tasks.filter(({ scripts }) => scripts.some((script) => script.startsWith(session.running.origin)));
  assert.ok(ours.length > 0, 'the trace shows our scripts');
  assert.deepEqual(ours.filter(({ forced }) => forced.includes('Layout')), []);
  const styles = ours.flatMap(({ forced }) => forced).length;
  assert.ok(styles <= 4, `style was asked for ${styles} times: reading is to come before writing`);
  assert.equal(await tab.page.$$eval('rescind-hint', (hosts) => hosts.length), COUNT);
  const hints = await drawn(tab);
  assert.ok(hints.length < 30, `${hints.length} of ${COUNT} are drawn`);
  for (const { nodes } of hints) assert.ok(nodes <= 9, `${nodes} elements in a hint`);
  await tab.scrollThrough();
  await until('all of them, once one has gone down the page', async () => (await drawn(tab)).filter(({ words }) => words).length === COUNT);
  await tab.close();
});

/** Runs before the content scripts, in their world: counts what they ask of the page, and says it at an event. */
function count() {
  const counts = { query: 0, list: 0, match: 0, visibility: 0, layout: 0 };
  /** @param {any} of @param {keyof typeof counts} kind @param {string[]} names */
  const watch = (of, kind, ...names) => {
    for (const name of names) {
      const own = of[name];
      of[name] = function (/** @type {unknown[]} */ ...given) {
        counts[kind] += 1;
        return own.apply(this, given);
      };
    }
  };
  for (const { prototype } of [Document, Element]) {
    watch(prototype, 'query', 'querySelector', 'querySelectorAll');
    watch(prototype, 'list', 'getElementsByClassName', 'getElementsByTagName');
  }
  watch(Element.prototype, 'match', 'matches', 'closest');
  watch(Element.prototype, 'visibility', 'checkVisibility');
  watch(Element.prototype, 'layout', 'getBoundingClientRect', 'getClientRects');
  watch(window, 'layout', 'getComputedStyle');
  addEventListener('say-counts', () => (document.documentElement.dataset.counts = JSON.stringify(counts)));
}

test('an order is found and read with few questions to the page', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rescind-cost-'));
  cpSync(fileURLToPath(EXTENSION), folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  manifest.content_scripts[0].js.unshift('count.js');
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'count.js'), `(${count})();\n`);
  const counting = await Session.start('chromium', { extension: folder });
  try {
    const tab = await counting.visit([page]);
    await until('all hints', async () => (await tab.hints()).filter(({ text }) => text).length === COUNT);
    const counts = await tab.page.evaluate(() => {
      dispatchEvent(new Event('say-counts'));
      return JSON.parse(document.documentElement.dataset.counts ?? '{}');
    });
    const each = Object.fromEntries(Object.entries(counts).map(([kind, times]) => [kind, times / COUNT]));
    const MOST = { query: 4, list: 12, match: 40, visibility: 12, layout: 0 };
    for (const [kind, most] of Object.entries(MOST)) assert.ok((each[kind] ?? Infinity) <= most, `${kind}: ${each[kind]} an order, ${most} at most`);
    assert.ok((each['visibility'] ?? 0) >= 1, 'it is counted');
  } finally {
    await counting.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('one observer of changes, one of what comes near, and nothing that ticks', () => {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', EXTENSION), 'utf8'));
  /** @type {string[]} */
  const paths = manifest.content_scripts.flatMap((/** @type {{js: string[]}} */ { js }) => js);
  const source = [...new Set(paths)].map((path) => readFileSync(new URL(path, EXTENSION), 'utf8')).join('\n');
  const uses = (/** @type {RegExp} */ what) => source.match(what)?.length ?? 0;
  assert.deepEqual(
    [
      uses(/new MutationObserver/g),
      uses(/new IntersectionObserver/g),
      uses(/new ResizeObserver/g),
      uses(/setInterval|requestAnimationFrame/g),
    ],
    [1, 1, 0, 0],
  );
});
