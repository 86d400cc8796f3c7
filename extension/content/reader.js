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

  /** @param {ReadyPage} page @param {Element} element */
  const isAllowed = (page, element) => (page.never === '' || !element.closest(page.never)) && isShown(element);

  /**
   * The first selector that finds something shown decides.
   * @param {ReadyPage} page @param {Element} root @param {string[]} select @param {number} count
   */
  const shown = (page, root, select, count) => {
    for (const selector of select) {
      const found = [];
      for (const element of [...root.querySelectorAll(selector)].slice(0, MAX_MATCHES))
        if (found.length < count && attempt(() => isAllowed(page, element), false)) found.push(element);
      if (found.length > 0) return found;
    }
    return [];
  };

  /**
   * The shown text nodes under an element, in their order, with a space where a block begins or ends.
   * @param {Element} root @param {string} skip @returns {string[]}
   */
  const pieces = (root, skip) => {
    /** @type {string[]} */
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
      const out = NO_TEXT.has(node.tagName) || (skip !== '' && node.matches(skip)) || !isShown(node);
      return out ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    });
    let length = 0;
    /** @type {Element[]} */
    const blocks = [];
    for (let left = MAX_NODES; left > 0 && length < rescind.text.busy && walker.nextNode(); left -= 1) {
      const node = walker.currentNode;
      while (blocks.length > 0 && !blocks.at(-1)?.contains(node)) {
        blocks.pop();
        found.push(' ');
      }
      if (node instanceof Element) {
        if (!BLOCKS.has(node.tagName)) continue;
        found.push(' ');
        blocks.push(node);
      } else {
        const text = node.nodeValue ?? '';
        length += text.length;
        found.push(text);
      }
    }
    return found;
  };

  /** @param {ReadyPage} page @param {ReadyText} spec @param {Element} element @param {number} bytes */
  const textOf = (page, spec, element, bytes) => {
    const skip = [page.never, spec.without].filter(Boolean).join(',');
    const whole = () => rescind.text.clean(pieces(element, skip).join(''), bytes);
    if (spec.take === 'first_text') return pieces(element, skip).map((piece) => rescind.text.clean(piece, bytes)).find((piece) => piece !== '') ?? '';
    if (spec.take.startsWith('attr:')) return rescind.text.clean(element.getAttribute(spec.take.slice(5)) ?? '', bytes) || whole();
    return whole();
  };

  /** @param {ReadyPage} page @param {Element} root @param {ReadyText} spec @param {number} bytes */
  const one = (page, root, spec, bytes) =>
    attempt(() => {
      const [element] = shown(page, root, spec.select, 1);
      return element ? textOf(page, spec, element, bytes) : '';
    }, '');

  /** @param {ReadyPage} page @param {Element} root @param {ReadyText} spec @param {{bytes: number, count: number}} limit */
  const many = (page, root, spec, { bytes, count }) =>
    attempt(() => shown(page, root, spec.select, count), [])
      .map((element) => attempt(() => textOf(page, spec, element, bytes), ''))
      .filter((text) => text !== '');

  /** @param {ReadyPage} page @param {Element} root @param {ReadyList} spec @param {{count: number, fields: Record<string, {bytes: number} | {max: number}>}} limit */
  const records = (page, root, spec, { count, fields }) =>
    attempt(() => shown(page, root, spec.each, count), []).flatMap((element) => {
      /** @type {Record<string, string | number>} */
      const record = {};
      for (const [name, limit] of Object.entries(fields)) {
        const from = spec.fields.get(name);
        if (!from) continue;
        const text = one(page, element, from, 'bytes' in limit ? limit.bytes : 64);
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

    anchor: (page, card) => attempt(() => shown(page, card, page.anchor, 1)[0] ?? null, null),

    read: (page, card, orderId) => {
      /** @type {Record<string, unknown>} */
      const order = { order_id: orderId };
      for (const [name, spec] of page.fields) {
        const text = TEXTS[name];
        const list = LISTS[name];
        const record = RECORDS[name];
        const value =
          'each' in spec ? (record ? records(page, card, spec, record) : '')
          : text ? one(page, card, spec, text.bytes)
          : list ? many(page, card, spec, list)
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
