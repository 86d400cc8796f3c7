/**
 * Reads an order from the page: visible strings, as the page profile says where they stand. It understands none of them. The page
 * may be anything, so whatever fails to be read is absent, and nothing here throws.
 */
'use strict';

(() => {
  const ORDER_ID = /^[0-9]{10,24}$/;
  const MAX_NODES = 2000; /* looked at for one text */
  const MAX_MATCHES = 500; /* looked at for one list */

  /* The members of a raw order and their limits: PROTOCOL.md, "advise". Anything else in a profile is skipped. */
  /** @type {Record<string, {bytes: number}>} */
  const TEXTS = { status: { bytes: 512 }, date: { bytes: 256 }, store: { bytes: 512 }, total: { bytes: 128 }, notice: { bytes: 4096 }, tracking: { bytes: 1024 } };
  /** @type {Record<string, {bytes: number, count: number}>} */
  const LISTS = { buttons: { bytes: 256, count: 32 }, tags: { bytes: 256, count: 32 } };
  /** @type {Record<string, {count: number, fields: Record<string, {bytes: number} | {max: number}>}>} */
  const RECORDS = {
    items: { count: 64, fields: { title: { bytes: 1024 }, sku: { bytes: 512 }, quantity: { max: 100000 } } },
    rows: { count: 64, fields: { label: { bytes: 256 }, value: { bytes: 512 } } },
  };

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

  /** @param {Element} element */
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });

  /** @param {string} never @param {Element} element */
  const isAllowed = (never, element) => (never === '' || !element.closest(never)) && isShown(element);

  /**
   * The selectors that matter inside this root: "" when there is nothing that may not be looked into, as in nearly every card.
   * @param {ReadyPage} page @param {Element} root
   */
  const neverIn = (page, root) => (page.never !== '' && (root.closest(page.never) || root.querySelector(page.never)) ? page.never : '');

  /** What the first selector that finds anything shown finds. @param {string} never @param {Element} root @param {string[]} select @param {number} count */
  const all = (never, root, select, count) => {
    for (const selector of select) {
      const found = [];
      let looked = 0;
      for (const element of root.querySelectorAll(selector)) {
        if (found.length === count || (looked += 1) > MAX_MATCHES) break;
        if (attempt(() => isAllowed(never, element), false)) found.push(element);
      }
      if (found.length > 0) return found;
    }
    return [];
  };

  /** The first of them. @param {string} never @param {Element} root @param {string[]} select */
  const first = (never, root, select) => {
    for (const selector of select) {
      const element = root.querySelector(selector);
      if (!element) continue;
      if (isAllowed(never, element)) return element;
      const [other] = all(never, root, [selector], 1);
      if (other) return other;
    }
    return null;
  };

  /**
   * The shown text nodes under an element, in their order, with a space where a block begins or ends. Its own walk rather than a
   * TreeWalker, whose filter costs more than all the rest of reading.
   * @param {Element} root @param {string} skip @returns {string[]}
   */
  const pieces = (root, skip) => {
    /** @type {string[]} */
    const found = [];
    let [nodes, length] = [0, 0];
    if (!root.firstElementChild) return [root.textContent ?? ''];
    /** @param {Element} parent */
    const walk = (parent) => {
      for (let node = parent.firstChild; node && nodes < MAX_NODES && length < rescind.text.busy; node = node.nextSibling) {
        nodes += 1;
        if (node.nodeType === Node.TEXT_NODE) {
          const text = node.nodeValue ?? '';
          length += text.length;
          found.push(text);
        } else if (node instanceof Element && !NO_TEXT.has(node.tagName) && !(skip !== '' && node.matches(skip)) && isShown(node)) {
          const apart = BLOCKS.has(node.tagName) ? ' ' : '';
          found.push(apart);
          walk(node);
          found.push(apart);
        }
      }
    };
    walk(root);
    return found;
  };

  /** @param {string} never @param {ReadyText} spec @param {Element} element @param {number} bytes */
  const textOf = (never, { take, without }, element, bytes) => {
    const skip = never !== '' && without !== '' ? `${never},${without}` : never + without;
    if (take === 'first_text') {
      for (const piece of pieces(element, skip)) {
        const text = rescind.text.clean(piece, bytes);
        if (text !== '') return text;
      }
      return '';
    }
    const attribute = take.startsWith('attr:') ? rescind.text.clean(element.getAttribute(take.slice(5)) ?? '', bytes) : '';
    return attribute || rescind.text.clean(pieces(element, skip).join(''), bytes);
  };

  /** @param {string} never @param {Element} root @param {ReadyText} spec @param {number} bytes */
  const one = (never, root, spec, bytes) =>
    attempt(() => {
      const element = first(never, root, spec.select);
      return element ? textOf(never, spec, element, bytes) : '';
    }, '');

  /** @param {string} never @param {Element} root @param {ReadyText} spec @param {{bytes: number, count: number}} limit */
  const many = (never, root, spec, { bytes, count }) =>
    attempt(() => all(never, root, spec.select, count), [])
      .map((element) => attempt(() => textOf(never, spec, element, bytes), ''))
      .filter((text) => text !== '');

  /** @param {string} never @param {Element} root @param {ReadyList} spec @param {{count: number, fields: Record<string, {bytes: number} | {max: number}>}} limit */
  const records = (never, root, spec, { count, fields }) =>
    attempt(() => all(never, root, spec.each, count), []).flatMap((element) => {
      /** @type {Record<string, string | number>} */
      const record = {};
      for (const [name, limit] of Object.entries(fields)) {
        const from = spec.fields.get(name);
        if (!from) continue;
        const text = one(never, element, from, 'bytes' in limit ? limit.bytes : 64);
        if ('bytes' in limit) {
          if (text !== '') record[name] = text;
        } else {
          const digits = /[0-9]{1,9}/.exec(text)?.[0];
          if (digits !== undefined && Number(digits) <= limit.max) record[name] = Number(digits);
        }
      }
      const kept = [...spec.keep].every(([name, pattern]) => pattern.test(String(record[name] ?? '')));
      return kept && Object.keys(record).length > 0 ? [record] : [];
    });

  /** @param {string[]} params @param {string} address @param {string} base */
  const idIn = (params, address, base) =>
    attempt(() => {
      const { searchParams } = new URL(address, base);
      return params.map((param) => searchParams.get(param) ?? '').find((value) => ORDER_ID.test(value)) ?? '';
    }, '');

  /** @param {Element} card @returns {string[]} */
  const addresses = (card) =>
    [...(card.matches('a[href]') ? [card] : []), ...[...card.querySelectorAll('a[href]')].slice(0, MAX_MATCHES)].map((link) =>
      attempt(() => link.getAttribute('href') ?? '', ''));

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
        if (page.whole) return idIn(page.linkParams, address, address);
        const links = addresses(card);
        for (const param of page.linkParams)
          for (const link of links) {
            const id = idIn([param], link, address);
            if (id !== '') return id;
          }
        return '';
      }, ''),

    isShown: (element) => attempt(() => isShown(element), false),

    anchor: (page, card) => attempt(() => first(neverIn(page, card), card, page.anchor), null),

    read: (page, card, orderId) => {
      /** @type {Record<string, unknown>} */
      const order = { order_id: orderId };
      const never = attempt(() => neverIn(page, card), page.never);
      for (const [name, spec] of page.fields) {
        const text = TEXTS[name];
        const list = LISTS[name];
        const record = RECORDS[name];
        const value =
          'each' in spec ? (record ? records(never, card, spec, record) : '')
          : text ? one(never, card, spec, text.bytes)
          : list ? many(never, card, spec, list)
          : '';
        if (value.length > 0) order[name] = value;
      }
      return /** @type {import("../lib/messages.js").RawOrder} */ (order);
    },

    detailUrl: (page, card, orderId, address) => {
      const [param] = page.linkParams;
      if (page.whole || param === undefined) return page.whole ? address : '';
      const link = attempt(() => addresses(card), []).find((href) => idIn([param], href, address) === orderId);
      return link === undefined ? '' : attempt(() => new URL(link, address).href, '');
    },

    isBlocked: (page) =>
      page.blocked !== '' && attempt(() => [...document.querySelectorAll(page.blocked)].slice(0, MAX_MATCHES).some(isShown), false),
  };
})();
