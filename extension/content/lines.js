//# allFunctionsCalledOnLoad
/**
 * The one text that surely stands at a place of the page, or none. Other extensions write into the page, and a site may cut one text
 * into many elements: a line that is made of several texts is sure only when their elements are plainly alike.
 */
'use strict';

(() => {
  const { matches, oneLine, clean } = rescind.text;
  const LABEL = /^[^0-9]*[:：]\s*$/;

  /** The lines of an element; none when there is more in it than is looked at. @param {Element} root @param {string} skip */
  const linesOf = (root, skip) => {
    const { lines, isWhole } = rescind.text.lines(root, skip);
    return isWhole ? lines : [];
  };

  /** Whether the texts of a line are one text. @param {LinePart[]} parts @param {boolean} mayHaveLabel a label may stand before it */
  const isOne = (parts, mayHaveLabel) => {
    const [first] = parts;
    if (!first || parts.length === 1) return true;
    if (mayHaveLabel && parts.length === 2 && matches(LABEL, first.text)) return true;
    const { tagName, className, parentElement } = first.element;
    const elements = new Set(parts.map(({ element }) => element));
    return className !== '' && elements.size === parts.length
      && [...elements].every((each) => each.tagName === tagName && each.className === className && each.parentElement === parentElement);
  };

  rescind.lines = {
    /* One line, or several that say the same; with `match`, of those that match. A line that may be the one, but is not sure, decides
       against all. */
    sole: (root, skip, match) => {
      /* Most elements hold one text and nothing else. */
      if (!root.firstElementChild) {
        const only = oneLine(root.textContent ?? '');
        return only !== '' && (!match || matches(match, only)) && rescind.text.isShown(root) ? only : '';
      }
      const said = new Set();
      for (const { parts, text } of linesOf(root, skip)) {
        const line = oneLine(text);
        const fits = !match || matches(match, line);
        if (!isOne(parts, match !== undefined)) {
          if (fits || parts.some((part) => match && matches(match, part.text.trim()))) return undefined;
        } else if (fits) said.add(line);
      }
      const [only = ''] = said;
      return said.size > 1 ? undefined : only;
    },

    shows: (root, skip, match) => linesOf(root, skip).some(({ text }) => matches(match, oneLine(text))),

    records: (elements, skip, { parts: names, keep }, limits) => {
      /** @type {Record<string, string>[]} */
      const found = [];
      /** Rows of more texts than a record has: what they are about is not sure in any row. @type {string[]} */
      const unsure = [];
      for (const element of elements) {
        const lines = linesOf(element, skip);
        const texts = lines.flatMap(({ parts }) => parts.map(({ text }) => oneLine(text)));
        const record = [texts, texts.toReversed()].map((each) => Object.fromEntries(names.map((name, at) => [name, each[at] ?? ''])))
          .find((each) => texts.length === names.length && keep.every(([name, pattern]) => matches(pattern, each[name] ?? '')));
        if (record) found.push(record);
        else unsure.push(lines.map(({ text }) => text).join(' '));
      }
      const first = (/** @type {Record<string, string>} */ record) => record[names[0] ?? ''] ?? '';
      const isSure = (/** @type {Record<string, string>} */ record) => !unsure.some((text) => text.includes(first(record)))
        && found.every((other) => other === record || first(other) !== first(record));
      const limitOf = new Map(limits.map(([name, limit]) => [name, 'bytes' in limit ? limit.bytes : 64]));
      return found.filter(isSure).map((record) =>
        Object.fromEntries(Object.entries(record).map(([name, text]) => [name, clean(text, limitOf.get(name) ?? 64)])));
    },
  };
})();
