/**
 * Whether the page still is as its profile says; the popup asks. When it is not, a report for those who write the profile says how often
 * each selector matched, and of one card (or the page of one order) the tags, class names and data-pl. No text, no number and no other
 * attribute of the page is in it.
 */
'use strict';

(() => {
  const MAX_CARDS = 50; /* looked at */
  const MAX_NODES = 300;
  const MAX_DEPTH = 24;
  const MAX_NAMES = 8;
  const MAX_NAME = 48;
  const LEFT_OUT = /^(?:script|style|template|noscript|svg|rescind-.*)$/;

  /** A name, but for whatever might be a number or a word of somebody's. @param {string} name */
  const plain = (name) => name.replace(/[^A-Za-z_-]+/g, '').slice(0, MAX_NAME);

  /** @param {Element} element */
  const nameOf = (element) => {
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
      if (lines.length >= MAX_NODES || depth > MAX_DEPTH || LEFT_OUT.test(element.localName)) return;
      if (never !== '' && element.matches(never)) return;
      lines.push(`${'  '.repeat(depth)}${nameOf(element)}`);
      for (const child of element.children) walk(child, depth + 1);
    };
    walk(card, 1);
    return lines;
  };

  /** Whether one of its lines has that form. @param {Element} root @param {string} skip @param {Form} form */
  const shows = (root, skip, form) => {
    const { lines, isWhole } = rescind.text.lines(root, skip);
    return isWhole && lines.some(({ text }) => rescind.text.formed(form, rescind.text.oneLine(text)) !== '');
  };

  /**
   * Whether an order lacks what the page is expected to show.
   * @param {ReadyPage} page @param {string} name @param {Card} card @param {RawOrder} order
   */
  const lacks = (page, name, { element }, order) => {
    if (name in order) return false;
    const spec = page.fields.find(([each]) => each === name)?.[1];
    return !spec || 'each' in spec || spec.form.isFree || shows(element, page.never, spec.form);
  };

  /** In how many of these each selector finds something. @param {string} name @param {string[]} selectors @param {Element[]} roots */
  const counts = (name, selectors, roots) =>
    `${name}: ${selectors.map((selector) => `${selector} ${roots.filter((root) => root.querySelector(selector)).length}`).join(' | ')}`;

  rescind.mismatch = (page, cards, orders) => {
    const some = cards.slice(0, MAX_CARDS);
    const inferred = some.filter((card) => card.inferred).length;
    const lacking = page.expects.map((name) => {
      const without = some.filter((card) => lacks(page, name, card, orders.get(card.orderId) ?? card.order));
      return { name, count: without.length };
    });
    if (inferred < some.length && !lacking.some(({ count }) => count * 2 > some.length)) return '';
    const [sample] = some;
    const roots = sample ? some.map(({ element }) => element) : [document.documentElement];
    return [
      `Rescind, rules ${page.version}: ${page.kind} on ${location.hostname} is not as expected`,
      `${some.length} orders, ${inferred} of them by their links alone`,
      ...(sample ? lacking.map(({ name, count }) => `${name}: not found in ${count}`) : []),
      '',
      ...(page.card === '' ? [] : [`card: ${page.card} ${document.querySelectorAll(page.card).length}`]),
      counts('anchor', page.anchor, roots),
      ...page.fields.map(([name, spec]) => counts(name, 'each' in spec ? spec.each : spec.select, roots)),
      '',
      ...skeleton(page, page.isOneOrder || !sample ? document.body : sample.element),
    ].join('\n');
  };
})();
