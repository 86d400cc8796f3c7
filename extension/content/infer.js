//# allFunctionsCalledOnLoad
/**
 * Orders on a page that no longer is as its profile says. What stays is the link with the order's number: the largest part of the page
 * that holds links of one order and of no other is its card. Of what stands inside only what is sure is read.
 */
'use strict';

(() => {
  const { isShown, unread } = rescind.text;
  const MAX_LINKS = 4000;
  const MAX_DEPTH = 200;

  /* The browser's own, which a form of the page cannot hide behind a field of that name. */
  const { get: getParent } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(Node.prototype, 'parentElement'));
  /** @param {Element} element @returns {Element | null} */
  const parentOf = (element) => getParent?.call(element);

  /** The shown links with an order's number, and that number. @param {ReadyPage} page @param {Element[]} links */
  const numbered = (page, links) => {
    const mayBeRead = links.filter((link) => isShown(link) && (page.never === '' || !link.closest(page.never)));
    const found = mayBeRead.map((link) => /** @type {[Element, string]} */ ([link, rescind.locate.idOfLink(page, link)]));
    return new Map(found.filter(([, id]) => id !== ''));
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

  /**
   * Whether a link may stand in no card. On nearly every page each stands in one, and no card in another, which the browser sees fast.
   * @param {ReadyPage} page
   */
  const isNeeded = (page) => {
    const { card, infer: { astray } } = page;
    if (astray === '' || document.querySelector(astray)) return astray !== '';
    return card !== '' && document.querySelectorAll(card).length > rescind.locate.cards(page, document.documentElement).length;
  };

  rescind.infer = {
    hasLink: (page, scope) => {
      const links = page.infer.links.join(',');
      return page.isOneOrder || (links !== '' && (scope.matches(links) || scope.querySelector(links) !== null));
    },

    cards: (page) => {
      if (page.isOneOrder) return [document.documentElement];
      if (!isNeeded(page)) return [];
      const { links: kinds, outside } = page.infer;
      const all = [...document.querySelectorAll(kinds.join(','))].slice(0, MAX_LINKS);
      const astray = new Set(all.filter((link) => !rescind.locate.cardOf(page, link)));
      if (astray.size === 0) return [];
      const links = numbered(page, all);
      const owner = owners(links);
      /** @param {Element} element @param {string} id */
      const mayBe = (element, id) =>
        element !== document.body && element !== document.documentElement && owner.get(element) === id
        && (outside === '' || !element.querySelector(outside));
      /** Which kind of link counts for an order: the first that it has. @type {Map<string, string>} */
      const kindOf = new Map();
      for (const kind of kinds.toReversed()) for (const [link, id] of links) if (link.matches(kind)) kindOf.set(id, kind);
      /** @type {Set<Element>} */
      const found = new Set();
      for (const [link, id] of links) {
        if (!astray.has(link) || !link.matches(kindOf.get(id) ?? '*')) continue;
        let card = link;
        for (let outer = parentOf(card); outer && mayBe(outer, id); outer = parentOf(outer)) card = outer;
        found.add(card);
      }
      return [...found];
    },

    anchor: (orderId) => {
      const holds = (/** @type {Element} */ element) =>
        element.textContent?.includes(orderId) && !unread.has(element.tagName) && isShown(element);
      let found = /** @type {Element} */ (document.body);
      for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
        const inner = [...found.children].find(holds);
        if (!inner) break;
        found = inner;
      }
      return found === document.body ? null : found;
    },
  };
})();
