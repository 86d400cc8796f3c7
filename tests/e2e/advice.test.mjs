// The whole advice, in the panel in the page and in the popup: it is the host's, it can be copied, and answers change it.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { listPage } from '../pages/list.mjs';
import { Session, asksAll, chosen } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';
import { words } from './words.mjs';

/* As many orders as it takes to have one of every kind that is asked for here. */
const MANY = 25;
const hundred = pageNamed('list-100'), orders = hundred.orders.slice(0, MANY);
const list = { ...hundred, name: `list-${MANY}`, orders, html: listPage(orders), raw: hundred.raw.slice(0, MANY) };
const squeezed = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();

/** @type {Session} */
let session;
/** The host's own answers for the orders of the list, in its order. @type {any[]} */
let answers;
before(async () => {
  session = await Session.start(chosen());
  answers = await session.advise(list.kind, list.raw);
});
after(() => session?.close());

/** The place in the list of the first order whose advice is as wanted. @param {string} what @param {(advice: any) => unknown} wanted */
function first(what, wanted) {
  const at = answers.findIndex(wanted);
  assert.ok(at >= 0, `no order of the list has ${what}`);
  return { at, advice: answers[at], raw: list.raw[at], id: answers[at].order_id };
}

/**
 * The two ways to an advice: each opens it for one order of the list.
 * @type {[string, (tab: import('./browser.mjs').Tab, at: number) => Promise<import('./view.mjs').View>][]}
 */
const WAYS = [
  ['panel', (tab, at) => tab.openPanel(at)],
  ['popup', async (tab, at) => {
    const view = await tab.popup();
    const { entries } = await view.when('the list of orders', (shown) => shown.entries.length === list.raw.length);
    await view.press('.entry', entries.indexOf(list.raw[at].order_id));
    return view;
  }],
];

/** @param {import('./view.mjs').View} view @param {any} advice */
const shows = (view, advice) => view.when(`the advice "${advice.headline}"`, (shown) => shown.headline === squeezed(advice.headline));

/** A tab with the list, every hint answered. */
async function visitList() {
  const tab = await session.visit([list]);
  await until('all hints', async () => (await tab.hints()).filter(({ text }) => text).length === list.raw.length);
  return tab;
}

/** @param {import('./browser.mjs').Tab} tab @param {import('./view.mjs').View} view */
async function leave(tab, view) {
  if (view.page !== tab.page) await view.page.close().catch(() => {});
  await tab.close();
}

for (const [way, open] of WAYS) {
  test(`${way}: the whole advice is the host's`, async () => {
    const { at, advice } = first('a letter, a reason and steps', ({ letter, reason, steps }) => letter && reason && steps?.length > 0);
    const tab = await visitList();
    const view = await open(tab, at);
    const shown = await shows(view, advice);
    assert.deepEqual(shown.steps, advice.steps.map((/** @type {any} */ { text }) => squeezed(text)));
    assert.equal(shown.reason, squeezed(advice.reason.label));
    assert.equal(shown.letter, advice.letter.text);
    for (const { text } of [...(advice.clocks ?? []), ...(advice.coupons ?? []), ...(advice.warnings ?? []), ...advice.because])
      assert.ok(shown.text.includes(squeezed(text)), text);
    for (const sentence of advice.refund?.text.match(/[^.]+\./g) ?? []) assert.ok(shown.text.includes(squeezed(sentence)), sentence);
    await tab.screenshot(`${way}-certain`, view.page);
    await leave(tab, view);
  });

  test(`${way}: the letter lands in the clipboard, in the language chosen`, async () => {
    const { at, advice } = first('a letter in two languages', ({ letter }) => letter && Object.keys(letter.also ?? {}).length > 0);
    const tab = await visitList();
    const view = await open(tab, at);
    await shows(view, advice);
    await view.press('.letter .copy button');
    await view.when('"copied"', ({ text }) => text.includes(words('copied')));
    assert.equal(await tab.pasted(), advice.letter.text);
    await leave(tab, view);

    const [lang, text] = Object.entries(advice.letter.also)[0];
    const again = await visitList();
    const other = await open(again, at);
    await shows(other, advice);
    await other.choose('.letter select', lang);
    await other.when(`the letter in ${lang}`, ({ letter }) => letter === text);
    await other.press('.letter .copy button');
    await other.when('"copied"', (shown) => shown.text.includes(words('copied')));
    assert.equal(await again.pasted(), text);
    await leave(again, other);

    // The language is remembered; the next test finds the first one again.
    const last = await visitList();
    const remembering = await open(last, at);
    await remembering.when(`the letter in ${lang} at once`, ({ letter }) => letter === text);
    await remembering.choose('.letter select', advice.letter.lang);
    await remembering.when('the first letter', ({ letter }) => letter === advice.letter.text);
    await leave(last, remembering);
  });

  if (!asksAll() && way === 'popup') continue; /* what an answer changes is the same there */

  for (const certainty of asksAll() ? ['depends', 'usual'] : ['depends']) {
    test(`${way}: an answer changes an advice that is ${certainty}, and can be taken back`, async () => {
      const isTold = (/** @type {any} */ answer) => answer.told;
      /* What a status means is another test's: teach.chromium.mjs. */
      const isLesson = (/** @type {any} */ answer) => answer.teach || answer.answers;
      const { at, advice, raw } = first('a question', (one) => one.certainty === certainty && one.ask?.[0]?.answers?.some(isTold) &&
        !one.ask[0].detail && !one.ask[0].answers.some(isLesson));
      const changed = await Promise.all(advice.ask[0].answers.map(async (/** @type {any} */ { told }) =>
        told && (await session.advise(list.kind, [{ ...raw, told }]))[0]));
      const nth = changed.findIndex((one) => one && one.headline !== advice.headline);
      assert.ok(nth >= 0, `no answer changes the advice: ${advice.ask[0].question}`);
      const tab = await visitList();
      const view = await open(tab, at);
      const shown = await shows(view, advice);
      assert.deepEqual(shown.ask.map(({ question }) => question), advice.ask.map((/** @type {any} */ { question }) => squeezed(question)));
      assert.deepEqual(shown.ask[0].answers, advice.ask[0].answers.map((/** @type {any} */ { label }) => squeezed(label)));
      await tab.screenshot(`${way}-ask-${certainty}`, view.page);
      await view.unfold('.ask button', nth);
      await view.press('.ask button', nth);
      await shows(view, changed[nth]);
      await until('the hint follows', async () => (await tab.hints())[at].text === changed[nth].short);
      await view.press('[data-key=forget]');
      await shows(view, advice);
      await until('the hint follows back', async () => (await tab.hints())[at].text === advice.short);
      await leave(tab, view);
    });
  }

  test(`${way}: the buyer's own reason decides the reason to choose`, async () => {
    const { at, advice, raw } = first('a reason', ({ reason }) => reason);
    const tab = await visitList();
    const view = await open(tab, at);
    const { intents } = await shows(view, advice);
    const replies = await Promise.all(intents.filter((id) => id !== 'unknown').map(async (intent) =>
      ({ intent, advice: (await session.advise(list.kind, [{ ...raw, told: { intent } }]))[0] })));
    const different = [...new Map(replies.map((reply) => [reply.advice.reason?.choose, reply])).values()];
    assert.ok(different.length > 1, 'different reasons for different intents');
    for (const { intent, advice: wanted } of different) {
      await view.choose('.intent select', intent);
      await view.when(`the advice for ${intent}`, (shown) => shown.intent === intent
        && shown.headline === squeezed(wanted.headline) && shown.reason === squeezed(wanted.reason?.label ?? ''));
    }
    await view.choose('.intent select', 'unknown');
    await shows(view, advice);
    await leave(tab, view);
  });
}

test('panel: a press on the hint opens and closes, Escape closes, another hint takes over', async () => {
  const tab = await visitList();
  const open = async () => (await tab.page.$$('rescind-panel')).length;
  await shows(await tab.openPanel(0), answers[0]);
  assert.equal(await open(), 1);
  await shows(await tab.openPanel(1), answers[1]);
  assert.equal(await open(), 1);
  await tab.page.keyboard.press('Escape');
  await until('no panel', async () => (await open()) === 0);
  await shows(await tab.openPanel(1), answers[1]);
  await tab.pressHint(1);
  await until('no panel again', async () => (await open()) === 0);
  await tab.close();
});

test('the page of one order: its hint, its panel, its popup', async () => {
  const page = pageNamed('detail-awaiting-shipment');
  const [advice] = await session.advise(page.kind, page.raw);
  const tab = await session.visit([page]);
  await until('the hint', async () => (await tab.hints()).length === 1 && (await tab.hints())[0].text === advice.short);
  assert.deepEqual(await tab.covered(), []);
  await shows(await tab.openPanel(), advice);
  await tab.screenshot('detail-panel');
  const popup = await tab.popup();
  await shows(popup, advice);
  await tab.screenshot('popup-detail', popup.page);
  await leave(tab, popup);
});

test('the badge counts the orders that can still be cancelled', async () => {
  const tab = await visitList();
  const count = answers.filter(({ cancellable }) => cancellable === 'yes').length;
  assert.ok(count > 0, 'the list has such orders');
  await until(`${count} on the badge`, async () => (await tab.badge()).text === String(count));
  await tab.close();
  /** @type {Map<string, string>} */
  const colours = new Map();
  for (const name of ['awaiting-shipment', 'cancelled', 'unknown']) {
    const page = pageNamed(`detail-${name}`);
    const [advice] = await session.advise(page.kind, page.raw);
    const one = await session.visit([page]);
    const wanted = advice.cancellable === 'yes' ? '1' : '';
    await until(`the hint of ${name}`, async () => (await one.hints())[0]?.text === advice.short);
    await until(`"${wanted}" on the badge of ${name}`, async () => (await one.badge()).text === wanted);
    colours.set(advice.urgency, (await one.badge()).colour.join());
    await one.close();
  }
  assert.deepEqual([...colours.keys()], ['act', 'wait', 'ask']);
  assert.equal(new Set(colours.values()).size, colours.size, 'the colour tells how urgent it is');
});

test('texts that are markup are shown as text in hint, panel and popup', async () => {
  for (const name of ['markup', 'detail-markup']) {
    const page = pageNamed(name);
    const tab = await session.visit([page]);
    await until('all hints', async () => (await tab.hints()).filter(({ text }) => text).length === page.raw.length);
    const panel = await tab.openPanel();
    const shown = await panel.when('an advice', ({ headline, problem }) => headline && !problem);
    assert.deepEqual(shown.elements, []);
    const popup = await tab.popup();
    const listed = await popup.when('the titles', ({ headline }) => headline);
    assert.deepEqual(listed.elements, []);
    const visible = await popup.page.evaluate(() => document.body.textContent ?? '');
    assert.ok(visible.includes(page.orders[0].items[0].title), 'the title is shown as it is');
    for (const one of [tab.page, popup.page]) assert.equal(await one.evaluate(() => /** @type {any} */ (window).ran), undefined, 'a text of the page ran');
    await tab.screenshot(`popup-${name}`, popup.page);
    await leave(tab, popup);
  }
});
