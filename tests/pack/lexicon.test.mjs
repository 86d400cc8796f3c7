/** The lexicon: what the compiler refuses, what every language has, and which words mean something else in another language. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check, edited, shipped } from './pack.mjs';

/** @typedef {{text: string, grade: string, number?: number, facts?: Record<string, unknown>, time?: string, left?: string}} Word */
/** @typedef {Record<string, Word[]>} Lexicon */

const KINDS = ['status', 'button', 'label', 'tag', 'notice', 'tracking', 'month', 'weekday', 'filler', 'unit'];
/** @type {{lexicon: string[]}} */
const pack = JSON.parse(readFileSync(join(shipped, 'pack.json'), 'utf8'));
const languages = pack.lexicon.filter((lang) => lang !== 'any');
/** @param {string} lang @returns {Lexicon} */
const lexicon = (lang) => JSON.parse(readFileSync(join(shipped, 'lexicon', `${lang}.json`), 'utf8'));
/** @param {Lexicon} of @param {string} kind @returns {Word[]} */
const words = (of, kind) => of[kind] ?? [];

test('every file is one of the pack, and every section one that is read', () => {
  assert.deepEqual(readdirSync(join(shipped, 'lexicon')).sort(), pack.lexicon.map((lang) => `${lang}.json`).sort());
  for (const lang of languages)
    assert.deepEqual(Object.keys(lexicon(lang)).filter((key) => key !== 'comment' && !KINDS.includes(key)), [], lang);
});

for (const lang of languages)
  test(`${lang}: says where its texts are from, and has the words of dates and durations`, () => {
    const own = lexicon(lang);
    const numbers = (/** @type {string} */ kind) =>
      [...new Set(words(own, kind).map(({ number }) => number))].sort((a, b) => Number(a) - Number(b));
    assert.equal(typeof own.comment, 'string');
    assert.deepEqual(numbers('month'), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    assert.deepEqual(numbers('weekday'), [1, 2, 3, 4, 5, 6, 7]);
    assert.deepEqual(numbers('unit'), [0, 1, 24]);
  });

/** What a page's text is compared as, near enough: the host's own form is tested in unit/test_normal.c. @param {string} text */
const folded = (text) => text.normalize('NFKC').toLowerCase().replaceAll('ı', 'i').replaceAll(/\s+/gu, ' ').trim();

/** Texts with more than one meaning among the languages. @param {string} kind @param {(word: Word) => unknown} meaning */
function collisions(kind, meaning) {
  /** @type {Map<string, Set<string>>} */
  const meanings = new Map();
  for (const lang of languages)
    for (const word of words(lexicon(lang), kind))
      meanings.set(folded(word.text), (meanings.get(folded(word.text)) ?? new Set()).add(JSON.stringify(meaning(word))));
  return [...meanings].filter(([, all]) => all.size > 1).map(([text]) => text).sort();
}

// In its own language such a word decides; on a page of another, or of none, it is left unread.
test('the texts of orders mean the same in every language that has them', () => {
  for (const kind of ['status', 'button', 'label', 'tag', 'notice', 'tracking'])
    assert.deepEqual(collisions(kind, ({ facts, time, left }) => [facts, time, left]), [], kind);
});

test('months that differ between languages are known', () => {
  assert.deepEqual(collisions('month', ({ number }) => number), ['lip', 'lis', 'listopad', 'listopada', 'srp']);
});

/** @type {{note: string, edit: (json: Lexicon) => void, says: RegExp}[]} */
const refused = [
  { note: 'a grade that does not exist', edit: (l) => { l.status.push({ text: 'New', grade: 'X', facts: { stage: ['shipped'] } }); }, says: /grade/ },
  { note: 'an empty grade', edit: (l) => { l.status.push({ text: 'New', grade: '', facts: { stage: ['shipped'] } }); }, says: /grade/ },
  { note: 'no text', edit: (l) => { l.status.push({ text: '\u200B', grade: 'S', facts: { stage: ['shipped'] } }); }, says: /text/ },
  { note: 'a text with two meanings', edit: (l) => { l.status.push({ text: 'To ship', grade: 'S', facts: { stage: ['shipped'] } }); }, says: /to ship.*twice/ },
  { note: 'a text that is another in its normal form', edit: (l) => { l.status.push({ text: ' TO\u00A0SHIP', grade: 'M', facts: { stage: ['awaiting_shipment'] } }); }, says: /to ship.*twice/ },
  { note: 'a thirteenth month', edit: (l) => { l.month.push({ text: 'Undecimber', grade: 'W', number: 13 }); }, says: /month/ },
  { note: 'an eighth weekday', edit: (l) => { l.weekday.push({ text: 'Someday', grade: 'W', number: 8 }); }, says: /weekday/ },
  { note: 'a weekday without its number', edit: (l) => { l.weekday.push({ text: 'Someday', grade: 'W' }); }, says: /weekday/ },
  { note: 'a unit of a negative number of hours', edit: (l) => { l.unit.push({ text: 'moment', grade: 'W', number: -1 }); }, says: /unit/ },
];

for (const { note, edit, says } of refused)
  test(`refused: ${note}`, (t) => {
    assert.match(check(edited(t, 'lexicon/en.json', edit)).error ?? '', says);
  });
