// The extension's reader on every synthetic page: it finds exactly the orders the page was made from.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

// @ts-expect-error: it brings no types
import { JSDOM } from 'jsdom';

import { pages } from './cases.mjs';
import { PRIVATE } from './detail.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const PROFILE = JSON.parse(readFileSync(join(ROOT, 'host/packs/aliexpress/pages.json'), 'utf8'));
const SCRIPTS = ['lib/limits.js', 'content/text.js', 'content/profile.js', 'content/lines.js', 'content/reader.js', 'content/locate.js', 'content/report.js'].map((file) =>
  readFileSync(join(ROOT, 'extension', file), 'utf8'));
const PATIENCE_MS = 10000;

/**
 * The page in jsdom, its own scripts running, with the reader in it. jsdom lays nothing out; what these pages hide they hide
 * by an inline style.
 * @param {import('./cases.mjs').Page} page
 */
function open(page) {
  const { window } = new JSDOM(page.html, { url: page.address, runScripts: 'dangerously', pretendToBeVisual: true });
  window.Element.prototype.checkVisibility = function () {
    return !this.closest('[style*="display:none"]');
  };
  window.TextEncoder = TextEncoder;
  window.Uint8Array = Uint8Array;
  window.rescind = {};
  for (const script of SCRIPTS) window.eval(script);
  return window;
}

/** What the reader finds now, as plain data. @param {any} window */
function read({ rescind, document, location }) {
  const profile = rescind.profile.pageFor(PROFILE, location.href);
  const orders = rescind.locate.cards(profile, document.documentElement)
    .filter((/** @type {Element} */ card) => rescind.text.isShown(card))
    .map((/** @type {Element} */ card) => rescind.reader.read(profile, card, rescind.locate.orderId(profile, card, location.href)))
    .filter((/** @type {object} */ order) => Object.keys(order).length > 1);
  return {
    kind: profile.kind,
    blocked: rescind.isThere(profile.blocked),
    empty: rescind.isThere(profile.empty),
    orders: JSON.parse(JSON.stringify(orders)),
  };
}

/** Waits until as many orders are there. @param {any} window @param {number} count */
async function settled(window, count) {
  for (const end = Date.now() + PATIENCE_MS; read(window).orders.length !== count && Date.now() < end;)
    await new Promise((done) => setTimeout(done, 20));
}

for (const page of pages('2026-09-16')) {
  test(`${page.name}: ${page.note}`, async (t) => {
    const window = open(page);
    t.after(() => window.close());
    await settled(window, page.atOnce ?? page.raw.length);
    while (page.atOnce && read(window).orders.length < page.raw.length) {
      const before = read(window).orders.length;
      window.document.querySelector('.order-more button').click();
      await settled(window, Math.min(before + 10, page.raw.length));
      assert.ok(read(window).orders.length > before, 'more came');
    }
    const found = read(window);
    assert.deepEqual(found, { kind: page.kind, blocked: page.blocked ?? false, empty: page.empty ?? false, orders: page.raw });
    const text = JSON.stringify(found);
    for (const word of PRIVATE) assert.ok(!text.includes(word), `read what is private: ${word}`);
    assert.equal(window.ran, undefined, 'a text of the page ran');
  });
}
