//# allFunctionsCalledOnLoad
/**
 * Where things are on the page: its cards, the order that each card is of, and the place for its hint. Nothing here throws.
 */
'use strict';

(() => {
  const { attempt } = rescind;
  const { isShown } = rescind.text;
  const [LEAST_DIGITS, MOST_DIGITS] = rescind.limits.order.order_id.digits;
  const ORDER_ID = new RegExp(`^([0-9]{${LEAST_DIGITS},${MOST_DIGITS}})(?:[/?&#]|$)`);

  /**
   * The order's number in an address; '' without one. Not by way of URL, which alone would cost more than all other reading.
   * @param {ReadyMarks} marks @param {string} address
   */
  const idIn = (marks, address) => {
    for (const mark of marks) {
      const at = address.indexOf(mark);
      const id = at < 0 ? undefined : ORDER_ID.exec(address.slice(at + mark.length))?.[1];
      if (id !== undefined) return id;
    }
    return '';
  };

  /** The same by the first marks that the address has. @param {ReadyPage} page @param {string} address */
  const idOf = ({ ids }, address) => ids.map((marks) => idIn(marks, address)).find(Boolean) ?? '';

  /** @type {Rescind['locate']['linksOf']} */
  const linksOf = (card, marks) =>
    [card, ...card.getElementsByTagName('a')].map((link) => link.getAttribute('href') ?? '')
      .map((href) => ({ href, id: idIn(marks, href) })).filter(({ id }) => id !== '');

  /**
   * The order that a card's links are of, by the first marks that any link has; '' without one, undefined when they are of several orders.
   * @param {ReadyPage} page @param {Element} card
   */
  const linkedId = ({ ids }, card) => {
    for (const marks of ids) {
      const [first, ...others] = linksOf(card, marks);
      if (first) return others.every(({ id }) => id === first.id) ? first.id : undefined;
    }
    return '';
  };

  /** Whether what a selector takes for a card holds several. @param {ReadyPage} page @param {Element} card */
  const isCrowd = (page, card) => card.querySelector(page.card) !== null && linkedId(page, card) === undefined;

  /**
   * Of elements in the page's order those that are cards: a card inside a card is part of it.
   * @param {ReadyPage} page @param {Element[]} found @param {Element | null} around the card that all of them stand in
   */
  const outermost = (page, found, around) => {
    let last = around;
    return found.filter((card, at) => {
      if (last?.contains(card)) return false;
      const next = found[at + 1];
      if (next && card.contains(next) && isCrowd(page, card)) return false;
      last = card;
      return true;
    });
  };

  rescind.locate = {
    cards: (page, scope, isOutside = false) =>
      attempt(() => {
        if (page.isOneOrder) return scope === document.documentElement ? [scope] : [];
        if (page.card === '') return [];
        const found = [...(scope.matches(page.card) ? [scope] : []), ...scope.querySelectorAll(page.card)];
        if (found.length === 0) return found;
        const around = isOutside || !scope.parentElement ? null : rescind.locate.cardOf(page, scope.parentElement);
        return outermost(page, found, around);
      }, []),

    cardOf: (page, node) =>
      attempt(() => {
        if (page.isOneOrder) return document.documentElement;
        if (page.card === '') return null;
        let card = null;
        let outer = (node instanceof Element ? node : node.parentElement)?.closest(page.card) ?? null;
        for (; outer; outer = outer.parentElement?.closest(page.card) ?? null) if (!isCrowd(page, outer)) card = outer;
        return card;
      }, null),

    orderId: (page, card, address) =>
      attempt(() => {
        if (page.isOneOrder) return idOf(page, address);
        const id = linkedId(page, card);
        return id === '' ? rescind.reader.writtenId(page, card) : id ?? '';
      }, ''),

    idOfLink: (page, link) => attempt(() => idOf(page, link.getAttribute('href') ?? ''), ''),

    anchor: (page, card) =>
      attempt(() => {
        for (const selector of page.anchor) {
          const first = card.querySelector(selector);
          const shown = first && !isShown(first) ? [...card.querySelectorAll(selector)].find(isShown) : first;
          if (shown) return shown;
        }
        return null;
      }, null),

    linksOf,
  };
})();
