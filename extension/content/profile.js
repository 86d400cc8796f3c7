//# allFunctionsCalledOnLoad
/**
 * The page profile, made ready for use. It is data that came over the wire: a selector or an expression that the browser does
 * not understand is left out, and what stands beside it goes on working.
 */
'use strict';

/**
 * How one text is taken.
 * @typedef {object} ReadyText
 * @property {string} take
 * @property {string} attribute To be looked at first; '' for none.
 * @property {string[]} select
 * @property {string} without One selector list, '' for none.
 * @property {RegExp | undefined} strip What it matches is cut out of the text.
 * @property {RegExp | undefined} match Texts that do not match are passed over.
 */

/**
 * How a list of records is taken.
 * @typedef {object} ReadyList
 * @property {string[]} each
 * @property {Map<string, ReadyText>} fields
 * @property {string[]} parts The members, where a record is nothing but one text for each of them.
 * @property {string} without
 * @property {[member: string, pattern: RegExp][]} keep A record is kept only when these members match.
 */
/** @typedef {ReadyText | ReadyList} ReadyField */

/** What may stand before an order's number in an address, and links with it. @typedef {{ before: string[], links: string }} ReadyMarks */
/** Something that a card shows without words. @typedef {{ name: string, select: string[] }} ReadySignal */

/**
 * One page of the profile. Selector lists that are strings are '' when they are empty.
 * @typedef {object} ReadyPage
 * @property {string} version Of the profile.
 * @property {string} kind
 * @property {boolean} isOneOrder The page is of one order: its card is the document element.
 * @property {string} card
 * @property {string[]} anchor
 * @property {ReadyMarks[]} ids Best first.
 * @property {ReadyText | undefined} idNumber Where a card writes its number, for cards without a link that has it.
 * @property {[name: string, spec: ReadyField][]} fields
 * @property {[name: string, spec: ReadyField][]} glance Those of them on which a hint depends.
 * @property {ReadySignal[]} signals
 * @property {string} never
 * @property {string} blocked
 * @property {string} empty Matches a list that is there and has no order in it.
 * @property {{ links: string[], astray: string, outside: string }} infer Finds orders that `card` does not: links with an order's
 *   number, those of them in no card, and what never stands in a card.
 * @property {string[]} expects Fields that nearly every order has.
 */

(() => {
  const { order: { signals: SIGNALS }, page: { kind: KIND } } = rescind.limits;
  const NOT_IN_HINTS = new Set(['store', 'total', 'items']); /* only the whole advice and the popup show them: PROTOCOL.md, "view" */

  /** @param {unknown} value @returns {string[]} */
  const texts = (value) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string' && each !== '') : []);

  /** @param {unknown} value @returns {Record<string, unknown>} */
  const members = (value) => (typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {});

  const nowhere = document.createDocumentFragment();

  /** The selectors of a list that this browser understands. @param {unknown} value */
  const selectors = (value) => texts(value).filter((selector) => rescind.attempt(() => (nowhere.querySelector(selector), true), false));

  /** The expressions of a list that are any. @param {unknown} value @returns {RegExp[]} */
  const expressions = (value) => texts(value).flatMap((source) => rescind.attempt(() => [new RegExp(source, 'u')], []));

  /** @param {unknown} value @returns {ReadyText} */
  const textSpec = (value) => {
    const { take, select, without, strip, match } = members(value);
    const way = typeof take === 'string' ? take : 'text';
    return {
      take: way,
      attribute: way.startsWith('attr:') ? way.slice(5) : '',
      select: selectors(select),
      without: selectors(without).join(','),
      strip: expressions([strip])[0],
      match: expressions([match])[0],
    };
  };

  /** @param {unknown} value @returns {Map<string, ReadyText>} */
  const textSpecs = (value) => new Map(Object.entries(members(value)).map(([name, spec]) => [name, textSpec(spec)]));

  /** @param {unknown} value @returns {ReadyField} */
  const field = (value) => {
    const { each, fields, keep, parts, without } = members(value);
    if (each === undefined) return textSpec(value);
    const kept = Object.entries(members(keep)).flatMap(([name, source]) =>
      expressions([source]).map((pattern) => /** @type {[string, RegExp]} */ ([name, pattern])));
    return { each: selectors(each), fields: textSpecs(fields), parts: texts(parts), without: selectors(without).join(','), keep: kept };
  };

  /** What stands before an order's number in an address, best first. @param {unknown} value @returns {ReadyMarks[]} */
  const marks = (value) => {
    const { link_params: params, link_paths: paths } = members(value);
    const all = [...texts(params).map((param) => [`?${param}=`, `&${param}=`]), ...texts(paths).map((path) => [path])];
    return all.map((before) => ({ before, links: selectors(before.map((mark) => `a[href*=${JSON.stringify(mark)}]`)).join(',') }));
  };

  /** @param {unknown} value @returns {ReadySignal[]} */
  const signal = (value) => {
    const { name, select } = members(value);
    const known = selectors(select);
    if (typeof name !== 'string' || !/^[a-z0-9_]+$/.test(name) || name.length > SIGNALS.bytes || known.length === 0) return [];
    return [{ name, select: known }];
  };

  /** @param {unknown} value @param {string} version @returns {ReadyPage} */
  const page = (value, version) => {
    const { kind, card, anchor, order_id, fields, signals, never, blocked, empty, infer, expects } = members(value);
    const { number } = members(order_id);
    const { links, outside } = members(infer);
    const all = Object.entries(members(fields)).map(([name, spec]) => /** @type {[string, ReadyField]} */ ([name, field(spec)]));
    const [cards, linked] = [selectors(card), selectors(links)];
    /* Every pair is written out, since engines are slow to look into :is(). */
    const inCard = cards.map((outer) => `${outer} *`).join(',');
    return {
      version,
      kind: typeof kind === 'string' ? kind.slice(0, KIND.bytes) : '',
      isOneOrder: card === undefined,
      card: cards.join(','),
      anchor: selectors(anchor),
      ids: marks(order_id),
      idNumber: number === undefined ? undefined : textSpec(number),
      fields: all,
      glance: all.filter(([name]) => !NOT_IN_HINTS.has(name)),
      signals: (Array.isArray(signals) ? signals : []).flatMap(signal).slice(0, SIGNALS.count),
      never: selectors(never).join(','),
      blocked: selectors(blocked).join(','),
      empty: selectors(empty).join(','),
      expects: texts(expects),
      infer: {
        links: linked,
        outside: selectors(outside).join(','),
        astray: linked.map((link) => (inCard === '' ? link : `${link}:not(${cards.join(',')},${inCard})`)).join(','),
      },
    };
  };

  /** The ready pages, by what came over the wire. @type {WeakMap<object, ReadyPage>} */
  const made = new WeakMap();

  rescind.profile = {
    ready: (raw, version = '') => {
      const ready = made.get(raw) ?? page(raw, version);
      made.set(raw, ready);
      return ready;
    },

    either: (one, other) => (one === '' || other === '' ? one + other : `${one},${other}`),

    /* Only the page at hand is made ready: to try every selector of the others would take longer than to read an order. */
    pageFor: (profile, address) => {
      const { version, pages } = members(profile);
      const raw = (Array.isArray(pages) ? pages : []).find((each) => {
        const { kind, url } = members(each);
        return typeof kind === 'string' && kind !== '' && expressions(url).some((pattern) => pattern.test(address));
      });
      return raw && rescind.profile.ready(raw, typeof version === 'string' ? version.slice(0, 64) : '');
    },
  };
})();
