//# allFunctionsCalledOnLoad
/**
 * Reads an order from the page: shown texts, from where the page profile says they stand. It understands none of them. The page may be
 * anything: what cannot be read is absent, and nothing here throws.
 */
'use strict';

(() => {
  /** `never`: selector of what may never be read, '' for nothing. @typedef {{ root: Element | Document, never: string }} Scope */

  const { attempt } = rescind;
  const { clean, isShown, matches } = rescind.text;
  const { either } = rescind.profile;
  const CLASSES = /^(?:\.[A-Za-z][\w-]* )*\.([A-Za-z][\w-]*)$/;
  const { matches: matchesSelector } = Element.prototype; /* a form may hide its own behind a field of that name */
  const MAX_MATCHES = 500; /* elements looked at for one selector */

  const { order_id: { digits: [LEAST_DIGITS, MOST_DIGITS] }, signals: _signals, seen_at: _seenAt, ...READ } = rescind.limits.order;
  const ORDER_ID = new RegExp(`^[0-9]{${LEAST_DIGITS},${MOST_DIGITS}}$`);
  /** The members of an order that are read as the profile says, and their limits. Other members of a profile are skipped. */
  const LIMITS = new Map(/** @type {[string, Limit][]} */ (Object.entries(READ)));

  const BUTTONS = /** @type {ListLimit} */ (LIMITS.get('buttons'));

  /** The elements that a selector finds and that may be read. @param {Scope} scope @param {string} selector @returns {Element[]} */
  const find = ({ root, never }, selector) => {
    /* The browser finds one class many times faster than anything else: on a page of a thousand cards that is half of all reading. */
    const last = CLASSES.exec(selector)?.[1];
    const all = last ? [...root.getElementsByClassName(last)].filter((element) => matchesSelector.call(element, selector))
      : root.querySelector(selector) ? root.querySelectorAll(selector)
      : [];
    const found = [...all].slice(0, MAX_MATCHES);
    return never === '' ? found : found.filter((element) => attempt(() => !element.closest(never), false));
  };

  /** Whether one of these is shown. @param {Scope} scope @param {string[]} selectors */
  const shows = (scope, selectors) => selectors.some((selector) => find(scope, selector).some(isShown));

  /** '' where there is no text. @param {Element} element @param {string} never @param {ReadyText} spec @param {number} bytes */
  const textOf = (element, never, { take, attribute, without, strip }, bytes) =>
    attempt(() => {
      let text = attribute !== '' && isShown(element) ? clean(element.getAttribute(attribute) ?? '', bytes) : '';
      if (text === '') {
        const { lines } = rescind.text.lines(element, either(never, without));
        text = clean(take === 'first_text' ? lines[0]?.parts[0]?.text ?? '' : lines.map((line) => line.text).join(' '), bytes);
      }
      return strip ? text.replace(strip, '').trim() : text;
    }, '');

  /**
   * The texts of the first selector that has any, and where each stands.
   * @param {Scope} scope @param {ReadyText} spec @param {TextLimit & { count: number }} limit
   */
  const places = (scope, spec, { bytes, count }) => {
    /** @type {{ element: Element, text: string }[]} */
    const found = [];
    for (const selector of spec.select) {
      for (const element of find(scope, selector)) {
        const text = textOf(element, scope.never, spec, bytes);
        if (text !== '' && found.push({ element, text }) === count) break;
      }
      if (found.length > 0) break;
    }
    return found;
  };

  /** @param {Scope} scope @param {ReadyText} spec @param {TextLimit & { count: number }} limit */
  const texts = (scope, spec, limit) => places(scope, spec, limit).map(({ text }) => text);

  /**
   * The one text that all elements of a selector say; '' when one of them is not sure.
   * @param {Scope} scope @param {ReadyText} spec @param {number} bytes
   */
  const soleText = (scope, { select, without, match, strip }, bytes) => {
    const skip = either(scope.never, without);
    for (const selector of select) {
      const said = new Set();
      for (const element of find(scope, selector)) {
        const text = rescind.lines.sole(element, skip, match);
        if (text === undefined) return '';
        said.add(clean(strip ? text.replace(strip, '') : text, bytes));
      }
      said.delete('');
      if (said.size > 1) return '';
      for (const only of said) return only;
    }
    return '';
  };

  /** @param {Scope} scope @param {ReadyText} spec @param {number} bytes @returns {string} */
  const text = (scope, spec, bytes) =>
    spec.take === 'sole_text' ? soleText(scope, spec, bytes) : texts(scope, spec, { bytes, count: 1 })[0] ?? '';

  /** @param {Scope} scope @param {ReadyText} spec @param {TextLimit | NumberLimit} limit @returns {string | number | undefined} */
  const recordMember = (scope, spec, limit) => {
    if ('bytes' in limit) return text(scope, spec, limit.bytes) || undefined;
    const digits = /[0-9]{1,9}/.exec(text(scope, spec, 64))?.[0];
    return digits !== undefined && Number(digits) <= limit.max ? Number(digits) : undefined;
  };

  /** @param {Scope} scope @param {ReadyList} spec @param {RecordLimit} limit */
  const records = ({ root, never }, spec, { count, fields }) => {
    const selector = spec.each.find((each) => root.querySelector(each));
    const elements = selector === undefined ? [] : find({ root, never }, selector);
    if (spec.parts.length > 0) return rescind.lines.records(elements, either(never, spec.without), spec, fields).slice(0, count);
    /** @type {Record<string, string | number>[]} */
    const found = [];
    for (const element of elements) {
      /** @type {Record<string, string | number>} */
      const record = {};
      for (const [name, limit] of fields) {
        const from = spec.fields.get(name);
        const value = from && recordMember({ root: element, never }, from, limit);
        if (value !== undefined) record[name] = value;
      }
      const isKept = spec.keep.every(([name, pattern]) => matches(pattern, String(record[name] ?? '')));
      if (isKept && Object.keys(record).length > 0 && found.push(record) === count) break;
    }
    return found;
  };

  /** A member of a raw order; '' or an empty list when there is none. @param {Scope} scope @param {ReadyField} spec @param {Limit} limit */
  const member = (scope, spec, limit) => {
    if ('each' in spec) return 'fields' in limit ? records(scope, spec, limit) : '';
    if ('fields' in limit) return '';
    if ('count' in limit) return texts(scope, spec, limit);
    if ('bytes' in limit) return text(scope, spec, limit.bytes);
    const digits = text(scope, spec, 16);
    return /^[0-9]+$/.test(digits) && Number(digits) <= limit.max ? Number(digits) : '';
  };

  /** In nearly every card there is nothing that may never be read. @param {ReadyPage} page @param {Element} root @returns {Scope} */
  const scopeOf = ({ never }, root) => {
    const isNeeded = never !== '' && attempt(() => root.closest(never) ?? root.querySelector(never), root);
    return { root, never: isNeeded ? never : '' };
  };

  /** @param {ReadyPage} page @param {Element} card @param {string} orderId @param {ReadyPage['fields']} fields */
  const read = (page, card, orderId, fields) => {
    /** @type {Record<string, unknown>} */
    const order = { order_id: orderId };
    const scope = scopeOf(page, card);
    for (const [name, spec] of fields) {
      const limit = LIMITS.get(name);
      const value = limit ? attempt(() => member(scope, spec, limit), '') : '';
      if (typeof value === 'number' || value.length > 0) order[name] = value;
    }
    const signals = attempt(() => page.signals.filter(({ select }) => shows(scope, select)).map(({ name }) => name), []);
    if (signals.length > 0) order['signals'] = signals;
    return /** @type {RawOrder} */ (order);
  };

  /** Whether the page shows one of these. @param {string} selector */
  const isThere = (selector) => selector !== '' && attempt(() => shows({ root: document, never: '' }, [selector]), false);

  rescind.reader = {
    read: (page, card, orderId) => read(page, card, orderId, page.fields),

    glance: (page, card, orderId) => read(page, card, orderId, page.glance),

    atGlance: (page, order) => {
      const late = new Set(page.fields.filter((field) => !page.glance.includes(field)).map(([name]) => name));
      return /** @type {RawOrder} */ (Object.fromEntries(Object.entries(order).filter(([name]) => !late.has(name))));
    },

    writtenId: (page, card) => {
      const digits = page.idNumber ? text({ root: card, never: page.never }, page.idNumber, 64).replace(/\s/gu, '') : '';
      return ORDER_ID.test(digits) ? digits : '';
    },

    button: (page, card, words) => {
      const [, spec] = page.fields.find(([name]) => name === 'buttons') ?? [];
      if (!spec || !('take' in spec)) return undefined;
      return attempt(() => places(scopeOf(page, card), spec, BUTTONS).find(({ text }) => text === words)?.element, undefined);
    },

    isBlocked: (page) => isThere(page.blocked),
    isEmpty: (page) => isThere(page.empty),
  };
})();
