//# allFunctionsCalledOnLoad
/**
 * What happens to the cards of one page: card.js draws their states. Places are found for many cards before a hint is put into any, so
 * that the browser computes the page's style once. A new card gets its hint in the same turn in which the page shows it, before anything
 * is painted, and is read afterwards; a card that does not stop changing is read less and less often.
 */
'use strict';

(() => {
  const MAX_CARDS = 1000;
  const SLICE = 32; /* cards read again in one task */
  const PRESS_MS = 100; /* after which a press has shown what it shows */
  const INFER_MS = 500; /* after which what was put into the page counts as complete */
  const MAX_LOSSES = 5; /* then a hint is put back only when its card is read again, lest two scripts fight for ever */
  const AT_ONCE = 0; /* due within the work that is under way */

  const { done, request, take } = rescind.schedule;

  /** @param {RawOrder} order */
  const saysAnything = (order) => Object.keys(order).length > 1;

  /** @param {Card} card */
  const hasHint = ({ state }) => state !== 'unmet' && state !== 'waiting';

  rescind.cards = (page, { onChanged, onOpen, forget, hints }) => {
    /** @type {Map<Element, Card>} */
    const all = new Map();
    /** Those with hints, by order: it may stand on the page twice. @type {Map<string, Card[]>} */
    const byOrder = new Map();
    /** Numbers of orders whose cards were read, or left, since it was found out what they agree on. @type {Set<string>} */
    const unsettled = new Set();
    const count = { unmet: 0, waiting: 0, aimed: 0, placed: 0, read: 0 };
    const search = rescind.schedule.pace(INFER_MS, -Infinity); /* of looking for orders that no selector finds */
    let pressDue = Infinity;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;

    const hinted = () => [...all.values()].filter(hasHint);

    /** One by one, since of many only some are taken. @param {Card['state']} state */
    function* inState(state) {
      for (const card of all.values()) if (card.state === state) yield card;
    }

    /** @param {Card} card @param {Card['state']} state */
    const move = (card, state) => {
      count[card.state] -= 1;
      count[state] += 1;
      card.state = state;
    };

    /** @param {Element} element @param {'unmet' | 'waiting'} state */
    const add = (element, state) => {
      const card = rescind.card.create(element, state);
      all.set(element, card);
      count[state] += 1;
      return card;
    };

    /** @param {Element} element */
    const drop = (element) => {
      const card = all.get(element);
      if (!card) return;
      card.hint.remove();
      all.delete(element);
      count[card.state] -= 1;
      if (!hasHint(card)) return;
      byOrder.set(card.orderId, (byOrder.get(card.orderId) ?? []).filter((twin) => twin !== card));
      if (byOrder.get(card.orderId)?.length === 0) byOrder.delete(card.orderId);
      else unsettled.add(card.orderId);
    };

    /** @param {Element} element */
    const wait = (element) => {
      drop(element);
      if (count.waiting < MAX_CARDS) add(element, 'waiting');
    };

    const waiting = () => [...inState('waiting')].map(({ element }) => element);

    /** Those that are still in the page; the others are dropped. @param {Iterable<Element>} elements */
    const connected = (elements) => [...elements].filter((element) => element.isConnected || void drop(element));

    /** What the hint comes after; null: it stands at the start of the card. @param {Card} card @param {string} orderId */
    const anchorOf = ({ element, inferred }, orderId) =>
      rescind.locate.anchor(page, element) ?? (inferred && page.isOneOrder ? rescind.infer.anchor(orderId) : null);

    /** What a card shows; undefined: nothing. Of an inferred one nothing need be sure. @param {Card} card @param {string} orderId */
    const glance = ({ element, inferred }, orderId) => {
      const order = rescind.reader.glance(page, element, orderId);
      return inferred || saysAnything(order) || saysAnything(rescind.reader.read(page, element, orderId)) ? order : undefined;
    };

    /** @param {Card} card @param {RawOrder} own */
    const know = (card, own) => {
      done(card.pace);
      card.own = own;
      unsettled.add(card.orderId);
    };

    /** Of an order with several cards, one a stale copy perhaps, only what all of them show is sure: known when all are read. */
    const settle = () => {
      if (queue.isBusy()) return;
      for (const orderId of unsettled) {
        const twins = byOrder.get(orderId);
        if (!twins) continue;
        const agreed = rescind.card.note(rescind.card.agreed(twins.map(({ own }) => own)));
        for (const card of twins) Object.assign(card, agreed);
      }
      unsettled.clear();
    };

    /** @param {Card} card */
    const meetOne = (card) => {
      const { element } = card;
      if (!element.isConnected) return drop(element);
      const orderId = rescind.text.isShown(element) ? rescind.locate.orderId(page, element, location.href) : '';
      if (orderId === '' || (page.isOneOrder && !anchorOf(card, orderId))) return wait(element);
      const own = page.isOneOrder || card.wasEmpty ? glance(card, orderId) : undefined;
      if (!own && (page.isOneOrder || card.wasEmpty)) return wait(element);
      const hint = !hints ? rescind.card.noHint : rescind.hint.make(element, orderId, {
        anchor: () => anchorOf(card, orderId),
        onOpen: (row) => onOpen(row, orderId),
        onPut: forget,
      });
      Object.assign(card, { orderId, hint, put: hint.aim() });
      byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), card]);
      know(card, own ?? { order_id: orderId });
      move(card, 'aimed');
    };

    /** @param {Card} card */
    const read = (card) => {
      const own = glance(card, card.orderId);
      if (own) {
        know(card, own);
        move(card, 'read');
      } else {
        wait(card.element);
        forget();
      }
    };

    const putHints = () => {
      for (const card of inState('aimed')) {
        card.put();
        card.placedAt = performance.now();
        move(card, saysAnything(card.own) ? 'read' : 'placed');
      }
    };

    /* Advice is asked for when all are read: two may be of one order, and not agree. */
    const queue = rescind.schedule.queue(
      () =>
        count.unmet > 0 ? () => take(inState('unmet'), meetOne)
        : count.aimed > 0 ? putHints
        : search.due === AT_ONCE ? infer
        : count.placed > 0 ? () => take(inState('placed'), read)
        : undefined,
      () => {
        settle();
        onChanged();
      },
    );

    /**
     * The first cards get their hints at once, since they are what is seen; of very many the others do when all were looked at.
     * @param {Iterable<Element>} elements @param {{ inferred?: boolean, spent?: number }} [how] `spent`: ms that finding them took
     */
    const meet = (elements, { inferred = false, spent = 0 } = {}) => {
      for (const element of elements) {
        const known = all.get(element);
        if (known ? hasHint(known) : all.size - count.waiting >= MAX_CARDS) continue;
        const card = known ?? add(element, 'unmet');
        card.inferred = inferred;
        move(card, 'unmet');
      }
      if (count.unmet === 0) return;
      take(inState('unmet'), meetOne, spent);
      if (count.unmet === 0 || count.placed + count.read === 0) putHints();
      queue.start();
    };

    const infer = () => {
      done(search);
      meet(rescind.infer.cards(page), { inferred: true });
    };

    /** Puts back hints that the page threw out when it drew their cards again. @param {Card[]} cards */
    const mend = (cards) => {
      const lost = cards.filter(({ hint }) => hint.isLost());
      for (const put of lost.map(({ hint }) => hint.aim())) put();
      for (const card of lost) card.placedAt = performance.now();
    };

    const wake = () => {
      clearTimeout(timer);
      const next = Math.min(search.due, pressDue, ...hinted().map(({ pace }) => pace.due));
      timer = next < Infinity ? setTimeout(doDue, Math.max(0, next - performance.now())) : undefined;
    };

    const doDue = () => {
      const now = performance.now();
      const due = hinted().filter(({ pace }) => pace.due <= now).slice(0, SLICE);
      for (const card of due) {
        const own = rescind.reader.glance(page, card.element, card.orderId);
        know(card, card.inferred || saysAnything(own) ? own : card.own);
      }
      mend(due);
      if (search.due <= now) infer();
      if (pressDue <= now) {
        pressDue = Infinity;
        meet(connected(waiting()));
      }
      settle();
      wake();
      onChanged();
    };

    /** Whether the card still is this order's: frameworks use a card again for another one. @param {Card} card */
    const holds = ({ element, orderId }) => element.isConnected && rescind.locate.orderId(page, element, location.href) === orderId;

    /** Counts a hint that was lost. @param {Card} card @returns {boolean} whether the page throws it out again and again */
    const isContested = (card) => {
      if (!card.hint.isLost()) return false;
      card.losses = performance.now() - card.placedAt > 1000 ? 1 : card.losses + 1;
      return card.losses > MAX_LOSSES;
    };

    /**
     * Cards with hints that changed, or may have, and elements that are new or may show something now.
     * @param {Set<Card>} changed @param {Set<Element>} fresh @param {number} spent ms that finding them took
     */
    const follow = (changed, fresh, spent) => {
      const kept = new Set([...changed].filter(holds));
      for (const card of changed) {
        if (kept.has(card)) continue;
        drop(card.element);
        if (card.inferred) request(search);
        else fresh.add(card.element);
      }
      mend([...kept].filter((card) => !isContested(card)));
      for (const { pace } of kept) request(pace);
      if (kept.size < changed.size) queue.start(); /* what is left may agree on more */
      meet(connected(fresh), { spent });
      wake();
    };

    /** The card that a node stands in, one that was inferred included. @param {Node} node @param {Card[]} inferred */
    const elementOf = (node, inferred) =>
      rescind.locate.cardOf(page, node) ?? inferred.find(({ element }) => element.contains(node))?.element;
    const inferredCards = () => hinted().filter(({ inferred }) => inferred);

    return {
      scan: () => {
        const started = performance.now();
        const found = rescind.locate.cards(page, document.documentElement);
        if (rescind.infer.hasLink(page, document.documentElement)) {
          search.due = AT_ONCE;
          queue.start();
        }
        meet(found, { spent: performance.now() - started });
      },

      touched: (records) => {
        const started = performance.now();
        /** @type {Set<Element>} */
        const fresh = new Set();
        /** @type {Set<Card>} */
        const changed = new Set();
        const mark = (/** @type {Element} */ element) => {
          const card = all.get(element);
          if (card && hasHint(card)) changed.add(card);
          else fresh.add(element);
        };
        const inferred = inferredCards();
        for (const { target, addedNodes } of records) {
          const within = elementOf(target, inferred);
          if (within) mark(within);
          else for (const node of addedNodes) {
            if (!(node instanceof Element)) continue;
            const found = rescind.locate.cards(page, node, true);
            found.forEach(mark);
            if (found.length === 0 && rescind.infer.hasLink(page, node)) request(search);
          }
        }
        if (records.some(({ type }) => type === 'childList')) {
          if (page.isOneOrder && hinted().length === 0) request(search);
          for (const card of all.values()) if (card.state === 'waiting' || !card.element.isConnected) mark(card.element);
        }
        follow(changed, fresh, performance.now() - started);
      },

      missed: () => {
        const started = performance.now();
        const fresh = rescind.locate.cards(page, document.documentElement).filter((element) => !all.has(element));
        follow(new Set(hinted()), new Set([...waiting(), ...fresh]), performance.now() - started);
        if (page.isOneOrder ? hinted().length === 0 : rescind.infer.hasLink(page, document.documentElement)) request(search);
        wake();
      },

      pressed: (node) => {
        const element = elementOf(node, inferredCards());
        const card = element && all.get(element);
        if (card && hasHint(card)) request(card.pace);
        if (count.waiting > 0) pressDue = performance.now() + PRESS_MS;
        wake();
      },

      entries: hinted,

      unasked: () => (queue.isBusy() ? [] : hinted().filter(({ text, asked }) => text !== asked)),

      allRead: queue.done,

      answered: (cards, advice) => {
        const byId = new Map(advice.map((each) => [each.order_id, each]));
        for (const card of cards) {
          const news = byId.get(card.orderId);
          if (!news) continue;
          Object.assign(card, { advice: news, problem: '' });
          card.hint.update(news);
        }
      },

      failed: (cards, code) => {
        for (const card of cards) {
          card.problem = code;
          card.hint.failed(rescind.problemInShort?.(code) ?? rescind.say('problem_internal_short'));
        }
      },

      end: () => {
        clearTimeout(timer);
        for (const element of [...all.keys()]) drop(element);
        search.due = Infinity;
        queue.end();
      },
    };
  };
})();
