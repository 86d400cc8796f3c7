//# allFunctionsCalledOnLoad
/**
 * The page profile, made ready for use. It is data that came over the wire: a selector or an expression that the browser does
 * not understand is left out, and what stands beside it goes on working.
 */
'use strict';

(() => {
  /** @typedef {import("../lib/messages.js").PageProfile} PageProfile */

  /* What only the whole advice and the popup's list show: nothing in a hint depends on it (PROTOCOL.md, "view"). */
  const LATER = new Set(['store', 'total', 'items']);

  /** @param {unknown} value @returns {string[]} */
  const texts = (value) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string' && each !== '') : []);

  /** @param {unknown} value @returns {Record<string, unknown>} */
  const members = (value) => (typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {});

  const nowhere = document.createDocumentFragment();

  /** @param {unknown} value The selectors of a list that this browser understands. */
  const selectors = (value) =>
    texts(value).filter((selector) => {
      try {
        nowhere.querySelector(selector);
        return true;
      } catch {
        return false;
      }
    });

  /** @param {unknown} value @param {string} flags */
  const expressions = (value, flags) =>
    texts(value).flatMap((source) => {
      try {
        return [new RegExp(source, flags)];
      } catch {
        return [];
      }
    });

  /** @param {unknown} value @returns {ReadyText} */
  const textSpec = (value) => {
    const { take, select, without, strip, match } = members(value);
    const way = typeof take === 'string' ? take : 'text';
    return {
      take: way, attribute: way.startsWith('attr:') ? way.slice(5) : '', select: selectors(select), without: selectors(without).join(','),
      strip: expressions([strip], 'u')[0], match: expressions([match], 'u')[0],
    };
  };

  /** @param {unknown} value @returns {Map<string, ReadyText>} */
  const textSpecs = (value) => new Map(Object.entries(members(value)).map(([name, spec]) => [name, textSpec(spec)]));

  /** @param {unknown} value @returns {ReadyField} */
  const field = (value) => {
    const { each, fields, keep, parts, without } = members(value);
    if (each === undefined) return textSpec(value);
    const kept = Object.entries(members(keep)).flatMap(([name, source]) =>
      expressions([source], 'u').map((pattern) => /** @type {[string, RegExp]} */ ([name, pattern])));
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
    return typeof name === 'string' && /^[a-z0-9_]+$/.test(name) && name.length <= rescind.limits.order.signals.bytes && known.length > 0 ? [{ name, select: known }] : [];
  };

  /** @param {unknown} value @param {string} version @returns {ReadyPage} */
  const page = (value, version) => {
    const { kind, card, anchor, order_id, fields, signals, never, blocked, empty, infer, expects } = members(value);
    const { number } = members(order_id);
    const { links, outside } = members(infer);
    const all = Object.entries(members(fields)).map(([name, spec]) => /** @type {[string, ReadyField]} */ ([name, field(spec)]));
    const [cards, linked] = [selectors(card), selectors(links)];
    /* Each pair by itself: engines are slow to look into :is(). */
    const inCard = cards.map((outer) => `${outer} *`).join(',');
    return {
      version,
      kind: typeof kind === 'string' ? kind.slice(0, rescind.limits.page.kind.bytes) : '',
      whole: card === undefined,
      card: cards.join(','),
      anchor: selectors(anchor),
      ids: marks(order_id),
      idNumber: number === undefined ? undefined : textSpec(number),
      fields: all,
      glance: all.filter(([name]) => !LATER.has(name)),
      signals: (Array.isArray(signals) ? signals : []).flatMap(signal).slice(0, rescind.limits.order.signals.count),
      never: selectors(never).join(','),
      blocked: selectors(blocked).join(','),
      empty: selectors(empty).join(','),
      expects: texts(expects),
      infer: {
        links: linked, outside: selectors(outside).join(','),
        astray: linked.map((link) => (inCard === '' ? link : `${link}:not(${cards.join(',')},${inCard})`)).join(','),
      },
    };
  };

  /** By what came over the wire. @type {WeakMap<object, ReadyPage>} */
  const made = new WeakMap();

  rescind.profile = {
    ready: (raw, version = '') => {
      const ready = made.get(raw) ?? page(raw, version);
      made.set(raw, ready);
      return ready;
    },

    either: (one, other) => (one === '' || other === '' ? one + other : `${one},${other}`),

    /* Only the page at hand is made ready: asking the browser for every selector of the others costs more than reading an order. */
    pageFor: (profile, address) => {
      const { version, pages } = members(profile);
      const raw = (Array.isArray(pages) ? pages : []).find((each) => {
        const { kind, url } = members(each);
        return typeof kind === 'string' && kind !== '' && expressions(url, 'u').some((pattern) => pattern.test(address));
      });
      return raw && rescind.profile.ready(raw, typeof version === 'string' ? version.slice(0, 64) : '');
    },
  };
})();
