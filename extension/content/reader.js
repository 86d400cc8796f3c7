//# allFunctionsCalledOnLoad
/**
 * Reads an order from the page: shown texts, from where the page profile says they stand. It understands none of them. The page may be
 * anything: what cannot be read is absent, and nothing here throws.
 */
'use strict';

(() => {
  /** `never`: selector of what may never be read, '' for nothing. @typedef {{ root: Element | Document, never: string }} Scope */

  const { attempt } = rescind;
  const { clean, formed, isShown, oneLine } = rescind.text;
  const { either } = rescind.profile;
  const CLASSES = /^(?:\.[A-Za-z][\w-]* )*\.([A-Za-z][\w-]*)$/;
  const { matches: matchesSelector } = Element.prototype; /* a form may hide its own behind a field of that name */
  const MAX_MATCHES = 500; /* elements looked at for one selector */
  const MAX_LINES = 8; /* of one value: the newest event of each parcel */

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

  /**
   * What one element says, as far as its form lets it out; '' for nothing, undefined when it is not sure.
   * @param {Element} element @param {string} skip @param {ReadyText} spec @returns {string | undefined}
   */
  const saidBy = (element, skip, { take, attribute, form }) => {
    const written = attribute !== '' && isShown(element) ? oneLine(element.getAttribute(attribute) ?? '') : '';
    if (written !== '') return formed(form, written);
    if (take !== 'text') return rescind.lines.sole(element, skip, form);
    return formed(form, oneLine(rescind.text.lines(element, skip).lines.map((line) => line.text).join(' ')));
  };

  /**
   * The texts of the first selector that has any, and where each stands.
   * @param {Scope} scope @param {ReadyText} spec @param {TextLimit & { count: number }} limit
   */
  const places = (scope, spec, { bytes, count }) => {
    const skip = either(scope.never, spec.without);
    /** @type {{ element: Element, text: string }[]} */
    const found = [];
    for (const selector of spec.select) {
      for (const element of find(scope, selector)) {
        const text = clean(saidBy(element, skip, spec) ?? '', bytes);
        if (text !== '' && found.push({ element, text }) === count) break;
      }
      if (found.length > 0) break;
    }
    return found;
  };

  /** @param {Scope} scope @param {ReadyText} spec @param {TextLimit & { count: number }} limit */
  const texts = (scope, spec, limit) => places(scope, spec, limit).map(({ text }) => text);

  /**
   * The one text that all elements of the first selector with any say, or that the first of them says; '' when it is not sure.
   * @param {Scope} scope @param {ReadyText} spec @param {number} bytes @returns {string}
   */
  const text = (scope, spec, bytes) => {
    const skip = either(scope.never, spec.without);
    for (const selector of spec.select) {
      const all = find(scope, selector);
      const said = new Set();
      for (const element of spec.take === 'first_text' ? all.filter(isShown).slice(0, 1) : all) {
        const one = saidBy(element, skip, spec);
        if (one === undefined) return '';
        said.add(clean(one, bytes));
      }
      said.delete('');
      if (said.size > 1) return '';
      for (const only of said) return only;
    }
    return '';
  };

  /** Parcels may say different things, so each has its line. @param {Scope} scope @param {ReadyText} spec @param {number} bytes */
  const everyText = (scope, spec, bytes) => {
    const lines = new Set(texts(scope, spec, { bytes: Math.floor(bytes / MAX_LINES) - 1, count: MAX_LINES }));
    return [...lines].join('\n');
  };

  /** @param {Scope} scope @param {ReadyText} spec @param {NumberLimit} limit @returns {number | undefined} */
  const number = (scope, spec, { max }) => {
    const digits = text(scope, spec, 16);
    return /^[0-9]+$/.test(digits) && Number(digits) <= max ? Number(digits) : undefined;
  };

  /** @param {Scope} scope @param {ReadyList} spec @param {RecordLimit} limit */
  const records = ({ root, never }, spec, { count, fields }) => {
    const selector = spec.each.find((each) => root.querySelector(each));
    const elements = selector === undefined ? [] : find({ root, never }, selector);
    if (spec.parts.length > 0) return rescind.lines.records(elements, either(never, spec.without), spec, fields).slice(0, count);
    /* What is shown is a record, even when nothing of it can be read: a picture without a title is an item. */
    return elements.filter(isShown).slice(0, count).map((element) => {
      /** @type {Record<string, string | number>} */
      const record = {};
      for (const [name, limit] of fields) {
        const from = spec.fields.get(name);
        const scope = { root: element, never };
        const value = from && ('bytes' in limit ? text(scope, from, limit.bytes) || undefined : number(scope, from, limit));
        if (value !== undefined) record[name] = value;
      }
      return record;
    });
  };

  /** A member of a raw order; '' or an empty list when there is none. @param {Scope} scope @param {ReadyField} spec @param {Limit} limit */
  const member = (scope, spec, limit) => {
    if ('each' in spec) return 'fields' in limit ? records(scope, spec, limit) : '';
    if ('fields' in limit) return '';
    if ('count' in limit) return texts(scope, spec, limit);
    if (!('bytes' in limit)) return number(scope, spec, limit) ?? '';
    return spec.take === 'texts' ? everyText(scope, spec, limit.bytes) : text(scope, spec, limit.bytes);
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
