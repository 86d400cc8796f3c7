// What the page lays above its cards lies above the hints too, and takes its own presses: a box without a z-index, wherever in the
// document it stands.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { Session, asksAll, chosen } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';

/** @type {Session} */
let session;
before(async () => {
  session = await Session.start(chosen());
});
after(() => session?.close());

/** On aliexpress.ru cards are positioned, so what stands before them in the document lies below them by the page's own will. */
const BOXES = /** @type {const} */ ([
  ['list-10', 'prepend', 'fixed'], ['list-10', 'append', 'fixed'], ['list-10', 'prepend', 'absolute'], ['list-10', 'prepend', 'sticky'], ['mobile', 'prepend', 'fixed'], ['russia-list', 'append', 'fixed'],
  ['old-list', 'prepend', 'fixed'],
]);
const SIZE = { width: 260, height: 120 };

/* Without all, the first on each layout. */
for (const [name, where, position] of BOXES.filter(([name], at) => asksAll() || BOXES.findIndex(([first]) => first === name) === at))
  test(`${name}: a box that is ${position}, at the ${where === 'append' ? 'end' : 'start'} of the document`, async () => {
    const page = pageNamed(name);
    const tab = await session.visit([page]);
    await until('the hints', async () => (await tab.hints()).filter(({ text }) => text).length === page.raw.length);
    /* Over the start of the hint; `off`: where nothing of Rescind is. */
    const place = (/** @type {boolean} */ off) => tab.page.evaluate((off, where, position, { width, height }) => {
      const hint = /** @type {Element} */ (document.querySelector('rescind-hint'));
      const made = Object.assign(document.createElement('div'), { id: 'box', onclick: () => (made.dataset.pressed = String(Number(made.dataset.pressed ?? 0) + 1)) });
      const box = document.querySelector('#box') ?? made;
      if (!box.isConnected) document.body[where](box);
      hint.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y } = hint.getBoundingClientRect();
      const [left, top] = [off ? x + 400 : x, y - 40];
      const at = position === 'fixed' ? `left:${left}px;top:${top}px` : position === 'absolute' ? `left:${left + scrollX}px;top:${top + scrollY}px`
        : `top:${top}px;margin:0 0 -${height}px ${left}px`;
      box.setAttribute('style', `position:${position};width:${width}px;height:${height}px;background:rgb(10,90,160);${at}`);
      if (off) for (const each of document.querySelectorAll('rescind-hint')) each.remove();
      const seen = box.getBoundingClientRect();
      return { x: Math.ceil(seen.x), y: Math.ceil(seen.y), over: hint.isConnected ? hint.getBoundingClientRect().y - seen.y : 0 };
    }, off, where, position, SIZE);
    const { x, y, over } = await place(false);
    assert.ok(over > 0 && over < SIZE.height - 40, 'the box lies over the hint');
    const above = await tab.page.evaluate(({ x, y, width, height }) => {
      const found = new Set();
      for (let dx = 4; dx < width - 4; dx += 8) {
        for (let dy = 4; dy < height - 4; dy += 4) found.add(document.elementFromPoint(x + dx, y + dy)?.id);
      }
      return [...found];
    }, { x, y, ...SIZE });
    assert.deepEqual(above, ['box'], 'something lies above the box');
    await tab.page.mouse.click(x + SIZE.width / 2, y + over + 20);
    assert.equal(await tab.page.$eval('#box', (box) => /** @type {HTMLElement} */ (box).dataset.pressed), '1');
    assert.equal(await tab.page.$('rescind-panel'), null, 'a press on the box opened the panel');
    const clip = { x, y, width: SIZE.width - 2, height: SIZE.height - 2 };
    const shown = await tab.page.screenshot({ clip });
    const off = await place(true);
    const alone = await tab.page.screenshot({ clip: { ...clip, x: off.x, y: off.y } });
    assert.ok(Buffer.from(shown).equals(Buffer.from(alone)), 'something is painted over the box');
    await tab.close();
  });
