// The pages themselves: that they hold what they claim, and that those in the tree are the ones the generator makes.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { pages } from './cases.mjs';
import { PRIVATE } from './detail.mjs';
import { html } from './html.mjs';
import { COMMITTED, COMMITTED_DAY, COMMITTED_FOLDER, expectation } from './make.mjs';
import { STAGES, makeOrders } from './orders.mjs';
import { shownDay } from './tongues.mjs';

const DAY = '2026-09-16';
const all = pages(DAY);

test('names are unique', () => {
  assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
});

test('the same day gives the same pages, another day other ones', () => {
  assert.deepEqual(pages(DAY), all);
  assert.notEqual(pages('2026-09-17')[0].html, all[0].html);
});

test('a hundred orders show every stage and every status text of both generations', () => {
  const shown = new Set(makeOrders(100, DAY).map(({ ui, status }) => `${ui} ${status}`));
  const wanted = STAGES.flatMap(({ texts }) => /** @type {const} */ (['2026', '2022']).flatMap((ui) => texts[ui].map((text) => `${ui} ${text}`)));
  assert.deepEqual([...shown].sort(), wanted.sort());
});

for (const page of all) {
  test(`${page.name}: the expectation names every order once, and nothing private`, () => {
    assert.deepEqual(page.raw.map(({ order_id: id }) => id), page.orders.map(({ id }) => id));
    assert.equal(new Set(page.orders.map(({ id }) => id)).size, page.orders.length);
    const text = JSON.stringify(page.raw);
    for (const word of PRIVATE) assert.ok(!text.includes(word), word);
    if (page.html.includes(PRIVATE[0])) for (const word of PRIVATE) assert.ok(page.html.includes(word), word);
  });
}

test('texts that look like markup are text in the page', () => {
  const { html: text } = all.find(({ name }) => name === 'markup') ?? assert.fail('no such page');
  assert.ok(text.includes('&lt;img src=x onerror='));
  assert.ok(!/<img src=x|<script>window|<iframe|<svg/.test(text));
});

test('html escapes what is put in, but not what it made itself', () => {
  assert.equal(String(html`<p title="${'"&'}">${'<b>\u00a0'}${[html`<i>${1}</i>`, null, false]}</p>`), '<p title="&quot;&amp;">&lt;b&gt;&nbsp;<i>1</i></p>');
});

test('days are shown as the page shows them', () => {
  assert.equal(shownDay('2026-09-05'), 'Sep 5, 2026');
  assert.equal(shownDay('2026-09-05', 'ko'), '2026년 9월 5일');
});

test('the pages in the tree are the generator\'s (renew them: node tests/pages/make.mjs --committed)', () => {
  const fresh = pages(COMMITTED_DAY).filter(({ name }) => COMMITTED.includes(name));
  assert.deepEqual(readdirSync(COMMITTED_FOLDER).sort(), fresh.flatMap(({ name }) => [`${name}.html`, `${name}.json`]).sort());
  for (const page of fresh) {
    assert.equal(readFileSync(join(COMMITTED_FOLDER, `${page.name}.html`), 'utf8'), page.html, page.name);
    assert.equal(readFileSync(join(COMMITTED_FOLDER, `${page.name}.json`), 'utf8'), expectation(page), page.name);
  }
});
