// The words of the interface in every language: all there, filled alike, and the languages those of the advice.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { LANGUAGES, createWords } from '../../extension/background/words.js';

const EXTENSION = new URL('../../extension/', import.meta.url);
const TEXTS = new URL('../../host/packs/aliexpress/texts/', import.meta.url);
const RIGHT_TO_LEFT = ['ar', 'he'];
const HINT = 60; /* characters of a hint's line */

/** @typedef {{message: string, placeholders?: Record<string, {content: string, example: string}>}} Entry */
/** @param {string} folder @returns {Record<string, Entry>} */
const read = (folder) => JSON.parse(readFileSync(new URL(`_locales/${folder}/messages.json`, EXTENSION), 'utf8'));

const english = read('en');
const folders = readdirSync(new URL('_locales/', EXTENSION)).sort();
/** The same in every language: names, and codes. */
const SAME = new Set(['ext_name', 'text_direction']);

/** @param {Entry | undefined} entry */
const holes = (entry) => [...(entry?.message ?? '').matchAll(/\$(\w+)\$/g)].map(([, name]) => (name ?? '').toLowerCase()).sort();

for (const folder of folders) {
  const words = read(folder);
  const language = words['text_language']?.message ?? '';

  test(`${folder}: every text, with the same blanks to fill`, () => {
    assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort());
    for (const [key, entry] of Object.entries(words)) {
      const { message, placeholders = {} } = entry;
      assert.deepEqual(holes(entry), holes(english[key]), key);
      assert.deepEqual(Object.fromEntries(Object.entries(placeholders).map(([name, { content }]) => [name, content])),
        Object.fromEntries(Object.entries(english[key]?.placeholders ?? {}).map(([name, { content }]) => [name, content])), key);
      assert.ok(message.trim() === message && message !== '', `${key}: spaces at its ends, or nothing`);
      assert.ok(!/[<>"]|\.\.\.|\s'|'\s/.test(message), `${key}: markup or typewriter quotes`);
      if (/_short$|^note_text$/.test(key)) assert.ok([...message].length <= HINT, `${key} is too long for a hint: ${[...message].length}`);
      if (folder !== 'en' && !SAME.has(key) && message.replaceAll(/\$\w+\$/g, '').length > 12) assert.notEqual(message, english[key]?.message, `${key} is not translated`);
    }
  });

  test(`${folder}: its language and direction are what the browser makes of them`, () => {
    assert.equal(words['text_direction']?.message, RIGHT_TO_LEFT.includes(folder) ? 'rtl' : 'ltr');
    assert.equal(new Intl.Locale(language).maximize().language, new Intl.Locale(folder.replace('_', '-')).language);
    assert.equal(Intl.DateTimeFormat.supportedLocalesOf([language]).length, 1);
  });
}

test('the interface speaks the languages of the advice', () => {
  const advice = readdirSync(TEXTS).map((file) => file.replace('.json', '')).sort();
  assert.deepEqual([...LANGUAGES], advice);
  assert.deepEqual(folders.map((folder) => read(folder)['text_language']?.message).sort(), advice);
});

test('words are read from the language’s own file, their blanks numbered', async () => {
  for (const lang of LANGUAGES) {
    /** @type {string[]} */
    const paths = [];
    const words = await createWords(async (path) => (paths.push(path), JSON.parse(readFileSync(new URL(path, EXTENSION), 'utf8'))))(lang);
    assert.equal(words?.['text_language'], lang);
    assert.equal(paths.length, 1);
    for (const [key, text] of Object.entries(words ?? {})) assert.ok(!/\$(?![1-9])/.test(text), `${lang} ${key}: ${text}`);
    assert.match(words?.['clock_ends_between'] ?? '', /\$1.*\$2/);
  }
});

for (const { note, lang, file } of [
  { note: 'a language there is not', lang: 'tlh', file: { close: { message: 'x' } } },
  { note: 'a path', lang: '../en', file: { close: { message: 'x' } } },
  { note: 'a file that cannot be read', lang: 'de', file: undefined },
])
  test(`no words: ${note}`, async () => {
    const words = await createWords(async () => file ?? Promise.reject(new Error('gone')))(lang);
    assert.equal(words, undefined);
  });
