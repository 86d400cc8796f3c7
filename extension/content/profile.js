//# allFunctionsCalledOnLoad
/**
 * The page profile, made ready for use. It is data that came over the wire: a selector or an expression that the browser does
 * not understand is left out, and what stands beside it goes on working.
 */
'use strict';

/**
 * A form that a value must have to leave the page.
 * @typedef {object} Form
 * @property {RegExp} pattern Of a whole text; its one group is the value.
 * @property {boolean} hasLabel A label may stand before it.
 * @property {boolean} isFree Its words may be any.
 */

/**
 * How one text is taken.
 * @typedef {object} ReadyText
 * @property {string} take
 * @property {string} attribute To be looked at first; '' for none.
 * @property {string[]} select
 * @property {string} without What is not looked into, `never` included: one selector list, '' for none.
 * @property {Form} form
 */

/**
 * How a list of records is taken.
 * @typedef {object} ReadyList
 * @property {string[]} each
 * @property {Map<string, ReadyText>} fields
 * @property {string[]} parts The members, where a record is nothing but one text for each of them.
 * @property {string} without
 * @property {Map<string, Form>} keep The forms of the parts.
 */
/** @typedef {ReadyText | ReadyList} ReadyField */

/** What may stand before an order's number in an address. @typedef {string[]} ReadyMarks */
/** The forms of a profile, by name. @typedef {Map<string, Form>} Forms */
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

  /**
   * The forms, each for a whole text. Of a free one the words may be any, so nothing of what the profile calls private may be among them.
   * @param {unknown} value @param {unknown} unwanted @returns {Forms}
   */
  const forms = (value, unwanted) => {
    const none = texts(unwanted).map((source) => `(?!.*(?:${source}))`).join('');
    return new Map(Object.entries(members(value)).flatMap(([name, form]) => {
      const { is, before, free } = members(form);
      const hasLabel = typeof before === 'string';
      const source = `^${free === true ? none : ''}${hasLabel ? `(?:${before})?` : ''}(${texts(is).join('|')})$`;
      return expressions([source]).map((pattern) => /** @type {[string, Form]} */ ([name, { pattern, hasLabel, isFree: free === true }]));
    }));
  };

  /**
   * Nothing without a form that is known: it is not read.
   * @param {unknown} value @param {Forms} known @param {string[]} never @returns {ReadyText | undefined}
   */
  const textSpec = (value, known, never) => {
    const { take, select, without, form } = members(value);
    const way = typeof take === 'string' ? take : 'sole_text';
    const pattern = known.get(String(form));
    return pattern && {
      take: way,
      attribute: way.startsWith('attr:') ? way.slice(5) : '',
      select: selectors(select),
      without: [...never, ...selectors(without)].join(','),
      form: pattern,
    };
  };

  /** @template T @param {unknown} value @param {(each: unknown) => T | undefined} make @returns {[name: string, made: T][]} */
  const named = (value, make) => Object.entries(members(value)).flatMap(([name, each]) => {
    const made = make(each);
    return made === undefined ? [] : [/** @type {[string, T]} */ ([name, made])];
  });

  /** @param {unknown} value @param {Forms} known @param {string[]} never @returns {ReadyField | undefined} */
  const field = (value, known, never) => {
    const { each, fields, keep, parts, without } = members(value);
    if (each === undefined) return textSpec(value, known, never);
    const kept = new Map(named(keep, (form) => known.get(String(form))));
    const names = texts(parts);
    if (!names.every((name) => kept.has(name))) return undefined;
    return {
      each: selectors(each), fields: new Map(named(fields, (spec) => textSpec(spec, known, never))), parts: names,
      without: [...never, ...selectors(without)].join(','), keep: kept,
    };
  };

  /** What stands before an order's number in an address, best first. @param {unknown} value @returns {ReadyMarks[]} */
  const marks = (value) => {
    const { link_params: params, link_paths: paths } = members(value);
    return [...texts(params).map((param) => [`?${param}=`, `&${param}=`]), ...texts(paths).map((path) => [path])];
  };

  /** @param {unknown} value @returns {ReadySignal[]} */
  const signal = (value) => {
    const { name, select } = members(value);
    const known = selectors(select);
    if (typeof name !== 'string' || !/^[a-z0-9_]+$/.test(name) || name.length > SIGNALS.bytes || known.length === 0) return [];
    return [{ name, select: known }];
  };

  /** @param {unknown} value @param {string} version @param {Forms} known @returns {ReadyPage} */
  const page = (value, version, known) => {
    const { kind, card, anchor, order_id, fields, signals, never, blocked, empty, infer, expects } = members(value);
    const { number } = members(order_id);
    const { links, outside } = members(infer);
    const [cards, linked, unread] = [selectors(card), selectors(links), selectors(never)];
    const all = named(fields, (spec) => field(spec, known, unread));
    /* Every pair is written out, since engines are slow to look into :is(). */
    const inCard = cards.map((outer) => `${outer} *`).join(',');
    return {
      version,
      kind: typeof kind === 'string' ? kind.slice(0, KIND.bytes) : '',
      isOneOrder: card === undefined,
      card: cards.join(','),
      anchor: selectors(anchor),
      ids: marks(order_id),
      idNumber: textSpec(number, known, unread),
      fields: all,
      glance: all.filter(([name]) => !NOT_IN_HINTS.has(name)),
      signals: (Array.isArray(signals) ? signals : []).flatMap(signal).slice(0, SIGNALS.count),
      never: unread.join(','),
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
    ready: (raw, profile) => {
      const { version, forms: patterns, private: unwanted } = members(profile);
      const name = typeof version === 'string' ? version.slice(0, 64) : '';
      const ready = made.get(raw) ?? page(raw, name, forms(patterns, unwanted));
      made.set(raw, ready);
      return ready;
    },

    /* Only the page at hand is made ready: to try every selector of the others would take longer than to read an order. */
    pageFor: (profile, address) => {
      const { pages } = members(profile);
      const raw = (Array.isArray(pages) ? pages : []).find((each) => {
        const { kind, url } = members(each);
        return typeof kind === 'string' && kind !== '' && expressions(url).some((pattern) => pattern.test(address));
      });
      return raw && rescind.profile.ready(raw, profile);
    },
  };
})();
