//# allFunctionsCalledOnLoad
/**
 * The one text that surely stands at a place of the page, or none. Other extensions write into the page, and a site may cut one text
 * into many elements: a line that is made of several texts is sure only when their elements are plainly alike.
 */
'use strict';

(() => {
  const { formed, matches, oneLine, clean } = rescind.text;
  const LABEL = /^[^0-9]*[:：]\s*$/;

  /** The lines of an element; none when there is more in it than is looked at. @param {Element} root @param {string} skip */
  const linesOf = (root, skip) => {
    const { lines, isWhole } = rescind.text.lines(root, skip);
    return isWhole ? lines : [];
  };

  /** Whether the texts of a line are one text. @param {LinePart[]} parts */
  const isOne = (parts) => {
    const [first] = parts;
    if (!first || parts.length === 1) return true;
    const { tagName, className, parentElement } = first.element;
    const elements = new Set(parts.map(({ element }) => element));
    return className !== '' && elements.size === parts.length
      && [...elements].every((each) => each.tagName === tagName && each.className === className && each.parentElement === parentElement);
  };

  /** The text of a line, but for a label in an element of its own; undefined when it is not sure. @param {Line} line @param {Form} form */
  const textOf = ({ parts, text }, { hasLabel }) => {
    const [first, second] = parts;
    if (isOne(parts)) return oneLine(text);
    return hasLabel && first && second && parts.length === 2 && matches(LABEL, first.text) ? oneLine(second.text) : undefined;
  };

  rescind.lines = {
    /* One line of that form, or several that say the same. A line that may be the one, but is not sure, decides against all. */
    sole: (root, skip, form) => {
      /* Most elements hold one text and nothing else. */
      if (!root.firstElementChild) {
        const only = formed(form, oneLine(root.textContent ?? ''));
        return only !== '' && rescind.text.isShown(root) ? only : '';
      }
      const said = new Set();
      for (const line of linesOf(root, skip)) {
        const text = textOf(line, form);
        if (text !== undefined) said.add(formed(form, text));
        else if ([line, ...line.parts].some((each) => formed(form, oneLine(each.text)) !== '')) return undefined;
      }
      said.delete('');
      const [only = ''] = said;
      return said.size > 1 ? undefined : only;
    },

    records: (elements, { parts: names, without, keep }, limits) => {
      const forms = names.map((name) => keep.get(name));
      /** @type {Record<string, string>[]} */
      const found = [];
      /** Rows of more texts than a record has: what they are about is not sure in any row. @type {string[]} */
      const unsure = [];
      for (const element of elements) {
        const lines = linesOf(element, without);
        const texts = lines.flatMap(({ parts }) => parts.map(({ text }) => oneLine(text)));
        const values = [texts, texts.toReversed()].map((each) => forms.map((form, at) => (form ? formed(form, each[at] ?? '') : '')))
          .find((each) => texts.length === names.length && each.every(Boolean));
        const record = values && Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
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
