// The options page: what may be chosen, what is remembered, and what is said when the helper is missing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messages, openOwnPage, settle, words } from './ui-window.js';

const HOST = { state: 'ready', version: '0.1.0', pack: '2026.11.21' };
const TAUGHT = [
  { what: 'status', text: 'Gönderim bekleniyor', lang: 'tr', stage: 'awaiting_shipment' },
  { what: 'status', text: '<img src=x onerror=alert(1)>', lang: 'en', stage: 'shipped' },
];
const HEBREW = { text_language: 'he', text_direction: 'rtl', options_title: 'הגדרות', options_saved: 'נשמר' };

/** A worker that remembers. @param {Record<string, any>} [more] its answers by kind, instead of a good worker's */
const createWorker = (more = {}) => {
  const kept = { settings: { hints: true, lang: '', letter_lang: '' }, answers: 0, taught: /** @type {object[] | undefined} */ (undefined) };
  const settings = () => ({ ok: true, settings: { ...kept.settings }, languages: ['de', 'en', 'he'], ...(kept.settings.lang === 'he' && { words: HEBREW }) });
  /** @type {Record<string, (message: any) => unknown>} */
  const kinds = {
    settings,
    set: ({ name, value }) => (Object.assign(kept.settings, { [name]: value }), settings()),
    answers: () => ({ ok: true, count: kept.answers }),
    forget_answers: () => ((kept.answers = 0), { ok: true, count: 0 }),
    state: () => ({ ok: true, page: 'not_order_page', orders: [], host: HOST, stages: [{ id: 'awaiting_shipment', label: 'waiting to be shipped' }], letter_languages: ['en', 'zh'] }),
    taught: () => kept.taught && { ok: true, taught: kept.taught },
    teach: ({ text }) => ((kept.taught = kept.taught?.filter((each) => /** @type {any} */ (each).text !== text)), { ok: true }),
    ...more,
  };
  return { kept, answer: (/** @type {any} */ message) => kinds[message.kind]?.(message) };
};

/** @param {ReturnType<typeof createWorker>} [worker] */
const openOptions = async (worker = createWorker()) => {
  const all = await openOwnPage('options/options', { answer: worker.answer });
  const byKey = (/** @type {string} */ key) => /** @type {any} */ ([...all.document.querySelectorAll('[data-key]')].find((node) => node.getAttribute('data-key') === key));
  return {
    ...all, ...worker, byKey,
    titles: () => [...all.document.querySelectorAll('h2')].map(words),
    heard: () => words(all.document.querySelector('#heard')),
    /** @param {string} key @param {unknown} value */
    choose: async (key, value) => {
      const field = byKey(key);
      field.focus();
      if (typeof value === 'boolean') field.checked = value;
      else field.value = value;
      all.fire('change', field);
      await settle();
    },
    /** @param {string} key */
    press: async (key) => {
      all.fire('click', byKey(key));
      await settle();
    },
  };
};

const said = (/** @type {string} */ key) => messages[key]?.message ?? '';

test('what there is to choose, as it is chosen', async () => {
  const { titles, byKey, document } = await openOptions();
  assert.deepEqual(titles(), ['options_page_title', 'options_lang_title', 'options_answers_title', 'options_program_title'].map(said));
  assert.equal(byKey('hints').checked, true);
  assert.deepEqual([...byKey('lang').options].map(({ value, text }) => [value, text]), [['', said('options_lang_auto')], ['de', 'Deutsch'], ['en', 'English'], ['he', 'עברית']]);
  assert.deepEqual([...byKey('letter_lang').options].map(({ value }) => value), ['', 'en', 'zh']);
  assert.equal(words(document.querySelector('.options section:last-child .small')), 'Extension 0.1.0 · Rules 2026.11.21 · helper 0.1.0');
  assert.equal(document.title, 'Rescind: Settings');
});

for (const { key, value } of [{ key: 'hints', value: false }, { key: 'letter_lang', value: 'zh' }, { key: 'letter_lang', value: 'en' }, { key: 'lang', value: 'de' }])
  test(`${key}: ${value} is kept at once, said, and the focus stays`, async () => {
    const { choose, kept, heard, document, byKey } = await openOptions();
    await choose(key, value);
    assert.equal(kept.settings[/** @type {'hints'} */ (key)], value);
    assert.equal(heard(), said('options_saved'));
    assert.equal(document.activeElement, byKey(key));
  });

test('another language is spoken at once, in its direction', async () => {
  const { choose, document, heard } = await openOptions();
  await choose('lang', 'he');
  assert.deepEqual([document.documentElement.lang, document.documentElement.dir, document.title], ['he', 'rtl', 'Rescind: הגדרות']);
  assert.equal(heard(), 'נשמר');
  await choose('lang', '');
  assert.deepEqual([document.documentElement.lang, document.documentElement.dir], ['en', 'ltr']);
});

test('a choice that the worker refuses is taken back, and that is said', async () => {
  const { choose, byKey, heard } = await openOptions(createWorker({ set: () => ({ ok: false, error: { code: 'internal' } }) }));
  await choose('hints', false);
  assert.equal(byKey('hints').checked, true);
  assert.equal(heard(), said('problem_internal_title'));
});

test('answers: how many, and all are forgotten', async () => {
  const worker = createWorker();
  worker.kept.answers = 3;
  const { document, press, heard, byKey } = await openOptions(worker);
  assert.ok(words(document.body).includes('Orders you answered questions about: 3'));
  await press('forget-answers');
  assert.equal(worker.kept.answers, 0);
  assert.equal(heard(), said('options_forgotten'));
  assert.equal(byKey('forget-answers'), undefined);
  assert.ok(words(document.body).includes(said('options_answers_none')));
});

test('explained texts: each as text, each with a button of its own name that forgets it', async () => {
  const worker = createWorker();
  worker.kept.taught = TAUGHT;
  const { document, byKey, press, sent, titles } = await openOptions(worker);
  assert.deepEqual([...document.querySelectorAll('.taught li > div')].map(words), ['Gönderim bekleniyorwaiting to be shipped', '<img src=x onerror=alert(1)>shipped']);
  assert.equal(document.querySelector('.taught .what')?.getAttribute('lang'), 'tr');
  assert.equal(document.querySelectorAll('main img').length, 0);
  assert.equal(byKey('taught tr Gönderim bekleniyor').getAttribute('aria-label'), 'Forget “Gönderim bekleniyor”');
  await press('taught tr Gönderim bekleniyor');
  assert.deepEqual({ ...sent.find(({ kind }) => kind === 'teach') }, { kind: 'teach', what: 'status', text: 'Gönderim bekleniyor', lang: 'tr', stage: null });
  assert.equal(document.querySelectorAll('.taught li').length, 1);
  worker.kept.taught = [];
  await press('taught en <img src=x onerror=alert(1)>');
  assert.ok(!titles().includes(said('options_taught_title')), 'nothing to show, nothing shown');
});

for (const { code, command } of [{ code: 'missing', command: './install/install.sh' }, { code: 'crashed', command: 'rescind doctor' }])
  test(`helper ${code}: how to mend it, and "Try again" does`, async () => {
    let host = { ...HOST, state: code };
    const { document, press, titles } = await openOptions(createWorker({
      state: () => ({ ok: true, page: 'not_order_page', orders: [], host, stages: [], letter_languages: [] }),
      retry: () => ((host = HOST), { ok: true }),
    }));
    assert.ok(titles().includes(said(`problem_${code}_title`)));
    assert.equal(words(document.querySelector('code')), command);
    assert.equal(document.querySelectorAll('a').length, 0);
    await press('retry');
    assert.ok(!titles().includes(said(`problem_${code}_title`)));
  });

test('a worker that says nothing at all', async () => {
  const { titles } = await openOptions({ ...createWorker(), answer: () => undefined });
  assert.deepEqual(titles(), [said('problem_internal_title')]);
});

test('what was changed elsewhere is seen on coming back; drawing the same again does not touch the page', async () => {
  const worker = createWorker();
  const { document, byKey, hide } = await openOptions(worker);
  const before = byKey('lang');
  hide(true);
  hide(false);
  await settle();
  assert.equal(byKey('lang'), before, 'drawn again though nothing changed');
  worker.kept.settings.letter_lang = 'zh';
  hide(true);
  hide(false);
  await settle();
  assert.equal(byKey('letter_lang').value, 'zh');
  assert.equal(document.querySelectorAll('.options').length, 1);
});
