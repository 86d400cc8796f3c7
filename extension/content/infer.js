/**
 * Orders on a page that no longer is as its profile says. What stays is the link with the order's number: the largest part of the page
 * that holds the links of one order and of no other is its card. Whatever is not sure inside it is left out.
 */
'use strict';

(() => {
  const { isShown, unread } = rescind.text;
  const MAX_LINKS = 4000;
  const MAX_DEPTH = 200;

  /* The page may hide a form's own parent behind a field of that name. */
  const { get: getParent } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(Node.prototype, 'parentElement'));
  /** @param {Element} element @returns {Element | null} */
  const parentOf = (element) => getParent?.call(element);

  /** The shown ones of these links, each with its order's number. @param {ReadyPage} page @param {Element[]} links @returns {Map<Element, string>} */
  const numbered = (page, links) => {
    /** @type {Map<Element, string>} */
    const found = new Map();
    for (const link of links) {
      if (!isShown(link) || (page.never !== '' && link.closest(page.never))) continue;
      const id = rescind.locate.idOfLink(page, link);
      if (id !== '') found.set(link, id);
    }
    return found;
  };

  /** Of every element with such a link in it: the one order they are of, or '' for several. @param {Map<Element, string>} links */
  const owners = (links) => {
    /** @type {Map<Element, string>} */
    const owner = new Map();
    for (const [link, id] of links)
      for (let element = /** @type {Element | null} */ (link); element; element = parentOf(element)) {
        const before = owner.get(element);
        if (before === id || before === '') break;
        owner.set(element, before === undefined ? id : '');
      }
    return owner;
  };

  rescind.infer = {
    hasLink: (page, scope) => page.isOneOrder || page.infer.links.length > 0 && (scope.matches(page.infer.links.join(',')) || scope.querySelector(page.infer.links.join(',')) !== null),

    cards: (page) => {
      if (page.isOneOrder) return [document.documentElement];
      const { astray: loose } = page.infer;
      /* Nearly always every link stands in a card, which the browser sees faster than we could, and every card in no other. */
      if (loose === '' || !document.querySelector(loose) && (page.card === '' || !rescind.locate.areNested([...document.querySelectorAll(page.card)]))) return [];
      const all = page.infer.links.length > 0 ? [...document.querySelectorAll(page.infer.links.join(','))].slice(0, MAX_LINKS) : [];
      const astray = new Set(all.filter((link) => !rescind.locate.cardOf(page, link)));
      if (astray.size === 0) return [];
      const links = numbered(page, all);
      const owner = owners(links);
      const { outside } = page.infer;
      /** @param {Element} element @param {string} id */
      const mayBe = (element, id) =>
        element !== document.body && element !== document.documentElement && owner.get(element) === id && (outside === '' || !element.querySelector(outside));
      /** Which kind of link counts for an order: the first that it has. @type {Map<string, string>} */
      const kinds = new Map();
      for (const kind of page.infer.links.toReversed()) for (const [link, id] of links) if (link.matches(kind)) kinds.set(id, kind);
      /** @type {Set<Element>} */
      const found = new Set();
      for (const [link, id] of links) {
        if (!astray.has(link) || !link.matches(kinds.get(id) ?? '*')) continue;
        let card = link;
        for (let outer = parentOf(card); outer && mayBe(outer, id); outer = parentOf(outer)) card = outer;
        found.add(card);
      }
      return [...found];
    },

    anchor: (orderId) => {
      let found = /** @type {Element | null} */ (null);
      /** @type {Element | undefined} */
      let next = document.body;
      for (let depth = 0; next && depth < MAX_DEPTH; depth += 1) {
        found = next;
        next = [...next.children].find((child) => child.textContent?.includes(orderId) && !unread.has(child.tagName) && isShown(child));
      }
      return found === document.body ? null : found;
    },
  };
})();
