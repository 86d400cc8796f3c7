import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PROFILE, openPage } from './page-window.js';

/**
 * Every list of selectors (or expressions) of a page, with the evidence beside it.
 * @param {any} page
 * @returns {[string, string[], string[] | undefined][]}
 */
const lists = (page) => {
  /** @type {[string, string[], string[] | undefined][]} */
  const found = ['url', 'card', 'anchor', 'expects', 'never', 'blocked', 'empty'].filter((name) => page[name]).map((name) => [name, page[name], page.evidence?.[name]]);
  const { link_params: params = [], link_paths: paths = [], number, evidence } = page.order_id;
  found.push(['order_id', [...params, ...paths], evidence]);
  if (number) found.push(['order_id.number', number.select, number.evidence]);
  for (const { name, select, evidence: seen } of page.signals ?? []) found.push([`signal ${name}`, select, seen]);
  if (page.address) found.push(['address', [page.address], page.evidence?.address]);
  const specs = (/** @type {string} */ path, /** @type {any} */ fields) => {
    for (const [name, spec] of Object.entries(fields)) {
      found.push([`${path}${name}`, spec.select ?? spec.each, spec.evidence]);
      if (spec.fields) specs(`${path}${name}.`, spec.fields);
    }
  };
  specs('', page.fields);
  for (const [name, value] of Object.entries(page.infer ?? {})) found.push([`infer.${name}`, [value].flat(), page.evidence?.infer?.[name]]);
  return found;
};

test('every form has its evidence, and the browser understands it', () => {
  const { window, close } = openPage({ last: 'reader' });
  for (const [name, { is, before, evidence }] of Object.entries(PROFILE.forms)) {
    assert.equal(evidence.length, is.length, name);
    for (const source of [...is, ...PROFILE.private, before ?? '']) assert.ok(new window.RegExp(source, 'u'), source);
  }
  assert.equal(PROFILE.evidence.private.length, PROFILE.private.length);
  close();
});

for (const page of PROFILE.pages) {
  test(`page ${page.kind} ${page.url}: every selector has its evidence`, () => {
    for (const [name, values, evidence] of lists(page)) {
      assert.ok(values.length > 0, name);
      assert.equal(evidence?.length, values.length, `${name}: one evidence a selector`);
      for (const each of evidence ?? []) assert.ok(each.length > 10, `${name}: ${each}`);
    }
  });

  test(`page ${page.kind} ${page.url}: the browser understands all of it`, () => {
    const { window, close } = openPage({ last: 'reader' });
    const ready = window.rescind.profile.ready(page, PROFILE);
    const understood = (/** @type {any} */ spec) =>
      (spec.select ?? spec.each).length + [...(spec.fields?.values() ?? [])].reduce((sum, each) => sum + understood(each), 0);
    const written = (/** @type {any} */ spec) =>
      (spec.select ?? spec.each).length + Object.values(spec.fields ?? {}).reduce((sum, each) => sum + written(each), 0);
    assert.deepEqual([...ready.fields].map(([, spec]) => understood(spec)), Object.values(page.fields).map(written));
    assert.equal(ready.anchor.length, page.anchor.length);
    for (const url of page.url) assert.ok(new window.RegExp(url, 'u'), url);
    for (const name of ['card', 'never', 'blocked', 'empty']) assert.equal(ready[name], (page[name] ?? []).join(','), name);
    assert.deepEqual(
      [...ready.signals].map((/** @type {any} */ { name, select }) => [name, [...select]]),
      (page.signals ?? []).map((/** @type {any} */ { name, select }) => [name, select]),
    );
    assert.deepEqual([...ready.idNumber?.select ?? []], page.order_id.number?.select ?? []);
    assert.deepEqual({ links: [...ready.infer.links], outside: ready.infer.outside }, { links: page.infer?.links ?? [], outside: (page.infer?.outside ?? []).join(',') });
    close();
  });
}
