// The words of the interface in every language: filled alike, and the languages those of the advice. A text that is not translated is a
// note, and English is shown; RESCIND_RELEASE=1 makes it a fault.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createWords } from '../../extension/background/words.js';

const EXTENSION = new URL('../../extension/', import.meta.url);
const TEXTS = new URL('../../host/packs/aliexpress/texts/', import.meta.url);
const HINT = 60; /* characters of a hint's line */

/** @typedef {{message: string, placeholders?: Record<string, {content: string, example: string}>}} Entry */
/** @param {string} folder @returns {Record<string, Entry>} */
const read = (folder) => JSON.parse(readFileSync(new URL(`_locales/${folder}/messages.json`, EXTENSION), 'utf8'));

const english = read('en');
const folders = readdirSync(new URL('_locales/', EXTENSION), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
const LANGUAGES = JSON.parse(readFileSync(new URL('_locales/languages.json', EXTENSION), 'utf8'));

/** @param {URL | string} folder where _locales stands */
const wordsIn = (folder) => createWords(async (path) => JSON.parse(readFileSync(new URL(path, folder), 'utf8')));
/** The same in every language: names, and codes. */
const SAME = new Set(['ext_name', 'text_direction']);

/** @param {Entry | undefined} entry */
const holes = (entry) => [...(entry?.message ?? '').matchAll(/\$(\w+)\$/g)].map(([, name]) => (name ?? '').toLowerCase()).sort();

for (const folder of folders) {
  const words = read(folder);
  const language = words['text_language']?.message ?? '';

  test(`${folder}: every text, with the same blanks to fill`, (t) => {
    const notes = [
      ...Object.keys(english).filter((key) => !Object.hasOwn(words, key)).map((key) => `${key} is not translated; English is shown`),
      ...Object.keys(words).filter((key) => !Object.hasOwn(english, key)).map((key) => `English has no ${key}`),
    ];
    for (const note of notes) t.diagnostic(`note: ${folder}: ${note}`);
    if (process.env['RESCIND_RELEASE']) assert.deepEqual(notes, []);
    for (const [key, entry] of Object.entries(words).filter(([name]) => Object.hasOwn(english, name))) {
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
    const locale = /** @type {any} */ (new Intl.Locale(language));
    assert.equal(words['text_direction']?.message, (locale.getTextInfo?.() ?? locale.textInfo).direction);
    assert.equal(new Intl.Locale(language).maximize().language, new Intl.Locale(folder.replace('_', '-')).language);
    assert.equal(Intl.DateTimeFormat.supportedLocalesOf([language]).length, 1);
  });
}

test('the interface speaks the languages of the advice, and languages.json names the folder of each', () => {
  const advice = readdirSync(TEXTS).map((file) => file.replace('.json', '')).sort();
  assert.deepEqual(Object.keys(LANGUAGES), advice);
  assert.deepEqual(LANGUAGES, Object.fromEntries(folders.map((folder) => [read(folder)['text_language']?.message, folder])));
});

test('words are read from the language’s own file, their blanks numbered', async () => {
  const interfaceWords = wordsIn(EXTENSION);
  assert.deepEqual(await interfaceWords.languages(), Object.keys(LANGUAGES));
  for (const lang of Object.keys(LANGUAGES)) {
    const words = await interfaceWords.of(lang);
    assert.equal(words?.['text_language'], lang);
    for (const [key, text] of Object.entries(words ?? {})) assert.ok(!/\$(?![1-9])/.test(text), `${lang} ${key}: ${text}`);
    assert.match(words?.['clock_ends_between'] ?? '', /\$1.*\$2/);
  }
});

test('a language is files: an invented one works, and what it lacks is English', async (t) => {
  const copy = mkdtempSync(join(tmpdir(), 'rescind-locales-'));
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(new URL('_locales/', EXTENSION), join(copy, '_locales'), { recursive: true });
  const folder = join(copy, '_locales', 'tlh');
  cpSync(join(copy, '_locales', 'de'), folder, { recursive: true });
  writeFileSync(join(folder, 'messages.json'), JSON.stringify({ text_language: { message: 'tlh' }, loading: { message: 'loS' } }));
  writeFileSync(join(copy, '_locales', 'languages.json'), JSON.stringify({ ...LANGUAGES, tlh: 'tlh' }));
  const interfaceWords = wordsIn(`file://${copy}/`), words = await interfaceWords.of('tlh');
  assert.ok((await interfaceWords.languages()).includes('tlh'));
  assert.deepEqual([words?.['text_language'], words?.['loading'], words?.['hint_pending']], ['tlh', 'loS', english['hint_pending']?.message]);
  assert.deepEqual(Object.keys(words ?? {}).sort(), Object.keys(english).sort());
});

/** @param {unknown} file */
const anyFile = (file) => async (/** @type {string} */ path) => path.endsWith('languages.json') ? { de: 'de' } : file ?? Promise.reject(new Error('gone'));

for (const { note, lang, file } of [
  { note: 'a language there is not', lang: 'tlh', file: { close: { message: 'x' } } },
  { note: 'a path', lang: '../en', file: { close: { message: 'x' } } },
  { note: 'what every object has', lang: 'constructor', file: { close: { message: 'x' } } },
  { note: 'a file that cannot be read', lang: 'de', file: undefined },
])
  test(`no words: ${note}`, async () => assert.equal(await createWords(anyFile(file)).of(lang), undefined));

test('a list that could not be read once is read again', async () => {
  let broken = true;
  const interfaceWords = createWords(async (path) => broken ? Promise.reject(new Error('gone')) : anyFile({ close: { message: 'x' } })(path));
  assert.equal(await interfaceWords.of('de'), undefined);
  broken = false;
  assert.deepEqual(await interfaceWords.of('de'), { close: 'x' });
});
