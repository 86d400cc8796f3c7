// Name, street, phone, mail, card and parcel number stand next to, around and in every element that is read, on every kind of page: nothing
// of them is in what leaves the page. Nor are those that have a form of their own when they stand in its place.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

// @ts-expect-error: it brings no types
import { JSDOM } from 'jsdom';

import { pages } from './cases.mjs';
import { KNOWN, PLAIN_SECRETS, PLACES, traces } from './private.mjs';

const ROOT = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, ROOT), 'utf8');
const PROFILE = JSON.parse(read('host/packs/aliexpress/pages.json'));
const SCRIPTS = ['lib/limits', 'content/text', 'content/profile', 'content/lines', 'content/reader', 'content/locate'].map((path) => read(`extension/${path}.js`));
const MOST_CARDS = 1; /* of a list are kept: the others are like them */

/** One of each layout, and those on which something that is read is absent. */
const NAMES = ['list-10', 'glued', 'mobile', 'no-info', 'images-only', 'detail-shipped', 'detail-delivered', 'detail-cancelled', 'detail-several-items', 'tracking', 'tracking-older',
  'russia-list', 'russia-no-link', 'russia-no-badge', 'russia-detail', 'russia-no-year', 'old-list', 'old-no-link', 'old-detail'];

/** Every selector by which something is read. @param {any} value @returns {string[]} */
const selectorsIn = (value) =>
  typeof value !== 'object' || value === null ? []
  : [...value.select ?? [], ...value.each ?? [], ...Object.values(value).flatMap(selectorsIn)];

/** @param {import('./cases.mjs').Page} page */
function open({ html, address }) {
  const { window } = new JSDOM(html, { url: address, runScripts: 'outside-only' });
  window.Element.prototype.checkVisibility = function () {
    return !this.closest('[style*="display:none"]');
  };
  Object.assign(window, { TextEncoder, Uint8Array, rescind: {} });
  for (const script of SCRIPTS) window.eval(script);
  const { rescind, document, location } = window;
  const profile = rescind.profile.pageFor(PROFILE, location.href);
  const cards = () => rescind.locate.cards(profile, document.documentElement);
  if (!profile.isOneOrder) for (const card of cards().slice(MOST_CARDS)) card.remove();
  return {
    window, document,
    selectors: [...new Set(selectorsIn(PROFILE.pages.find((/** @type {any} */ { url }) => url.some((/** @type {string} */ each) => new RegExp(each, 'u').test(address)))))],
    said: () => JSON.stringify(cards().map((/** @type {Element} */ card) =>
      rescind.reader.read(profile, card, rescind.locate.orderId(profile, card, location.href)))),
  };
}

const all = pages('2026-09-16').filter(({ name }) => NAMES.includes(name));

for (const page of all)
  test(`${page.name}: nothing that stands next to, around or in what is read leaves the page`, () => {
    const { window, document, selectors, said } = open(page);
    const before = document.body.innerHTML;
    let planted = 0;
    for (const selector of selectors)
      for (const [place, put] of Object.entries(PLACES))
        for (const secret of place === 'instead' ? KNOWN : PLAIN_SECRETS) {
          const found = [...document.querySelectorAll(selector)]
            .filter((element) => element !== document.body && document.body.contains(element));
          if (found.length === 0) continue;
          for (const element of found) put(element, secret);
          planted += 1;
          assert.deepEqual(traces(said()), [], `${secret} ${place} ${selector}`);
          document.body.innerHTML = before;
        }
    assert.ok(planted > 50, `planted ${planted} times`);
    assert.deepEqual(traces(said()), []);
    window.close();
  });

test('there is one of each profile among these pages', () => {
  assert.equal(all.length, NAMES.length);
  for (const { url } of PROFILE.pages) assert.ok(all.some(({ address }) => url.some((/** @type {string} */ each) => new RegExp(each, 'u').test(address))), url[0]);
});
