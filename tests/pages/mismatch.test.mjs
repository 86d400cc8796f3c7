// "AliExpress changed this page": said of pages that have changed and of no other, and the report tells nothing of what stands there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

// @ts-expect-error: it brings no types
import { JSDOM } from 'jsdom';

import { pages } from './cases.mjs';
import { LABELS, damage } from './damage.mjs';

const ROOT = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, ROOT), 'utf8');
const PROFILE = JSON.parse(read('host/packs/aliexpress/pages.json'));
const SCRIPTS = ['text', 'profile', 'lines', 'reader', 'locate', 'infer', 'schedule', 'card', 'cards', 'mismatch', 'report'].map((name) => `content/${name}`);
const SOURCES = ['lib/limits', ...SCRIPTS].map((path) => read(`extension/${path}.js`));
const all = pages('2026-09-16');
const pageNamed = (/** @type {string} */ name) => all.find((page) => page.name === name) ?? assert.fail(`no page ${name}`);

/**
 * The report on a page, after something was done to it.
 * @param {import('./cases.mjs').Page} page
 * @param {(window: any) => void} [change]
 */
async function reportOn(page, change = () => {}) {
  const { window } = new JSDOM(page.html.replace(/<script>[^]*?<\/script>/g, ''), { url: page.address, runScripts: 'outside-only' });
  window.Element.prototype.checkVisibility = function () {
    return !this.closest('[style*="display:none"], [hidden]');
  };
  const element = window.document.documentElement;
  const hint = { element, isLost: () => false, aim: () => () => {}, update() {}, failed() {}, remove() {} };
  Object.assign(window, { TextEncoder, Uint8Array, rescind: { hint: { make: () => hint } } });
  for (const script of SOURCES) window.eval(script);
  change(window);
  const { rescind, location } = window;
  const profile = rescind.profile.pageFor(PROFILE, location.href);
  const cards = rescind.cards(profile, { onChanged() {}, onOpen() {}, forget() {}, hints: true });
  cards.scan();
  await cards.allRead();
  const report = /** @type {string} */ (rescind.report(profile, cards.entries(), 0).changed ?? '');
  cards.end();
  window.close();
  return report;
}

/** @param {import('./damage.mjs').Kind[]} kinds */
const damaged = (...kinds) => (/** @type {any} */ window) => window.eval(`(${damage})(${JSON.stringify(kinds)}, 7, ${JSON.stringify(LABELS)}, [])`);

for (const page of all.filter(({ raw, atOnce, blocked }) => raw.length > 0 && !atOnce && !blocked)) {
  test(`${page.name} is as the rules know it`, async (t) => {
    if (/<template id="(cards|late)">/.test(page.html)) return t.skip('it comes later');
    assert.equal(await reportOn(page), '');
  });
}

const rename = (/** @type {string} */ selector) => (/** @type {any} */ { document }) => {
  for (const element of document.querySelectorAll(selector)) element.setAttribute('class', 'o-1x9');
};
const without = (/** @type {string} */ selector) => (/** @type {any} */ { document }) => {
  for (const element of document.querySelectorAll(selector)) element.remove();
};

/** @type {{note: string, page: string, change: (window: any) => void, want: RegExp | ''}[]} */
const CHANGES = [
  { note: 'cards under another name', page: 'list-10', change: rename('.order-item'), want: /10 orders, 10 of them by their links alone/ },
  { note: 'every class another', page: 'list-10', change: damaged('classes'), want: /10 of them/ },
  { note: 'every class another, data-pl gone', page: 'list-10', change: damaged('classes', 'data_pl'), want: /status: not found in 10/ },
  { note: 'no status in most cards', page: 'list-10', change: without('.order-item:nth-child(n + 5) .order-item-header-status'), want: /status: not found in 6/ },
  { note: 'no status in half of the cards', page: 'list-10', change: without('.order-item:nth-child(n + 6) .order-item-header-status'), want: '' },
  { note: 'the date stands elsewhere', page: 'list-10', change: (window) => (damaged('data_pl')(window), rename('.order-item-header-right-info')(window)), want: /date: not found in 10/ },
  { note: 'no date anywhere', page: 'list-10', change: without('.order-item-header-right-info'), want: '' },
  { note: 'the page of one order, its headline gone', page: 'detail-shipped', change: without('.order-block-title'), want: /detail on www\.aliexpress\.com[^]*status: not found in 1/ },
  { note: 'a page of which nothing can be read', page: 'renamed', change: () => {}, want: /^0 orders/m },
];
for (const { note, page, change, want } of CHANGES)
  test(`changed: ${note}`, async () => {
    const report = await reportOn(pageNamed(page), change);
    if (want === '') assert.equal(report, '');
    else assert.match(report, want);
  });

/**
 * Puts something of a person's everywhere: in each text and comment, in each attribute but those that make the page what it is,
 * and in the parts of class names and data-pl that are no plain words.
 * @param {string} secret
 */
const filledWith = (secret) => (/** @type {any} */ { document, NodeFilter }) => {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) if (/\S/.test(walker.currentNode.nodeValue)) walker.currentNode.nodeValue = secret;
  for (const element of document.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (!['class', 'data-pl', 'href', 'style'].includes(name)) element.setAttribute(name, secret);
    element.setAttribute('id', secret);
    element.setAttribute('data-note', secret);
    if (element.hasAttribute('href')) element.setAttribute('href', `${element.getAttribute('href')}#${encodeURIComponent(secret)}`);
    const digits = secret.replace(/[^0-9@.+]/g, '');
    for (const name of ['class', 'data-pl']) if (element.hasAttribute(name)) element.setAttribute(name, `${element.getAttribute(name)} z-${digits}-${digits}`);
  }
};
/* Whether texts have the form of what stands there is all that a report tells of them: those of one list are alike in that. */
const SECRETS = [['Ada Invented', 'Nowhere Lane 2031', '"><script>1</script>', '张三 上海'], ['+15550100', 'ada.invented@example.org', 'Visa 4000 1234 5678 9010', 'LP00123456789012']];

for (const [name, secrets] of ['list-10', 'detail-shipped', 'renamed'].flatMap((each) => SECRETS.map((list) => /** @type {const} */ ([each, list]))))
  test(`${name}: the report is the same, whatever stands on the page: ${secrets[0]}, …`, async () => {
    const change = (/** @type {string} */ secret) => reportOn(pageNamed(name), (window) => {
      rename('.order-item, .order-block-title')(window);
      filledWith(secret)(window);
    });
    const [first, ...others] = await Promise.all(secrets.map(change));
    assert.ok(first && first.split('\n').length > 15, first);
    for (const report of others) assert.equal(report, first);
    for (const secret of secrets) assert.ok(!first.includes(secret));
    const own = JSON.stringify(PROFILE);
    for (const [number] of first.matchAll(/\d{3,}/g)) assert.ok(own.includes(number), `${number} is a number of the page`);
  });

test('a report has an end', async () => {
  const report = await reportOn(pageNamed('list-10'), (window) => {
    const { document } = window;
    rename('.order-item')(window);
    for (const card of document.querySelectorAll('.o-1x9')) {
      let deep = card;
      for (let depth = 0; depth < 500; depth += 1) deep = deep.appendChild(document.createElement('div'));
      for (let wide = 0; wide < 3000; wide += 1) card.append(document.createElement('b'));
      card.setAttribute('class', Array.from({ length: 500 }, (_, at) => `${'x'.repeat(500)}${at}`).join(' '));
    }
  });
  assert.ok(report.length < 20_000, `${report.length} characters`);
});
