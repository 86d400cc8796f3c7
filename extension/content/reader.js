/**
 * Reads an order from the page: visible strings, as the page profile says where they stand. It understands none of them. The page
 * may be anything, so whatever fails to be read is absent, and nothing here throws.
 */
'use strict';

(() => {
  const ORDER_ID = /^([0-9]{10,24})(?:[/?&#]|$)/;
  const MAX_NODES = 2000; /* looked at for one text */
  const MAX_MATCHES = 500; /* looked at for one list */

  /* The members of a raw order and their limits: PROTOCOL.md, "advise". Anything else in a profile is skipped. */
  /** @type {Map<string, {bytes: number}>} */
  const TEXTS = new Map([
    ['status', { bytes: 512 }], ['date', { bytes: 256 }], ['store', { bytes: 512 }], ['total', { bytes: 128 }], ['notice', { bytes: 4096 }], ['tracking', { bytes: 1024 }],
  ]);
  /** @type {Map<string, {max: number}>} */
  const NUMBERS = new Map([['left_ms', { max: 1e10 }]]);
  /** @type {Map<string, {bytes: number, count: number}>} */
  const LISTS = new Map([['buttons', { bytes: 256, count: 32 }], ['tags', { bytes: 256, count: 32 }]]);
  /** @type {Map<string, {count: number, fields: [string, {bytes: number} | {max: number}][]}>} */
  const RECORDS = new Map([
    ['items', { count: 64, fields: [['title', { bytes: 1024 }], ['sku', { bytes: 512 }], ['quantity', { max: 100000 }]] }],
    ['rows', { count: 64, fields: [['label', { bytes: 256 }], ['value', { bytes: 512 }]] }],
  ]);

  /* A line break to the eye, though the markup has no white space there. */
  const BLOCKS = new Set(['ADDRESS', 'ARTICLE', 'BR', 'DD', 'DIV', 'DL', 'DT', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HR', 'LI', 'OL', 'P', 'SECTION', 'TABLE', 'TD', 'TH', 'TR', 'UL']);
  const NO_TEXT = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TEXTAREA', 'SELECT']);

  /**
   * @template T
   * @param {() => T} read
   * @param {T} otherwise what stands for it when the page's own oddities make reading throw: a form may hide `closest` behind a field
   */
  const attempt = (read, otherwise) => {
    try {
      return read();
    } catch {
      return otherwise;
    }
  };

  /* An element is asked only where it says something itself: one that stands in hidden ones is hidden too. */
  const HIDDEN_TOO = { visibilityProperty: true };
  /** @param {Element} element */
  const isShown = (element) => element.checkVisibility(HIDDEN_TOO);

  /**
   * The page's `never`, if there is any of it in or around this root: in nearly every card there is not.
   * @param {ReadyPage} page @param {Element} root
   */
  const neverIn = ({ never }, root) => (never !== '' && (root.closest(never) || root.querySelector(never)) ? never : '');

  /**
   * The shown texts under an element, in their order, with a space where a block begins or ends.
   * @param {Element} root @param {string} skip @returns {string[]}
   */
  const pieces = (root, skip) => {
    /** @type {string[]} */
    const found = [];
    let [nodes, length] = [0, 0];
    /** @param {Element} parent */
    const walk = (parent) => {
      /* Most elements hold one text and nothing else: no need to touch the text's own node. */
      if (!parent.firstElementChild) {
        const text = parent.textContent ?? '';
        length += text.length;
        if (text !== '') found.push(!/\S/.test(text) ? ' ' : isShown(parent) ? text : '');
        return;
      }
      /** @type {boolean | undefined} */
      let shown;
      for (let node = parent.firstChild; node && nodes < MAX_NODES && length < rescind.text.busy; node = node.nextSibling) {
        nodes += 1;
        if (node.nodeType === Node.TEXT_NODE) {
          const text = node.nodeValue ?? '';
          length += text.length;
          if (!/\S/.test(text)) found.push(' ');
          else if ((shown ??= isShown(parent))) found.push(text);
        } else if (node.nodeType === Node.ELEMENT_NODE) {
          const element = /** @type {Element} */ (node);
          if (NO_TEXT.has(element.tagName) || (skip !== '' && element.matches(skip))) continue;
          const apart = BLOCKS.has(element.tagName) ? ' ' : '';
          found.push(apart);
          walk(element);
          found.push(apart);
        }
      }
    };
    walk(root);
    return found;
  };

  /** @param {string} never @param {ReadyText} spec @param {Element} element @param {number} bytes */
  const textOf = (never, { take, without, strip }, element, bytes) => {
    if (never !== '' && element.closest(never)) return '';
    const { clean } = rescind.text;
    const skip = never !== '' && without !== '' ? `${never},${without}` : never + without;
    if (take === 'first_text') {
      for (const piece of pieces(element, skip)) {
        const text = clean(piece, bytes);
        if (text !== '') return text;
      }
      return '';
    }
    const attribute = take.startsWith('attr:') && isShown(element) ? clean(element.getAttribute(take.slice(5)) ?? '', bytes) : '';
    const text = attribute || clean(pieces(element, skip).join(''), bytes);
    return strip ? text.replace(strip, '').trim() : text;
  };

  /** The texts of the first selector that has any. @param {string} never @param {Element} root @param {ReadyText} spec @param {{bytes: number, count: number}} limit */
  const many = (never, root, spec, { bytes, count }) => {
    for (const selector of spec.select) {
      /** @type {string[]} */
      const found = [];
      let looked = 0;
      for (const element of root.querySelectorAll(selector)) {
        if (found.length === count || (looked += 1) > MAX_MATCHES) break;
        const text = attempt(() => textOf(never, spec, element, bytes), '');
        if (text !== '') found.push(text);
      }
      if (found.length > 0) return found;
    }
    return [];
  };

  /** The first of them. @param {string} never @param {Element} root @param {ReadyText} spec @param {number} bytes */
  const one = (never, root, spec, bytes) => {
    for (const selector of spec.select) {
      const element = root.querySelector(selector);
      if (!element) continue;
      const text = attempt(() => textOf(never, spec, element, bytes), '') || many(never, root, { ...spec, select: [selector] }, { bytes, count: 1 })[0];
      if (text) return text;
    }
    return '';
  };

  /** @param {string} never @param {Element} root @param {ReadyList} spec @param {{count: number, fields: [string, {bytes: number} | {max: number}][]}} limits */
  const records = (never, root, spec, { count, fields }) => {
    const selector = spec.each.find((each) => root.querySelector(each));
    /** @type {Record<string, string | number>[]} */
    const found = [];
    if (selector === undefined) return found;
    for (const element of [...root.querySelectorAll(selector)].slice(0, MAX_MATCHES)) {
      if (found.length === count) break;
      /** @type {Record<string, string | number>} */
      const record = {};
      for (const [name, limit] of fields) {
        const from = spec.fields.get(name);
        if (!from) continue;
        const text = one(never, element, from, 'bytes' in limit ? limit.bytes : 64);
        const digits = 'max' in limit ? /[0-9]{1,9}/.exec(text)?.[0] : undefined;
        if ('bytes' in limit && text !== '') record[name] = text;
        else if ('max' in limit && digits !== undefined && Number(digits) <= limit.max) record[name] = Number(digits);
      }
      const kept = [...spec.keep].every(([name, pattern]) => pattern.test(String(record[name] ?? '')));
      if (kept && Object.keys(record).length > 0) found.push(record);
    }
    return found;
  };

  /** A number shown as digits only: a countdown's attribute, say. @param {string} never @param {Element} root @param {ReadyText} spec @param {number} max */
  const numberOf = (never, root, spec, max) => {
    const text = one(never, root, spec, 16);
    return /^[0-9]+$/.test(text) && Number(text) <= max ? Number(text) : undefined;
  };

  /** The signals of which a part of the card is one that is shown. @param {ReadyPage} page @param {string} never @param {Element} root */
  const signalsIn = ({ signals }, never, root) =>
    signals
      .filter(({ select }) => [...root.querySelectorAll(select)].slice(0, MAX_MATCHES).some((element) => isShown(element) && (never === '' || !element.closest(never))))
      .map(({ name }) => name);

  /** The order's number in an address; '' without one. Not by URL, which alone would cost more than all the rest of reading. @param {string[]} marks @param {string} address */
  const idIn = (marks, address) => {
    for (const mark of marks) {
      const at = address.indexOf(mark);
      const id = at < 0 ? undefined : ORDER_ID.exec(address.slice(at + mark.length))?.[1];
      if (id !== undefined) return id;
    }
    return '';
  };

  /** The first link of a card, itself perhaps one, with an order's number in it. @param {Element} card @param {string[]} marks @param {string} [wanted] this number only */
  const linkOf = (card, marks, wanted) => {
    for (const link of [card, ...card.querySelectorAll('a[href]')]) {
      const href = link.getAttribute('href') ?? '';
      const id = idIn(marks, href);
      if (id !== '' && (wanted ?? id) === id) return { href, id };
    }
    return undefined;
  };

  /** The number as the card writes it, perhaps in groups. @param {ReadyPage} page @param {Element} card */
  const writtenId = ({ idNumber, never }, card) => {
    const digits = idNumber ? one(never, card, idNumber, 64).replace(/\s/gu, '') : '';
    return /^[0-9]{10,24}$/.test(digits) ? digits : '';
  };

  /** Whether the page shows one of them. @param {string} selector */
  const isThere = (selector) => selector !== '' && attempt(() => [...document.querySelectorAll(selector)].slice(0, MAX_MATCHES).some(isShown), false);

  rescind.reader = {
    cards: (page, scope) =>
      attempt(() => {
        if (page.whole) return scope === document.documentElement ? [scope] : [];
        if (page.card === '') return [];
        const found = [...scope.querySelectorAll(page.card)];
        if (scope.matches(page.card)) found.unshift(scope);
        return found.filter((card) => !card.parentElement?.closest(page.card));
      }, []),

    cardOf: (page, node) =>
      attempt(() => {
        if (page.whole) return document.documentElement;
        let card = (node instanceof Element ? node : node.parentElement)?.closest(page.card) ?? null;
        for (let outer = card; outer; outer = outer.parentElement?.closest(page.card) ?? null) card = outer;
        return card;
      }, null),

    orderId: (page, card, address) =>
      attempt(() => {
        for (const marks of page.idMarks) {
          const id = page.whole ? idIn(marks, address) : linkOf(card, marks)?.id;
          if (id) return id;
        }
        return page.whole ? '' : writtenId(page, card);
      }, ''),

    isShown: (element) => attempt(() => isShown(element), false),

    anchor: (page, card) =>
      attempt(() => {
        for (const selector of page.anchor) {
          const element = card.querySelector(selector);
          const shown = !element || isShown(element) ? element : [...card.querySelectorAll(selector)].slice(0, MAX_MATCHES).find(isShown);
          if (shown) return shown;
        }
        return null;
      }, null),

    read: (page, card, orderId) => {
      /** @type {Record<string, unknown>} */
      const order = { order_id: orderId };
      const never = attempt(() => neverIn(page, card), page.never);
      for (const [name, spec] of page.fields) {
        const text = TEXTS.get(name);
        const number = NUMBERS.get(name);
        const list = LISTS.get(name);
        const record = RECORDS.get(name);
        const value = attempt(() =>
          'each' in spec ? (record ? records(never, card, spec, record) : '')
          : text ? one(never, card, spec, text.bytes)
          : number ? numberOf(never, card, spec, number.max)
          : list ? many(never, card, spec, list)
          : '', '');
        if (typeof value === 'number' || (value?.length ?? 0) > 0) order[name] = value;
      }
      const signals = attempt(() => signalsIn(page, never, card), []);
      if (signals.length > 0) order['signals'] = signals;
      return /** @type {import("../lib/messages.js").RawOrder} */ (order);
    },

    detailUrl: (page, card, orderId, address) => {
      const link = page.whole ? undefined : attempt(() => linkOf(card, page.idMarks[0] ?? [], orderId), undefined);
      return link ? attempt(() => new URL(link.href, address).href, '') : '';
    },

    isBlocked: (page) => isThere(page.blocked),
    isEmpty: (page) => isThere(page.empty),
  };
})();
