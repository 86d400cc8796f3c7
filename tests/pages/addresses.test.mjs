// The addresses in their three places agree: the manifest's match patterns, the page profile, and the pages made here.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

import { pages } from './cases.mjs';

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const { createMatcher } = await import(String(new URL('../../extension/background/router.js', import.meta.url)));
const MATCHES = read('extension/manifest.json').content_scripts[0].matches;
/** @type {{kind: string, url: string[]}[]} */
const PROFILES = read('host/packs/aliexpress/pages.json').pages;
const all = pages('2026-09-16');

test('the extension runs on each of these pages, and each has a profile', () => {
  const covered = createMatcher(MATCHES);
  for (const { name, kind, address } of all) {
    assert.ok(covered(address), `${name}: no match pattern covers ${address}`);
    const [profile] = PROFILES.filter(({ url }) => url.some((source) => new RegExp(source, 'u').test(address)));
    assert.equal(profile?.kind, kind, name);
  }
});

test('each profile has a page here, and each match pattern is needed for one', () => {
  for (const { url } of PROFILES)
    assert.ok(all.some(({ address }) => url.some((source) => new RegExp(source, 'u').test(address))), url.join());
  const addresses = [...all.map(({ address }) => address), ...all.map(({ address }) => address.replace('aliexpress.com', 'aliexpress.us'))];
  for (const pattern of MATCHES) {
    const others = createMatcher(MATCHES.filter((/** @type {string} */ each) => each !== pattern));
    assert.ok(addresses.some((address) => createMatcher([pattern])(address) && !others(address)), pattern);
  }
});
