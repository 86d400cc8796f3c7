import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPage } from './page-window.js';

/* What HTML's rules for rendering show as lines of their own, and buttons; tests/e2e/lines.chromium.mjs asks the browser. */
const BLOCKS = `address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p plaintext pre search section summary
  table tbody td tfoot th thead tr ul xmp`.split(/\s+/);
/* As profile.js makes forms. */
const ANY = { pattern: /^(.+)$/u, hasLabel: false, isFree: false };
const DAY = { pattern: /^(?:[^0-9]{0,40}[^0-9A-Za-z])?((?:[A-Z][a-z]{2}|[0-9]{1,2}) [0-9]{1,2}, [0-9]{4})$/u, hasLabel: true, isFree: false };

/** The lines module over some markup. @param {string} html */
const open = (html) => {
  const page = openPage({ html: `<main>${html}</main>`, last: 'lines' });
  return { ...page, lines: page.window.rescind.lines, main: page.document.querySelector('main') };
};

/** What is sure of a text. @type {{note: string, html: string, skip?: string, form?: typeof ANY, want: string | undefined}[]} */
const SOLE = [
  { note: 'one text', html: ' To ship\u00a0', want: 'To ship' },
  { note: 'one text, deep', html: '<div><span> <b>To ship</b></span></div>', want: 'To ship' },
  { note: 'nothing', html: ' <i></i>', want: '' },
  { note: 'pieces of one element, comments between them', html: 'To<!-- --> ship', want: 'To ship' },
  { note: 'a picture beside it', html: '<i></i>To <img> ship<svg></svg>', want: 'To ship' },
  { note: 'something that is not shown beside it', html: 'To ship<b style="display:none">Completed</b>', want: 'To ship' },
  { note: 'something left out beside it', html: 'To ship<b class="x">: LP01</b>', skip: '.x', want: 'To ship' },
  { note: 'a script wrote behind it', html: 'To ship<span>: LP01</span>', want: undefined },
  { note: 'a script wrote before it', html: '<span>Completed</span>To ship', want: undefined },
  { note: 'a script wrote a line of its own', html: 'To ship<div>Completed</div>', want: undefined },
  { note: 'the same line twice', html: '<p>To ship</p><p>To ship</p>', want: 'To ship' },
  { note: 'cut into elements of one make', html: '<b class="c">To</b> <b class="c">sh</b><b class="c">ip</b>', want: 'To ship' },
  { note: 'cut into elements without a mark', html: '<b>To </b><b>ship</b>', want: undefined },
  { note: 'cut, and something of another make', html: '<b class="c">To </b><b class="c">ship</b><b class="d">: LP01</b>', want: undefined },
  { note: 'cut, the first part bare', html: 'To <b class="c">ship</b>', want: undefined },
  { note: 'alike, but in different places', html: '<i><b class="c">To </b></i><b class="c">ship</b>', want: undefined },
  { note: 'no label before what has no form with one', html: '<b>Note:</b> To ship', want: undefined },
  { note: 'the line of that form', html: '<p>Date: Sep 5, 2026</p><p>No. 8190000000000001 <b>Copy</b></p>', form: DAY, want: 'Sep 5, 2026' },
  { note: 'its label in an element of its own', html: '<p><b>Date: </b>Sep 5, 2026</p>', form: DAY, want: 'Sep 5, 2026' },
  { note: 'no line of that form', html: '<p>No. 8190000000000001</p>', form: DAY, want: '' },
  { note: 'two lines of that form that differ', html: '<p>Date: Sep 5, 2026</p><p>Sent: Sep 6, 2026</p>', form: DAY, want: undefined },
  { note: 'a part that would match is cut from its line', html: '<p>Date: Sep 1<b>5 5, 2026</b></p>', form: DAY, want: undefined },
  { note: 'a sure line beside one that may be it', html: '<p>Jan 2, 2026</p><p>Sep <b>5, 2026</b></p>', form: DAY, want: undefined },
  { note: 'too much to look at', html: '<i></i>'.repeat(2100), want: '' },
];
for (const { note, html, skip = '', form = ANY, want } of SOLE)
  test(`sole text: ${note}`, () => {
    const { lines, main, close } = open(html);
    assert.equal(lines.sole(main, skip, form), want);
    close();
  });

test('text after too much is no text', () => {
  const { lines, main, close } = open(`${'<i></i>'.repeat(2100)}To ship`);
  assert.equal(lines.sole(main, '', ANY), '');
  close();
});

for (const name of BLOCKS)
  test(`a text ends where another begins or ends in <${name}>`, () => {
    const { window, document, lines, main, close } = open('');
    const block = document.createElement(name);
    if (name !== 'br' && name !== 'hr') block.append('two');
    main.replaceChildren('one', block, 'three');
    const seen = [...window.rescind.text.lines(main, '').lines].map(({ text }) => text);
    assert.deepEqual(seen, ['one', 'two', 'three'].filter((word) => main.textContent.includes(word)));
    assert.equal(lines.sole(main, '', { pattern: /^(one.*)$/, hasLabel: false, isFree: false }), 'one');
    close();
  });

const row = (/** @type {string[]} */ ...parts) => `<div class="row">${parts.join('')}</div>`;
/** Rows of two parts. @type {{note: string, html: string, want: string[]}[]} */
const ROWS = [
  { note: 'as it is', html: row('<b>Paid on</b>', '<b>Sep 5, 2026</b>'), want: ['Paid on=Sep 5, 2026'] },
  { note: 'the value first', html: row('<b>Sep 5, 2026</b>', '<b>Paid on</b>'), want: ['Paid on=Sep 5, 2026'] },
  { note: 'no elements of their own', html: row('<p>Paid on</p>', 'Sep 5, 2026'), want: ['Paid on=Sep 5, 2026'] },
  { note: 'a third text', html: row('<b>Paid on</b>', '<b>Sep 1, 2026</b>', '<b>Sep 5, 2026</b>'), want: [] },
  { note: 'no value', html: row('<b>Paid on</b>', '<b>soon</b>'), want: [] },
  { note: 'two values for one label', html: row('<b>Paid on</b>', '<b>Sep 5, 2026</b>') + row('<b>Paid on</b>', '<b>Jan 2, 2026</b>') + row('<b>Sent</b>', '<b>Sep 6, 2026</b>'), want: ['Sent=Sep 6, 2026'] },
  { note: 'a label that another row may have too', html: row('<b>Paid on</b>', '<b>Jan 2, 2026</b>') + row('Paid on', '<b>Sep</b>', '<b> 5, 2026</b>'), want: [] },
];
for (const { note, html, want } of ROWS)
  test(`rows: ${note}`, () => {
    const { lines, main, close } = open(html);
    const spec = { each: ['.row'], fields: new Map(), parts: ['label', 'value'], without: '', keep: new Map([['label', { pattern: /^([^0-9]+)$/u, hasLabel: false, isFree: false }], ['value', DAY]]) };
    const found = lines.records([...main.querySelectorAll('.row')], spec, [['label', { bytes: 256 }], ['value', { bytes: 512 }]]);
    assert.deepEqual([...found].map(({ label, value }) => `${label}=${value}`), want);
    close();
  });
