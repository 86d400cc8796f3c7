/**
 * How well the page still fits its profile, asked for by the popup. When it no longer does, there is a report for those who write the rules:
 * how often each selector matched, and of one card (or the page of one order) the tags, class names and data-pl. No text, no number and no other attribute of the page is in it.
 */
'use strict';

(() => {
  const MAX_CARDS = 50; /* looked at */
  const MAX_NODES = 300;
  const MAX_DEPTH = 24;
  const MAX_NAMES = 8;
  const MAX_NAME = 48;
  const NO_LOOKS = /^(?:script|style|template|noscript|svg|rescind-.*)$/;

  /** A name, but for whatever might be a number or a word of somebody's. @param {string} name */
  const plain = (name) => name.replace(/[^A-Za-z_-]+/g, '').slice(0, MAX_NAME);

  /** @param {Element} element */
  const looks = (element) => {
    const classes = (element.getAttribute('class') ?? '').split(/\s+/).map(plain).filter(Boolean).slice(0, MAX_NAMES);
    const pl = plain(element.getAttribute('data-pl') ?? '');
    return `${plain(element.localName)}${classes.map((name) => `.${name}`).join('')}${pl && `[data-pl=${pl}]`}`;
  };

  /** @param {ReadyPage} page @param {Element} card @returns {string[]} */
  const skeleton = ({ never }, card) => {
    /** @type {string[]} */
    const lines = [];
    /** @param {Element} element @param {number} depth */
    const walk = (element, depth) => {
      if (lines.length >= MAX_NODES || depth > MAX_DEPTH || NO_LOOKS.test(element.localName) || (never !== '' && element.matches(never))) return;
      lines.push(`${'  '.repeat(depth)}${looks(element)}`);
      for (const child of element.children) walk(child, depth + 1);
    };
    walk(card, 1);
    return lines;
  };

  /** Whether an order lacks what the page was expected to show. @param {ReadyPage} page @param {string} name @param {CardEntry} entry */
  const lacks = (page, name, { card, order }) => {
    if (name in order) return false;
    const spec = page.fields.find(([each]) => each === name)?.[1];
    if (!spec || 'each' in spec || !spec.match) return true;
    const { match } = spec;
    return rescind.lines.of(card, page.never).some(({ text }) => rescind.text.matches(match, rescind.text.oneLine(text)));
  };

  /** In how many of these each selector finds something. @param {string} name @param {string[]} selectors @param {Element[]} roots */
  const counts = (name, selectors, roots) =>
    `${name}: ${selectors.map((selector) => `${selector} ${roots.filter((root) => root.querySelector(selector)).length}`).join(' | ')}`;

  rescind.fit = (page, entries) => {
    const some = entries.slice(0, MAX_CARDS);
    const inferred = some.filter((entry) => entry.inferred).length;
    const lacking = page.expects.map((name) => ({ name, count: some.filter((entry) => lacks(page, name, entry)).length }));
    if (inferred < some.length && !lacking.some(({ count }) => count * 2 > some.length)) return '';
    const [sample] = some;
    const roots = sample ? some.map(({ card }) => card) : [document.documentElement];
    return [
      `Rescind, rules ${page.version}: ${page.kind} on ${location.hostname} is not as expected`,
      `${some.length} orders, ${inferred} of them by their links alone`,
      ...(sample ? lacking.map(({ name, count }) => `${name}: not found in ${count}`) : []),
      '',
      ...(page.card === '' ? [] : [`card: ${page.card} ${document.querySelectorAll(page.card).length}`]),
      counts('anchor', page.anchor, roots),
      ...page.fields.map(([name, spec]) => counts(name, 'each' in spec ? spec.each : spec.select, roots)),
      '',
      ...skeleton(page, page.whole || !sample ? document.body : sample.card),
    ].join('\n');
  };
})();
