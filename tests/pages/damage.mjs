// What may become of a page: each kind of damage, from a seed. `damage` runs in the page, so it holds all that it needs.

/** @typedef {'classes'|'data_pl'|'wrapped'|'unwrapped'|'labels'|'moved'|'foreign'|'split'|'twins'} Kind */

/** @type {[Kind, string][]} */
export const KINDS = [
  ['classes', 'every class name another'], ['data_pl', 'data-pl removed'], ['wrapped', 'wrappers added'], ['unwrapped', 'wrappers removed'],
  ['labels', 'labels renamed'], ['moved', 'nodes reordered'], ['foreign', "other extensions' nodes"], ['split', 'text over spans'], ['twins', 'hidden duplicates'],
];

/** What labels are called elsewhere, and what they were called before: no status, no date and no title is among them. */
export const LABELS = [
  ['Order date: ', 'Placed: '], ['Date: ', 'Fecha: '], ['Order ID: ', 'No. '], ['Ref. Number: ', 'Nº de pedido: '], ['Order details', 'More'], ['Details', 'Detalles'],
  ['Copy', 'Copiar'], ['Total:', 'Sum:'], ['Cancel order', 'Undo order'], ['Contact seller', 'Ask the shop'], ['Track status', 'Where is it'], ['Pay now', 'To the till'],
  ['Order placed on', 'Ordered'], ['Paid on', 'Money came'], ['Shipment completed on', 'Sent off'], ['Order completed on', 'All done'],
];

/**
 * Does this damage to the document.
 * @param {Kind[]} kinds in this order @param {number} seed @param {string[][]} labels old and new @param {string[]} statuses texts of
 *   which a stale copy says another
 */
export function damage(kinds, seed, labels, statuses) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const chance = (/** @type {number} */ share) => random() < share;
  /** @template T @param {T[]} list @returns {T} */
  const any = (list) => list[Math.floor(random() * list.length)];
  const word = () => Array.from({ length: 6 }, () => any([...'bcdfghjklmnpqrstvwxz'])).join('');
  const root = document.querySelector('#root') ?? document.body;
  const elements = () => [...root.querySelectorAll('*')];
  const texts = () => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (/\S/.test(walker.currentNode.nodeValue ?? '')) found.push(/** @type {Text} */ (walker.currentNode));
    return found;
  };
  /** @param {string} tag @param {string} [text] */
  const made = (tag, text = '') => {
    const element = document.createElement(tag);
    if (chance(0.5)) element.className = word();
    element.textContent = text;
    return element;
  };
  const STATUSES = ['Completed', 'To pay', 'To ship', 'Awaiting delivery', 'Canceled'];
  const FOREIGN = [...STATUSES, ': LP00000000000009', 'Sep 1, 2026', 'Sent: Aug 2, 2026', '24 days', '8190000000009999', 'Track', '(2)'];

  const works = {
    classes: () => {
      const names = new Map();
      for (const element of document.body.querySelectorAll('[class]'))
        element.setAttribute('class', [...element.classList].map((name) => names.get(name) ?? (names.set(name, word()), names.get(name))).join(' '));
    },
    data_pl: () => {
      for (const element of document.querySelectorAll('[data-pl]')) element.removeAttribute('data-pl');
    },
    wrapped: () => {
      for (const element of elements()) {
        if (!chance(0.15) || !element.parentElement) continue;
        const wrapper = made(/^(SPAN|A|IMG|BUTTON)$/.test(element.tagName) ? any(['span', 'div']) : 'div');
        element.before(wrapper);
        const next = element.nextElementSibling;
        wrapper.append(element, ...(next && chance(0.2) ? [next] : []));
      }
    },
    unwrapped: () => {
      for (const element of elements()) {
        const bare = ![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.nodeValue ?? ''));
        if (bare && element.childElementCount > 0 && !/^(A|BUTTON)$/.test(element.tagName) && chance(0.2))
          element.replaceWith(...element.childNodes);
      }
    },
    labels: () => {
      for (const text of texts()) for (const [before, after] of labels) text.nodeValue = (text.nodeValue ?? '').replace(before, after);
    },
    moved: () => {
      for (const element of [root, ...elements()]) {
        const children = [...element.children];
        if (children.length < 2 || /^(SPAN|A|BUTTON)$/.test(element.tagName) || element.matches('.notranslate')) continue;
        if ([...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.nodeValue ?? '')) || !chance(0.5)) continue;
        for (const child of children.sort(() => random() - 0.5)) element.append(child);
      }
    },
    foreign: () => {
      const likely = new Set(root.querySelectorAll('[data-pl*="status"] *, [class*="status"], .order-block-title, [class*="right-info"] *'));
      for (const element of elements()) {
        if (!chance(likely.has(element) ? 0.3 : 0.06) || element.closest('.notranslate')) continue;
        const node = made(any(['span', 'span', 'div', 'a']), any(FOREIGN));
        any([() => element.append(node), () => element.prepend(node), () => element.before(node), () => element.after(node)])();
      }
    },
    split: () => {
      for (const text of texts()) {
        if (!chance(0.4)) continue;
        const tag = any(['span', 'span', 'b', 'font']);
        const name = chance(0.5) ? word() : '';
        const at = [...(text.nodeValue ?? '')];
        const parts = [];
        while (at.length > 0) parts.push(at.splice(0, 1 + Math.floor(random() * at.length)).join(''));
        const bare = chance(0.5) ? 1 : 0;
        text.replaceWith(...parts.map((part, nth) => {
          if (nth < bare) return document.createTextNode(part);
          const box = document.createElement(tag);
          if (name) box.className = name;
          box.textContent = part;
          return box;
        }));
      }
    },
    twins: () => {
      const hide = [
        'display:none', 'visibility:hidden', 'opacity:0', 'position:absolute;left:-9999px', 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)',
        'height:0;overflow:hidden',
      ];
      const known = new Set(statuses);
      for (const element of elements()) {
        const isCard = element.matches('.order-item');
        if (!chance(isCard ? 0.15 : 0.08) || !element.parentElement || element.matches('#root > *')) continue;
        const twin = /** @type {HTMLElement} */ (element.cloneNode(true));
        const walker = document.createTreeWalker(twin, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const text = walker.currentNode.nodeValue ?? '';
          const stale = text.replace(/[A-Z][a-z]{2} \d{1,2}, 20\d\d/, 'Jan 2, 2026');
          walker.currentNode.nodeValue = known.has(text.trim()) ? any(STATUSES) : stale;
        }
        if (chance(0.2)) twin.hidden = true;
        if (!twin.hidden || getComputedStyle(element).display !== 'block') twin.style.cssText += `;${any(hide)}`;
        if (chance(0.5)) element.before(twin);
        else element.after(twin);
      }
    },
  };
  for (const kind of kinds) works[kind]();
}
