//# allFunctionsCalledOnLoad
/**
 * Text from the page, made fit for the protocol: what a person sees, in one line, no longer than its limit.
 */
'use strict';

(() => {
  const BUSY = 65536; /* characters looked at of one text: more than any limit, however much white space is in between */
  const encoder = new TextEncoder();

  /* Control characters, and the ones that turn the direction of what follows: a title must not rearrange the advice. */
  const UNSEEN = /(?!\s)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
  const LONE_SURROGATE = /\p{Cs}/gu;
  const ASCII = /^[\0-\x7f]*$/; /* known without the tables of Unicode, which are slow to make ready */
  const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
  const PLAIN = /^[!-~]+(?: [!-~]+)*$/; /* printable ASCII, single spaces: nearly everything, and nothing to be done */

  rescind.text = {
    clean: (raw, maxBytes) => {
      if (raw.length <= maxBytes && PLAIN.test(raw)) return raw;
      const seen = raw.slice(0, BUSY).replace(UNSEEN, '').replace(/\s+/g, ' ').replace(LONE_SURROGATE, '\ufffd').trim();
      if (seen.length * 3 <= maxBytes) return seen;
      return seen.slice(0, encoder.encodeInto(seen, new Uint8Array(maxBytes)).read).trim();
    },

    matches: (pattern, text) => pattern.test(ASCII.test(text) ? text : text.replace(FOREIGN_DIGIT, '0')),

    oneLine: (raw) => {
      const text = raw.trim();
      return PLAIN.test(text) ? text : text.replace(/\s+/g, ' ');
    },

    busy: BUSY,
    unread: new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TEXTAREA', 'SELECT']),
  };
})();
