// Hint and panel in a page: where they are, what the page keeps, and the way in and out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviceOf, adviceReply, messages, openWindow, settle, words } from './ui-window.js';

const said = (/** @type {string} */ key) => messages[key]?.message ?? '';

const CARD = `
  <div class="card"><div class="head">To ship</div><button id="cancel">Cancel order</button></div>
  <a class="card link" href="https://www.aliexpress.com/p/order/detail.html?orderId=8190000000000002"><span class="head">To ship</span></a>`;

/** @param {Parameters<typeof openWindow>[0]} [options] */
const openPage = (options) => {
  const all = openWindow({ html: CARD, ...options });
  const { document, rescind, shadow } = all;
  const [card, link] = /** @type {[Element, Element]} */ ([...document.querySelectorAll('.card')]);
  /** @type {HTMLElement[]} */
  const opened = [];
  const placeNow = (where = card, orderId = '8190000000000002', anchor = where.querySelector('.head')) => {
    const hint = rescind.hint.make(where, orderId, { anchor: () => anchor, onOpen: (row) => opened.push(row), onPut: () => undefined });
    hint.aim()();
    return hint;
  };
  /** Until it shows at least that it waits. @type {typeof placeNow} */
  const place = (...how) => {
    const hint = placeNow(...how);
    all.pass(200);
    return hint;
  };
  const button = (/** @type {Element} */ host) => /** @type {HTMLElement} */ (shadow(host).querySelector('button'));
  const panelHost = () => document.querySelector('rescind-panel');
  const panel = () => shadow(/** @type {Element} */ (panelHost()));
  return { ...all, card, link, opened, place, placeNow, button, panelHost, panel };
};

test('a hint stands right after its anchor, or at the start of the card, in a closed root', () => {
  const { card, link, place, document } = openPage();
  const hint = place();
  assert.equal(card.querySelector('.head')?.nextElementSibling, hint.element);
  assert.equal(hint.element.shadowRoot, null);
  assert.equal(words(document.body).includes('Rescind'), false, 'nothing of it is in the page');
  for (const anchor of [null, card.querySelector('.head'), link]) {
    const other = place(link, '8190000000000003', anchor);
    assert.equal(link.firstElementChild, other.element);
    other.remove();
  }
});

test('a hint that was taken away is made anew, in the language of now', () => {
  const { place, rescind, button } = openPage();
  const first = place();
  assert.equal(button(first.element).getAttribute('dir'), 'ltr');
  first.remove();
  rescind.speak({ text_language: 'he', text_direction: 'rtl' });
  const second = place();
  assert.notEqual(second, first);
  const row = button(second.element);
  assert.deepEqual([row.getAttribute('lang'), row.getAttribute('dir')], ['he', 'rtl']);
});

test('there is never a second hint in a card', () => {
  const { card, place, document } = openPage();
  const stray = document.createElement('rescind-hint'); /* of an extension that was reloaded */
  card.append(stray);
  place();
  const last = place(card, '8190000000000009');
  assert.deepEqual([...card.querySelectorAll('rescind-hint')], [last.element]);
  assert.equal(card.querySelectorAll('rescind-hint').length, 1);
  assert.equal(stray.isConnected, false);
});

test('a hint that the page threw out goes back as it was, its panel still open', async () => {
  const { card, place, panelHost, rescind } = openPage();
  const hint = place();
  rescind.panel.open(hint.element, '8190000000000002', worker());
  await settle();
  assert.equal(hint.isLost(), false);
  hint.element.remove();
  assert.equal(hint.isLost(), true);
  hint.aim()();
  assert.equal(hint.element.parentElement, card);
  assert.ok(panelHost());
});

test('the words of a hint that are not translated are said to be English', () => {
  const { place, button } = openPage();
  const hint = place();
  for (const { short, lang } of [{ short: '[EN] Wait', lang: 'en' }, { short: 'Warten', lang: null }]) {
    hint.update({ ...adviceOf('track-refund'), short });
    assert.deepEqual([words(button(hint.element).querySelector('.words')), button(hint.element).querySelector('.words')?.getAttribute('lang')], [short, lang]);
  }
});

test('a hint shows that it waits, then the short words, or what to do', () => {
  const { placeNow, button, shadow, pass, timers, rescind } = openPage();
  const hint = placeNow();
  assert.equal(shadow(hint.element), undefined, 'mostly the words come before it need show that it waits');
  pass(200);
  assert.equal(timers.size, 0);
  const row = button(hint.element);
  assert.equal(row.getAttribute('aria-busy'), 'true');
  assert.equal(row.getAttribute('aria-label'), 'Rescind is checking this order');
  hint.update(adviceOf('request-cancellation'));
  assert.equal(row.getAttribute('aria-busy'), null);
  assert.equal(row.getAttribute('aria-label'), null);
  assert.equal(words(row.querySelector('.words')), 'Ask for cancellation now, before it ships');
  assert.equal(row.className, 'tone-soon');
  assert.equal(row.querySelectorAll('svg').length, 1);
  hint.failed(rescind.problemInShort('missing'));
  assert.equal(row.className, 'tone-trouble');
  assert.equal(words(row.querySelector('.words')), 'Rescind’s helper is missing. Click to see how to install it');
  hint.update(adviceOf('track-refund'));
  assert.equal(row.className, 'tone-wait');
  hint.update(adviceOf('track-refund'));
  assert.equal(words(row.querySelector('.words')), 'Cancelled; your money is on its way');
  assert.equal(row.getAttribute('aria-busy'), null);
});

test('a hint far from what is seen is an empty row of the same height, and is drawn with what it was told last when it comes near', () => {
  const { place, shadow, button, come } = openPage({ far: true });
  const hint = place();
  assert.equal(shadow(hint.element), undefined);
  assert.equal(hint.element.style.getPropertyValue('block-size'), '3em');
  hint.failed('missing');
  hint.update(adviceOf('request-cancellation'));
  assert.equal(shadow(hint.element), undefined);
  come(hint.element);
  assert.equal(words(button(hint.element).querySelector('.words')), 'Ask for cancellation now, before it ships');
  assert.equal(button(hint.element).className, 'tone-soon');
  hint.update(adviceOf('track-refund'));
  assert.equal(button(hint.element).className, 'tone-wait');
});

test('a hint that is taken away while it waits is not drawn', () => {
  const { placeNow, shadow, pass } = openPage();
  const hint = placeNow();
  hint.remove();
  pass(1000);
  assert.equal(shadow(hint.element), undefined);
});

test('in a card that is a link, a press on the hint opens the advice and follows no link', () => {
  const { link, place, button, fire, opened } = openPage();
  const hint = place(link);
  hint.update(adviceOf('request-cancellation'));
  let reached = 0;
  for (const type of ['click', 'auxclick', 'dblclick', 'dragstart', 'keydown']) link.addEventListener(type, () => reached++);
  for (const type of ['click', 'auxclick', 'dblclick', 'dragstart'])
    assert.equal(fire(type, button(hint.element)).defaultPrevented, true, type);
  assert.equal(fire('keydown', button(hint.element), { key: 'Tab' }).defaultPrevented, false);
  assert.equal(reached, 0);
  assert.deepEqual(opened, [hint.element]);
});

/** A worker's answers about one order, by kind of message. @param {Record<string, (message: any) => unknown>} [more] @returns {Ask} */
const worker = (more = {}) => async (message) => /** @type {any} */ ({
  advice: () => adviceReply('request-cancellation'),
  tell: () => adviceReply('ask'),
  ...more,
})[message.kind]?.(message);

test('the panel opens with the focus in it; Escape, the cross and the hint close it and give the focus back', async () => {
  const { place, button, fire, panel, panelHost, rescind, document } = openPage();
  const hint = place();
  hint.update(adviceOf('request-cancellation'));
  const open = async () => {
    rescind.panel.open(hint.element, '8190000000000002', worker());
    assert.equal(button(hint.element).getAttribute('aria-expanded'), 'true');
    assert.ok(panel().querySelector('.loading'));
    await settle();
    assert.equal(words(panel().querySelector('h2')), adviceOf('request-cancellation').headline);
    assert.equal(words(panel().querySelector('.panel > [role=status]')), adviceOf('request-cancellation').headline);
    assert.equal(document.activeElement, panelHost());
    assert.equal(panel().querySelector('.panel')?.getAttribute('role'), 'dialog');
    assert.ok(panel().querySelector('[data-shown]'));
  };
  const ways = [
    () => fire('keydown', /** @type {Element} */ (panel().querySelector('h2')), { key: 'Escape' }),
    () => fire('click', /** @type {Element} */ (panel().querySelector('.top button'))),
    () => fire('click', button(hint.element)),
  ];
  for (const close of ways) {
    await open();
    close();
    assert.equal(panelHost(), null);
    assert.equal(button(hint.element).getAttribute('aria-expanded'), 'false');
    assert.equal(document.activeElement, hint.element);
  }
});

test('Escape in the page’s own controls is the page’s', async () => {
  const { place, fire, panelHost, rescind, document } = openPage();
  rescind.panel.open(place().element, '8190000000000002', worker());
  await settle();
  const theirs = /** @type {HTMLElement} */ (document.querySelector('#cancel'));
  theirs.focus();
  fire('keydown', theirs, { key: 'Escape' });
  assert.ok(panelHost());
  theirs.blur();
  fire('keydown', document.body, { key: 'Escape' });
  assert.equal(panelHost(), null);
  fire('keydown', document.body, { key: 'Escape' });
});

test('the keyboard leaves the panel at both ends, to its hint', async () => {
  const { place, fire, panel, rescind, document, button, shadow } = openPage();
  const hint = place();
  hint.update(adviceOf('request-cancellation'));
  rescind.panel.open(hint.element, '8190000000000002', worker());
  await settle();
  const onHint = () => shadow(hint.element).activeElement === button(hint.element) && document.activeElement === hint.element;
  /** @type {HTMLElement} */ (panel().querySelector('.panel > span:last-child')).focus();
  assert.ok(onHint());
  const cross = /** @type {HTMLElement} */ (panel().querySelector('.top button'));
  cross.focus();
  assert.equal(fire('keydown', cross, { key: 'Tab', shiftKey: true }).defaultPrevented, true);
  assert.ok(onHint());
  cross.focus();
  assert.equal(fire('keydown', cross, { key: 'Tab' }).defaultPrevented, false);
});

test('the clocks of an open panel run, and stop when it is closed', async () => {
  const { place, panel, pass, timers, rescind } = openPage();
  rescind.panel.open(place().element, '8190000000000002', worker());
  await settle();
  const left = () => words(panel().querySelector('.clock .left'));
  assert.equal(left(), '22–35 hours left');
  pass(2 * 3_600_000);
  assert.equal(left(), '20–33 hours left');
  assert.equal(timers.size, 1);
  rescind.panel.close();
  assert.equal(timers.size, 0);
});

test('when a clock ends, the advice is asked for anew, once', async () => {
  const { place, pass, rescind } = openPage();
  let loads = 0;
  rescind.panel.open(place().element, '8190000000000002', worker({ advice: () => (loads++, adviceReply('request-cancellation')) }));
  await settle();
  pass(22 * 3_600_000);
  await settle();
  assert.equal(loads, 1, 'it is running');
  pass(3_600_000);
  await settle();
  assert.equal(loads, 2, 'it may have ended');
  pass(10 * 3_600_000);
  await settle();
  assert.equal(loads, 2);
  pass(3 * 3_600_000);
  await settle();
  assert.equal(loads, 3, 'it has ended');
  pass(100 * 3_600_000);
  await settle();
  assert.equal(loads, 3);
});

test('a closed panel hears no keys', async () => {
  const { link, place, button, fire, panelHost, rescind } = openPage();
  const [a, b] = [place(), place(link)];
  rescind.panel.open(a.element, '8190000000000002', worker());
  rescind.panel.close();
  rescind.panel.open(b.element, '8190000000000002', worker());
  button(a.element).focus();
  fire('keydown', button(a.element), { key: 'Escape' });
  assert.ok(panelHost());
});

test('one panel at a time; it goes with its hint', async () => {
  const { link, place, button, panelHost, rescind, document } = openPage();
  const [a, b] = [place(), place(link)];
  rescind.panel.open(a.element, '8190000000000002', worker());
  rescind.panel.open(b.element, '8190000000000002', worker());
  assert.equal(document.querySelectorAll('rescind-panel').length, 1);
  assert.equal(button(a.element).getAttribute('aria-expanded'), 'false');
  assert.equal(rescind.panel.isOpen(b.element), true);
  b.remove();
  assert.equal(panelHost(), null);
  rescind.panel.close();
});

for (const { note, load, screen } of [
  { note: 'a failure', load: async () => ({ ok: false, error: { code: 'missing' } }), screen: 'Rescind’s helper is not installed' },
  { note: 'a worker that is gone', load: async () => { throw new Error('gone'); }, screen: 'Something went wrong in Rescind' },
  { note: 'no answer', load: async () => undefined, screen: 'Something went wrong in Rescind' },
  { note: 'an answer without advice', load: async () => ({ ok: true }), screen: 'Something went wrong in Rescind' },
  { note: 'a failure without a code', load: async () => ({ ok: false }), screen: 'Something went wrong in Rescind' },
])
  test(`${note} has its screen, and "Try again" tries again`, async () => {
    const { place, fire, panel, rescind } = openPage();
    let retried = 0;
    let broken = true;
    rescind.panel.open(place().element, '8190000000000002', worker({
      advice: () => (broken ? load() : adviceReply('request-cancellation')),
      retry: () => { retried++; broken = false; },
    }));
    await settle();
    assert.equal(words(panel().querySelector('h2')), screen);
    fire('click', /** @type {Element} */ (panel().querySelector('[data-key="retry"]')));
    await settle();
    assert.equal(retried, 1);
    assert.equal(words(panel().querySelector('h2')), adviceOf('request-cancellation').headline);
  });

test('an answer is told and the new advice drawn at once, the focus on its headline', async () => {
  const { place, fire, panel, rescind } = openPage();
  /** @type {unknown[]} */
  const told = [];
  rescind.panel.open(place().element, '8190000000000003', worker({
    advice: async () => adviceReply('ask'),
    tell: ({ told: facts }) => (told.push({ ...facts }), adviceReply('request-cancellation', { told: { tracking: 'none' } })),
  }));
  await settle();
  const answer = /** @type {HTMLElement} */ (panel().querySelector('.ask button'));
  answer.focus();
  fire('click', answer);
  await settle();
  assert.deepEqual(told, [{ tracking: 'none' }]);
  assert.equal(panel().activeElement, panel().querySelector('h2'));
  assert.equal(words(panel().activeElement), adviceOf('request-cancellation').headline);
  assert.equal(words(panel().querySelector('.panel > [role=status]')), '', 'not said twice');
  assert.ok(panel().querySelector('.told'));
});

test('a list keeps the focus and what is unfolded stays so when the advice changes', async () => {
  const { place, fire, panel, rescind } = openPage();
  const intents = [{ id: 'too_slow', label: 'Too slow' }];
  rescind.panel.open(place().element, '8190000000000002', worker({
    advice: async () => adviceReply('request-cancellation', { intents }),
    tell: ({ told }) => adviceReply('request-cancellation', { intents, told }),
  }));
  await settle();
  panel().querySelector('details')?.setAttribute('open', '');
  const before = /** @type {HTMLSelectElement} */ (panel().querySelector('.intent select'));
  before.focus();
  before.value = 'too_slow';
  fire('change', before);
  await settle();
  const after = /** @type {HTMLSelectElement} */ (panel().querySelector('.intent select'));
  assert.notEqual(after, before);
  assert.equal(panel().activeElement, after);
  assert.equal(after.value, 'too_slow');
  assert.ok(panel().querySelector('details[open]'));
});

test('of two answers under way only the newest is drawn, and none after the end', async () => {
  const { place, fire, panel, panelHost, rescind } = openPage();
  /** @type {((reply: AdviceReply) => void)[]} */
  const answers = [];
  rescind.panel.open(place().element, '8190000000000003', worker({
    advice: async () => adviceReply('ask'),
    tell: () => new Promise((resolve) => answers.push(resolve)),
  }));
  await settle();
  const [no, label] = panel().querySelectorAll('.ask button');
  for (const button of [no, label]) fire('click', /** @type {Element} */ (button));
  answers[1]?.(adviceReply('track-refund'));
  await settle();
  answers[0]?.(adviceReply('cancel-directly'));
  await settle();
  assert.equal(words(panel().querySelector('h2')), adviceOf('track-refund').headline);
  fire('click', /** @type {Element} */ (panel().querySelector('.top button')));
  await settle();
  assert.equal(panelHost(), null);
});

test('a letter in a language that is not at hand is asked for, after the choice is remembered', async () => {
  const { place, fire, panel, rescind } = openPage();
  /** @type {string[]} */
  const order = [];
  const advice = adviceOf('request-cancellation');
  rescind.panel.open(place().element, '8190000000000002', worker({
    advice: async () => {
      order.push('load');
      const letter = /** @type {Letter} */ (advice.letter);
      const translated = order.length > 1 && { advice: { ...advice, letter: { ...letter, lang: 'es', text: 'Hola' } } };
      return adviceReply('request-cancellation', { letter_languages: ['en', 'es'], ...translated });
    },
    letter_lang: ({ lang }) => void order.push(lang),
  }));
  await settle();
  const list = /** @type {HTMLSelectElement} */ (panel().querySelector('.letter select'));
  for (const lang of ['zh', 'es']) {
    list.value = lang;
    fire('change', list);
    await settle();
  }
  assert.deepEqual(order, ['load', 'zh', 'es', 'load']);
  assert.equal(words(panel().querySelector('.letter-text')), 'Hola');
});

test('when the order’s own page cannot be opened, that is said', async () => {
  const { place, fire, panel, rescind } = openPage();
  rescind.panel.open(place().element, '8190000000000003', worker({
    advice: async () => adviceReply('ask'),
    open_detail: () => ({ ok: false, error: { code: 'order_gone' } }),
  }));
  await settle();
  fire('click', /** @type {Element} */ (panel().querySelector('[data-key=ask-1-0]')));
  await settle();
  assert.equal(words(panel().querySelector('h2')), 'This order is no longer on the page');
});

/** A page with the note in it, and what it asked for. @param {string} code */
const openNote = (code = 'missing') => {
  const all = openPage();
  /** @type {string[]} */
  const asked = [];
  const calls = { retry: () => void asked.push('retry'), dismiss: () => void asked.push('dismiss') };
  const show = (/** @type {string} */ next) => all.rescind.note.show({ code: next }, calls);
  show(code);
  const host = () => all.document.querySelector('rescind-note');
  const root = () => all.shadow(/** @type {Element} */ (host()));
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root().querySelector(selector));
  return { ...all, asked, show, host, root, part, opener: () => part('[aria-expanded]') };
};

test('the note is one line; it opens to what is wrong, and Escape closes it', () => {
  const { host, root, part, opener, fire, document, rescind, show } = openNote();
  assert.equal(document.querySelectorAll('rescind-note').length, 1);
  assert.equal(host()?.shadowRoot, null);
  assert.equal(words(root()), said('note_text'));
  assert.equal(root().querySelector('h2'), null);
  fire('click', opener());
  assert.equal(opener().getAttribute('aria-expanded'), 'true');
  assert.equal(words(part('h2')), said('problem_missing_title'));
  assert.equal(words(part('.note > [role=status]')), said('problem_missing_title'));
  assert.equal(words(part('code')), './install/install.sh');
  rescind.speak({ text_language: 'he', text_direction: 'rtl', note_text: 'לא מחובר' });
  show('missing');
  assert.deepEqual([words(root()), part('.note').dir, opener().getAttribute('aria-expanded')], ['לא מחובר', 'rtl', 'false'], 'in another language it begins anew');
  rescind.speak(undefined);
  show('missing');
  fire('click', opener());
  show('forbidden');
  assert.equal(document.querySelectorAll('rescind-note').length, 1);
  assert.equal(words(part('h2')), said('problem_forbidden_title'));
  fire('keydown', part('h2'), { key: 'Escape' });
  assert.equal(opener().getAttribute('aria-expanded'), 'false');
  assert.equal(root().querySelector('h2'), null);
  assert.equal(root().activeElement, opener());
  rescind.note.remove();
  assert.equal(host(), null);
  rescind.note.remove();
});

test('"Try again" in the note shows that something is done, then what came of it', () => {
  const { part, opener, fire, asked, show } = openNote();
  fire('click', opener());
  fire('click', part('[data-key=retry]'));
  assert.deepEqual(asked, ['retry']);
  assert.ok(part('.loading'));
  show('missing');
  assert.equal(words(part('h2')), said('problem_missing_title'));
});

test('the note goes for good, and no other one of it stays', () => {
  const { host, root, fire, asked, document, rescind } = openNote();
  const ending = /** @type {HTMLElement} */ (root().querySelector(`[aria-label="${said('note_dismiss')}"]`));
  fire('click', ending);
  assert.equal(host(), null);
  assert.deepEqual(asked, ['dismiss']);
  document.documentElement.append(document.createElement('rescind-note'));
  rescind.note.show({ code: 'missing' }, { retry: () => undefined, dismiss: () => undefined });
  assert.equal(document.querySelectorAll('rescind-note').length, 1);
});
