// HTML text by tagged template: what is put in is escaped, unless it came out of `html` itself. The pages are full of
// texts that look like markup on purpose, so nothing here may be pasted together by hand.

class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const ESCAPES = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ['\u00a0', '&nbsp;']]);

/** @param {unknown} value @returns {string} */
function put(value) {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(put).join('');
  if (value instanceof Markup) return value.text;
  return String(value).replace(/[&<>"\u00a0]/g, (character) => ESCAPES.get(character) ?? character);
}

/**
 * Markup from a template. Lists are joined; null, undefined and false put nothing.
 * @param {TemplateStringsArray} strings
 * @param {...unknown} values
 * @returns {Markup}
 */
export function html(strings, ...values) {
  return new Markup(strings.reduce((text, piece, at) => text + put(values[at - 1]) + piece));
}

/**
 * Text that goes in as it is: scripts and style sheets of the page itself, never a text of an order.
 * @param {string} text
 * @returns {Markup}
 */
export function verbatim(text) {
  return new Markup(text);
}

export { Markup };
