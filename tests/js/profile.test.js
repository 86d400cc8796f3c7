import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PROFILE, openPage } from './page-window.js';

/** Every list of selectors (or expressions) of a page, with the evidence beside it. @param {any} page @returns {[string, string[], string[] | undefined][]} */
const lists = (page) => {
  /** @type {[string, string[], string[] | undefined][]} */
  const found = ['url', 'card', 'anchor', 'never', 'blocked'].filter((name) => page[name]).map((name) => [name, page[name], page.evidence?.[name]]);
  found.push(['order_id', page.order_id.link_params, page.order_id.evidence]);
  if (page.address) found.push(['address', [page.address], page.evidence?.address]);
  const specs = (/** @type {string} */ path, /** @type {any} */ fields) => {
    for (const [name, spec] of Object.entries(fields)) {
      found.push([`${path}${name}`, spec.select ?? spec.each, spec.evidence]);
      if (spec.fields) specs(`${path}${name}.`, spec.fields);
    }
  };
  specs('', page.fields);
  return found;
};

for (const page of PROFILE.pages) {
  test(`page ${page.kind}: every selector has its evidence`, () => {
    for (const [name, values, evidence] of lists(page)) {
      assert.ok(values.length > 0, name);
      assert.equal(evidence?.length, values.length, `${name}: one evidence a selector`);
      for (const each of evidence ?? []) assert.ok(each.length > 10, `${name}: ${each}`);
    }
  });

  test(`page ${page.kind}: the browser understands all of it`, () => {
    const { window, close } = openPage({ scripts: 3 });
    const [ready] = window.rescind.profile.ready({ pages: [page] });
    const understood = (/** @type {any} */ spec) => (spec.select ?? spec.each).length + [...(spec.fields?.values() ?? [])].reduce((sum, each) => sum + understood(each), 0);
    const written = (/** @type {any} */ spec) => (spec.select ?? spec.each).length + Object.values(spec.fields ?? {}).reduce((sum, each) => sum + written(each), 0);
    assert.deepEqual([...ready.fields].map(([, spec]) => understood(spec)), Object.values(page.fields).map(written));
    assert.deepEqual([ready.url.length, ready.anchor.length], [page.url.length, page.anchor.length]);
    for (const name of ['card', 'never', 'blocked']) assert.equal(ready[name], (page[name] ?? []).join(','), name);
    close();
  });
}
