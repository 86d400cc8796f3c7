//# allFunctionsCalledOnLoad
/**
 * What a person sees of the page as text: the shown lines of an element, and a text cleaned for the protocol.
 */
'use strict';

/** A text of one element, and the line it stands in. @typedef {{ text: string, readonly element: Element }} LinePart */
/** Of its parts none is blank. @typedef {{ parts: LinePart[], text: string }} Line */

(() => {
  const MAX_NODES = 2000; /* looked at for one text */
  const MAX_CHARS = 65536; /* the same: more than any limit of the protocol, however much white space is in between */
  const { ELEMENT_NODE, TEXT_NODE } = Node;
  const encoder = new TextEncoder();

  /* A line of text ends where one of these begins or ends, though the markup has no white space there: what HTML's rules for rendering
     do not show inside a line, and buttons, which are boxes of their own. */
  const BLOCKS = new Set(`ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR BUTTON CAPTION CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET
    FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LEGEND LI LISTING MAIN MENU NAV OL OPTGROUP OPTION P PLAINTEXT PRE
    SEARCH SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL XMP`.split(/\s+/));
  const UNREAD = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TEXTAREA', 'SELECT']); /* nobody reads their text on the page */

  /* Control characters, and the ones that turn the direction of what follows: a title must not rearrange the advice. */
  const UNSEEN = /(?!\s)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
  const LONE_SURROGATE = /\p{Cs}/gu;
  const ASCII = /^[\0-\x7f]*$/; /* known without the tables of Unicode, which take long to load */
  const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
  const PLAIN = /^[!-~]+(?: [!-~]+)*$/; /* printable ASCII with single spaces, as nearly every text is: there is nothing to clean */

  /* The browser's own function, which a form cannot hide behind a field of that name. The options have no prototype, in which the
     browser would look for each of their names, every time. */
  const { checkVisibility } = Element.prototype;
  const OPTIONS = { __proto__: null, visibilityProperty: true };
  /** @param {Element} element */
  const isShown = (element) => checkVisibility.call(element, OPTIONS);

  /** With 0 for every digit of another script. @param {string} text */
  const plainDigits = (text) => (ASCII.test(text) ? text : text.replace(FOREIGN_DIGIT, '0'));

  rescind.attempt = (read, otherwise) => {
    try {
      return read();
    } catch {
      return otherwise;
    }
  };

  rescind.text = {
    clean: (raw, maxBytes) => {
      if (raw.length <= maxBytes && PLAIN.test(raw)) return raw;
      const seen = raw.slice(0, MAX_CHARS).replace(UNSEEN, '').replace(/\s+/g, ' ').replace(LONE_SURROGATE, '\ufffd').trim();
      if (seen.length * 3 <= maxBytes) return seen;
      return seen.slice(0, encoder.encodeInto(seen, new Uint8Array(maxBytes)).read).trim();
    },

    matches: (pattern, text) => pattern.test(plainDigits(text)),

    /* The value is taken from the text itself, at the place where it stands in the text with plain digits. */
    formed: ({ pattern }, text) => {
      const plain = plainDigits(text);
      const value = text === '' ? undefined : pattern.exec(plain)?.[1];
      if (value === undefined || plain === text) return value ?? '';
      const at = plain.lastIndexOf(value);
      return plain.length === text.length ? text.slice(at, at + value.length) : '';
    },

    oneLine: (raw) => {
      const text = raw.trim();
      return PLAIN.test(text) ? text : text.replace(/\s+/g, ' ');
    },

    isShown,
    unread: UNREAD,

    lines: (root, skip) => {
      /** @type {Line[]} */
      const found = [];
      /** @type {Line} */
      let line = { parts: [], text: '' };
      let [nodes, chars] = [0, 0];

      const endLine = () => {
        if (line.parts.length > 0) found.push(line);
        line = { parts: [], text: '' };
      };

      /* Whether it is shown is asked only of an element that has a text of its own: what stands in hidden elements is hidden too. */
      const add = (/** @type {string} */ text, /** @type {Element} */ element) => {
        chars += text.length;
        const isBlank = text.trim() === '';
        const last = line.parts.at(-1);
        if (!isBlank && last?.element !== element && !isShown(element)) return;
        line.text += isBlank ? ' ' : text;
        if (last?.element === element) last.text += text;
        else if (!isBlank) line.parts.push({ text, element });
      };

      const walk = (/** @type {Element} */ parent) => {
        /* Most elements hold one text and nothing else: there is no need to touch the text's own node. */
        if (!parent.firstElementChild) {
          const text = parent.textContent ?? '';
          if (text !== '') add(text, parent);
          return;
        }
        for (let node = parent.firstChild; node && nodes < MAX_NODES && chars < MAX_CHARS; node = node.nextSibling) {
          nodes += 1;
          const { nodeType } = node;
          if (nodeType === TEXT_NODE) add(node.nodeValue ?? '', parent);
          if (nodeType !== ELEMENT_NODE) continue;
          const element = /** @type {Element} */ (node);
          const { tagName } = element;
          if (UNREAD.has(tagName) || (skip !== '' && element.matches(skip))) continue;
          const isBlock = BLOCKS.has(tagName);
          if (isBlock) endLine();
          walk(element);
          if (isBlock) endLine();
        }
      };
      walk(root);
      endLine();
      return { lines: found, isWhole: nodes < MAX_NODES };
    },
  };
})();
