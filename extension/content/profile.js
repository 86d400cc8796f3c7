/**
 * The page profile, made ready for use. It is data that came over the wire: a selector or an expression that the browser does
 * not understand is left out, and what stands beside it goes on working.
 */
'use strict';

(() => {
  /** @typedef {import("../lib/messages.js").PageProfile} PageProfile */

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
    const { take, select, without } = members(value);
    const way = typeof take === 'string' ? take : 'text';
    return { take: way, attribute: way.startsWith('attr:') ? way.slice(5) : '', select: selectors(select), without: selectors(without).join(',') };
  };

  /** @param {unknown} value @returns {Map<string, ReadyText>} */
  const textSpecs = (value) => new Map(Object.entries(members(value)).map(([name, spec]) => [name, textSpec(spec)]));

  /** @param {unknown} value @returns {ReadyField} */
  const field = (value) => {
    const { each, fields, keep } = members(value);
    if (each === undefined) return textSpec(value);
    const kept = Object.entries(members(keep)).flatMap(([name, source]) =>
      expressions([source], 'u').map((pattern) => /** @type {[string, RegExp]} */ ([name, pattern])));
    return { each: selectors(each), fields: textSpecs(fields), keep: kept };
  };

  /** @param {unknown} value @returns {ReadyPage} */
  const page = (value) => {
    const { kind, url, card, anchor, order_id, fields, never, blocked } = members(value);
    return {
      kind: typeof kind === 'string' ? kind.slice(0, 32) : '',
      url: expressions(url, 'u'),
      whole: card === undefined,
      card: selectors(card).join(','),
      anchor: selectors(anchor),
      linkParams: texts(members(order_id)['link_params']).filter((param) => /^[\w-]+$/.test(param)),
      fields: Object.entries(members(fields)).map(([name, spec]) => [name, field(spec)]),
      never: selectors(never).join(','),
      blocked: selectors(blocked).join(','),
    };
  };

  rescind.profile = {
    ready: (profile) => {
      const { pages } = members(profile);
      return (Array.isArray(pages) ? pages : []).map(page).filter(({ kind }) => kind !== '');
    },

    pageFor: (pages, address) => pages.find(({ url }) => url.some((pattern) => pattern.test(address))),
  };
})();
