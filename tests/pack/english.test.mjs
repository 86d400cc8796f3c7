/**
 * A rule by somebody who writes English only: two files and its case. Everybody else is told that the translations are missing, a
 * release is refused, and until then the answer is English with its mark.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { advise, check, edited, folder, rescind, shipped } from './pack.mjs';

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The whole of what is to be done. @type {Record<string, (json: any) => void>} */
const RULE = {
  'tables/verdict.json': ({ outcomes, rules }) => {
    outcomes.frozen_refused = { verdict: 'contact_support', urgency: 'act', cancellable: 'no', steps: ['step.ask_why_frozen'] };
    rules.push({ id: 'V-99', tier: 'special', when: { stage: ['frozen'], seller_reply: ['refused'] }, then: 'frozen_refused', sources: ['X10'], agreement: 'single', checked: '2026-11-21' });
  },
  'texts/en.json': (texts) => Object.assign(texts, {
    'verdict.frozen_refused.headline': 'Ask AliExpress why the order is frozen.',
    'verdict.frozen_refused.brief': 'Frozen: ask why',
    'verdict.frozen_refused.when': 'if the seller has refused and AliExpress has frozen the order',
    'step.ask_why_frozen': 'Ask the support why order {order_id} is frozen.',
    'rule.V-99': 'Only AliExpress can say what a frozen order waits for.',
  }),
  'cases/verdict.json': ({ cases }) => cases.push({ note: 'frozen, and the seller refuses', facts: { stage: 'frozen', seller_reply: 'refused' }, then: 'frozen_refused' }),
};

const KEYS = ['rule.V-99', 'step.ask_why_frozen', 'verdict.frozen_refused.brief', 'verdict.frozen_refused.headline', 'verdict.frozen_refused.when'];

const OTHERS = readdirSync(join(shipped, 'texts')).filter((file) => file !== 'en.json');

/** @param {string} lang @param {object} [more] */
const request = (lang, more) => JSON.stringify({ v: 1, id: '1', type: 'advise', lang, ...more,
  orders: [{ order_id: '8190000000000001', told: { stage: 'frozen', seller_reply: 'refused' } }] });

/** @param {import('node:test').TestContext} t */
const withRule = (t) => {
  const copy = folder(t);
  cpSync(shipped, copy, { recursive: true });
  for (const [file, add] of Object.entries(RULE)) {
    const json = read(join(copy, file));
    add(json);
    writeFileSync(join(copy, file), JSON.stringify(json));
  }
  return copy;
};

/** Missing translations that the shipped pack may have itself are not the test's. @param {ReturnType<typeof check>} checked */
const own = ({ findings }) => findings.filter(({ rule }) => KEYS.includes(rule ?? ''));

test('three files are enough: the pack is sound, and each language has a note for each sentence', (t) => {
  const copy = withRule(t), checked = check(copy), found = own(checked);
  assert.equal(checked.error, undefined);
  assert.equal(checked.sound, true);
  assert.ok(found.every(({ code, severity }) => code === 'text_missing' && severity === 'note'), JSON.stringify(found[0]));
  assert.deepEqual(found.map(({ table, rule }) => `${table} ${rule}`).sort(), OTHERS.flatMap((file) => KEYS.map((key) => `texts/${file} ${key}`)).sort());
  const { status, stdout } = spawnSync(rescind, ['pack', 'check', copy], { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(status, 0);
  assert.match(stdout, /^note: text_missing: texts\/de\.json rule\.V-99: is not translated; English is shown$/m);
  assert.match(stdout, /: proved, \d+ notes$/m);
});

test('a release is refused', (t) => {
  const copy = withRule(t), checked = check(copy, '--release');
  assert.equal(checked.sound, false);
  assert.equal(own(checked).length, OTHERS.length * KEYS.length);
  assert.ok(checked.findings.every(({ severity }) => severity === 'fault'));
  const { status, stdout } = spawnSync(rescind, ['pack', 'check', '--release', copy], { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(status, 1);
  assert.match(stdout, /^text_missing: texts\/de\.json rule\.V-99: /m);
});

test('each file is needed, and its absence is a fault', (t) => {
  for (const file of Object.keys(RULE).filter((each) => !each.startsWith('cases/'))) {
    const copy = withRule(t);
    cpSync(join(shipped, file), join(copy, file));
    const { sound, error } = check(copy);
    assert.ok(error !== undefined || sound === false, file);
  }
});

for (const file of OTHERS) {
  const lang = file.replace('.json', '');
  test(`${lang}: the answer is English with its mark, and the rest as it was`, (t) => {
    const copy = withRule(t), [advice] = advise(request(lang), '--pack', copy).advice;
    assert.equal(advice.verdict, 'contact_support');
    assert.equal(advice.headline, '[EN] Ask AliExpress why the order is frozen.');
    assert.equal(advice.short, '[EN] Frozen: ask why');
    assert.deepEqual(advice.steps, [{ text: '[EN] Ask the support why order \u20688190000000000001\u2069 is frozen.' }]);
    assert.equal(advice.because[0].text, '[EN] Only AliExpress can say what a frozen order waits for.');
    const before = advise(JSON.stringify({ ...JSON.parse(request(lang)), orders: [{ order_id: '8190000000000001', told: { stage: 'frozen' } }] }), '--pack', copy).advice[0];
    assert.equal(before.headline, read(join(shipped, 'texts', file))['verdict.frozen.headline']);
  });
}

test('in English it has no mark, and people read the same as programs', (t) => {
  const copy = withRule(t);
  assert.equal(advise(request('en'), '--pack', copy).advice[0].headline, 'Ask AliExpress why the order is frozen.');
  const said = execFileSync(rescind, ['advise', '--pack', copy], { encoding: 'utf8', input: request('de') });
  assert.match(said, /^\[EN\] Ask AliExpress why the order is frozen\.$/m);
});

test('a heading that is not translated is marked on the terminal', (t) => {
  const copy = edited(t, 'texts/de.json', (texts) => { delete texts['print.steps']; });
  assert.match(execFileSync(rescind, ['advise', '--pack', copy], { encoding: 'utf8', input: request('de') }), /^\[EN\] What to do$/m);
});

test('a label of the greeting is marked, too', (t) => {
  const copy = edited(t, 'texts/de.json', (texts) => { delete texts['intent.changed_mind']; });
  const { intents } = advise(JSON.stringify({ v: 1, id: '1', type: 'hello', lang: 'de' }), '--pack', copy);
  assert.equal(intents.find((/** @type {any} */ { id }) => id === 'changed_mind').label, `[EN] ${read(join(shipped, 'texts/en.json'))['intent.changed_mind']}`);
});

const LETTER = JSON.stringify({ v: 1, id: '1', type: 'advise', lang: 'de', letter_lang: 'fr',
  orders: [{ order_id: '8190000000000001', told: { stage: 'awaiting_shipment', intent: 'changed_mind' } }] });

test('a letter that is not translated is a note, and the English one is offered', (t) => {
  const { letter } = advise(LETTER).advice[0];
  assert.equal(letter.lang, 'fr');
  const [, key] = read(join(shipped, 'letters/sentences.json')).letters[letter.situation];
  const copy = edited(t, 'letters/fr.json', (letters) => { delete letters[key]; });
  const checked = check(copy);
  assert.equal(checked.sound, true);
  assert.ok(checked.findings.some(({ table, rule, severity }) => table === 'letters/fr.json' && rule === key && severity === 'note'));
  const { letter: other } = advise(LETTER, '--pack', copy).advice[0];
  assert.equal(other.lang, 'en', 'and not the buyer\u2019s own, which the seller may not read');
  assert.ok(other.text.startsWith('Hello'));
  assert.deepEqual(Object.keys(other.also), ['de', 'zh']);
});

test('a rule can be taken back in the same files, though somebody has translated it', (t) => {
  const copy = edited(t, 'texts/de.json', (texts) => { texts['rule.V-99'] = 'Nur AliExpress weiß, worauf eine gesperrte Bestellung wartet.'; });
  const checked = check(copy);
  assert.equal(checked.sound, true);
  assert.deepEqual(own(checked).map(({ code, severity, table }) => [code, severity, table]), [['text_stale', 'note', 'texts/de.json']]);
  assert.equal(check(copy, '--release').sound, false);
});
