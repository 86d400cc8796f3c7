// `rescind.find` finds what the browser's own functions find, for every selector of the page profiles and for odd ones, below every
// element.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PROFILE, openPage } from './page-window.js';

const HTML = `<main class="a"><div class="a b"><p class="b c">1<i class="c-d _x">2</i></p><form class="b"><input name="matches"><b class="c">3</b></form></div>
  <section class="b"><a href="?orderId=1" class="c"><span title="x y" data-pl="order_item">4</span></a><svg class="c"><a class="b"></a></svg></section></main>`;
const ODD = ['.b', '.a .b', '.a .a .b', '.b .c', 'main .b .c', '.a > .b', '.a>.b .c', '.b + .b', '.b, .c', '.a .b, .c', '.c-d', '._x', '.\\62', '[title="x y"]', '.b [title="x y"]', '.b [title="x ]y"]', '.b [title~="x"]', 'main [href*="="]:not(.b)', '.b [href*="?"]',
  '.a [data-pl="order_item"]', 'a[href*="orderId="]', '.b a[href*="orderId="]', 'a', '.b a', '*', '.b *', '.b :first-child', '.none', '.a .none', '.none .b', ':is(.a, .b) .c', '.a  .b'];

/** Every selector that stands anywhere in the profiles. @param {unknown} value @returns {string[]} */
const selectorsIn = (value) =>
  Object.entries(typeof value === 'object' && value !== null ? value : {}).flatMap(([name, each]) =>
    name === 'evidence' ? [] : ['select', 'each', 'anchor', 'card', 'never', 'links', 'outside', 'blocked', 'empty'].includes(name) && Array.isArray(each) ? each : selectorsIn(each));

test('first and all are querySelector and querySelectorAll', () => {
  const { window, close } = openPage({ html: HTML, last: 'find' });
  const ofProfiles = [...new Set(selectorsIn(PROFILE))];
  assert.ok(ofProfiles.length > 50, `${ofProfiles.length} selectors`);
  const names = ofProfiles.flatMap((selector) => [...selector.matchAll(/\.([\w-]+)/g)].map(([, name]) => name));
  window.document.querySelector('.a .b').insertAdjacentHTML('beforeend', names.map((name) => `<div class="${name}"><a href="/p/tracking/index.html?tradeOrderId=1" class="${names.join(' ')}">x</a></div>`).join(''));
  let found = 0;
  for (const root of window.document.querySelectorAll('main, .a .b, form, section, section a'))
    for (const selector of [...ODD, ...ofProfiles]) {
      const wanted = [...root.querySelectorAll(selector)];
      found += wanted.length;
      const all = [...window.rescind.find.all(root, selector)];
      assert.ok(all.length === wanted.length && all.every((element, at) => element === wanted[at]), `all ${selector}: ${all.length}, not ${wanted.length}`);
      assert.ok(window.rescind.find.first(root, selector) === root.querySelector(selector), `first ${selector}`);
    }
  assert.ok(found > 1000, `${found} elements`);
  close();
});
