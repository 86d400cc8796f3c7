//# allFunctionsCalledOnLoad
/**
 * The only two ways to put something before a person's eyes: `rescind.el` makes a node, `rescind.say` gives a text of the
 * interface. Text from a page or from the host reaches the document as a text node and in no other way.
 *
 * This is a classic script: it runs as it stands in a content script and in the extension's own pages.
 */
'use strict';

(() => {
  const rescind = (globalThis.rescind ??= /** @type {Rescind} */ ({}));

  const SVG = 'http://www.w3.org/2000/svg';
  const SVG_TAGS = new Set(['svg', 'path', 'circle']);
  const FORBIDDEN_TAGS = new Set(['script', 'style', 'iframe', 'object', 'embed', 'link', 'base', 'meta']);
  const FORBIDDEN_ATTRIBUTES = new Set(['style', 'srcdoc', 'srcset', 'formaction', 'action', 'ping']);

  /** @param {string} address */
  const isSafeAddress = (address) =>
    /^https:\/\//i.test(address) || (address !== '' && address.startsWith(chrome.runtime.getURL('')));

  /**
   * @param {string} tag
   * @param {Record<string, Attribute> | null} [attributes]
   * @param {...(Child | Child[])} children
   */
  const el = (tag, attributes, ...children) => {
    if (FORBIDDEN_TAGS.has(tag.toLowerCase())) throw new TypeError(`el: <${tag}>`);
    const node = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (value === undefined || value === null || value === false) continue;
      if (typeof value === 'function') {
        if (!/^on[a-z]+$/.test(name)) throw new TypeError(`el: ${name} is not an event`);
        node.addEventListener(name.slice(2), value);
        continue;
      }
      if (/^on/i.test(name) || FORBIDDEN_ATTRIBUTES.has(name)) throw new TypeError(`el: ${name}`);
      const text = value === true ? '' : String(value);
      if ((name === 'href' || name === 'src') && !isSafeAddress(text)) throw new TypeError(`el: ${name} ${text}`);
      node.setAttribute(name, text);
    }
    for (const child of children.flat()) {
      if (child === undefined || child === null || child === false) continue;
      node.append(child instanceof Node ? child : String(child));
    }
    return node;
  };
  rescind.el = /** @type {Rescind['el']} */ (el);

  /** A text of the host that is not translated stands behind a mark: "[EN] Wait." @type {Rescind['langOf']} */
  rescind.langOf = (text) => /^\[([A-Z]{2,3})\] /.exec(text ?? '')?.[1]?.toLowerCase();

  /** Instead of the browser's, when the buyer chose another language. @type {Record<string, string> | undefined} */
  let chosen;

  /** Texts without values that were asked for: the browser takes longer to look one up than to draw it. @type {Map<string, string>} */
  const said = new Map();

  /** @type {Rescind['speak']} */
  rescind.speak = (words) => {
    chosen = words;
    said.clear();
  };

  /** @type {Rescind['say']} */
  rescind.say = (key, ...values) => {
    const before = values.length === 0 ? said.get(key) : undefined;
    if (before !== undefined) return before;
    const text = chosen && Object.hasOwn(chosen, key) ? chosen[key] : undefined;
    const now = text?.replaceAll(/\$([1-9])/g, (_, nth) => String(values[nth - 1] ?? '')) ?? (chrome.i18n.getMessage(key, values.map(String)) || key);
    if (values.length === 0) said.set(key, now);
    return now;
  };

  /** @type {Rescind['saysDirection']} */
  rescind.saysDirection = () => (rescind.say('text_direction') === 'rtl' ? 'rtl' : 'ltr');

  /**
   * Dates and numbers stand between words, so they are written in the words' language; when the browser's own language is
   * another one, at least its clock (12 or 24 hours) is kept.
   * @type {Rescind['locale']}
   */
  rescind.locale = () => {
    const words = rescind.say('text_language');
    const browser = chrome.i18n.getUILanguage();
    try {
      if (new Intl.Locale(browser).language === new Intl.Locale(words).language) return browser;
      const { hourCycle } = new Intl.DateTimeFormat(browser, { hour: 'numeric' }).resolvedOptions();
      return new Intl.Locale(words, hourCycle ? { hourCycle } : {}).toString();
    } catch {
      return 'en';
    }
  };
})();
