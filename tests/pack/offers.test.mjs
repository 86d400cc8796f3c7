/** What an advice rests on, what it offers to say, and in which form: a made pack with one of each. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packOf } from './made.mjs';
import { advise, check, folder, write } from './pack.mjs';

/** @param {string} id @param {object} when @param {string} then @param {string} [agreement] */
const rule = (id, when, then, agreement = 'single') => ({ id, tier: 't', when, then, sources: ['S'], agreement, checked: '2026-11-21' });

/** @returns {Record<string, any>} */
function made() {
  const files = packOf({
    facts: [{ id: 'stage', kind: 'choice', words: ['open', 'sure', 'sent', 'gone', 'late', 'both'], ask: 1 },
      { id: 'intent', kind: 'choice', words: ['i', 'j'] },
      { id: 'parcel', kind: 'choice', words: ['fine', 'cracked', 'bent', 'torn', 'wet', 'lost', 'stolen'], groups: { broken: ['cracked', 'bent', 'torn', 'wet'] }, ask: 2, assume: ['fine'] },
      { id: 'lamp', kind: 'flag', assume: false, ask: 5 },
      { id: 'told', kind: 'flag', assume: false },
      { id: 'x', kind: 'flag', assume: false, ask: 6 },
      { id: 'y', kind: 'flag', assume: false, ask: 6 },
      { id: 'days', kind: 'number', min: 0, max: 400, since: 'ordered_at', unit: 'days', ask: 3, assume: { max: 9 } },
      { id: 'left', kind: 'number', min: 0, max: 400, until: 'ends_at', unit: 'days', ask: 4, assume: { min: 1 } },
      { id: 'hours', kind: 'number', min: 0, max: 400, since: 'paid_at', unit: 'hours', ask: 3 },
      { id: 'land', kind: 'choice', words: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], list: true, ask: 9 }],
    never: [],
    rules: [
      { ...rule('V-1', { stage: ['sure'] }, 'act', 'disputed'), tier: 'first' },
      { ...rule('V-2', { stage: ['sent'], parcel: ['cracked'] }, 'dispute'), tier: 'first' },
      { ...rule('V-3', { stage: ['sent'], told: true }, 'look'), tier: 'second' },
      { ...rule('V-4', { stage: ['sent'], lamp: true }, 'look'), tier: 'second' },
      { ...rule('V-5', { stage: ['sent'], days: { min: 10 } }, 'late'), tier: 'last' },
      { ...rule('V-6', { stage: ['sent'], days: { max: 9 } }, 'wait'), tier: 'last' },
      { ...rule('V-7', { stage: ['gone'], hours: { max: 23 } }, 'act'), tier: 'first' },
      { ...rule('V-8', { stage: ['gone'], hours: { min: 24 } }, 'wait'), tier: 'first' },
      { ...rule('V-9', { stage: ['late'], left: { max: 0 } }, 'late'), tier: 'first' },
      { ...rule('V-10', { stage: ['late'], left: { min: 1 } }, 'wait'), tier: 'first' },
      { ...rule('V-11', { stage: ['both'], x: true, y: true }, 'late'), tier: 'first' },
      { ...rule('V-12', { stage: ['both'] }, 'wait'), tier: 'last' },
      { ...rule('V-13', { stage: ['open'], parcel: { not: ['lost'] } }, 'act'), tier: 'first' },
      { ...rule('V-14', { stage: ['open'], parcel: ['lost'] }, 'dispute'), tier: 'first' }],
    outcomes: ['act', 'dispute', 'look', 'late', 'wait'],
  });
  const { outcomes } = files['tables/verdict.json'];
  for (const [id, outcome] of Object.entries(outcomes)) Object.assign(outcome, { urgency: 'act', cancellable: 'no', steps: ['step.open', 'step.press'], when: `when.${id}`, headline: `head.${id}`, brief: `short.${id}` });
  files['facts.json'].times.push({ id: 'paid_at' }, { id: 'ends_at' });
  files['facts.json'].facts.find((/** @type {any} */ { id }) => id === 'coupon_kind').words = ['coins', 'code'];
  files['tables/coupon.json'].outcomes = { none: {}, code: { back: 'no' }, gone: { back: 'no' } };
  files['tables/coupon.json'].rules = [rule('C-1', { coupon_kind: ['coins'] }, 'none'), rule('C-2', { coupon_kind: ['code'], coupon_expired: true }, 'gone'), rule('C-3', { coupon_kind: ['code'], coupon_expired: false }, 'code')];
  files['tables/refund.json'].outcomes = { usual: { to: 'card' } };
  files['tables/refund.json'].rules = [rule('M-1', {}, 'usual')];
  files['tables/warnings.json'].outcomes = { calm: {}, loud: {}, alarm: { urgent: true } };
  files['tables/warnings.json'].rules = [rule('W-1', {}, 'calm'), rule('W-2', { land: ['a', 'b'] }, 'loud'), rule('W-3', { stage: ['sure'] }, 'alarm')];
  files['steps.json'] = { 'step.open': { skip_on: 'detail' }, 'step.press': { press: 'cancel_order', on: 'detail' } };
  files['pages.json'].pages = [{ kind: 'detail', fields: { buttons: {} } }];
  files['pack.json'].lexicon = ['en'];
  files['lexicon/en.json'] = { button: [{ text: 'Cancel order', grade: 'S', facts: { button_cancel_order: true } }] };
  files['pack.json'].hosts = ['shop.example'];
  const keys = ['step.open', 'step.press', 'button.cancel_order', ...Object.keys(outcomes).flatMap((id) => [`when.${id}`, `head.${id}`, `short.${id}`]), 'parcel.broken', 'lamp.yes', 'coupon_kind.coins', 'coupon_kind.code',
    'coupon.code.text', 'coupon.gone.text', 'refund.usual.text', 'refund.usual.short', 'warnings.calm.text', 'warnings.loud.text', 'warnings.alarm.text',
    ...['V-1', 'V-2', 'V-3', 'V-4', 'V-5', 'V-6', 'V-7', 'V-8', 'V-9', 'V-10', 'V-11', 'V-12', 'V-13', 'V-14', 'C-1', 'C-2', 'C-3', 'M-1', 'W-1', 'W-2', 'W-3'].map((id) => `rule.${id}`)];
  for (const key of keys) files['texts/en.json'][key] = key;
  for (const key of Object.keys(files['texts/en.json'])) files['texts/en.json'][key] = key;
  files['texts/en.json']['ask.hours'] = 'a question that is far too long for the few words that a hint beside an order has room for';
  files['texts/en.json']['ask.hours.brief'] = 'When was it paid?';
  return files;
}

const pack = mkdtempSync(join(tmpdir(), 'rescind-offers-'));
before(() => write(pack, made()));
test.after(() => rmSync(pack, { recursive: true, force: true }));

/** @param {object} told @param {{page?: object, view?: string}} [more] */
const advice = (told, { page, ...more } = {}) =>
  advise(JSON.stringify({ v: 1, id: '1', type: 'advise', ...(page && { page }), ...more, orders: [{ order_id: '8190000000000001', told }] }), '--pack', pack).advice[0];

/**
 * The told facts of a question's answers, those behind a group in a list of their own.
 * @param {any} question @returns {unknown}
 */
const answers = ({ answers: list = [] }) =>
  list.map((/** @type {any} */ each) => each.told ?? (each.answers ? [each.label, .../** @type {any[]} */ (answers(each))] : each.open));

/** @type {{note: string, told: object, more?: {page?: object, view?: string}, want: (a: any) => void}[]} */
const CASES = [];

/** @param {string} note @param {object} told @param {(a: any) => void} want @param {{page?: object, view?: string}} [more] */
const case_ = (note, told, want, more) => { CASES.push({ note, told, want, ...(more && { more }) }); };

case_('true whatever is not known', { stage: 'sure' }, (a) => assert.deepEqual([a.certainty, a.alternatives, a.disputed], ['certain', [], true]));
case_('rests on what is assumed', { stage: 'sent' }, (a) => assert.equal(a.certainty, 'usual'));
case_('the same in a hint', { stage: 'sent' }, (a) => assert.deepEqual([a.certainty, a.alternatives, a.disputed], ['usual', undefined, undefined]), { view: 'hint' });
case_('what refutes it, each once, is a row or a question', { stage: 'sent' }, (a) => {
  assert.deepEqual(a.ask.filter((/** @type {any} */ q) => !q.detail).map((/** @type {any} */ q) => q.fact), ['parcel', 'days', 'lamp']);
  assert.deepEqual(a.alternatives.map((/** @type {any} */ { verdict, told, label }) => [verdict, told, label]),
    [['dispute', { parcel: 'cracked' }, 'parcel.cracked'], ['look', { lamp: true }, 'lamp.yes'], ['late', undefined, undefined]]);
});
case_('of a number the row asks for the day', { stage: 'sent' }, (a) => assert.equal(a.alternatives[2].ask.kind, 'date'));
case_('many words are groups in the place of their first', { stage: 'sent' }, (a) => assert.deepEqual(answers(a.ask[0]),
  [{ parcel: 'fine' }, ['parcel.broken', { parcel: 'cracked' }, { parcel: 'bent' }, { parcel: 'torn' }, { parcel: 'wet' }], { parcel: 'lost' }, { parcel: 'stolen' }]));
case_('nothing is assumed any more: certain', { stage: 'sent', parcel: 'cracked' }, (a) => assert.equal(a.certainty, 'certain'));
case_('it takes two together, and both are asked', { stage: 'both' }, (a) =>
  assert.deepEqual([a.certainty, a.ask.filter((/** @type {any} */ q) => !q.detail).map((/** @type {any} */ q) => q.fact)], ['usual', ['x', 'y']]));
case_('one of the two told, the other alone', { stage: 'both', x: true }, (a) => assert.deepEqual([a.certainty, a.ask[0].fact], ['usual', 'y']));
case_('one of the two ruled out', { stage: 'both', x: false }, (a) => assert.equal(a.certainty, 'certain'));

case_('a day, between a year ago and today', { stage: 'sent' }, (a) => {
  const [, days] = a.ask;
  assert.deepEqual([days.kind, days.time, days.min, days.max, days.answers], ['date', 'ordered_at', '2025-11-21', '2026-11-22', undefined]);
}, { page: { utc_offsets: [60, 720] } });
case_('a day told is an answer', { stage: 'sent', ordered_at: '2026-11-01' }, (a) => assert.deepEqual([a.verdict, a.certainty], ['late', 'usual']));
case_('a day that leaves it open: ranges', { stage: 'sent', ordered_at: '2026-11-11' }, (a) => {
  assert.deepEqual([a.certainty, a.ask[0].fact, a.ask[0].kind, answers(a.ask[0])], ['depends', 'days', 'buttons', [{ days: { max: 9 } }, { days: { min: 10 } }]]);
});
case_('hours: a day, or their ranges', { stage: 'gone' }, (a) => assert.deepEqual([a.certainty, a.ask[0].kind, answers(a.ask[0])], ['depends', 'date', [{ hours: { max: 23 } }, { hours: { min: 24 } }]]));
case_('a hint names the question, in few words', { stage: 'gone' }, (a) => assert.equal(a.short, 'When was it paid?'), { view: 'hint' });
case_('a day to come: begun days are left', { stage: 'late', ends_at: '2026-11-21T12:00:01Z' }, (a) => assert.equal(a.verdict, 'wait'));
case_('over: none is left', { stage: 'late', ends_at: '2026-11-21T12:00:00Z' }, (a) => assert.equal(a.verdict, 'late'));
case_('a day to come is asked for within a year on both sides', { stage: 'late' }, (a) => {
  const [left] = a.ask;
  assert.deepEqual([left.fact, left.time, left.min, left.max], ['left', 'ends_at', '2025-11-20', '2027-11-22']);
}, { page: { utc_offsets: [0, 0] } });

case_('details come last and are marked', { stage: 'sure' }, (a) => assert.deepEqual(a.ask.map((/** @type {any} */ q) => [q.fact, q.kind, q.detail]), [['coupons', 'list', true], ['land', 'list', true]]));
case_('a list has no groups', { stage: 'sure' }, (a) => assert.equal(a.ask[1].answers.length, 7));
case_('a coupon is told as coupons are', { stage: 'sure' }, (a) => assert.deepEqual(answers(a.ask[0]), [{ coupons: [{ kind: 'coins' }] }, { coupons: [{ kind: 'code' }] }]));
case_('of a told coupon the rest is asked', { stage: 'sure', coupons: [{ kind: 'code', all_orders_cancelled: true }] }, (a) => {
  const [coupon] = a.ask.filter((/** @type {any} */ q) => q.fact === 'coupons');
  assert.deepEqual([coupon.kind, answers(coupon)], ['buttons', [{ coupons: [{ kind: 'code', expired: true, all_orders_cancelled: true }] }, { coupons: [{ kind: 'code', expired: false, all_orders_cancelled: true }] }]]);
});
case_('unless it does not matter', { stage: 'sure', coupons: [{ kind: 'coins' }] }, (a) => assert.deepEqual(a.ask.map((/** @type {any} */ q) => q.fact), ['land']));
case_('no details where the verdict depends', { stage: 'gone' }, (a) => assert.deepEqual(a.ask.map((/** @type {any} */ q) => q.fact), ['hours']));

case_('a step that the page has done is left out; another says its button', { stage: 'sure' }, (a) => assert.deepEqual(a.steps, [{ text: 'step.press', press: 'cancel_order', on: 'detail' }]), { page: { kind: 'detail' } });
case_('on another page it stands', { stage: 'sure' }, (a) => assert.deepEqual(a.steps.map((/** @type {any} */ { text }) => text), ['step.open', 'step.press']), { page: { kind: 'list' } });
case_('urgent warnings first', { stage: 'sure' }, (a) => assert.deepEqual(a.warnings, [{ text: 'warnings.alarm.text', urgent: true }, { text: 'warnings.calm.text' }]));
case_('a refund in one line', { stage: 'sure' }, (a) => assert.deepEqual([a.refund.short, a.refund.text], ['refund.usual.short', 'refund.usual.text']));

for (const host of ['shop.example', 'www.shop.example'])
  case_(`an order of ${host}`, { stage: 'sure' }, (a) => assert.equal(a.verdict, 'act'), { page: { host } });
case_('an order of no page', { stage: 'sure' }, (a) => assert.equal(a.verdict, 'act'), { page: { kind: 'list' } });
for (const host of ['example', 'noshop.example', 'shop.example.org', ''])
  case_(`an order of another shop: "${host}"`, { stage: 'sure' }, (a) => {
    assert.deepEqual([a.verdict, a.certainty, a.cancellable, a.headline, a.short, a.steps, a.ask, a.alternatives, a.because],
      ['unknown', 'certain', 'maybe', 'elsewhere.headline', 'elsewhere.brief', [{ text: 'elsewhere.step' }], [], [], []]);
  }, { page: { host } });

for (const { note, told, more, want } of CASES)
  test(note, () => want(advice(told, more)));

test('a question with too many buttons is refused', (t) => {
  const files = made();
  const stage = files['facts.json'].facts[0];
  stage.words.push('seventh');
  files['texts/en.json']['stage.seventh'] = 'text';
  assert.match(check(write(folder(t), files)).error ?? '', /stage: the question would have 7 buttons/);
  stage.list = true;
  assert.equal(check(write(folder(t), files)).error, undefined);
});

test('the button that opens another page is one of the six', (t) => {
  const files = made();
  files['facts.json'].facts[0].read_on = 'detail';
  assert.match(check(write(folder(t), files)).error ?? '', /stage: the question would have 7 buttons/);
});

test('a group is a question, too', (t) => {
  const files = made();
  const [parcel] = files['facts.json'].facts.filter((/** @type {any} */ { id }) => id === 'parcel');
  parcel.groups.broken = parcel.words;
  assert.match(check(write(folder(t), files)).error ?? '', /a group has at most 6 words/);
});

test('the shipped pack knows every site that its pages are of', () => {
  const shipped = new URL('../../host/packs/aliexpress/', import.meta.url);
  const { hosts } = JSON.parse(readFileSync(new URL('pack.json', shipped), 'utf8'));
  const { pages } = JSON.parse(readFileSync(new URL('pages.json', shipped), 'utf8'));
  for (const url of pages.flatMap((/** @type {any} */ page) => page.url))
    assert.ok(hosts.some((/** @type {string} */ host) => url.replaceAll('\\', '').includes('aliexpress.(com|us)') || url.replaceAll('\\', '').includes(host)), url);
});
