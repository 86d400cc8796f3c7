import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { LIST, PROFILE, card, openPage } from './page-window.js';

const ID = '8190000000000001';

/** The reader over some markup. @param {string} html @param {{address?: string, profile?: unknown}} [options] */
const open = (html, { address = LIST, profile = PROFILE } = {}) => {
  const { window, close, bring } = openPage({ html, address, last: 'locate' });
  bring('report');
  const { reader, locate, text, profile: profiles } = window.rescind;
  const page = profiles.pageFor(profile, address);
  const cards = page ? locate.cards(page, window.document.documentElement) : [];
  const read = (/** @type {Element} */ each) => JSON.parse(JSON.stringify(reader.read(page, each, locate.orderId(page, each, address))));
  return { window, reader, locate, page, cards, orders: cards.filter(text.isShown).map(read), close };
};

/** @param {string} selector @param {string} take @param {object} [other] */
const profileOf = (selector, take, other = {}) => ({
  version: '1', private: ['[0-9]{7}', 'secret'],
  forms: {
    any: { is: ['.+'] }, free: { free: true, is: ['.{1,40}'] }, sum: { before: '[^0-9:]{1,9}: ?', is: ['[$][0-9.]+', '[0-9]+ kr'] }, digits: { is: ['[0-9]+'] }, torn: { is: ['('] },
    none: { is: [] },
  },
  pages: [{ kind: 'list', url: ['^https://'], card: ['.order-item'], anchor: ['.order-item-header'], order_id: { link_params: ['orderId'] },
    fields: { status: { take, form: 'any', select: [selector], ...other } } }],
});

/**
 * How one text is read.
 * @type {{note: string, inner: string, take?: string, without?: string[], never?: string[], want: string | undefined}[]}
 */
const TEXTS = [
  { note: 'white space of every kind is one space', inner: '<p class="x">\u00a0 To\u00a0\u2009 ship \n\t</p>', want: 'To ship' },
  { note: 'a block is apart from what stands before it', inner: '<div class="x">Order complete.<span><div>If there are</div></span>problems</div>', want: 'Order complete. If there are problems' },
  { note: 'a line break is white space', inner: '<p class="x">one<br>two</p>', want: 'one two' },
  { note: 'digits in spans of their own stay together', inner: '<p class="x"><span>Total:</span><b>$</b><b>9</b><b>3</b><b>.62</b></p>', want: 'Total:$93.62' },
  { note: 'a space in a span of its own is a space', inner: '<p class="x"><b>US</b><b> </b><b>$</b><b>8</b></p>', want: 'US $8' },
  { note: 'what is not shown is not read', inner: '<p class="x">To ship<span style="display:none">Completed</span></p>', want: 'To ship' },
  { note: 'an element that is not shown is passed over', inner: '<p class="x" style="display:none">Completed</p><p class="x">To ship</p>', want: 'To ship' },
  { note: 'nothing shown: nothing read', inner: '<p class="x" style="visibility:hidden">Completed</p>', want: undefined },
  { note: 'scripts, styles and templates are no text', inner: '<p class="x">To<script>1</script><style>a{}</style><template>t</template><noscript>n</noscript> ship</p>', want: 'To ship' },
  { note: 'the first of several', take: 'first_text', inner: '<p class="x" style="display:none">Sent</p><p class="x">To ship</p><p class="x">Sent</p>', want: 'To ship' },
  { note: 'the first, not what another script wrote into it', take: 'first_text', inner: '<p class="x">To ship<span>: LP00001</span></p><p class="x">Sent</p>', want: undefined },
  { note: 'several that differ', inner: '<p class="x">To ship</p><p class="x">Sent</p>', want: undefined },
  { note: 'several that say the same', inner: '<p class="x">To ship</p><p class="x"><b>To</b> ship</p>', want: 'To ship' },
  { note: 'attributes that differ', take: 'attr:title', inner: '<p class="x" title="To ship">x</p><p class="x" title="Sent">x</p>', want: undefined },
  { note: 'an attribute', take: 'attr:title', inner: '<p class="x" title="Whole title">Whole t…</p>', want: 'Whole title' },
  { note: 'no attribute: its text', take: 'attr:title', inner: '<p class="x">Whole title</p>', want: 'Whole title' },
  { note: 'an empty attribute: its text', take: 'attr:title', inner: '<p class="x" title=" ">Whole title</p>', want: 'Whole title' },
  { note: 'no attribute of what is not shown', take: 'attr:title', inner: '<p class="x" style="display:none" title="Hidden">Hidden</p>', want: undefined },
  { note: 'no further than two thousand nodes', inner: `<p class="x">${'<i></i>'.repeat(2000)}late</p>`, want: undefined },
  { note: 'parts of it left out', without: ['button', '.title'], inner: '<div class="x"><p class="title">To ship</p>Ships in 3 days<button>Cancel</button></div>', want: 'Ships in 3 days' },
  { note: 'what may never be read, inside', never: ['.contact-info'], inner: '<div class="x">To ship<p class="contact-info">Ada</p></div>', want: 'To ship' },
  { note: 'what may never be read, around', never: ['.contact-info'], inner: '<div class="contact-info"><p class="x">Ada</p></div>', want: undefined },
  { note: 'what may never be read, the element itself', never: ['.contact-info'], inner: '<p class="x contact-info">Ada</p><p class="x">To ship</p>', want: 'To ship' },
  { note: 'markup is text', inner: '<p class="x">&lt;img src=x onerror=alert(1)&gt;</p>', want: '<img src=x onerror=alert(1)>' },
  { note: 'a comment is nothing', inner: '<p class="x">To<!-- Completed --> ship</p>', want: 'To ship' },
  { note: 'a take nobody knows is the one text', take: 'guess', inner: '<p class="x">To ship</p>', want: 'To ship' },
  { note: 'the one text', take: 'guess', inner: '<p class="x">To ship<b>Sent</b></p>', want: undefined },
];
for (const { note, inner, take = 'text', without, never, want } of TEXTS)
  test(`text: ${note}`, () => {
    const profile = profileOf('.x', take, without && { without });
    if (never) Object.assign(profile.pages[0] ?? {}, { never });
    const { orders, close } = open(card(ID, { inner }), { profile });
    assert.equal(orders[0]?.status, want);
    close();
  });

/* What stands in a profile is whatever a browser takes for a selector, relative to the card. */
const SELECTORS = ['.b', '.a .b', '.a .a .b', '.b .c', 'main .b .c', '.a > .b', '.a>.b .c', '.b + .b', '.b ~ .c', '.b, .c', '.a .b, .c', '.c-d', '._x', '.\\62', '[title="x y"]', '.b [title="x y"]',
  '.b [title="x ]y"]', '.b [title~="x"]', '.b [href*="?"]', '.a [data-pl="x_y"]', 'a', '.b a', '*', '.b *', '.b :first-child', '.none', '.a .none', ':is(.a, .b) .c', '.a:not(.b) .c', '.b:has(.c)', '.a  .b', ':scope .b',
  ':scope > .a', ':scope > .a > .b', ':scope .b, :scope .c', '.order-item .b', 'i:nth-child(2)', '#id', 'svg'];
test('every selector finds what it finds by the browser\'s own querySelectorAll', () => {
  const inner = `<div class="a"><p class="a b">1<i class="c c-d _x">2</i><i class="c">3</i></p><p class="b" id="id"><b title="x y">4</b><b title="x ]y">5</b></p>
    <a class="b c" href="?x=1" data-pl="x_y">6</a><svg class="c"></svg></div><div class="c">7</div>`;
  const { window, reader, cards: [root], close } = open(card(ID, { inner }));
  const plain = (/** @type {string | null} */ text) => String(text).replace(/\s+/g, '');
  let found = 0;
  for (const selector of SELECTORS) {
    const profile = profileOf('.none', 'text');
    Object.assign(profile.pages[0] ?? {}, { fields: { tags: { take: 'visible_texts', form: 'any', select: [selector] } } });
    const { tags = [] } = reader.read(window.rescind.profile.pageFor(profile, LIST), root, ID);
    /* Of an element with several texts none is sure. */
    const isOneText = (/** @type {Element} */ element) => [element, ...element.querySelectorAll('*')].flatMap((each) => [...each.childNodes]).filter((node) => node.nodeType === 3 && plain(node.nodeValue) !== '').length === 1;
    const wanted = [...root.querySelectorAll(selector)].filter(isOneText).map(({ textContent }) => plain(textContent));
    assert.deepEqual([...tags].map(plain), wanted, selector);
    found += wanted.length;
  }
  assert.ok(found > 50, `${found} texts`);
  close();
});

test('records of parts: not in what may never be read', () => {
  const row = (/** @type {string} */ label) => `<p class="row"><b>${label}</b><b>Sep 5, 1980</b></p>`;
  const profile = profileOf('.x', 'text');
  const rows = { each: ['.row'], parts: ['label', 'value'], keep: { label: 'any', value: 'any' } };
  Object.assign(profile.pages[0] ?? {}, { fields: { rows }, never: ['.contact-info'] });
  const { orders, close } = open(card(ID, { inner: `<div class="contact-info">${row('Born on')}</div>${row('Paid on')}` }), { profile });
  assert.deepEqual(orders[0].rows, [{ label: 'Paid on', value: 'Sep 5, 1980' }]);
  close();
});

/** What a form lets out. @type {{note: string, form?: string, inner: string, want: string | undefined}[]} */
const FORMS = [
  { note: 'the value without the label before it', form: 'sum', inner: '<p class="x"><span>Total:</span><b>$</b><b>8.86</b></p>', want: '$8.86' },
  { note: 'a value without a label', form: 'sum', inner: '<p class="x">8 kr</p>', want: '8 kr' },
  { note: 'digits of another script, as they are', form: 'sum', inner: '<p class="x">Sum: ٨٨ kr</p>', want: '٨٨ kr' },
  { note: 'digits that are longer than one code unit', form: 'sum', inner: '<p class="x">\u{1d7d8} kr</p>', want: undefined },
  { note: 'more behind it', form: 'sum', inner: '<p class="x">$8.86 Ada</p>', want: undefined },
  { note: 'more before it', form: 'sum', inner: '<p class="x">12 Lane: $8.86</p>', want: undefined },
  { note: 'only one of the alternatives, as a whole', form: 'sum', inner: '<p class="x">$8 kr</p>', want: undefined },
  { note: 'any words', form: 'free', inner: '<p class="x">To ship</p>', want: 'To ship' },
  { note: 'any words, but too many', form: 'free', inner: `<p class="x">${'a'.repeat(41)}</p>`, want: undefined },
  { note: 'private among the words', form: 'free', inner: '<p class="x">To ship 5550100</p>', want: undefined },
  { note: 'private at the start', form: 'free', inner: '<p class="x">secret ship</p>', want: undefined },
  { note: 'no form', inner: '<p class="x">To ship</p>', want: undefined },
  { note: 'a form that nobody knows', form: 'words', inner: '<p class="x">To ship</p>', want: undefined },
  { note: 'a form of every object', form: 'constructor', inner: '<p class="x">To ship</p>', want: undefined },
  { note: 'an expression that is none', form: 'torn', inner: '<p class="x">To ship</p>', want: undefined },
  { note: 'a form of nothing', form: 'none', inner: '<p class="x">To ship</p>', want: undefined },
];
for (const { note, form, inner, want } of FORMS)
  test(`form: ${note}`, () => {
    for (const take of ['text', 'sole_text', 'first_text', 'attr:title']) {
      const { orders, close } = open(card(ID, { inner }), { profile: profileOf('.x', take, { form }) });
      if (take === 'text' || !inner.includes('<b>')) assert.equal(orders[0]?.status, want, take);
      close();
    }
  });

/** Those parts are a record only when each has a form. @type {{note: string, keep: object, want: object[] | undefined}[]} */
const KEPT = [
  { note: 'each has one', keep: { label: 'any', value: 'digits' }, want: [{ label: 'Paid', value: '12' }] },
  { note: 'one has none', keep: { label: 'any' }, want: undefined },
  { note: 'one has one that nobody knows', keep: { label: 'any', value: 'x' }, want: undefined },
];
for (const { note, keep, want } of KEPT)
  test(`forms of parts: ${note}`, () => {
    const profile = profileOf('.none', 'text');
    Object.assign(profile.pages[0] ?? {}, { fields: { rows: { each: ['.row'], parts: ['label', 'value'], keep } } });
    const { orders, close } = open(card(ID, { inner: '<p class="row"><b>Paid</b><b>12</b></p><p class="row"><b>Name</b><b>Ada</b></p>' }), { profile });
    assert.deepEqual(orders[0]?.rows, want);
    close();
  });

test('what is shown is an item, though nothing of it is read', () => {
  const profile = profileOf('.none', 'text');
  Object.assign(profile.pages[0] ?? {}, { fields: { items: { each: ['.picture', '.item'], fields: { title: { take: 'attr:title', form: 'free', select: ['[title]'] } } } } });
  const items = (/** @type {string} */ inner) => {
    const { orders, close } = open(card(ID, { inner }), { profile });
    close();
    return orders[0]?.items;
  };
  assert.deepEqual(items('<i class="picture"></i><i class="picture"></i><i class="picture" style="display:none"></i><p class="item"></p>'), [{}, {}]);
  assert.deepEqual(items('<p class="item"><b title="Glasses"></b></p><p class="item">5550100</p>'), [{ title: 'Glasses' }, {}]);
});

/** A whole number from an attribute. @type {{note: string, inner: string, want: number | undefined}[]} */
const NUMBERS = [
  { note: 'as it is', inner: '<p class="x" left="190800123">2 days</p>', want: 190800123 },
  { note: 'nothing left is a number, too', inner: '<p class="x" left="0">soon</p>', want: 0 },
  { note: 'the largest', inner: '<p class="x" left="10000000000">x</p>', want: 1e10 },
  { note: 'one more', inner: '<p class="x" left="10000000001">x</p>', want: undefined },
  { note: 'far too long', inner: `<p class="x" left="1${'0'.repeat(20)}">x</p>`, want: undefined },
  { note: 'below nothing', inner: '<p class="x" left="-5">x</p>', want: undefined },
  { note: 'a fraction', inner: '<p class="x" left="1.5">x</p>', want: undefined },
  { note: 'words instead', inner: '<p class="x">2 days 5 hours</p>', want: undefined },
  { note: 'not shown', inner: '<p class="x" left="5" style="display:none">x</p>', want: undefined },
];
for (const { note, inner, want } of NUMBERS)
  test(`number: ${note}`, () => {
    const profile = profileOf('.order-item-header-status-text', 'text');
    Object.assign(profile.pages[0]?.fields ?? {}, { left_ms: { take: 'attr:left', form: 'any', select: ['.x'] } });
    const { orders, close } = open(card(ID, { inner }), { profile });
    assert.equal(orders[0].left_ms, want);
    close();
  });

/** What a card shows without words. @type {{note: string, inner: string, never?: string[], want: string[] | undefined}[]} */
const SIGNALS = [
  { note: 'none', inner: '', want: undefined },
  { note: 'each that is there, once, in the order of the profile', inner: '<i class="b"></i><i class="a"></i><i class="a"></i>', want: ['first', 'second'] },
  { note: 'any of its selectors', inner: '<i class="c"></i>', want: ['second'] },
  { note: 'not one that is not shown', inner: '<i class="a" style="display:none"></i>', want: undefined },
  { note: 'one of several that is shown', inner: '<i class="a" style="display:none"></i><i class="a"></i>', want: ['first'] },
  { note: 'not where nobody may look', never: ['.contact-info'], inner: '<div class="contact-info"><i class="a"></i></div>', want: undefined },
];
for (const { note, inner, never = [], want } of SIGNALS)
  test(`signals: ${note}`, () => {
    const profile = profileOf('.order-item-header-status-text', 'text');
    const signals = [{ name: 'first', select: ['.a'] }, { name: 'second', select: ['::x', '.b', '.c'] }, { name: 'Third', select: ['i'] }, { name: 'no_selector', select: ['('] }, { name: 'x'.repeat(65), select: ['i'] }, null, 7];
    Object.assign(profile.pages[0] ?? {}, { signals, never });
    const { orders, close } = open(card(ID, { inner }), { profile });
    assert.deepEqual(orders[0].signals, want);
    close();
  });

test('signals: thirty-two at most', () => {
  const profile = profileOf('.order-item-header-status-text', 'text');
  Object.assign(profile.pages[0] ?? {}, { signals: Array.from({ length: 40 }, (_, at) => ({ name: `s${at}`, select: ['a'] })) });
  const { orders, close } = open(card(ID), { profile });
  assert.equal(orders[0].signals.length, 32);
  close();
});

/** @type {{note: string, raw: string, bytes: number, want: string}[]} */
const CLEAN = [
  { note: 'as it is', raw: 'To ship', bytes: 512, want: 'To ship' },
  { note: 'at its limit', raw: 'a'.repeat(10), bytes: 10, want: 'a'.repeat(10) },
  { note: 'one over it', raw: 'a'.repeat(11), bytes: 10, want: 'a'.repeat(10) },
  { note: 'two-byte characters at the limit', raw: 'é'.repeat(5), bytes: 10, want: 'é'.repeat(5) },
  { note: 'no half of a two-byte character', raw: 'é'.repeat(5), bytes: 9, want: 'é'.repeat(4) },
  { note: 'no half of a three-byte character', raw: '待付款', bytes: 8, want: '待付' },
  { note: 'no half of a surrogate pair', raw: '😀😀', bytes: 7, want: '😀' },
  { note: 'no space at the cut', raw: 'ab cd', bytes: 3, want: 'ab' },
  { note: 'control characters', raw: 'To\u0000 \u0007ship\u007f\u009f', bytes: 512, want: 'To ship' },
  { note: 'characters that turn the direction', raw: '\u202eTo\u2066 ship\u202c', bytes: 512, want: 'To ship' },
  { note: 'half a surrogate pair', raw: 'a\ud800b', bytes: 512, want: 'a\ufffdb' },
  { note: 'only white space', raw: ' \u00a0\n\u3000 ', bytes: 512, want: '' },
  { note: 'nothing', raw: '', bytes: 512, want: '' },
];
for (const { note, raw, bytes, want } of CLEAN)
  test(`clean: ${note}`, () => {
    const { window, close } = openPage({ last: 'locate' });
    assert.equal(window.rescind.text.clean(raw, bytes), want);
    close();
  });

/** Where the order's number is taken from. @type {{note: string, html: string, address?: string, want: string}[]} */
const IDS = [
  { note: 'the details link', html: card(ID), want: ID },
  { note: 'a parameter before it', html: `<div class="order-item"><a href="/p/order/detail.html?spm=a.b&orderId=${ID}">x</a></div>`, want: ID },
  { note: 'the track link, when there is no other', html: `<div class="order-item"><a href="/p/tracking/index.html?tradeOrderId=${ID}">x</a></div>`, want: ID },
  { note: 'the details link before the track link', html: `<div class="order-item"><a href="?tradeOrderId=1111111111111111">t</a><a href="?orderId=${ID}">d</a></div>`, want: ID },
  { note: 'the card is the link', html: `<a class="order-item" href="/p/order/detail.html?orderId=${ID}"><span>x</span></a>`, want: ID },
  { note: 'never a label', html: `<div class="order-item">Ref. Number: ${ID}</div>`, want: '' },
  { note: 'no list of numbers', html: `<div class="order-item"><a href="?orderIds=${ID}%2C${ID}">x</a></div>`, want: '' },
  { note: 'too short', html: '<div class="order-item"><a href="?orderId=123456789">x</a></div>', want: '' },
  { note: 'shortest', html: '<div class="order-item"><a href="?orderId=1234567890">x</a></div>', want: '1234567890' },
  { note: 'longest', html: `<div class="order-item"><a href="?orderId=${'1'.repeat(24)}">x</a></div>`, want: '1'.repeat(24) },
  { note: 'too long', html: `<div class="order-item"><a href="?orderId=${'1'.repeat(25)}">x</a></div>`, want: '' },
  { note: 'digits of another script', html: '<div class="order-item"><a href="?orderId=١٢٣٤٥٦٧٨٩٠">x</a></div>', want: '' },
  { note: 'an address that is none', html: `<div class="order-item"><a href="https://[">x</a><a href="?orderId=${ID}">x</a></div>`, want: ID },
  { note: 'the detail page: its own address', html: '<div class="order-status"><a href="?orderId=1111111111111111">x</a></div>', address: `https://www.aliexpress.com/p/order/detail.html?spm=1&orderId=${ID}`, want: ID },
  { note: 'the detail page without a number', html: `<a href="?orderId=${ID}">x</a>`, address: 'https://www.aliexpress.com/p/order/detail.html', want: '' },
];
const RUSSIA = 'https://aliexpress.ru/order-list';
const russian = (/** @type {string} */ inner) => `<div class="RedOrderList_OrderList__item__a2315">${inner}</div>`;
const written = (/** @type {string} */ text) => russian(`<div class="RedOrderList_OrderItem__number__1tjf5">${text}</div>`);
IDS.push(
  { note: 'a path before it', address: RUSSIA, html: russian(`<a href="/order-list/${ID}?filterName=archive">x</a>`), want: ID },
  { note: 'a path before it, nothing after', address: RUSSIA, html: russian(`<a href="https://aliexpress.ru/order-list/${ID}/">x</a>`), want: ID },
  { note: 'a path before something else', address: RUSSIA, html: russian('<a href="/order-list/new">x</a>'), want: '' },
  { note: 'written in groups, without a link', address: RUSSIA, html: written('8190 0000\u00a00000 0001'), want: ID },
  { note: 'the link before what is written', address: RUSSIA, html: written('1111 1111 1111 1111').replace('</div></div>', `</div><a href="/order-list/${ID}"></a></div>`), want: ID },
  { note: 'written with more than a number', address: RUSSIA, html: written('8190 0000 0000 0001 от 29 января 2024'), want: '' },
  { note: 'written too short', address: RUSSIA, html: written('8190 0000'), want: '' },
  { note: 'a page of one order: its path', address: `${RUSSIA}/${ID}?filterName=active`, html: '<a href="/order-list/1111111111111111">x</a>', want: ID },
  { note: 'the tracking page: its own address', address: `https://www.aliexpress.com/p/tracking/index.html?_login=yes&tradeOrderId=${ID}`, html: '<a href="?tradeOrderId=1111111111111111">x</a>', want: ID },
);
for (const { note, html, address = LIST, want } of IDS)
  test(`order id: ${note}`, () => {
    const { locate, page, cards, close } = open(html, { address });
    assert.equal(cards.length, 1);
    assert.equal(locate.orderId(page, cards[0], address), want);
    close();
  });

/** @type {{address: string, kind: string | undefined}[]} */
const ADDRESSES = [
  { address: LIST, kind: 'list' },
  { address: `${LIST}?tab=all`, kind: 'list' },
  { address: `${LIST}#x`, kind: 'list' },
  { address: 'https://es.aliexpress.com/p/order/index.html', kind: 'list' },
  { address: 'https://www.aliexpress.us/p/order/index.html', kind: 'list' },
  { address: 'https://www.aliexpress.com/p/order/detail.html?orderId=1', kind: 'detail' },
  { address: 'https://www.aliexpress.com/p/order/snapshot.html', kind: undefined },
  { address: 'https://www.aliexpress.com/p/order/index.htmlx', kind: undefined },
  { address: 'https://evil.example/?https://www.aliexpress.com/p/order/index.html', kind: undefined },
  { address: 'https://aliexpress.com.evil.example/p/order/index.html', kind: undefined },
  { address: 'https://www.aliexpress.ru/p/order/index.html', kind: undefined },
  { address: 'https://www.aliexpress.com/p/tracking/index.html?tradeOrderId=1', kind: 'tracking' },
  { address: 'https://www.aliexpress.us/p/tracking/index.html?tradeOrderId=1', kind: 'tracking' },
  { address: 'https://www.aliexpress.com.evil.example/p/tracking/index.html', kind: undefined },
  { address: 'https://aliexpress.ru/order-list', kind: 'list' },
  { address: 'https://aliexpress.ru/order-list?filterName=archive', kind: 'list' },
  { address: 'https://aliexpress.ru/order-list/8190000000000001', kind: 'detail' },
  { address: 'https://aliexpress.ru/order-list/8190000000000001?filterName=archive', kind: 'detail' },
  { address: 'https://aliexpress.ru/order-list/help', kind: undefined },
  { address: 'https://aliexpress.ru/order-listing', kind: undefined },
  { address: 'https://aliexpress.ru.evil.example/order-list', kind: undefined },
  { address: 'https://trade.aliexpress.com/orderList.htm', kind: 'list' },
  { address: 'https://trade.aliexpress.com/order_list.htm?x=1', kind: 'list' },
  { address: 'https://trade.aliexpress.com/order_detail.htm?orderId=1', kind: 'detail' },
  { address: 'https://trade.aliexpress.com/ordertrash/orderTrash.htm', kind: undefined },
  { address: 'https://trade.aliexpress.com.evil.example/orderList.htm', kind: undefined },
];
for (const { address, kind } of ADDRESSES)
  test(`kind of page: ${address}`, () => {
    const { page, close } = open('', { address });
    assert.equal(page?.kind, kind);
    close();
  });

test('lists stop at their limits', () => {
  const inner = `<div class="order-item-btns">${'<button class="order-item-btn">b</button>'.repeat(40)}</div>${'<span class="order-item-tag">t</span>'.repeat(40)}
    ${'<div class="order-item-content-body"><p class="order-item-content-info-name"><a title="x"></a></p></div>'.repeat(70)}`;
  const { orders: [order], close } = open(card(ID, { inner }));
  assert.deepEqual([order.buttons.length, order.tags.length, order.items.length], [32, 32, 64]);
  close();
});

test('texts stop at the limits of the protocol', () => {
  const { properties } = JSON.parse(readFileSync(new URL('../../protocol/schema/request.schema.json', import.meta.url), 'utf8')).$defs.order;
  const long = 'x'.repeat(5000);
  const each = (/** @type {string} */ name) => [name, { take: 'text', form: 'any', select: ['.long'] }];
  const fields = Object.fromEntries([...['status', 'date', 'store', 'total', 'notice', 'tracking', 'buttons', 'tags'].map(each),
    ['items', { each: ['.box'], fields: Object.fromEntries(['title', 'sku', 'quantity'].map(each)) }], ['rows', { each: ['.box'], fields: Object.fromEntries(['label', 'value'].map(each)) }]]);
  const profile = profileOf('.long', 'text');
  Object.assign(profile.pages[0] ?? {}, { fields });
  const { orders: [order], close } = open(card(ID, { inner: `<div class="box"><p class="long">${long}</p></div>` }), { profile });
  const lengths = {
    status: order.status.length, date: order.date.length, store: order.store.length, total: order.total.length,
    notice: order.notice.length, tracking: order.tracking.length, button: order.buttons[0].length, tag: order.tags[0].length,
    title: order.items[0].title.length, sku: order.items[0].sku.length,
    label: order.rows[0].label.length, value: order.rows[0].value.length,
  };
  const { status, date, store, total, notice, tracking, buttons, tags, items, rows } = properties;
  const texts = {
    status, date, store, total, notice, tracking, button: buttons.items, tag: tags.items,
    ...items.items.properties, ...rows.items.properties,
  };
  assert.deepEqual(lengths, Object.fromEntries(Object.keys(lengths).map((name) => [name, texts[name].maxLength])));
  assert.equal(order.items[0].quantity, undefined, 'letters are no number');
  close();
});

/** @type {{text: string, want: number | undefined}[]} */
const QUANTITIES = [{ text: '2', want: 2 }, { text: '0', want: 0 }, { text: '100000', want: 100000 }, { text: '100001', want: undefined }, { text: 'x', want: undefined }];
for (const { text, want } of QUANTITIES)
  test(`quantity: ${text}`, () => {
    const profile = profileOf('.none', 'text');
    Object.assign(profile.pages[0] ?? {}, { fields: { items: { each: ['.item'], fields: { quantity: { take: 'text', form: 'any', select: ['b'] } } } } });
    const { orders: [order], close } = open(card(ID, { inner: `<p class="item"><b>${text}</b></p>` }), { profile });
    assert.equal(order.items[0].quantity, want);
    close();
  });

test('a profile that is nonsense reads nothing and breaks nothing', () => {
  const page = { kind: 'list', url: ['^https://'], card: ['.order-item'], anchor: ['.a'], order_id: { link_params: ['orderId'] } };
  const nonsense = [null, 7, 'x', [], {}, { pages: 'x' }, { pages: [null, 7, {}] }, { pages: [{ ...page, url: ['('], fields: {} }] },
    { pages: [{ ...page, card: ['::x', 7], fields: {} }] }, { pages: [{ ...page, fields: { status: null, date: 7, items: { each: 7 }, rows: { each: [], fields: null } } }] },
    { pages: [{ ...page, fields: { status: { take: 7, form: 7, select: ['!', '.order-item-header-status-text'] } } }] }, { pages: [{ ...page, order_id: null, anchor: null, never: 7, blocked: ['{'], fields: null }] }];
  for (const profile of nonsense) {
    const { reader, locate, page: ready, cards, close } = open(card(ID), { profile });
    for (const each of cards) {
      const order = reader.read(ready, each, ID);
      assert.ok(Object.keys(order).every((name) => ['order_id', 'status'].includes(name)));
      locate.anchor(ready, each);
    }
    close();
  }
});

test('members of an order that the protocol does not know are not read', () => {
  const profile = profileOf('.order-item-header-status-text', 'text');
  Object.assign(profile.pages[0]?.fields ?? {}, { constructor: { take: 'text', form: 'any', select: ['a'] }, address: { take: 'text', form: 'any', select: ['a'] }, told: { take: 'text', form: 'any', select: ['a'] } });
  const { orders: [order], close } = open(card(ID), { profile });
  assert.deepEqual(Object.keys(order), ['order_id', 'status']);
  close();
});

test('a form that hides functions behind its fields breaks nothing', () => {
  const names = ['closest', 'matches', 'querySelector', 'querySelectorAll', 'checkVisibility', 'getAttribute', 'firstChild', 'firstElementChild', 'childNodes', 'textContent', 'tagName', 'parentElement', 'isConnected', 'nodeType'];
  const form = `<form class="order-item-header-status-text">${names.map((name) => `<input name="${name}">`).join('')}To ship</form>`;
  const { cards, orders, close } = open(`<div class="order-item"><div class="order-item-header">${form}<a href="?orderId=${ID}">x</a></div><div class="order-item-btns"><button class="order-item-btn">Cancel order</button></div></div>`);
  assert.equal(cards.length, 1);
  assert.equal(orders[0].order_id, ID);
  assert.deepEqual(orders[0].buttons, ['Cancel order']);
  close();
});

test('a page of ten thousand nodes in one text is read to its limit and no further', () => {
  const { orders: [order], close } = open(card(ID, { status: '<i>x</i>'.repeat(10_000), inner: '' }), { profile: profileOf('.order-item-header-status-text', 'text') });
  assert.equal(order.status.length, 512);
  close();
});

test('cards inside cards are one card', () => {
  const { cards, close } = open(`<div class="order-item">${card(ID)}</div>`);
  assert.equal(cards.length, 1);
  close();
});

test('a captcha that is shown blocks, one that is not does not', () => {
  const shown = open('<div class="baxia-dialog">slide</div>');
  assert.equal(shown.window.rescind.isThere(shown.page.blocked), true);
  shown.close();
  const hidden = open('<div class="baxia-dialog" style="display:none">slide</div>');
  assert.equal(hidden.window.rescind.isThere(hidden.page.blocked), false);
  hidden.close();
});

test('rows that are no dates are not read', () => {
  const row = (/** @type {string} */ label, /** @type {string} */ value) => `<div class="info-row"><span>${label}</span><span>${value}</span></div>`;
  const html = `<div class="order-status"><p class="order-block-title">To ship</p></div><div class="order-detail-order-info">
    ${row('Ref. Number', ID)}${row('Paid on', 'Sep 15, 2026')}${row('주문일자', '2026년 5월 21일')}${row('Payment method', 'Visa **** 2031')}${row('Payment method', 'Visa')}${row('Name', 'Ada')}${row('Phone', '15550100234')}${row('Address', '12 Nowhere Lane 2031')}</div>`;
  const { orders: [order], close } = open(html, { address: `https://www.aliexpress.com/p/order/detail.html?orderId=${ID}` });
  assert.deepEqual(order.rows, [{ label: 'Paid on', value: 'Sep 15, 2026' }, { label: '주문일자', value: '2026년 5월 21일' }]);
  close();
});
