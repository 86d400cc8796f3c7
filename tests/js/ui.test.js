// The view: what it draws of an advice, what it leaves out, and that text stays text.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readAdvice } from '../../extension/background/reply.js';
import { SCREENS, SCRIPTS, adviceOf, messages, openWindow, settle, source, words } from './ui-window.js';

process.env['TZ'] = 'Europe/Berlin';

const protocol = readFileSync(new URL('../../protocol/PROTOCOL.md', import.meta.url), 'utf8');
const VERDICTS = [...new Set([...(protocol.match(/\*\*Verdicts\*\*:[^]*?\n\n/)?.[0] ?? '').matchAll(/`([a-z_]+)`/g)].map(([, word]) => word ?? ''))];
const FIXTURES = ['cancel-directly', 'request-cancellation', 'ask', 'contradictory', 'track-refund', 'markup'];

test('the examples are advice as the worker lets it through', () => {
  for (const name of FIXTURES) {
    const advice = adviceOf(name);
    assert.deepEqual(
      readAdvice([advice], new Set([advice.order_id])),
      [{ ...advice, unread: advice.unread ?? [], ignored: [], stale: [] }],
      name,
    );
  }
});

test('every verdict of the protocol has a picture and a colour, and no other has', () => {
  const { rescind } = openWindow();
  assert.equal(VERDICTS.length, 15);
  const known = [...source('lib/view-icons.js').matchAll(/^ +\['(\w+)', \['\w+', '\w+'\]\]/gm)].map(([, verdict]) => verdict ?? '');
  assert.deepEqual(known.sort(), [...VERDICTS].sort());
  for (const verdict of VERDICTS) {
    const { icon, tone } = rescind.look({ verdict });
    assert.equal(rescind.icon(icon).localName, 'svg', verdict);
    assert.ok(rescind.tones.includes(tone), verdict);
  }
  const pictures = VERDICTS.map((verdict) => rescind.look({ verdict }).icon);
  assert.equal(new Set(pictures).size, pictures.length, 'two verdicts look alike');
});

test('urgency decides the colour; what is new to this version is a question', () => {
  const { rescind } = openWindow();
  assert.equal(rescind.look({ verdict: 'cancel_directly', urgency: 'soon' }).tone, 'soon');
  assert.equal(rescind.look({ verdict: 'cancel_directly', urgency: /** @type {any} */ ('constructor') }).tone, 'act');
  assert.deepEqual({ ...rescind.look({ verdict: 'from_the_future' }) }, { icon: 'question', tone: 'ask' });
  assert.equal(rescind.look({ verdict: 'unknown', certainty: 'contradictory' }).icon, 'warning');
});

test('words can be read on every ground, light and dark', () => {
  const { rescind } = openWindow();
  const css = /** @type {any} */ (rescind.style()).text;
  /** @param {string} hex */
  const luminance = (hex) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  /** @param {string} a @param {string} b */
  const contrast = (a, b) => {
    const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  /** Light and dark value of a variable, in a rule. @param {string} rule @param {string} name @returns {[string, string]} */
  const pair = (rule, name) => {
    const found = css.match(new RegExp(`${rule.replaceAll('.', '\\.')} \\{[^}]*${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`));
    assert.ok(found, `${rule} ${name}`);
    return [found[1] ?? '', found[2] ?? ''];
  };
  const root = (/** @type {string} */ name) => pair(':host, :root', name);
  const rows = [
    ...['--ink', '--soft', '--accent'].flatMap((name) => ['--surface', '--sunken'].map((ground) => ({ name: `${name} on ${ground}`, front: root(name), back: root(ground), least: 4.5 }))),
    { name: 'main button', front: root('--on-accent'), back: root('--accent'), least: 4.5 },
    { name: 'edge of controls', front: root('--edge'), back: root('--surface'), least: 3 },
    ...[...rescind.tones, 'trouble'].flatMap((tone) => {
      const rule = `.tone-${tone}`;
      return [
        { name: `${tone} on its tint`, front: pair(rule, '--tone'), back: pair(rule, '--tint'), least: 4.5 },
        { name: `${tone} on the surface`, front: pair(rule, '--tone'), back: root('--surface'), least: 4.5 },
        { name: `ink on ${tone}`, front: root('--ink'), back: pair(rule, '--tint'), least: 4.5 },
      ];
    }),
  ];
  for (const { name, front, back, least } of rows)
    for (const [at, theme] of /** @type {const} */ ([[0, 'light'], [1, 'dark']]))
      assert.ok(contrast(front[at], back[at]) >= least, `${name}, ${theme}: ${contrast(front[at], back[at]).toFixed(2)}`);
});

/** What draws each member. @type {[Exclude<keyof Advice, 'order_id' | 'verdict'>, string][]} */
const PARTS = [
  ['certainty', '.certainty'], ['ask', '.ask'], ['steps', '.steps ol'], ['reason', '.choice'], ['warnings', '.urgent'], ['clocks', '.clock'],
  ['refund', '.glance:not(.clock)'], ['coupons', '.money li'], ['letter', '.letter'], ['alternatives', '.alternatives'], ['unread', '.unread'],
  ['taught', '.taught'], ['because', '.why'],
];

/** An advice with every member. @returns {Advice} */
const complete = () => ({
  ...adviceOf('ask'), ...adviceOf('request-cancellation'), ask: adviceOf('ask').ask ?? [], unread: adviceOf('ask').unread ?? [],
  taught: { stage: 'shipped', text: 'It means sent', teach: { what: 'status', text: 'x', stage: null } },
});

for (const [member, selector] of PARTS)
  test(`"${member}" is drawn when it is there, and nothing in its place when it is not`, () => {
    const { rescind, context } = openWindow();
    const rest = complete();
    const value = rest[member];
    delete rest[member];
    const bare = { order_id: rest.order_id, verdict: rest.verdict, headline: 'What to do' };
    assert.ok(rescind.view.advice(complete(), context()).querySelector(selector));
    assert.equal(rescind.view.advice(rest, context()).querySelector(selector), null);
    const alone = rescind.view.advice(/** @type {Advice} */ ({ ...bare, [member]: value }), context());
    assert.ok(alone.querySelector(selector));
    for (const [other, its] of PARTS) if (other !== member) assert.equal(alone.querySelector(its), null, other);
  });

test('an advice with its core alone is a headline and nothing else', () => {
  const { rescind, context } = openWindow();
  const view = rescind.view.advice({ order_id: '8190000000000001', verdict: 'wait', headline: 'Wait' }, context({ letter_languages: ['en', 'zh'] }));
  assert.equal(words(view), 'Wait');
  assert.equal(view.children.length, 1);
  const empty = rescind.view.advice({ order_id: '1', verdict: 'wait', short: 'Wait', steps: [], ask: [], clocks: [], coupons: [], warnings: [], because: [], unread: [], alternatives: [] }, context());
  assert.equal(words(empty), 'Wait');
});

test('a text that is not translated is shown with its mark, and said to be English; no other is', () => {
  const { rescind, context } = openWindow();
  const view = rescind.view.advice({
    order_id: '8190000000000001', verdict: 'wait', certainty: 'depends', headline: '[EN] Wait', steps: ['[EN] Open the order', 'Warten Sie', '[EU] no language of ours? [EN] x'].map((text) => ({ text })),
    ask: [{ fact: 'stage', question: '[EN] What now?', kind: 'buttons', answers: [{ label: '[EN] Yes', told: { stage: 'x' } }, { label: 'Nein', told: { stage: 'y' } }] }],
    warnings: ['[en] small', '[EN]without a space'].map((text) => ({ text })),
  }, context());
  const marked = [...view.querySelectorAll('[lang]')].map((node) => [node.getAttribute('lang'), words(node)]);
  assert.deepEqual(marked, [['en', '[EN] Wait'], ['en', '[EN] What now?'], ['en', '[EN] Yes'], ['en', '[EN] Open the order'], ['eu', '[EU] no language of ours? [EN] x']]);
  for (const node of view.querySelectorAll('[lang]')) assert.equal(node.getAttribute('dir'), 'auto', 'and runs its own way');
});

test('an alternative has an outcome, a condition, or both, and is pressed where pressing tells it', () => {
  const { rescind, context, document, fire } = openWindow();
  /** @type {unknown[]} */
  const heard = [];
  const day = { fact: 'days', question: 'When?', kind: 'date', time: 'paid_at', min: '2026-11-20', max: '2026-11-21', answers: [] };
  const alternatives = [
    { verdict: 'wait', text: 'Wait' }, { verdict: 'wait', when: 'if it is late' }, { verdict: 'wait', text: 'Wait', when: 'if it is late' },
    { verdict: 'wait', text: 'Wait', when: 'if it is late', label: 'It is late', told: { late: true } },
    { verdict: 'wait', label: 'I know the day', ask: day },
  ];
  const view = rescind.view.advice({ ...adviceOf('track-refund'), alternatives }, context({ onTell: (told) => heard.push({ ...told }) }));
  document.body.append(view);
  const rows = [...view.querySelectorAll('.alternatives > li')];
  assert.deepEqual(rows.map((row) => [...row.querySelectorAll('.lines > span')].map(words)),
    [['Wait'], ['if it is late'], ['if it is late', 'Wait'], ['It is late', 'Wait'], ['I know the day']]);
  assert.deepEqual(rows.map((row) => row.querySelectorAll('button').length), [0, 0, 0, 1, 3]);
  fire('click', /** @type {Element} */ (rows[3]?.querySelector('button')));
  fire('click', /** @type {Element} */ (rows[4]?.querySelector('button')));
  assert.deepEqual(heard, [{ late: true }, { paid_at: '2026-11-21' }]);
});

test('a question that decides comes before the steps, another after them; the others are on demand', () => {
  const { rescind, context } = openWindow();
  /** @param {NonNullable<Advice['certainty']>} certainty */
  const place = (certainty) => {
    const view = rescind.view.advice({ ...complete(), certainty }, context({ told: { stage: 'delivered' }, onTell: () => undefined }));
    assert.equal(view.querySelectorAll('.ask .question').length, 1);
    assert.equal(view.querySelectorAll('.fold .question').length, 1);
    return ['urgent', 'ask', 'steps', 'glance', 'folds', 'told'].map((name) => [...view.children].findIndex((part) => part.classList.contains(name)));
  };
  assert.deepEqual(place('depends'), [1, 2, 3, 4, 6, 7]);
  for (const certainty of /** @type {const} */ (['certain', 'usual'])) assert.deepEqual(place(certainty), [1, 5, 2, 3, 6, 7], certainty);
  assert.deepEqual(place('contradictory'), [1, 3, 4, 5, 7, 2], 'what contradicts the page is taken back first of all');
  assert.ok(rescind.view.advice(complete(), context({ told: { stage: 'delivered' }, onTell: () => undefined })).querySelector('.verdict [data-key=forget]'));
});

test('four words of certainty, each with an icon and words of its own', () => {
  const { rescind, context } = openWindow();
  const shown = ['certain', 'usual', 'depends', 'contradictory'].map((certainty) => {
    const line = rescind.view.advice({ ...adviceOf('track-refund'), certainty }, context()).querySelector('.certainty');
    return [words(line), line?.querySelector('path')?.getAttribute('d')];
  });
  for (const part of [0, 1]) assert.equal(new Set(shown.map((pair) => pair[part])).size, 4);
});

test('reason, message and the page’s button stand in the steps that need them', () => {
  const { rescind, context } = openWindow();
  const intents = [{ id: 'changed_mind', label: 'I changed my mind' }];
  const view = rescind.view.advice(adviceOf('request-cancellation'), context({ onShow: async () => true, intents }));
  const parts = ['.choice', '.intent select', '.letter-text', '.showing'];
  const inside = [...view.querySelectorAll('.steps li')].map((step) => parts.map((part) => step.querySelector(part) !== null));
  assert.deepEqual(inside, [
    [false, false, false, true], [true, true, false, false], [false, false, true, false], [false, false, false, false]]);
});

test('a button is offered to be shown where the page has it, or another page that can be opened', () => {
  const { rescind, context } = openWindow();
  /** @param {Partial<Advice>} advice @param {string} [kind] */
  const offered = (advice, kind) => {
    const all = { order_id: '8190000000000001', verdict: 'wait', headline: 'Wait', ...advice };
    return rescind.view.advice(all, context({ ...(kind && { page_kind: kind }), onShow: async () => true })).querySelector('.showing') !== null;
  };
  const steps = [{ text: 'Press it', press: 'cancel_order', on: 'detail' }];
  const seen = steps.map((step) => ({ ...step, seen: 'Cancel order' }));
  assert.deepEqual([offered({ steps }, 'list'), offered({ steps: seen }, 'list'), offered({ steps: seen }, 'detail'), offered({ steps: seen })], [true, true, true, true]);
  assert.deepEqual([offered({ steps }, 'detail'), offered({ steps }), offered({ steps: [{ text: 'Wait' }] }, 'list')], [false, false, false]);
});

test('what is to be shown is said, and that it is not there any more', async () => {
  const { rescind, context, document, fire } = openWindow();
  /** @type {unknown[]} */
  const heard = [];
  const view = rescind.view.advice(adviceOf('request-cancellation'), context({ page_kind: 'detail', onShow: async (what) => (heard.push({ ...what }), false) }));
  document.body.append(view);
  fire('click', /** @type {Element} */ (view.querySelector('.showing button')));
  await settle();
  assert.deepEqual(heard, [{ press: 'request_cancellation', on: 'detail', text: 'Request cancellation' }]);
  assert.equal(words(view.querySelector('.showing [role=status]')), 'The page does not show this button now.');
});

test('a day is told as a day: by its name, or from a calendar within its bounds', () => {
  const { rescind, context, document, fire } = openWindow();
  /** @type {unknown[]} */
  const heard = [];
  /** @param {object} bounds */
  const ask = (bounds) => {
    const question = { fact: 'days_since_delivery', question: 'When did it arrive?', kind: 'date', time: 'delivered_at', answers: [{ label: 'I do not know', told: { days_since_delivery: 0 } }], ...bounds };
    const view = rescind.view.advice({ ...adviceOf('track-refund'), certainty: 'depends', ask: [question] }, context({ onTell: (told) => heard.push({ ...told }) }));
    document.body.replaceChildren(view);
    return view;
  };
  const view = ask({ min: '2026-10-01', max: '2026-11-21' });
  assert.deepEqual([...view.querySelectorAll('.ask button')].map(words), ['Today', 'Yesterday', 'Use this day', 'I do not know']);
  const [today, yesterday, take] = /** @type {[Element, Element, Element]} */ ([...view.querySelectorAll('.ask button')]);
  const box = /** @type {HTMLInputElement} */ (view.querySelector('input[type=date]'));
  assert.deepEqual([box.min, box.max], ['2026-10-01', '2026-11-21']);
  fire('click', today);
  fire('click', yesterday);
  fire('click', take);
  for (const day of ['2026-09-30', '2026-11-22', '2026-11-03']) {
    box.value = day;
    fire('click', take);
  }
  fire('keydown', box, { key: 'Enter' });
  assert.deepEqual(heard, [{ delivered_at: '2026-11-21' }, { delivered_at: '2026-11-20' }, { delivered_at: '2026-11-03' }, { delivered_at: '2026-11-03' }]);
  assert.deepEqual([...ask({ max: '2026-11-20' }).querySelectorAll('.ask button')].map(words)[0], 'Yesterday');
});

test('a list tells the answer that is chosen', () => {
  const { rescind, context, document, fire } = openWindow();
  /** @type {unknown[]} */
  const heard = [];
  const ask = [{ fact: 'region', question: 'Where do you live?', kind: 'list', answers: [{ label: 'EU', told: { region: 'eu' } }, { label: 'Brazil', told: { region: 'br' } }] }];
  const view = rescind.view.advice({ ...adviceOf('track-refund'), ask }, context({ onTell: (told) => heard.push({ ...told }) }));
  document.body.append(view);
  const list = /** @type {HTMLSelectElement} */ (view.querySelector('.ask select'));
  assert.deepEqual([...list.options].map(({ text }) => text), ['Choose…', 'EU', 'Brazil']);
  for (const value of ['1', '']) {
    list.value = value;
    fire('change', list);
  }
  assert.deepEqual(heard, [{ region: 'br' }]);
});

test('of clocks the next to end is in the view, the others on demand; of warnings the one that cannot wait', () => {
  const { rescind, context } = openWindow();
  const clocks = ['2026-11-30', '2026-11-25', '2026-11-20'].map((day) => ({ kind: 'k', from: null, until: /** @type {[string, string]} */ ([day, day]), text: day }));
  const warnings = [{ text: 'one' }, { text: 'two', urgent: true }, { text: 'three' }];
  const view = rescind.view.advice({ ...adviceOf('track-refund'), clocks, warnings }, context());
  assert.match(words(view.querySelector('section.clock')), /2026-11-25/);
  assert.deepEqual([...view.querySelectorAll('.clocks li')].map((line) => /2026-\d\d-\d\d/.exec(words(line))?.[0]), ['2026-11-30', '2026-11-20']);
  assert.equal(words(view.querySelector('.urgent p')), 'two');
  assert.deepEqual([...view.querySelectorAll('.warnings li')].map(words), ['one', 'three']);
});

test('a refund is one line: the host’s short one, or its days and its text', () => {
  const { rescind, context } = openWindow();
  const line = (/** @type {NonNullable<Advice['refund']>} */ refund) => {
    const view = rescind.view.advice({ ...adviceOf('track-refund'), refund, coupons: [] }, context());
    return [words(view.querySelector('.glance:not(.clock) p')), words(view.querySelector('.money'))];
  };
  assert.deepEqual(line({ business_days: [0, 0], text: 'Back it goes' }), ['Back it goes', '']);
  assert.deepEqual(line({ business_days: [3, 3], text: 'Back it goes' }), ['3 working daysBack it goes', '']);
  assert.deepEqual(line({ business_days: [1, 20], text: 'Back it goes' }), ['1 to 20 working daysBack it goes', '']);
  assert.deepEqual(line({ business_days: [1, 20], text: 'Back it goes, all of it', short: 'All of it' }), ['All of it', 'Your moneyBack it goes, all of it']);
  assert.deepEqual(line({ business_days: [1, 20], text: 'It all goes back. Wait.', short: 'It all goes back. Wait.' }), ['It all goes back.', 'Your moneyWait.']);
});

test('nothing is said twice', () => {
  const { rescind, context } = openWindow();
  for (const name of FIXTURES) {
    const view = rescind.view.advice(adviceOf(name), context({ onShow: async () => true }));
    const said = [...view.querySelectorAll('h2, p, li, h3, span')].filter((node) => node.children.length === 0).map(words).filter((text) => text.length > 25);
    assert.deepEqual(said.filter((text, at) => said.indexOf(text) !== at), [], name);
  }
});

test('every text of a reply is shown, word for word', () => {
  const { rescind, context } = openWindow();
  /** Members that a person reads. @param {unknown} value @param {string} name @returns {string[]} */
  const texts = (value, name) => {
    if (typeof value === 'string') return ['headline', 'label', 'why', 'text', 'question', 'rule'].includes(name) ? [value] : [];
    if (Array.isArray(value)) return value.flatMap((each) => texts(each, name));
    return typeof value === 'object' && value !== null ? Object.entries(value).filter(([key]) => key !== 'also' && key !== 'told').flatMap(([key, each]) => texts(each, key)) : [];
  };
  for (const name of FIXTURES) {
    const view = rescind.view.advice(adviceOf(name), context());
    const wanted = texts(adviceOf(name), '');
    assert.ok(wanted.length >= 3, name);
    for (const text of wanted) assert.ok(view.textContent?.includes(text), `${name}: ${text}`);
  }
});

test('markup in any text stays text, wherever it is drawn', () => {
  const { rescind, context, document } = openWindow();
  const view = rescind.view.advice(adviceOf('markup'), context());
  document.body.append(view);
  const drawn = new Set([...view.querySelectorAll('*')].map(({ localName }) => localName));
  const ours = new Set(['header', 'section', 'div', 'span', 'p', 'h2', 'h3', 'ul', 'ol', 'li', 'button', 'label', 'select', 'option', 'details', 'summary', 'svg', 'path']);
  assert.deepEqual([...drawn].filter((name) => !ours.has(name)), []);
  const hint = rescind.hint.make(document.body, '8190000000000006', { anchor: () => null, onOpen: () => undefined, onPut: () => undefined });
  hint.aim()();
  hint.update(adviceOf('markup'));
  assert.equal(document.querySelectorAll('b, i, u, img, script').length, 0);
});

test('el makes text of text and refuses what could become code', () => {
  const { rescind, document } = openWindow();
  const make = /** @type {any} */ (rescind.el);
  const node = make('p', { class: 'a', hidden: false, title: undefined }, '<b>', 0, null, false, ['x', make('b', {}, 'y')]);
  document.body.append(node);
  assert.equal(node.outerHTML, '<p class="a">&lt;b&gt;0x<b>y</b></p>');
  const refused = [
    ['script', {}], ['STYLE', {}], ['iframe', {}], ['link', {}], ['base', {}], ['object', {}],
    ['p', { onclick: 'alert(1)' }], ['p', { ONCLICK: 'alert(1)' }], ['p', { style: 'color:red' }], ['p', { srcdoc: 'x' }], ['p', { click: () => 0 }],
    ['a', { href: `${'javascript'}:alert(1)` }], ['a', { href: ' https://x' }], ['a', { href: 'http://x' }], ['a', { href: 'data:text/html,x' }], ['a', { href: '//x' }], ['a', { href: '' }],
    ['img', { src: 'data:,' }], ['img', { src: 'http://x' }],
  ];
  for (const [tag, attributes] of refused) assert.throws(() => make(tag, attributes), { name: 'TypeError' }, JSON.stringify([tag, attributes]));
  for (const href of ['https://www.aliexpress.com/', chromeAddress()]) assert.equal(make('a', { href }).getAttribute('href'), href);
});
const chromeAddress = () => 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/popup/popup.html';

test('a reason that the list lacks is said with one press, and only where there is another', () => {
  const { rescind, document, context, fire } = openWindow();
  /** @type {unknown[]} */
  const heard = [];
  const advice = { ...adviceOf('request-cancellation'), reason: { choose: 'r', label: 'R', seller_counted: false, missing: { reasons_missing: 'one' } } };
  const view = rescind.view.advice(advice, context({ onTell: (told) => heard.push({ ...told }) }));
  document.body.append(view);
  const button = view.querySelector('[data-key="reason-missing"]');
  assert.equal(words(button), 'It is not in my list');
  fire('click', /** @type {Element} */ (button));
  assert.deepEqual(heard, [{ reasons_missing: 'one' }]);
  const last = rescind.view.advice({ ...advice, reason: { choose: 'none', label: 'None' } }, context({ onTell: () => undefined }));
  assert.equal(last.querySelector('[data-key="reason-missing"]'), null);
});

test('answers, the detail page, the reason and taking it all back go to whoever shows the view', () => {
  const { rescind, context, fire, document } = openWindow();
  /** @type {unknown[]} */
  const heard = [];
  const ctx = context({ intents: [{ id: 'changed_mind', label: 'I changed my mind' }], onTell: (told) => heard.push({ ...told }), onOpenDetail: () => heard.push('detail') });
  const asking = rescind.view.advice(adviceOf('ask'), ctx);
  document.body.append(asking);
  for (const button of asking.querySelectorAll('.question button')) fire('click', button);
  assert.deepEqual(heard.splice(0), [{ tracking: 'none' }, { tracking: 'label_only' }, { tracking: 'moving' }, 'detail']);

  const request = rescind.view.advice(adviceOf('request-cancellation'), { ...ctx, told: { intent: 'changed_mind', tracking: 'none', stage: 'unknown' } });
  const picker = /** @type {HTMLSelectElement} */ (request.querySelector('.intent select'));
  assert.equal(picker.value, 'changed_mind');
  picker.value = 'unknown';
  fire('change', picker);
  fire('click', /** @type {Element} */ (request.querySelector('.told button')));
  assert.deepEqual(heard, [{ intent: 'unknown' }, { intent: 'unknown', tracking: 'unknown' }]);

  const asked = { ...adviceOf('request-cancellation'), ask: [{ fact: 'intent', question: 'Why?', kind: 'list', answers: [] }] };
  assert.equal(rescind.view.advice(asked, ctx).querySelector('.intent'), null, 'asked for twice');
});

test('the letter changes language at once where it can, and says which it wants where it cannot', () => {
  const { rescind, context, fire } = openWindow();
  /** @type {unknown[]} */
  const wanted = [];
  const view = rescind.view.advice(adviceOf('request-cancellation'), context({ letter_languages: ['en', 'zh', 'es'], onLetterLang: (...args) => wanted.push(args) }));
  const list = /** @type {HTMLSelectElement} */ (view.querySelector('.letter select'));
  const text = view.querySelector('.letter-text');
  assert.deepEqual([...list.options].map(({ text: label }) => label), ['English', 'Chinese', 'Spanish']);
  for (const [lang, shown] of /** @type {const} */ ([['zh', '您好'], ['es', '您好'], ['en', 'Hello']])) {
    list.value = lang;
    fire('change', list);
    assert.ok(text?.textContent?.startsWith(shown), lang);
  }
  assert.equal(text?.getAttribute('lang'), 'en');
  assert.deepEqual(wanted.map((args) => [.../** @type {unknown[]} */ (args)]), [['zh', true], ['es', false], ['en', true]]);
});

for (const { note, clipboard, command, says } of [
  { note: 'by the clipboard', clipboard: true, command: false, says: 'Copied' },
  { note: 'by the old command where a page bars the clipboard', clipboard: false, command: true, says: 'Copied' },
  { note: 'not at all, and says so', clipboard: false, command: false, says: 'Not copied. Select the text and copy it.' },
])
  test(`the letter is copied ${note}`, async () => {
    const { rescind, context, fire, document, window, pass, timers } = openWindow();
    /** @type {string[]} */
    const copied = [];
    Object.defineProperty(window.navigator, 'clipboard', {
      value: { writeText: async (/** @type {string} */ text) => { if (!clipboard) throw new Error('barred'); copied.push(text); } },
    });
    window.document.execCommand = () => {
      if (command) copied.push(document.querySelector('textarea')?.value ?? '');
      return command;
    };
    const view = rescind.view.advice(adviceOf('request-cancellation'), context());
    document.body.append(view);
    const button = /** @type {HTMLElement} */ (view.querySelector('[data-key="letter-copy"]'));
    button.focus();
    fire('click', button);
    await settle();
    assert.deepEqual(copied, clipboard || command ? [adviceOf('request-cancellation').letter?.text] : []);
    assert.equal(words(button), says);
    assert.equal(words(view.querySelector('.letter [role=status]')), says);
    assert.equal(document.activeElement, button);
    assert.equal(document.querySelector('textarea'), null);
    pass(60_000);
    assert.equal(words(button), 'Copy message');
    view.remove();
    pass(120_000);
    assert.equal(timers.size, 0);
  });

/** Screens of the popup and the panel that no hint has a line for. */
const OFF_PAGE = new Set(['unreadable', 'blocked', 'loading_long', 'not_order_page', 'no_orders', 'order_gone']);

test('every text that is asked for exists, and every one that exists is asked for', () => {
  const code = [...SCRIPTS, 'lib/ui.js', 'popup/popup.js', 'popup/list.js', 'popup/describe.js', 'options/options.js', 'manifest.json'].map(source).join('\n');
  const asked = new Set([...code.matchAll(/'([a-z]+(?:_[a-z]+)+|loading|close|back|retry|retrying|copied|run)'|__MSG_([a-z_]+)__/g)].map(([, quoted, manifest]) => quoted ?? manifest ?? ''));
  const made = [
    ...SCREENS.flatMap((name) => ['title', 'body', ...(OFF_PAGE.has(name) ? [] : ['short'])].map((part) => `problem_${name}_${part}`)),
    ...['at', 'between'].flatMap((end) => [`clock_starts_${end}`, `clock_ends_${end}`]),
    ...['agreed', 'disputed', 'single'].map((word) => `agreement_${word}`),
    'certainty_contradictory_told',
  ];
  for (const key of made) assert.ok(messages[key], `no text ${key}`);
  const calls = [...code.matchAll(/say\(\s*'([a-z_]+)'/g)].map(([, key]) => key ?? '');
  for (const key of calls) assert.ok(messages[key], `no text ${key}`);
  for (const [key, { message, description, placeholders = {} }] of Object.entries(messages)) {
    assert.ok(asked.has(key) || made.includes(key), `${key} is never shown`);
    assert.ok(description.length > 5, `${key} has no description`);
    const used = [...message.matchAll(/\$([A-Z_]+)\$/g)].map(([, name]) => (name ?? '').toLowerCase());
    assert.deepEqual([...new Set(used)].sort(), Object.keys(placeholders).sort(), key);
  }
});
