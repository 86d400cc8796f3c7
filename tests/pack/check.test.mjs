/** The shipped pack is sound, and each fault is found and named. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { advise, check, edited, rescind, shipped } from './pack.mjs';

/** @param {any} table @param {string} id */
const rule = (table, id) => {
  const found = table.rules.find((/** @type {any} */ each) => each.id === id);
  assert.ok(found, `no rule ${id}`);
  return found;
};

test('the shipped pack is proved', () => {
  /* A release must have every translation; until then a missing one is a note, which tests/pack/english.test.mjs is about. */
  const { findings, sound, answers, open } = check(shipped, ...(process.env.RESCIND_RELEASE ? ['--release'] : []));
  assert.deepEqual(findings.filter(({ severity }) => severity !== 'note'), []);
  assert.equal(sound, true);
  assert.equal(answers, 3);
  assert.deepEqual(open?.map((each) => each.fact), ['intent', 'promise_days_left', 'hours_since_order']);
});

test('what no question settles is shown by its example', () => {
  for (const { fact: name, request } of check(shipped).open ?? []) {
    const [advice] = advise(request).advice;
    assert.equal(advice.certainty, 'depends', name);
    assert.deepEqual(advice.ask, [], name);
  }
});

/** @param {any} facts @param {string} id */
const fact = (facts, id) => facts.facts.find((/** @type {any} */ each) => each.id === id);

/** @type {{note: string, file: string, edit: (json: any) => void, want: {code: string, rule?: string, other?: string}}[]} */
const faults = [
  { note: 'a rule is missing', file: 'tables/verdict.json', want: { code: 'incomplete' },
    edit: (t) => { t.rules = t.rules.filter((/** @type {any} */ r) => r.id !== 'V-16'); } },
  { note: 'a bound leaves a gap', file: 'tables/coupon.json', want: { code: 'incomplete' },
    edit: (t) => { delete rule(t, 'C-06').when.coupon_all_orders_cancelled; rule(t, 'C-06').when.coupon_expired = true; rule(t, 'C-06').tier = 'kind'; } },
  { note: 'an override is not declared', file: 'tables/verdict.json', want: { code: 'overlap', rule: 'V-12', other: 'V-13' },
    edit: (t) => { delete rule(t, 'V-12').overrides; } },
  { note: 'a rule stands behind one that covers it', file: 'tables/verdict.json', want: { code: 'shadowed', rule: 'V-90' },
    edit: (t) => { t.rules.push({ ...rule(t, 'V-08'), id: 'V-90', tier: 'last' }); } },
  { note: 'a rule is covered by several together', file: 'tables/verdict.json', want: { code: 'shadowed', rule: 'V-91' },
    edit: (t) => { t.rules.push({ ...rule(t, 'V-04'), id: 'V-91', tier: 'last', when: { stage: ['verifying_payment'] } }); } },
  { note: 'a rule asks for what never occurs', file: 'tables/verdict.json', want: { code: 'shadowed', rule: 'V-92' },
    edit: (t) => { t.rules.push({ ...rule(t, 'V-03'), id: 'V-92', tier: 'trap', when: { stage: ['shipped'], button_pay_now: true } }); } },
  { note: 'an override of a rule that it never meets', file: 'tables/verdict.json', want: { code: 'idle_override', rule: 'V-42', other: 'V-38' },
    edit: (t) => { rule(t, 'V-38').overrides = ['V-42']; } },
  { note: 'an outcome that nothing gives', file: 'tables/verdict.json', want: { code: 'outcome_unused', rule: 'frozen' },
    edit: (t) => { rule(t, 'V-42').then = 'dispute'; } },
  { note: 'a fact that nothing reads', file: 'facts.json', want: { code: 'fact_unread', rule: 'moon' },
    edit: (f) => { f.facts.push({ id: 'moon', kind: 'flag' }); } },
  { note: 'a word that no rule names', file: 'facts.json', want: { code: 'value_unread', rule: 'refund_to', other: 'shells' },
    edit: (f) => { f.facts.find((/** @type {any} */ each) => each.id === 'refund_to').words.push('shells'); } },
  { note: 'a fact that no question settles, without a reason', file: 'facts.json', want: { code: 'unsettled', rule: 'hours_since_order' },
    edit: (f) => { delete fact(f, 'hours_since_order').open; } },
  { note: 'a question that nobody asks any more', file: 'facts.json', want: { code: 'unsettled', rule: 'closed_why' },
    edit: (f) => { delete fact(f, 'closed_why').ask; } },
  { note: 'too many states, since nobody is asked for the stage', file: 'facts.json', want: { code: 'questions_unproved' },
    edit: (f) => { delete fact(f, 'stage').ask; } },
  { note: 'a fact declared open on which nothing hangs', file: 'facts.json', want: { code: 'idle_open', rule: 'coupon_expired' },
    edit: (f) => { fact(f, 'coupon_expired').open = fact(f, 'intent').open; } },
  { note: 'four answers to one verdict, which takes too long to show', file: 'tables/verdict.json', want: { code: 'questions_unproved' },
    edit: (t) => {
      t.rules.push({ ...rule(t, 'V-17'), id: 'V-93', tier: 'trap',
        when: { stage: ['expired'], choice_order: true, seller_place: ['eu'], returned_why: ['mine'], duty_paid: ['not'] } });
    } },
  { note: 'a text that nothing shows', file: 'texts/en.json', want: { code: 'text_unused', rule: 'step.nowhere' },
    edit: (t) => { t['step.nowhere'] = 'Go nowhere.'; } },
  { note: 'an outcome without its hint', file: 'tables/verdict.json', want: { code: 'text_missing', rule: 'mute' },
    edit: (t) => { t.outcomes.mute = t.outcomes.frozen; rule(t, 'V-42').then = 'mute'; } },
  { note: 'a hint that is too long', file: 'texts/en.json', want: { code: 'brief_long' },
    edit: (t) => { t['verdict.frozen.brief'] = 'x'.repeat(61); } },
  { note: 'a letter without its order', file: 'letters/en.json', want: { code: 'letter_order_id', rule: 'M2' },
    edit: (t) => { t.open = 'Hello.'; } },
  { note: 'a letter that threatens', file: 'letters/en.json', want: { code: 'letter_forbidden', rule: 'M5' },
    edit: (t) => { t.after_all += ' Otherwise I write a bad review.'; } },
  { note: 'a letter that is too long', file: 'letters/en.json', want: { code: 'letter_long', rule: 'M5' },
    edit: (t) => { t.after_all += ' Please.'.repeat(40); } },
  { note: 'a letter that says a threat only where the day is known', file: 'letters/en.json', want: { code: 'letter_forbidden', rule: 'M4' },
    edit: (t) => { t.sent = t.sent.replace('on {requested_on}', 'on {requested_on}, the police knows,'); } },
  { note: 'a letter that is too long where all is known', file: 'letters/en.json', want: { code: 'letter_long', rule: 'M4' },
    edit: (t) => { t.sent += `[${' Please.'.repeat(30)} {requested_on}]`; } },
  { note: 'a letter that there is only where all is known', file: 'letters/en.json', want: { code: 'letter_absent', rule: 'M4' },
    edit: (t) => { t.sent = t.sent.replace('[on {requested_on}|more than a day ago]', 'on {requested_on}'); } },
  { note: 'a letter that names what nobody fills', file: 'letters/en.json', want: { code: 'letter_placeholder', rule: 'M4' },
    edit: (t) => { t.sent += '[ {weather}]'; } },
  { note: 'a letter that names a time that is none', file: 'letters/en.json', want: { code: 'letter_placeholder', rule: 'M4' },
    edit: (t) => { t.sent += '[ {born_on}]'; } },
  { note: 'a letter in which a gap is left', file: 'letters/en.json', want: { code: 'letter_torn', rule: 'M4' },
    edit: (t) => { t.sent = t.sent.replace('|more than a day ago]', ']'); } },
  { note: 'a letter with empty parentheses', file: 'letters/en.json', want: { code: 'letter_torn', rule: 'M4' },
    edit: (t) => { t.sent = `([{item}]) ${t.sent}`; } },
  { note: 'a wrong option, for another way of shipping', file: 'tables/letter.json', want: { code: 'letter_untrue', rule: 'L-19', other: 'wrong_variant' },
    edit: (t) => { rule(t, 'L-19').when.intent.push('shipping_method'); } },
  { note: 'no longer wanted, for a wrong address', file: 'letters/sentences.json', want: { code: 'letter_untrue', rule: 'L-18', other: 'unwanted' },
    edit: (t) => { t.letters.M7.splice(1, 0, 'unwanted'); } },
  { note: 'unused, and nobody was asked', file: 'letters/sentences.json', want: { code: 'letter_untrue', rule: 'L-27', other: 'thanks' },
    edit: (t) => { t.sentences.thanks = { when: { keep_order: true } }; } },
  { note: 'wants to cancel what is still wanted', file: 'letters/sentences.json', want: { code: 'letter_untrue', rule: 'L-100', other: 'want_cancel' },
    edit: (t) => { t.letters.M17.splice(1, 0, 'want_cancel'); } },
  { note: 'a sentence of which nobody says what it states', file: 'letters/de.json', want: { code: 'letter_undeclared', rule: 'unused' },
    edit: (t) => { t.unused = 'Der Artikel ist unbenutzt.'; } },
  { note: 'words of a page outside of quotation marks', file: 'letters/fr.json', want: { code: 'letter_unquoted', rule: 'M2' },
    edit: (t) => { t.twice = t.twice.replace('»', ''); } },
  { note: 'a letter that another language lacks', file: 'letters/zh.json', want: { code: 'text_missing', rule: 'wrong_address' },
    edit: (t) => { delete t.wrong_address; } },
  { note: 'a placeholder in another form', file: 'texts/en.json', want: { code: 'placeholder', rule: 'status.which' },
    edit: (t) => { t['status.which'] = 'What does {status, select, other {it}} mean?'; } },
  { note: 'a placeholder that another language lacks', file: 'letters/zh.json', want: { code: 'placeholder', rule: 'open' },
    edit: (t) => { t.open = t.open.replace('{order_id}', ''); } },
  { note: 'a selector without evidence', file: 'pages.json', want: { code: 'evidence_missing' },
    edit: (p) => { p.pages[0].card.push('div.new-card'); } },
  { note: 'a signal without evidence', file: 'pages.json', want: { code: 'evidence_missing' },
    edit: (p) => { p.pages[0].signals[0].select.push('a.new-link'); } },
  { note: 'the sign of an empty list without evidence', file: 'pages.json', want: { code: 'evidence_missing' },
    edit: (p) => { p.pages[0].empty.push('.nothing'); } },
  { note: 'a written number without evidence', file: 'pages.json', want: { code: 'evidence_missing' },
    edit: (p) => { p.pages.find((/** @type {any} */ { order_id: id }) => id.number).order_id.number.select.push('.number'); } },
  { note: 'a case that says something else', file: 'cases/verdict.json', want: { code: 'case_failed' },
    edit: (c) => { c.cases.push({ note: 'wrong', facts: { stage: 'frozen' }, then: 'unpaid' }); } },
  { note: 'a case about a fact that does not exist', file: 'cases/verdict.json', want: { code: 'case_invalid' },
    edit: (c) => { c.cases.push({ note: 'wrong', facts: { moon: true }, then: 'unpaid' }); } },
];

for (const { note, file, edit, want } of faults) {
  test(`found: ${note}`, (t) => {
    const { findings, error } = check(edited(t, file, edit));
    assert.equal(error, undefined);
    const found = findings.find((each) => each.code === want.code && (want.rule === undefined || each.rule === want.rule) &&
      (want.other === undefined || each.other === want.other));
    assert.ok(found, `wanted ${JSON.stringify(want)}, got ${JSON.stringify(findings.slice(0, 5))}`);
    if (found.request !== undefined)
      assert.equal(advise(found.request).error, undefined, 'the counter-example is a request that runs');
  });
}

test('the cases alone: a wrong one is found, a hole is not looked for, and nothing is called sound', (t) => {
  const whole = check(shipped, '--cases');
  assert.deepEqual([whole.findings, whole.sound, whole.open], [[], undefined, undefined]);
  const holed = edited(t, 'tables/coupon.json', (table) => { table.rules.pop(); });
  assert.ok(check(holed, '--cases').findings.every(({ code }) => code.startsWith('case_')));
  const wrong = edited(t, 'cases/verdict.json', (c) => { c.cases.push({ note: 'wrong', facts: { stage: 'frozen' }, then: 'unpaid' }); });
  assert.deepEqual(check(wrong, '--cases').findings.map(({ code }) => code), ['case_failed']);
  for (const [pack, ...options] of [[wrong, '--cases'], [shipped, '--cases', '--release']])
    assert.notEqual(spawnSync(rescind, ['pack', 'check', ...options, pack]).status, 0);
  assert.match(spawnSync(rescind, ['pack', 'check', '--cases', shipped], { encoding: 'utf8' }).stdout, /nothing proved$/m);
});

/** @type {{note: string, file: string, edit: (json: any, long: string) => void}[]} */
const long = [
  { note: 'the name of a sentence', file: 'letters/en.json', edit: (t, text) => { t[text] = 'Hello.'; } },
  { note: 'a hint', file: 'texts/en.json', edit: (t, text) => { t['verdict.frozen.brief'] = text; } },
  { note: 'the note of a case', file: 'cases/verdict.json', edit: (c, text) => { c.cases.push({ note: text, facts: { stage: 'frozen' }, then: 'unpaid' }); } },
  { note: 'a reason why a fact is open', file: 'facts.json', edit: (f, text) => { fact(f, 'intent').open.why = text; } },
];

for (const { note, file, edit } of long) {
  test(`however long, the report is whole: ${note}`, (t) => {
    const text = ` long "text" of ${note}`.repeat(40000);
    const pack = edited(t, file, (json) => edit(json, text));
    assert.ok(JSON.stringify(check(pack)).includes(JSON.stringify(text).slice(1, -1)));
    assert.ok(spawnSync(rescind, ['pack', 'check', pack], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout.includes(text));
  });
}

/** @type {{note: string, file: string, edit: (json: any) => void, says: RegExp}[]} */
const refused = [
  { note: 'a rule without sources', file: 'tables/verdict.json', says: /sources/, edit: (t) => { rule(t, 'V-08').sources = []; } },
  { note: 'a rule without its sentence', file: 'texts/en.json', says: /V-08/, edit: (t) => { delete t['rule.V-08']; } },
  { note: 'a fact that does not exist', file: 'tables/verdict.json', says: /V-08/, edit: (t) => { rule(t, 'V-08').when.moon = true; } },
  { note: 'a word that does not exist', file: 'tables/verdict.json', says: /V-08/, edit: (t) => { rule(t, 'V-08').when.stage = ['moon']; } },
  { note: 'rules that override each other in a circle', file: 'tables/verdict.json', says: /circle/,
    edit: (t) => { rule(t, 'V-08').overrides = ['V-09']; rule(t, 'V-09').overrides = ['V-08']; } },
  { note: 'an override of a rule that does not exist', file: 'tables/verdict.json', says: /V-08.*no rule/, edit: (t) => { rule(t, 'V-08').overrides = ['V-00']; } },
  { note: 'a table that reads its own outcome', file: 'tables/verdict.json', says: /verdict.*own output/, edit: (t) => { rule(t, 'V-08').when.verdict = ['wait']; } },
  { note: 'tables that read a later one', file: 'pack.json', says: /later/, edit: (p) => { p.tables.push(p.tables.shift()); } },
  { note: 'an outcome that does not exist', file: 'tables/verdict.json', says: /V-08/, edit: (t) => { rule(t, 'V-08').then = 'moon'; } },
  { note: 'a word that no request could hold', file: 'facts.json', says: /payment_method.*1 to 64 bytes/, edit: (f) => { fact(f, 'payment_method').words.push('x'.repeat(65)); } },
  { note: 'a fact declared open without a reason', file: 'facts.json', says: /intent/, edit: (f) => { delete fact(f, 'intent').open.why; } },
  { note: 'a fact declared open without sources', file: 'facts.json', says: /intent/, edit: (f) => { fact(f, 'intent').open.sources = []; } },
  { note: 'a fact declared open that is asked', file: 'facts.json', says: /tracking/, edit: (f) => { fact(f, 'tracking').open = fact(f, 'intent').open; } },
  { note: 'a fact declared open by a source that does not exist', file: 'facts.json', says: /sources/, edit: (f) => { fact(f, 'intent').open.sources = ['M0']; } },
  { note: 'a required table is missing', file: 'pack.json', says: /letter/, edit: (p) => { p.tables = p.tables.filter((/** @type {string} */ id) => id !== 'letter'); } },
];

for (const { note, file, edit, says } of refused) {
  test(`refused: ${note}`, (t) => {
    const { error } = check(edited(t, file, edit));
    assert.match(error ?? '', says);
  });
}
