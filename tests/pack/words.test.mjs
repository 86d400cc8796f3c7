/**
 * The words of every language: one word for one thing, the signs of its writing, and the same thing called the same by the advice and by
 * the interface around it.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { advise, shipped } from './pack.mjs';

const LOCALES = new URL('../../extension/_locales/', import.meta.url);

/** @param {string | URL} file */
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @typedef {{concept: string, use: string, not: string[], but?: string[]}} Term */
/** @type {Record<string, Term[]>} */
const GLOSSARY = read(new URL('glossary.json', import.meta.url));
/** @type {Record<string, string>} */
const FOLDERS = read(new URL('languages.json', LOCALES));
/** @type {{letters: string[]}} */
const { letters } = read(join(shipped, 'pack.json'));

/** Texts by their keys, "@translation" and the like left out. @param {Record<string, string>} texts */
const plain = (texts) => Object.entries(texts).filter(([key]) => !key.startsWith('@'));

/** What the interface says, without names and codes. @param {string} lang */
const messages = (lang) => Object.entries(/** @type {Record<string, {message: string}>} */ (read(new URL(`${FOLDERS[lang]}/messages.json`, LOCALES))))
  .filter(([key]) => !['ext_name', 'text_language', 'text_direction'].includes(key)).map(([key, { message }]) => /** @type {[string, string]} */ ([key, message]));

/** @param {string} lang */
const texts = (lang) => plain(read(join(shipped, 'texts', `${lang}.json`)));

/** What a buyer reads in that language. @param {string} lang */
const said = (lang) => [...texts(lang), ...messages(lang)];

const LANGUAGES = readdirSync(join(shipped, 'texts')).map((file) => file.replace('.json', ''));

/**
 * Whether the text has it, where the script has words at the beginning of one: "raison" does not stand in "livraison".
 * @param {string} text @param {string} word
 */
const has = (text, word) => /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word)
  ? new RegExp(`(?<!\\p{L})${word}`, 'iu').test(text) : text.includes(word);

/** @param {string} text @param {Term} term @param {string} key */
const clash = (text, term, key) => term.but?.includes(key) ? undefined : term.not.find((word) => has(text, word));

for (const [lang, terms] of Object.entries(GLOSSARY).filter(([name]) => name !== 'comment'))
  test(`${lang}: one word for one thing`, () => {
    assert.deepEqual(said(lang).flatMap(([key, text]) => terms.flatMap((term) => {
      const word = clash(text, term, key);
      return word === undefined ? [] : [`${key}: “${word}” is “${term.use}” here (${term.concept})`];
    })), []);
    assert.deepEqual(terms.flatMap(({ but = [], not }) => but.filter((key) => !not.some((word) => has(said(lang).find(([name]) => name === key)?.[1] ?? '', word)))), [],
      'an exception that is none');
  });

test('every language but English has its glossary', () => assert.deepEqual(Object.keys(GLOSSARY).filter((name) => name !== 'comment'), LANGUAGES.filter((lang) => lang !== 'en')));

/** What no text in that language may hold. @type {Record<string, [RegExp, string][]>} */
const SIGNS = {
  ja: [[/\.(?!\d)|[,;:?!]/, 'a sign of European writing'], [/(?<=[^\x00-\x7f]) (?:Rescind|AliExpress)|(?:Rescind|AliExpress) (?=[^\x00-\x7f])/, 'a space beside a name']],
  zh: [[/\.(?!\d)|[,;:?!]/, 'a sign of European writing']],
  fr: [[/[^\u202f\u2009][;!?]/, 'no narrow space before ; ! ?'], [/[^\u00a0\d]:(?!\/\/)|[^\u00a0]»|«[^\u00a0]/, 'no space that keeps together at : « »']],
  he: [[/^[A-Za-z]/, 'begins in the other direction: U+200F first'], [/[“”„]/, 'the quotation marks are ״…״']],
  ar: [[/^[A-Za-z]/, 'begins in the other direction: U+200F first'], [/[“”„"]/, 'the quotation marks are «…»'], [/[,;?]/, 'a sign of European writing']],
  ru: [[/ – |[“„"]/, 'a dash is —, quotation marks are «…»']],
  uk: [[/ – |[“„"]/, 'a dash is —, quotation marks are «…»']],
  ko: [[/[“”„]/, 'the quotation marks are ‘…’']],
  en: [[/(?<=\p{L})[“‘]|”(?=\p{L})/u, 'quotation marks are “…”']],
  de: [[/“[^„]*“|«|»/, 'the quotation marks are „…“']],
  es: [[/[“”„]/, 'the quotation marks are «…»']],
  it: [[/[“”„]/, 'the quotation marks are «…»']],
  pl: [[/[“«»]/, 'the quotation marks are „…”']],
};

/** What no text in any language may hold. @type {[RegExp, string]} */
const TYPEWRITER = [/["']|\u2011|\s$|^\s| {2}/, 'a typewriter’s sign, or a space too many'];

for (const lang of LANGUAGES)
  test(`${lang}: the signs of its writing`, () => {
    const rules = [...SIGNS[lang] ?? [], TYPEWRITER];
    const found = said(lang).flatMap(([key, text]) => rules.filter(([sign]) => sign.test(text)).map(([, why]) => `${key}: ${why}: ${text}`));
    assert.deepEqual(found, []);
  });

for (const lang of letters)
  test(`${lang}: no letter has a typewriter’s sign`, () => {
    assert.deepEqual(plain(read(join(shipped, 'letters', `${lang}.json`))).filter(([, text]) => TYPEWRITER[0].test(text)), []);
  });

test('what has passed since a day is asked for as that day, not as a number', () => {
  const facts = read(join(shipped, 'facts.json')).facts.filter((/** @type {any} */ { since, ask }) => since !== undefined && ask !== undefined);
  const english = Object.fromEntries(texts('en'));
  assert.ok(facts.length > 10);
  assert.deepEqual(facts.filter((/** @type {any} */ { id }) => /how many/i.test(english[`ask.${id}`] ?? 'how many')).map((/** @type {any} */ { id }) => id), []);
});

for (const lang of letters.filter((name) => ['ja', 'zh'].includes(name)))
  test(`${lang}: no letter ends its sentences with an ASCII full stop`, () => {
    assert.deepEqual(plain(read(join(shipped, 'letters', `${lang}.json`))).filter(([, text]) => /\.(?!\d)/.test(text)), []);
  });

for (const lang of LANGUAGES)
  test(`${lang}: advice and interface call the same things the same`, () => {
    const text = Object.fromEntries(texts(lang)), message = Object.fromEntries(messages(lang));
    assert.equal(text['print.warnings'], message['warnings_title']);
    assert.equal(text['print.steps'], message['steps_title']);
    assert.ok(text['contradictory.step']?.includes(message['told_forget'] ?? '?'), 'the step names another button');
  });

/** Who says what decides an order that waits for its seller. @param {string} lang @returns {string[]} */
const from = (lang) => advise(JSON.stringify({ v: 1, id: '1', type: 'advise', lang,
  orders: [{ order_id: '8190000000000001', told: { stage: 'awaiting_shipment', intent: 'changed_mind' } }] })).advice[0].because
  .flatMap((/** @type {{from: string[]}} */ because) => because.from);

test('who says so is told in every language, its name isolated; names of publishers are the same', () => {
  const english = from('en');
  assert.ok(english.length > 0 && english.every((text) => /^\u2068.+\u2069/.test(text)));
  for (const lang of LANGUAGES.filter((name) => name !== 'en')) {
    const own = from(lang);
    assert.equal(own.length, english.length);
    own.forEach((text, at) => {
      const proper = /OneCommerce|AliHelper|aliexba|howandroidhelp|e9et/.test(text);
      assert.equal(text.split('\u2069')[0] === english[at]?.split('\u2069')[0], proper, `${lang}: ${text}`);
    });
  }
});
