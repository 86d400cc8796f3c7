/**
 * A language is data: files of the pack, named in pack.json. An invented one is written, read and offered by the program as it stands.
 * (tests/js/locales.test.js does the same with the extension's own words.)
 */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { advise, check, folder, shipped } from './pack.mjs';

const TAG = 'tlh';
const ORDER = '8190000000000001';

/** @type {Record<string, object>} */
const FILES = {
  [`texts/${TAG}.json`]: { '@translation': 'invented', 'verdict.frozen.headline': 'yIloS', 'unread.status': '{text} vISovbe’', 'intent.changed_mind': 'vIneHbe’' },
  [`letters/${TAG}.json`]: { '@translation': 'invented', '@join': ' / ', open: 'nuqneH {order_id}', unwanted: 'vIneHbe’', sending: 'jIngeH', accept: 'yIlaj', sorry: 'jIQoS', thanks: 'qatlho’' },
  [`lexicon/${TAG}.json`]: {
    comment: 'invented',
    status: [{ text: 'QIH Dujvam', grade: 'S', facts: { stage: ['frozen'] } }],
    month: Array.from({ length: 12 }, (_, nth) => ({ text: `jar${'abcdefghijkl'[nth]}`, grade: 'W', number: nth + 1 })),
  },
};

/** @param {import('node:test').TestContext} t */
const withLanguage = (t) => {
  const copy = folder(t);
  cpSync(shipped, copy, { recursive: true });
  for (const [name, json] of Object.entries(FILES)) writeFileSync(join(copy, name), JSON.stringify(json));
  const pack = JSON.parse(readFileSync(join(copy, 'pack.json'), 'utf8'));
  for (const list of ['languages', 'letters', 'lexicon']) pack[list].push(TAG);
  writeFileSync(join(copy, 'pack.json'), JSON.stringify(pack));
  return copy;
};

/** @param {string} pack @param {object} more @param {object} order */
const adviceOn = (pack, more, order) => advise(JSON.stringify({ v: 1, id: '1', type: 'advise', lang: TAG, ...more, orders: [{ order_id: ORDER, ...order }] }), '--pack', pack);

test('the pack is sound: what is not translated yet is a note', (t) => {
  const { sound, findings, error } = check(withLanguage(t));
  assert.equal(error, undefined);
  assert.equal(sound, true, JSON.stringify(findings.find(({ severity }) => severity === 'fault')));
  const own = findings.filter(({ table }) => table?.includes(`/${TAG}.json`));
  assert.ok(own.some(({ rule }) => rule === 'verdict.frozen.brief') && own.some(({ table }) => table === `letters/${TAG}.json`));
  assert.ok(own.every(({ code, severity }) => code === 'text_missing' && severity === 'note'));
});

test('its texts are said, and English with its mark where there is none', (t) => {
  const { lang, advice: [advice] } = adviceOn(withLanguage(t), {}, { told: { stage: 'frozen' } });
  assert.equal(lang, TAG);
  assert.equal(advice.headline, 'yIloS');
  assert.match(advice.short, /^\[EN\] /);
});

test('a page in it is read: its status and its dates', (t) => {
  const pack = withLanguage(t), page = { kind: 'list', lang: TAG };
  const { advice: [read] } = adviceOn(pack, { page }, { status: 'QIH dujvam:', date: '15 jari 2026' });
  assert.deepEqual([read.stage, read.verdict, read.unread], [['frozen'], 'wait', undefined]);
  const { advice: [unread] } = adviceOn(pack, { page }, { status: 'QIH', date: '15 jarm 2026' });
  assert.deepEqual(unread.unread.map((/** @type {any} */ { what }) => what), ['status', 'date']);
  assert.equal(unread.unread[0].text, '\u2068QIH\u2069 vISovbe’');
});

test('a letter is written in it, and the greeting offers both', (t) => {
  const pack = withLanguage(t);
  const { advice: [{ letter }] } = adviceOn(pack, { letter_lang: TAG }, { told: { stage: 'awaiting_shipment', intent: 'changed_mind' } });
  assert.deepEqual([letter.lang, letter.text], [TAG, `nuqneH ${ORDER} / vIneHbe’ / jIngeH / yIlaj / jIQoS / qatlho’`]);
  const hello = advise(JSON.stringify({ v: 1, id: '1', type: 'hello', lang: TAG }), '--pack', pack);
  assert.ok(hello.languages.includes(TAG) && hello.letter_languages.includes(TAG));
  assert.equal(hello.intents.find((/** @type {any} */ { id }) => id === 'changed_mind').label, 'vIneHbe’');
});

/* English is what everything falls back to, and "he" the one code of today that has an old name, in base/tag.c. */
test('no language stands in code', () => {
  const { languages, letters } = JSON.parse(readFileSync(join(shipped, 'pack.json'), 'utf8'));
  const tags = [...new Set([...languages, ...letters])].filter((tag) => tag !== 'en').flatMap((tag) => [tag, tag.replace('-', '_')]);
  const literal = new RegExp(`["'](${tags.join('|')})["']`);
  const root = new URL('../../', import.meta.url);
  const sources = ['host/src/', 'extension/'].flatMap((name) => readdirSync(new URL(name, root), { recursive: true, encoding: 'utf8' }).map((file) => name + file))
    .filter((file) => /\.(c|h|def|js|html)$/.test(file));
  /** @param {string} file */
  const code = (file) => readFileSync(new URL(file, root), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');
  assert.ok(sources.length > 150);
  assert.match(code('host/src/base/tag.c'), literal, 'it would be found');
  assert.deepEqual(sources.filter((file) => !/base\/tag\.[ch]$/.test(file) && literal.test(code(file))), []);
});
