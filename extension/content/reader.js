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
  const LAST_PART = /^(?:[\w.>-]+ )*([a-z][a-z0-9]*)?(?:\.([A-Za-z][\w-]*))?(?:\[[^\]]*\])*$/; /* of a selector: its tag and its class */
  const { closest, matches } = Element.prototype; /* a form may hide its own behind fields of these names */
  const MAX_MATCHES = 500; /* of one selector */
  const MAX_LINES = 8; /* of one value: the newest event of each parcel */

  const { order_id: { digits: [LEAST_DIGITS, MOST_DIGITS] }, signals: _signals, seen_at: _seenAt, ...READ } = rescind.limits.order;
  const ORDER_ID = new RegExp(`^[0-9]{${LEAST_DIGITS},${MOST_DIGITS}}$`);
  /** The members of an order that are read as the profile says, and their limits. Other members of a profile are skipped. */
  const LIMITS = new Map(/** @type {[string, Limit][]} */ (Object.entries(READ)));

  /** The elements that a selector finds and that may be read. @param {Scope} scope @param {string} selector */
  const find = ({ root, never }, selector) => {
    /** @type {Element[]} */
    const found = [];
    const [, tag, name] = LAST_PART.exec(selector) ?? [];
    /* In a card the browser's list of a class or of a tag takes a microsecond, `.a b[c]` thirty. */
    const all = name ? root.getElementsByClassName(name) : tag ? root.getElementsByTagName(tag) : root.querySelectorAll(selector);
    for (let at = 0; at < all.length && found.length < MAX_MATCHES; at += 1) {
      const element = /** @type {Element} */ (all[at]);
      if (matches.call(element, selector) && (never === '' || !closest.call(element, never))) found.push(element);
    }
    return found;
  };

  /**
   * What one element says, as far as its form lets it out; '' for nothing, undefined when it is not sure.
   * @param {Element} element @param {ReadyText} spec @returns {string | undefined}
   */
  const saidBy = (element, { take, attribute, without, form }) => {
    const written = attribute !== '' && isShown(element) ? oneLine(element.getAttribute(attribute) ?? '') : '';
    if (written !== '') return formed(form, written);
    if (take !== 'text') return rescind.lines.sole(element, without, form);
    return formed(form, oneLine(rescind.text.lines(element, without).lines.map((line) => line.text).join(' ')));
  };

  /**
   * The texts of the first selector that has any, and where each stands.
   * @param {Scope} scope @param {ReadyText} spec @param {TextLimit & { count: number }} limit
   */
  const places = (scope, spec, { bytes, count }) => {
    /** @type {{ element: Element, text: string }[]} */
    const found = [];
    for (const selector of spec.select) {
      for (const element of find(scope, selector)) {
        const text = clean(saidBy(element, spec) ?? '', bytes);
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
    for (const selector of spec.select) {
      const all = find(scope, selector);
      const said = new Set();
      for (const element of spec.take === 'first_text' ? all.filter(isShown).slice(0, 1) : all) {
        const one = saidBy(element, spec);
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
  const records = (scope, spec, { count, fields }) => {
    let elements = /** @type {Element[]} */ ([]);
    for (const each of spec.each) if ((elements = find(scope, each)).length > 0) break;
    if (spec.parts.length > 0) return rescind.lines.records(elements, spec, fields).slice(0, count);
    /* What is shown is a record, even when nothing of it can be read: a picture without a title is an item. */
    return elements.filter(isShown).slice(0, count).map((element) => {
      /** @type {Record<string, string | number>} */
      const record = {};
      for (const [name, limit] of fields) {
        const from = spec.fields.get(name);
        const inside = { root: element, never: scope.never };
        const value = from && ('bytes' in limit ? text(inside, from, limit.bytes) || undefined : number(inside, from, limit));
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

  /** @param {ReadyPage} page @param {Element} card @param {string} orderId @param {ReadyPage['fields']} fields */
  const read = (page, card, orderId, fields) => {
    /** @type {Record<string, unknown>} */
    const order = { order_id: orderId };
    const scope = { root: card, never: page.never };
    for (const [name, spec] of fields) {
      const limit = LIMITS.get(name);
      const value = limit ? attempt(() => member(scope, spec, limit), '') : '';
      if (typeof value === 'number' || value.length > 0) order[name] = value;
    }
    const shows = (/** @type {string} */ selector) => find(scope, selector).some(isShown);
    const signals = attempt(() => page.signals.filter(({ select }) => select.some(shows)).map(({ name }) => name), []);
    if (signals.length > 0) order['signals'] = signals;
    return /** @type {RawOrder} */ (order);
  };

  rescind.reader = {
    read: (page, card, orderId) => read(page, card, orderId, page.fields),

    glance: (page, card, orderId) => read(page, card, orderId, page.glance),

    writtenId: (page, card) => {
      const digits = page.idNumber ? text({ root: card, never: page.never }, page.idNumber, 64).replace(/\s/gu, '') : '';
      return ORDER_ID.test(digits) ? digits : '';
    },

    places: (page, card, spec, limit) => places({ root: card, never: page.never }, spec, limit),
  };
})();
