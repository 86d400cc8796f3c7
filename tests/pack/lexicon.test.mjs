/** The lexicon: what the compiler refuses, what every language has, and which words mean something else in another language. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check, edited, shipped } from './pack.mjs';

/**
 * @typedef {{text: string, grade: string, number?: number, facts?: Record<string, unknown>, time?: string, left?: string,
 *   from?: Record<string, string[]>}} Word
 */
/** @typedef {Record<string, Word[]>} Lexicon */

const KINDS = ['status', 'button', 'label', 'tag', 'notice', 'tracking', 'form', 'particle', 'month', 'weekday', 'filler', 'unit'];
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

// The compiler refuses one that leaves out a stage which one of its sources names.
test('every status that decides says which source names which of its stages', () => {
  for (const lang of languages)
    for (const { text, grade, from } of words(lexicon(lang), 'status'))
      assert.equal(Object.keys(from ?? {}).length > 0, grade === 'S' || grade === 'W', `${lang}: ${text}`);
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
  { note: 'a status of which one source says more stages than it leaves', edit: (l) => { l.status.push({ text: 'New', grade: 'S', facts: { stage: ['completed'] }, from: { P3: ['completed'], P9: ['completed', 'cancelled'] } }); }, says: /new.*P9/ },
  { note: 'a status of a source that nobody knows', edit: (l) => { l.status.push({ text: 'New', grade: 'S', facts: { stage: ['completed'] }, from: { P99: ['completed'] } }); }, says: /sources\.json/ },
  { note: 'a status whose source names no stage', edit: (l) => { l.status.push({ text: 'New', grade: 'S', facts: { stage: ['completed'] }, from: { P3: ['moon'] } }); }, says: /value/ },
  { note: 'a button with sources', edit: (l) => { l.button.push({ text: 'New', grade: 'S', facts: { button_pay_now: true }, from: { P3: ['completed'] } }); }, says: /from/ },
  { note: 'a form without its phrase', edit: (l) => { l.form.push({ text: 'on {date}', grade: 'S' }); }, says: /\{phrase\} once/ },
  { note: 'a form with two phrases', edit: (l) => { l.form.push({ text: '{phrase} and {phrase}', grade: 'S' }); }, says: /\{phrase\} once/ },
  { note: 'a form that is the phrase alone', edit: (l) => { l.form.push({ text: '{phrase}', grade: 'S' }); }, says: /something beside/ },
  { note: 'a form with two places', edit: (l) => { l.form.push({ text: '{phrase} from {place} to {place}', grade: 'S' }); }, says: /at most one/ },
  { note: 'a place right beside a phrase', edit: (l) => { l.form.push({ text: '{phrase}{place}', grade: 'S' }); }, says: /something beside/ },
  { note: 'a hole that does not exist', edit: (l) => { l.form.push({ text: '{phrase} {moon}', grade: 'S' }); }, says: /holes/ },
  { note: 'a brace that is no hole', edit: (l) => { l.tracking.push({ text: 'New {', grade: 'S', facts: { tracking: ['moving'] } }); }, says: /holes/ },
  { note: 'a place in a phrase', edit: (l) => { l.tracking.push({ text: 'New in {place}', grade: 'S', facts: { tracking: ['moving'] } }); }, says: /holes/ },
  { note: 'a number in a phrase, which on a page is a hole', edit: (l) => { l.tracking.push({ text: 'New 7', grade: 'S', facts: { tracking: ['moving'] } }); }, says: /no digit/ },
  { note: 'a duration that is no number', edit: (l) => { l.notice.push({ text: 'New {duration}', grade: 'S', facts: { stage: ['shipped'] } }); }, says: /left/ },
  { note: 'a unit of a negative number of hours', edit: (l) => { l.unit.push({ text: 'moment', grade: 'W', number: -1 }); }, says: /unit/ },
];

for (const { note, edit, says } of refused)
  test(`refused: ${note}`, (t) => {
    assert.match(check(edited(t, 'lexicon/en.json', edit)).error ?? '', says);
  });
