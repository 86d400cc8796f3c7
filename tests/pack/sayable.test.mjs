/** What can be said, proved over a pack with pages: each kind of fault is found and named with its rule, and a sound pack has none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packOf } from './made.mjs';
import { check, folder, write } from './pack.mjs';

/** @typedef {Record<string, any>} Files */

/** @param {string} id @param {object} when @param {string} then */
const rule = (id, when, then) => ({ id, tier: 't', when, then, sources: ['S'], agreement: 'single', checked: '2026-11-21' });

/**
 * Orders are paid or sent. Of a sent one the page shows a lamp and the day of the order, and the buyer says whether it is broken, and how
 * it was paid, which only the refund hangs on.
 * @returns {Files}
 */
function sound() {
  const files = packOf({
    facts: [{ id: 'stage', kind: 'choice', words: ['paid', 'sent'], ask: 1 },
      { id: 'intent', kind: 'choice', words: ['i', 'j'] },
      { id: 'parcel', kind: 'choice', words: ['fine', 'broken'], ask: 2, assume: ['fine'] },
      { id: 'lamp', kind: 'flag', assume: false },
      { id: 'days', kind: 'number', min: 0, max: 400, since: 'ordered_at', unit: 'days', ask: 3, assume: { max: 9 } },
      { id: 'way', kind: 'choice', words: ['card', 'cash'], ask: 4 }],
    never: [],
    rules: [{ ...rule('V-1', { stage: ['paid'] }, 'cancel'), tier: 'first' }, { ...rule('V-2', { parcel: ['broken'] }, 'dispute'), tier: 'first' },
      { ...rule('V-3', { lamp: true }, 'look'), tier: 'second' }, { ...rule('V-4', { days: { min: 10 } }, 'late'), tier: 'second' }, { ...rule('V-5', {}, 'wait'), tier: 'last' }],
    outcomes: ['cancel', 'dispute', 'look', 'late', 'wait'],
  });
  files['tables/verdict.json'].rules[1].when.stage = ['sent'];
  files['tables/verdict.json'].rules[2].overrides = ['V-4'];
  files['tables/refund.json'].outcomes = { none: {}, to_card: {}, in_cash: {} };
  files['tables/refund.json'].rules = [rule('M-1', { verdict: { not: ['cancel'] } }, 'none'), rule('M-2', { verdict: ['cancel'], way: ['card'] }, 'to_card'), rule('M-3', { verdict: ['cancel'], way: ['cash'] }, 'in_cash')];
  for (const outcome of Object.values(files['tables/verdict.json'].outcomes)) outcome.steps = ['step.go'];
  for (const key of ['step.go', 'rule.M-1', 'rule.M-2', 'rule.M-3', 'rule.W-1', 'rule.W-2', 'ask.a', 'ask.b', 'ask.c', 'ask.d', 'parcel.dented']) files['texts/en.json'][key] = 'text';
  files['pack.json'].lexicon = ['en'];
  files['lexicon/en.json'] = { status: [{ text: 'Paid', grade: 'S', facts: { stage: ['paid'] } }, { text: 'Sent', grade: 'S', facts: { stage: ['sent'] } }],
    tag: [{ text: 'Lamp', grade: 'S', facts: { lamp: true } }] };
  const field = { take: 'first_text', form: 'line', select: ['b'], evidence: ['e'] };
  files['pages.json'].forms = { line: { is: ['.{1,120}'] } };
  files['pages.json'].pages = [{ kind: 'list', url: ['^x'], card: ['c'], anchor: ['a'], order_id: { link_params: ['o'] }, fields: { status: field, tags: field, date: field },
    evidence: { url: ['e'], card: ['e'], anchor: ['e'] } }];
  return files;
}

const CODES = new Set(['unsayable', 'unreached', 'never_asked', 'idle_answer', 'part_absent']);

/** @param {import('node:test').TestContext} t @param {(files: Files) => void} edit */
function found(t, edit) {
  const files = sound();
  edit(files);
  const { findings, error } = check(write(folder(t), files));
  assert.equal(error, undefined);
  return findings.filter(({ code }) => CODES.has(code)).map(({ code, table, rule: id, other }) => [code, table, id, other].filter(Boolean).join(' '));
}

test('a pack of which everything can be said', (t) => assert.deepEqual(found(t, () => undefined), []));

/** @param {Files} files @param {string} id */
const fact = (files, id) => files['facts.json'].facts.find((/** @type {any} */ each) => each.id === id);

/** @type {{note: string, edit: (files: Files) => void, want: string[]}[]} */
const PLANTED = [
  { note: 'a fact that nobody is asked for and no page shows', edit: (files) => { delete fact(files, 'way').ask; },
    want: ['unsayable refund M-2 way', 'unsayable refund M-3 way'] },
  { note: 'a text that no page has', edit: (files) => { delete files['pages.json'].pages[0].fields.tags; }, want: ['unsayable verdict V-3 lamp'] },
  { note: 'a text that is only a guess', edit: (files) => { files['lexicon/en.json'].tag[0].grade = 'G'; }, want: ['unsayable verdict V-3 lamp'] },
  { note: 'two pages of which each shows a part', want: ['unreached warnings W-1'],
    edit: (files) => {
      const [page] = files['pages.json'].pages;
      files['facts.json'].facts.push({ id: 'button_a', kind: 'flag', assume: false });
      files['lexicon/en.json'].button = [{ text: 'A', grade: 'S', facts: { button_a: true } }];
      files['pages.json'].pages.push({ ...page, kind: 'detail', fields: { status: page.fields.status, buttons: page.fields.status } });
      files['tables/warnings.json'].rules.push(rule('W-1', { lamp: true, button_a: true }, 'none'));
    } },
  { note: 'a rule behind four questions', want: ['unreached warnings W-1'],
    edit: (files) => {
      for (const id of ['a', 'b', 'c', 'd']) files['facts.json'].facts.push({ id, kind: 'flag', ask: 5, assume: false });
      files['tables/warnings.json'].outcomes.four = {};
      for (const id of ['a', 'b', 'c', 'd']) {
        files['tables/warnings.json'].outcomes[id] = {};
        files['texts/en.json'][`rule.W-${id}`] = 'text';
        files['tables/warnings.json'].rules.push(rule(`W-${id}`, { [id]: true }, id));
      }
      files['tables/warnings.json'].rules.push(rule('W-1', { a: true, b: true, c: true, d: true }, 'four'));
    } },
  { note: 'a question whose answers all lead to the same', want: ['never_asked letter W-1 a'],
    edit: (files) => {
      files['facts.json'].facts.push({ id: 'a', kind: 'flag', ask: 5 });
      files['tables/letter.json'].rules = [rule('W-1', { a: true }, 'none'), rule('W-2', { a: false }, 'none')];
    } },
  { note: 'an answer that changes nothing', want: ['idle_answer verdict V-2 parcel'],
    edit: (files) => {
      fact(files, 'parcel').words.push('dented');
      files['tables/warnings.json'].rules.push(rule('W-1', { parcel: ['dented'] }, 'none'));
    } },
  { note: 'a step that belongs to a letter which nobody has', want: ['part_absent steps.json text'], edit: (files) => { files['steps.json'] = { 'step.go': { with: 'letter' } }; } },
  { note: 'a step that belongs to a reason which nobody has', want: ['part_absent steps.json text'], edit: (files) => { files['steps.json'] = { 'step.go': { with: 'reason' } }; } },
];

for (const { note, edit, want } of PLANTED)
  test(`found: ${note}`, (t) => assert.deepEqual(found(t, edit), want));

test('a pack without pages is told everything by hand', (t) =>
  assert.deepEqual(found(t, (files) => { delete fact(files, 'way').ask; files['pages.json'].pages = []; }), []));
