//# allFunctionsCalledOnLoad
/**
 * Reads an order from the page: visible strings, as the page profile says where they stand. It understands none of them. The page
 * may be anything, so whatever fails to be read is absent, and nothing here throws.
 */
'use strict';

(() => {
  const { order_id: { digits: [LEAST_DIGITS, MOST_DIGITS] }, signals: _signals, seen_at: _seenAt, ...READ } = rescind.limits.order;
  /** The members of an order that are read as the profile says. Anything else in a profile is skipped. */
  const LIMITS = new Map(/** @type {[string, Limit][]} */ (Object.entries(READ)));
  const ORDER_ID = new RegExp(`^([0-9]{${LEAST_DIGITS},${MOST_DIGITS}})(?:[/?&#]|$)`);
  const [ELEMENT, TEXT] = [1, 3]; /* Node.ELEMENT_NODE, Node.TEXT_NODE */
  const MAX_NODES = 2000; /* looked at for one text */
  const MAX_MATCHES = 500; /* looked at for one list */

  /* A line break to the eye, though the markup has no white space there. */
  const BLOCKS = new Set(['ADDRESS', 'ARTICLE', 'BR', 'DD', 'DIV', 'DL', 'DT', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HR', 'LI', 'OL', 'P', 'SECTION', 'TABLE', 'TD', 'TH', 'TR', 'UL']);

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

  /* An element is asked only where it says something itself: one that stands in hidden ones is hidden too. No prototype, since the
     browser asks these options for all their names, every time. */
  const HIDDEN_TOO = { __proto__: null, visibilityProperty: true };
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
        if (text !== '') found.push(text.trim() === '' ? ' ' : isShown(parent) ? text : '');
        return;
      }
      /** @type {boolean | undefined} */
      let shown;
      for (let node = parent.firstChild; node && nodes < MAX_NODES && length < rescind.text.busy; node = node.nextSibling) {
        nodes += 1;
        if (node.nodeType === TEXT) {
          const text = node.nodeValue ?? '';
          length += text.length;
          if (text.trim() === '') found.push(' ');
          else if ((shown ??= isShown(parent))) found.push(text);
        } else if (node.nodeType === ELEMENT) {
          const element = /** @type {Element} */ (node);
          if (rescind.text.unread.has(element.tagName) || (skip !== '' && element.matches(skip))) continue;
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

  /** Most elements hold one text and nothing else, perhaps in some wrappers: the one that has it. @param {Element} element @param {string} skip */
  const innermost = (element, skip) => {
    let inner = element;
    for (let child = inner.firstElementChild; child; child = inner.firstElementChild) {
      if (child.nextSibling || child.previousSibling || rescind.text.unread.has(child.tagName) || (skip !== '' && child.matches(skip))) return undefined;
      inner = child;
    }
    return inner;
  };

  /** @param {string} never @param {ReadyText} spec @param {Element} element @param {number} bytes */
  const shownText = (never, { take, attribute, without }, element, bytes) => {
    const { clean } = rescind.text;
    const given = attribute !== '' && isShown(element) ? clean(element.getAttribute(attribute) ?? '', bytes) : '';
    if (given !== '') return given;
    const skip = rescind.profile.either(never, without);
    const only = innermost(element, skip);
    if (only) {
      const text = clean(only.textContent ?? '', bytes);
      return text !== '' && isShown(only) ? text : '';
    }
    const found = pieces(element, skip);
    if (take !== 'first_text') return clean(found.join(''), bytes);
    for (const piece of found) {
      const text = clean(piece, bytes);
      if (text !== '') return text;
    }
    return '';
  };

  /** What the profile takes of it; '' also where the page's oddities make it throw. @type {typeof shownText} */
  const textOf = (never, spec, element, bytes) => {
    try {
      if (never !== '' && element.closest(never)) return '';
      const text = shownText(never, spec, element, bytes);
      return spec.strip && text !== '' ? text.replace(spec.strip, '').trim() : text;
    } catch {
      return '';
    }
  };

  /** The texts of the first selector that has any. @param {string} never @param {Element} root @param {ReadyText} spec @param {ListLimit} limit */
  const many = (never, root, spec, { bytes, count }) => {
    /** @type {string[]} */
    const found = [];
    for (let at = 0; at < spec.select.length && found.length === 0; at += 1) {
      const elements = rescind.find.all(root, /** @type {string} */ (spec.select[at]));
      const end = Math.min(elements.length, MAX_MATCHES);
      for (let nth = 0; nth < end && found.length < count; nth += 1) {
        const text = textOf(never, spec, /** @type {Element} */ (elements[nth]), bytes);
        if (text !== '') found.push(text);
      }
    }
    return found;
  };

  /** The one text that all places say, or '' when one of them is not sure. @param {string} never @param {Element} root @param {ReadyText} spec @param {number} bytes */
  const sole = (never, root, { select, without, match, strip }, bytes) => {
    const skip = rescind.profile.either(never, without);
    for (let at = 0; at < select.length; at += 1) {
      let said = '';
      const elements = rescind.find.all(root, /** @type {string} */ (select[at]));
      const end = Math.min(elements.length, MAX_MATCHES);
      for (let nth = 0; nth < end; nth += 1) {
        const element = /** @type {Element} */ (elements[nth]);
        if (never !== '' && element.closest(never)) continue;
        const text = rescind.lines.sole(element, skip, match);
        if (text === undefined) return '';
        const seen = rescind.text.clean(strip ? text.replace(strip, '') : text, bytes);
        if (said !== '' && seen !== '' && seen !== said) return '';
        said ||= seen;
      }
      if (said !== '') return said;
    }
    return '';
  };

  /** The first of them. @param {string} never @param {Element} root @param {ReadyText} spec @param {number} bytes */
  const one = (never, root, spec, bytes) => {
    if (spec.take === 'sole_text') return sole(never, root, spec, bytes);
    for (let at = 0; at < spec.select.length; at += 1) {
      const selector = /** @type {string} */ (spec.select[at]);
      const element = rescind.find.first(root, selector);
      if (!element) continue;
      const text = textOf(never, spec, element, bytes) || many(never, root, { ...spec, select: [selector] }, { bytes, count: 1 })[0];
      if (text) return text;
    }
    return '';
  };

  /** @param {string} never @param {Element} root @param {ReadyList} spec @param {RecordLimit} limits */
  const records = (never, root, spec, { count, fields }) => {
    /** @type {Record<string, string | number>[]} */
    const found = [];
    const selector = spec.each.find((each) => root.querySelector(each));
    if (selector === undefined) return found;
    if (spec.parts.length > 0) return rescind.lines.records([...root.querySelectorAll(selector)].slice(0, MAX_MATCHES), never, spec, fields).slice(0, count);
    const elements = root.querySelectorAll(selector);
    const end = Math.min(elements.length, MAX_MATCHES);
    for (let nth = 0; nth < end && found.length < count; nth += 1) {
      /** @type {Record<string, string | number>} */
      const record = {};
      for (let at = 0; at < fields.length; at += 1) {
        const [name, limit] = /** @type {[string, TextLimit | NumberLimit]} */ (fields[at]);
        const from = spec.fields.get(name);
        if (!from) continue;
        const text = one(never, /** @type {Element} */ (elements[nth]), from, 'bytes' in limit ? limit.bytes : 64);
        if (text === '') continue;
        if ('bytes' in limit) record[name] = text;
        else {
          const digits = /[0-9]{1,9}/.exec(text)?.[0];
          if (digits !== undefined && Number(digits) <= limit.max) record[name] = Number(digits);
        }
      }
      const kept = spec.keep.every(([name, pattern]) => rescind.text.matches(pattern, String(record[name] ?? '')));
      if (kept && Object.keys(record).length > 0) found.push(record);
    }
    return found;
  };

  /** A number shown as digits only: a countdown's attribute, say. @param {string} never @param {Element} root @param {ReadyText} spec @param {number} max */
  const numberOf = (never, root, spec, max) => {
    const text = one(never, root, spec, 16);
    return /^[0-9]+$/.test(text) && Number(text) <= max ? Number(text) : undefined;
  };

  /** Whether one of these is shown. @param {Element | Document} root @param {string} selector @param {string} never */
  const shows = (root, selector, never) => {
    const found = rescind.find.all(root, selector);
    const end = Math.min(found.length, MAX_MATCHES);
    for (let nth = 0; nth < end; nth += 1) {
      const element = /** @type {Element} */ (found[nth]);
      if (isShown(element) && (never === '' || !element.closest(never))) return true;
    }
    return false;
  };

  /** The signals of which a part of the card is one that is shown. @param {ReadyPage} page @param {string} never @param {Element} root */
  const signalsIn = ({ signals }, never, root) => signals.filter(({ select }) => select.some((selector) => shows(root, selector, never))).map(({ name }) => name);

  /** The order's number in an address; '' without one. Not by URL, which alone would cost more than all the rest of reading. @param {ReadyMarks} marks @param {string} address */
  const idIn = ({ before }, address) => {
    for (const mark of before) {
      const at = address.indexOf(mark);
      const id = at < 0 ? undefined : ORDER_ID.exec(address.slice(at + mark.length))?.[1];
      if (id !== undefined) return id;
    }
    return '';
  };

  /** @type {ReadyMarks} */
  const NO_MARKS = { before: [], links: '' };

  /** The first link of a card, itself perhaps one, with an order's number in it. @param {Element} card @param {ReadyMarks} marks @param {string} [wanted] this number only */
  const linkOf = (card, marks, wanted) => {
    const own = card.getAttribute('href');
    const links = marks.links === '' ? [] : card.querySelectorAll(marks.links);
    for (let at = own === null ? 0 : -1; at < links.length; at += 1) {
      const href = at < 0 ? own ?? '' : links[at]?.getAttribute('href') ?? '';
      const id = idIn(marks, href);
      if (id !== '' && (wanted ?? id) === id) return { href, id };
    }
    return undefined;
  };

  /** The order that a card's links are of, by the first marks that any has; '' without one, undefined when they are of several. @param {ReadyPage} page @param {Element} card */
  const linkedId = ({ ids }, card) => {
    const own = card.getAttribute('href') ?? '';
    for (const marks of ids) {
      let found = idIn(marks, own);
      const links = marks.links === '' ? [] : card.querySelectorAll(marks.links);
      for (let at = 0; at < links.length; at += 1) {
        const id = idIn(marks, links[at]?.getAttribute('href') ?? '');
        if (id !== '' && found !== '' && id !== found) return undefined;
        found ||= id;
      }
      if (found !== '') return found;
    }
    return '';
  };

  /** Whether what a selector takes for a card holds several. @param {ReadyPage} page @param {Element} card */
  const isCrowd = (page, card) => card.querySelector(page.card) !== null && linkedId(page, card) === undefined;

  /** The number as the card writes it, perhaps in groups. @param {ReadyPage} page @param {Element} card */
  const writtenId = ({ idNumber, never }, card) => {
    const digits = idNumber ? one(never, card, idNumber, 64).replace(/\s/gu, '') : '';
    return ORDER_ID.exec(digits)?.[1] === digits ? digits : '';
  };

  /** Whether the page shows one of them. @param {string} selector */
  const isThere = (selector) => selector !== '' && attempt(() => shows(document, selector, ''), false);

  /** One member of a raw order; '' when there is none. @param {string} never @param {Element} card @param {ReadyField} spec @param {Limit} limit */
  const member = (never, card, spec, limit) => {
    if ('each' in spec) return 'fields' in limit ? records(never, card, spec, limit) : '';
    if ('fields' in limit) return '';
    if ('max' in limit) return numberOf(never, card, spec, limit.max) ?? '';
    return 'count' in limit ? many(never, card, spec, limit) : one(never, card, spec, limit.bytes);
  };

  /** @param {ReadyPage} page @param {Element} card @param {string} orderId @param {ReadyPage['fields']} fields */
  const read = (page, card, orderId, fields) => {
    /** @type {Record<string, unknown>} */
    const order = { order_id: orderId };
    const never = attempt(() => neverIn(page, card), page.never);
    for (let at = 0; at < fields.length; at += 1) {
      const [name, spec] = /** @type {[string, ReadyField]} */ (fields[at]);
      const limit = LIMITS.get(name);
      try {
        const value = limit ? member(never, card, spec, limit) : '';
        if (typeof value === 'number' || value.length > 0) order[name] = value;
      } catch {
        /* Absent: the page's own oddities made it throw. */
      }
    }
    const signals = attempt(() => signalsIn(page, never, card), []);
    if (signals.length > 0) order['signals'] = signals;
    return /** @type {import("../lib/messages.js").RawOrder} */ (order);
  };

  rescind.reader = {
    cards: (page, scope, outside = false) =>
      attempt(() => {
        if (page.whole) return scope === document.documentElement ? [scope] : [];
        if (page.card === '') return [];
        const inner = rescind.find.all(scope, page.card);
        const isCard = scope.matches(page.card);
        if (!isCard && inner.length === 0) return [];
        const outer = outside || !scope.parentElement ? null : rescind.reader.cardOf(page, scope.parentElement);
        if (inner.length === 0) return outer ? [] : [scope];
        const found = isCard ? [scope, ...inner] : [...inner];
        if (!outer && !rescind.reader.areNested(found)) return found;
        /** A card in a card is part of it, and comes after it. */
        let last = outer;
        return found.filter((card, at) => {
          if (last?.contains(card)) return false;
          const next = found[at + 1];
          if (next && card.contains(next) && isCrowd(page, card)) return false;
          last = card;
          return true;
        });
      }, []),

    areNested: (elements) => elements.some((element, at) => elements[at - 1]?.contains(element)),

    cardOf: (page, node) =>
      attempt(() => {
        if (page.whole) return document.documentElement;
        if (page.card === '') return null;
        let card = null;
        for (let outer = (node instanceof Element ? node : node.parentElement)?.closest(page.card) ?? null; outer; outer = outer.parentElement?.closest(page.card) ?? null)
          if (!isCrowd(page, outer)) card = outer;
        return card;
      }, null),

    orderId: (page, card, address) =>
      attempt(() => {
        if (page.whole) return page.ids.map((marks) => idIn(marks, address)).find(Boolean) ?? '';
        const id = linkedId(page, card);
        return id === '' ? writtenId(page, card) : id ?? '';
      }, ''),

    idOfLink: (page, link) => attempt(() => page.ids.map((marks) => idIn(marks, link.getAttribute('href') ?? '')).find(Boolean) ?? '', ''),

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

    read: (page, card, orderId) => read(page, card, orderId, page.fields),

    glance: (page, card, orderId) => read(page, card, orderId, page.glance),

    detailUrl: (page, card, orderId, address) => {
      const link = page.whole ? undefined : attempt(() => linkOf(card, page.ids[0] ?? NO_MARKS, orderId), undefined);
      return link ? attempt(() => new URL(link.href, address).href, '') : '';
    },

    isBlocked: (page) => isThere(page.blocked),
    isEmpty: (page) => isThere(page.empty),
  };
})();
