//# allFunctionsCalledOnLoad
/**
 * What stands in an element line by line, and of each line whether it is sure. Other extensions write into the page, and a site
 * may cut one text into many elements: a line made of several texts is sure only when they are plainly of one make.
 */
'use strict';

(() => {
  const MAX_NODES = 2000;
  const BREAKS = new Set(['ADDRESS', 'ARTICLE', 'ASIDE', 'BR', 'BUTTON', 'DD', 'DIV', 'DL', 'DT', 'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER',
    'HR', 'LI', 'MAIN', 'NAV', 'OL', 'P', 'SECTION', 'TABLE', 'TD', 'TH', 'TR', 'UL']);
  const LABEL = /^[^0-9]*[:：]\s*$/;

  /** Whether the texts of a line are one. @param {LinePart[]} parts @param {boolean} labelled a label may stand before it */
  const isOne = (parts, labelled) => {
    const [first] = parts;
    if (!first || parts.length === 1) return true;
    if (labelled && parts.length === 2 && rescind.text.matches(LABEL, first.text)) return true;
    const { tagName, className, parentElement } = first.box;
    return className !== '' && new Set(parts.map(({ box }) => box)).size === parts.length
      && parts.every(({ box }) => box.tagName === tagName && box.className === className && box.parentElement === parentElement);
  };

  rescind.lines = {
    of: (root, skip) => {
      const { isShown } = rescind.reader;
      /** @type {Line[]} */
      const found = [];
      /** @type {Line} */
      let line = { parts: [], text: '' };
      let nodes = 0;

      const endLine = () => {
        if (line.parts.length > 0) found.push(line);
        line = { parts: [], text: '' };
      };

      /** @param {Element} parent */
      const walk = (parent) => {
        /** What stands in this very element since the last text of another. @type {LinePart | undefined} */
        let part;
        /** @type {boolean | undefined} */
        let shown;
        for (let node = parent.firstChild; node && nodes < MAX_NODES && line.text.length < rescind.text.busy; node = node.nextSibling) {
          nodes += 1;
          if (node.nodeType === Node.TEXT_NODE) {
            const text = node.nodeValue ?? '';
            const blank = text.trim() === '';
            if (!blank && !(shown ??= isShown(parent))) continue;
            line.text += blank ? ' ' : text;
            if (part && line.parts.at(-1) === part) part.text += text;
            else if (!blank) line.parts.push((part = { text, box: parent }));
          } else if (node.nodeType === Node.ELEMENT_NODE) {
            const element = /** @type {Element} */ (node);
            if (rescind.text.unread.has(element.tagName) || (skip !== '' && element.matches(skip))) continue;
            const apart = BREAKS.has(element.tagName);
            if (apart) endLine();
            walk(element);
            if (apart) endLine();
          }
        }
      };
      walk(root);
      endLine();
      return nodes < MAX_NODES ? found : [];
    },

    /* One line, or several that say the same; with `match`, of those that match. A line that may be one, but is not sure, decides against all. */
    sole: (root, skip, match) => {
      /* Most elements hold one text and nothing else. */
      if (!root.firstElementChild) {
        const seen = rescind.text.oneLine(root.textContent ?? '');
        return seen !== '' && (!match || rescind.text.matches(match, seen)) && rescind.reader.isShown(root) ? seen : '';
      }
      const said = new Set();
      for (const { parts, text } of rescind.lines.of(root, skip)) {
        const seen = rescind.text.oneLine(text);
        const fits = !match || rescind.text.matches(match, seen);
        if (!isOne(parts, match !== undefined)) {
          if (fits || parts.some((part) => match && rescind.text.matches(match, part.text.trim()))) return undefined;
        } else if (fits) said.add(seen);
      }
      const [only = ''] = said;
      return said.size > 1 ? undefined : only;
    },

    records: (elements, never, { parts: names, without, keep }, limits) => {
      /** @type {Record<string, string>[]} */
      const found = [];
      /** Rows of more than their parts: what they are called is not sure in any row. @type {string[]} */
      const unsure = [];
      for (const element of elements) {
        if (never !== '' && element.closest(never)) continue;
        const lines = rescind.lines.of(element, rescind.profile.either(never, without));
        const texts = lines.flatMap(({ parts }) => parts.map(({ text }) => rescind.text.oneLine(text)));
        const record = [texts, texts.toReversed()].map((each) => Object.fromEntries(names.map((name, at) => [name, each[at] ?? ''])))
          .find((each) => texts.length === names.length && keep.every(([name, pattern]) => rescind.text.matches(pattern, each[name] ?? '')));
        if (record) found.push(record);
        else unsure.push(lines.map(({ text }) => text).join(' '));
      }
      const [first = ''] = names;
      const sure = found.filter((record) => !unsure.some((text) => text.includes(record[first] ?? '')) && found.every((other) => other === record || other[first] !== record[first]));
      const bytes = new Map(limits.map(([name, limit]) => [name, 'bytes' in limit ? limit.bytes : 64]));
      return sure.map((record) => Object.fromEntries(Object.entries(record).map(([name, text]) => [name, rescind.text.clean(text, bytes.get(name) ?? 64)])));
    },
  };
})();
