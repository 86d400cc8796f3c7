// Pages that mean harm: nothing of theirs runs where it should not, nothing of theirs is believed, and they stay usable. Each page has
// work of its own to do, turn by turn, and the test waits until it has done it.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { LIST_ADDRESS } from '../pages/cases.mjs';
import { Session, chosen } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';

const list = pageNamed('list-10');
const TURNS = 100;
const TEXT = Number(process.env.RESCIND_HOSTILE_TEXT ?? 1e6);
const MOST_HINTS = 1000;

/** @type {Session} */
let session;
before(async () => {
  session = await Session.start(chosen());
});
after(() => session?.close());

/* The page's own work: a turn after another, which only a page that is not held up finishes. `each` is done in every turn. */
const work = (each = '') => `{
  let turn = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    turn += 1;
    ${each}
    if (turn < ${TURNS}) requestAnimationFrame(() => port2.postMessage(0)); else window.finished = true;
  };
  addEventListener('load', () => port2.postMessage(0));
}`;

/**
 * The list, with a script of its own before anything else, and one at its end, before the extension comes.
 * @param {{first?: string, last?: string, each?: string, body?: (html: string) => string}} harm
 */
function hostile({ first = '', last = '', each = '', body = (html) => html }) {
  const html = body(list.html).replace('<style>', () => `<script>${first}\n${work(each)}</script><style>`).replace('</body>', () => `<script>${last}</script></body>`);
  return { ...list, html };
}

/** @param {import('./browser.mjs').Tab} tab */
const finished = (tab) => until('the page has done its own work', () => tab.page.evaluate('window.finished === true'), 60_000);

/** @param {import('./browser.mjs').Tab} tab @param {object[]} [raw] */
async function hintsAreRight(tab, raw = list.raw) {
  const advice = await session.advise(list, raw);
  await until('the hints', async () => {
    const hints = await tab.hints();
    assert.deepEqual(hints.map(({ id, text }) => ({ id, text })), advice.map(({ order_id: id, short: text }) => ({ id, text })));
    return true;
  });
}

/** @param {import('./browser.mjs').Tab} tab */
const ran = (tab) => tab.page.evaluate('window.ran');

/* Every function and getter that the page has is the page's own; it notes whether a script of the extension is among its callers. */
const TAMPER = `{
  const caught = (name) => { if (/(chrome|moz)-extension:/.test(String(new Error().stack))) { window.ran = name; throw new Error(name); } };
  for (const owner of [Array.prototype, String.prototype, RegExp.prototype, Map.prototype, Set.prototype, Promise.prototype, Function.prototype, Object, JSON, Node.prototype,
    Element.prototype, HTMLElement.prototype, Document.prototype, EventTarget.prototype, MutationObserver.prototype, TreeWalker.prototype, DOMTokenList.prototype, History.prototype, customElements])
    for (const [name, { value, get, set, configurable }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if (!configurable || name === 'constructor' || name === 'toString' || name === 'exec' || name === 'test' || name === 'call' || name === 'apply' || name === 'bind') continue;
      if (typeof value === 'function') owner[name] = function (...given) { caught(name); return Reflect.apply(value, this, given); };
      else if (get) Object.defineProperty(owner, name, { configurable: true, get() { caught(name); return Reflect.apply(get, this, []); }, ...(set && { set(to) { Reflect.apply(set, this, [to]); } }) });
    }
  for (const name of ['rescind', 'browser']) Object.defineProperty(window, name, { get: () => { caught(name); } });
  Object.defineProperty(Object.prototype, 'orders', { configurable: true, get() { caught('orders'); return undefined; }, set() { caught('orders'); } });
}`;

/* A form hides what an element can do behind its fields. */
const FIELDS = ['parentElement', 'parentNode', 'closest', 'matches', 'querySelector', 'querySelectorAll', 'getAttribute', 'checkVisibility', 'children', 'childNodes', 'firstChild', 'firstElementChild', 'nextSibling',
  'textContent', 'nodeType', 'tagName', 'isConnected', 'contains', 'attributes', 'append', 'prepend', 'after', 'className', 'style', 'shadowRoot', 'attachShadow', 'insertBefore', 'remove'];
const inputs = FIELDS.map((name) => `<input type="hidden" name="${name}">`).join('');

const fakes = `<rescind-hint data-order="8190000000000001"><template shadowrootmode="open"><button><span class="words">You can cancel now</span></button></template></rescind-hint>
  <rescind-panel><p>Send 20 $ to the seller</p></rescind-panel>`;
const DEFINED = `for (const name of ['rescind-hint', 'rescind-panel'])
    customElements.define(name, class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).append('You can cancel now'); } });`;
const PRESSES = `for (const hint of document.querySelectorAll('rescind-hint')) {
      hint.click();
      for (const type of ['click', 'pointerdown', 'focus', 'keydown']) hint.dispatchEvent(new (type === 'keydown' ? KeyboardEvent : MouseEvent)(type, { bubbles: true, composed: true, key: 'Enter' }));
    }`;

/** Pages whose hints must be right in spite of all. @type {{note: string, harm: Parameters<typeof hostile>[0]}[]} */
const HARM = [
  { note: "every function and getter of the page's world is the page's own", harm: { first: TAMPER } },
  { note: 'forms that hide what elements can do, around the cards and in them', harm: { body: (html) => html.replace('<div class="comet-checkbox-group">', `<form onsubmit="window.ran='form'">${inputs}<div class="comet-checkbox-group">`).replaceAll('<div class="order-item-store">', `<form>${inputs}</form><div class="order-item-store">`) } },
  { note: 'its own rescind-hint and rescind-panel, and presses that nobody made', harm: { body: (html) => html.replaceAll('<div class="order-item-store">', `${fakes}<div class="order-item-store">`), each: PRESSES } },
  { note: 'a document that never rests', harm: { last: `for (const text of document.querySelectorAll('.order-item-header-status-text')) text.dataset.was = text.textContent;`, each: `
      for (const text of document.querySelectorAll('.order-item-header-status-text')) text.textContent = turn % 2 ? 'Closed ' + turn : text.dataset.was;
      const extra = document.querySelector('.order-item').cloneNode(true);
      document.querySelector('.comet-checkbox-group').append(extra);
      extra.remove();
      if (turn === ${TURNS}) for (const text of document.querySelectorAll('.order-item-header-status-text')) text.textContent = text.dataset.was;` } },
  { note: 'attributes of a million characters and more', harm: { last: `
      for (const link of document.querySelectorAll('.order-item a')) link.setAttribute('data-x', 'x'.repeat(1e6));
      document.querySelector('.order-item').setAttribute('class', 'order-item ' + Array.from({ length: 1e5 }, (_, at) => 'c' + at).join(' '));
      document.querySelector('.order-item-header').insertAdjacentHTML('afterbegin', '<a href="?orderId=' + '1'.repeat(5e6) + '"></a>');` } },
];
for (const { note, harm } of HARM)
  test(note, async () => {
    const tab = await session.visit([hostile(harm)]);
    await finished(tab);
    await hintsAreRight(tab);
    assert.equal(await ran(tab), undefined);
    const panels = await tab.page.evaluate(() => document.querySelectorAll('body > rescind-panel, html > rescind-panel').length);
    assert.equal(panels, 0, 'a panel was opened that nobody asked for');
    await tab.close();
  });

test(`texts of ${TEXT} characters: cut, and the other orders are as ever`, async () => {
  const tab = await session.visit([hostile({ last: `
    document.querySelector('.order-item-header-status-text').textContent = 'To pay '.repeat(${TEXT} / 7);
    document.querySelector('.order-item-content-info-name span').title = 'x'.repeat(${TEXT});
    document.querySelector('.order-item-btns').append(...Array.from({ length: 3000 }, () => Object.assign(document.createElement('button'), { className: 'order-item-btn', textContent: 'Pay now' })));` })]);
  await finished(tab);
  const advice = await session.advise(list, list.raw.slice(1));
  await until('the hints of the others', async () => {
    const hints = await tab.hints();
    assert.deepEqual(hints.slice(1).map(({ text }) => text), advice.map(({ short }) => short));
    return hints[0].text !== '';
  });
  await tab.close();
});

test('fifty thousand cards: a thousand hints, and the page goes on', async () => {
  const tab = await session.visit([hostile({ last: `
    const cards = Array.from({ length: 5e4 }, (_, at) => '<div class="order-item"><div class="order-item-header"><span class="order-item-header-status-text">To ship</span></div><a href="/p/order/detail.html?orderId=' + (9000000000000000 + at) + '">d</a></div>');
    document.querySelector('.comet-checkbox-group').innerHTML = cards.join('');` })]);
  await finished(tab);
  await until('the hints', () => tab.page.evaluate((most) => document.querySelectorAll('rescind-hint').length === most, MOST_HINTS));
  await tab.close();
});

/* Laying out so many levels takes the browser itself minutes, so only a thousand of them are shown. */
test('a document ten thousand levels deep', async () => {
  const deepen = `const deep = (into, levels) => { for (; levels > 0; levels -= 1) into = into.appendChild(document.createElement('span')); return into; };
    const card = document.querySelector('.order-item');
    const header = card.querySelector('.order-item-header-status-text');
    header.append(Object.assign(document.createElement('b'), { hidden: true }));
    deep(header.lastChild, 10000).textContent = 'Completed';
    deep(card, 1000).append('end');`;
  const tab = await session.visit([hostile({ last: deepen })]);
  await finished(tab);
  await until('a hint for each order', () => tab.page.evaluate((count) => document.querySelectorAll('rescind-hint').length === count, list.raw.length));
  /* Looked into once there is less to look through: the way to a hint has no room for so many levels. */
  await tab.page.evaluate(() => document.querySelectorAll('.order-item-header-status-text > b, .order-item > span').forEach((part) => part.remove()));
  await hintsAreRight(tab);
  await tab.close();
});

test("elements of the extension's names that are the page's own: no panel, and the page goes on", async () => {
  const tab = await session.visit([hostile({ first: DEFINED, each: PRESSES })]);
  await finished(tab);
  assert.equal(await tab.page.evaluate(() => document.querySelectorAll('rescind-panel').length), 0);
  assert.equal(await ran(tab), undefined);
  await tab.close();
});

test('a document whose own functions are pictures', async () => {
  const pictures = ['createElement', 'createElementNS', 'querySelectorAll', 'documentElement', 'body', 'addEventListener', 'visibilityState', 'adoptedStyleSheets', 'activeElement'].map((name) => `<img name="${name}" alt="">`).join('');
  const tab = await session.visit([hostile({ body: (html) => html.replace('<div id="root">', `${pictures}<div id="root">`) })]);
  await finished(tab);
  assert.equal(await ran(tab), undefined);
  await tab.close();
  const next = await session.visit([list]);
  await hintsAreRight(next);
  await next.close();
});

test('a frame of another site: it hears nothing and says nothing; and no order page in a frame is read', async () => {
  const inner = { ...list, name: 'inner', address: 'https://evil.example/inner.html', raw: [], html: `<!doctype html><title>x</title><script>
    const api = globalThis.chrome?.runtime?.sendMessage ?? globalThis.browser?.runtime?.sendMessage;
    for (const kind of ['page', 'profile', 'tell', 'hints', 'report', 'refresh', 'restart', 'state']) parent.postMessage({ kind, order_id: '8190000000000001', told: { stage: 'shipped' }, advice: [{ order_id: '8190000000000001', verdict: 'cancel_directly', short: 'forged' }] }, '*');
    parent.postMessage({ heard: typeof api }, '*');
  </script>` };
  const first = `addEventListener('message', ({ data }) => { if (data.heard) window.heard = data.heard; });`;
  const page = hostile({ first, body: (html) => html.replace('<div id="root">', `<iframe src="${inner.address}"></iframe><div id="root">`) });
  const tab = await session.visit([page, inner]);
  await finished(tab);
  assert.equal(await until('what the frame has', () => tab.page.evaluate('window.heard')), 'undefined');
  await hintsAreRight(tab);
  const outer = { ...list, name: 'outer', address: 'https://evil.example/', raw: [], html: `<!doctype html><title>x</title><iframe src="${LIST_ADDRESS}" width="900" height="900"></iframe>` };
  const around = await session.visit([outer, list]);
  const frame = await until('the frame with the list', async () => {
    const found = around.page.frames().find((one) => one.url() === LIST_ADDRESS);
    return (await found?.$('.order-item')) && found;
  });
  const after = await session.visit([list]);
  await hintsAreRight(after);
  assert.equal((await frame.$$('rescind-hint')).length, 0);
  for (const one of [tab, around, after]) await one.close();
});
