//# allFunctionsCalledOnLoad
/**
 * Nodes and texts of the interface. `el` is the only way to make a node: a text from a page or from the host becomes a text node of the
 * document and nothing else.
 *
 * Content scripts cannot be modules, so the files of this folder that they need are classic scripts, which pass on what they make as
 * members of one object, `rescind`. At its head each says what it gives, and in its first line of code what it takes.
 *
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {string | number | boolean | null | undefined | ((event: Event) => void)} Attribute
 * @typedef {[attributes?: Record<string, Attribute> | null, ...children: (Child | Child[])[]]} Content
 *
 * @typedef {object} ElGives
 * @property {(<K extends keyof HTMLElementTagNameMap>(tag: K, ...content: Content) => HTMLElementTagNameMap[K])
 *   & ((tag: 'svg' | 'path', ...content: Content) => SVGElement)} el
 *   Makes an element. An attribute that is a function is a listener (`onclick`); false, null and undefined are left out.
 * @property {(key: string, ...values: (string | number)[]) => string} say A text of the interface; the key itself when there is none.
 * @property {(words: Record<string, string> | undefined) => void} speak
 *   The interface's texts from now on: those of a language that the buyer chose; undefined: those that the browser chose.
 * @property {(text: string | undefined) => string | undefined} langOf
 *   The language of a text of the host that is not translated, by its mark ("[EN] Wait."); undefined: it is in the language asked for.
 * @property {() => {dir: 'ltr' | 'rtl', lang: string}} writing How these texts are written, as attributes.
 */
'use strict';

(() => {
  const rescind = (globalThis.rescind ??= /** @type {Rescind} */ ({}));

  const SVG = 'http://www.w3.org/2000/svg';
  const SVG_TAGS = new Set(['svg', 'path']);
  const FORBIDDEN_TAGS = new Set(['script', 'style', 'iframe', 'object', 'embed', 'link', 'base', 'meta']);
  const FORBIDDEN_ATTRIBUTES = new Set(['style', 'srcdoc', 'srcset', 'formaction', 'action', 'ping']);

  /** @param {string} address */
  const isSafeAddress = (address) =>
    /^https:\/\//i.test(address) || (address !== '' && address.startsWith(chrome.runtime.getURL('')));

  const el = (/** @type {string} */ tag, /** @type {Content} */ ...[attributes, ...children]) => {
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
  rescind.el = /** @type {ElGives['el']} */ (el);

  rescind.langOf = (text) => /^\[([A-Z]{2,3})\] /.exec(text ?? '')?.[1]?.toLowerCase();

  /** @type {Record<string, string> | undefined} */
  let chosen;

  /** Texts that were asked for before: looking one up takes the browser longer than drawing it. @type {Map<string, string>} */
  const said = new Map();

  rescind.speak = (words) => {
    chosen = words;
    said.clear();
  };

  rescind.say = (key, ...values) => {
    const before = values.length === 0 ? said.get(key) : undefined;
    if (before !== undefined) return before;
    const text = chosen && Object.hasOwn(chosen, key) ? chosen[key] : undefined;
    const filled = text?.replaceAll(/\$([1-9])/g, (_, nth) => String(values[nth - 1] ?? ''));
    const now = filled ?? (chrome.i18n.getMessage(key, values.map(String)) || key);
    if (values.length === 0) said.set(key, now);
    return now;
  };

  rescind.writing = () => ({ dir: rescind.say('text_direction') === 'rtl' ? 'rtl' : 'ltr', lang: rescind.say('text_language') });
})();
