// Where one text ends and the next begins: the reader knows every element that the browser itself shows as a line of its own.

import assert from 'node:assert/strict';
import test from 'node:test';

import { openTab, withReader } from './bare.mjs';

/** Element names that the browser shows as blocks and the reader takes for parts of a line: runs in the page. */
function gluedNames() {
  const { rescind } = /** @type {any} */ (window);
  const names = `a abbr acronym address article aside b bdi bdo big blockquote body br button caption center cite code data dd del details dfn
    dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i ins kbd label legend li listing main
    mark marquee menu meter nav nobr ol optgroup option output p plaintext pre progress q rp rt ruby s samp search section slot small span strike
    strong sub summary sup table tbody td tfoot th thead time tr tt u ul var xmp`.split(/\s+/);
  const box = document.body.appendChild(document.createElement('div'));
  const glued = [];
  let blocks = 0;
  for (const name of names) {
    const element = document.createElement(name);
    element.append('two');
    box.replaceChildren('one', element, 'three');
    const { display } = getComputedStyle(element);
    if (!element.checkVisibility() || /^(?:inline|contents|ruby)/.test(display) && name !== 'button') continue;
    blocks += 1;
    const seen = rescind.text.lines(box, '').lines.map((/** @type {{text: string}} */ { text }) => text).join('|');
    if (seen !== 'one|two|three') glued.push(`${name} (${display}): ${seen}`);
  }
  return { blocks, glued };
}

test('every block of the browser is one for the reader', async () => {
  await openTab(async (tab) => {
    await withReader(tab, { address: 'https://www.aliexpress.com/p/order/index.html' });
    const { blocks, glued } = await tab.evaluate(gluedNames);
    assert.ok(blocks > 40, `${blocks} blocks`);
    assert.deepEqual(glued, []);
  });
});
