/**
 * The cards of one page and their hints. A card that is new gets its hint in the same turn in which the page put it there, before
 * anything is painted; one that changes is read again soon, and less and less often while it does not stop changing.
 */
'use strict';

(() => {
  const MAX_CARDS = 1000;
  const SLICE = 32; /* cards read in one task, so that the page can go on in between */
  const SOONEST_MS = 100;
  const LATEST_MS = 30_000;
  const INFER_MS = 500; /* after which what was put into the page counts as whole */
  const QUIET_MS = 10_000; /* after which a card counts as calm again */
  const AT_ONCE = 5; /* times in a row a lost hint is put back at once; then when its card is read again, lest two scripts fight for ever */

  const nothing = () => undefined;
  /** Where the buyer wants no hints: one that is nowhere, and always in its place. @type {HintHandle} */
  const NO_HINT = { element: document.documentElement, update: nothing, failed: nothing, remove: nothing };

  /** What this document showed of an order last, and since when: it may have stood in the browser's memory meanwhile. @type {Map<string, {text: string, at: number}>} */
  const shown = new Map();

  /** @param {RawOrder} order */
  const seen = (order) => {
    const text = JSON.stringify(order);
    const before = shown.get(order.order_id);
    if (before?.text === text) return { order, text, seenAt: before.at };
    const now = Date.now();
    shown.delete(order.order_id);
    shown.set(order.order_id, { text, at: now });
    if (shown.size > MAX_CARDS) shown.delete(shown.keys().next().value ?? '');
    return { order, text, seenAt: now };
  };

  rescind.cards = (page, { onChanged, onOpen, forget, hints }) => {
    /** @type {Map<Element, CardEntry>} */
    const entries = new Map();
    /** Those of them that no selector found. @type {Set<Element>} */
    const inferred = new Set();
    /** Cards that are not shown, or show nothing yet. @type {Set<Element>} */
    const waiting = new Set();
    /** Cards still to be read, and whether no selector found them. @type {Map<Element, boolean>} */
    const unread = new Map();
    /** Cards that were read and have no hint yet. @type {Map<Element, Seen>} */
    const read = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let slice;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    /** Until a press has shown what it shows. @type {ReturnType<typeof setTimeout> | undefined} */
    let opening;
    /** When to look for orders that no selector finds, and how long that waits while the page is being built. */
    let [inferAt, inferDelay, inferredAt] = [Infinity, INFER_MS, -Infinity];

    /** @param {Element} card @param {boolean} guessed @returns {Seen | undefined} */
    const look = (card, guessed) => {
      const orderId = rescind.reader.isShown(card) ? rescind.reader.orderId(page, card, location.href) : '';
      if (orderId === '') return undefined;
      const anchor = rescind.reader.anchor(page, card) ?? (guessed && page.whole ? rescind.infer.anchor(orderId) : null);
      if (!anchor && page.whole) return undefined;
      const order = rescind.reader.read(page, card, orderId);
      return guessed || Object.keys(order).length > 1 ? { guessed, order, anchor } : undefined;
    };

    /** @param {CardEntry} entry What the hint last showed, once more. */
    const repaint = (entry) => {
      if (entry.problem !== '') entry.hint.failed(entry.problem);
      else if (entry.advice) entry.hint.update(entry.advice);
    };

    /** @param {Element} card @param {string} orderId @param {Element | null} anchor */
    const place = (card, orderId, anchor) => (hints ? rescind.hint.place(card, anchor, orderId, { onOpen: (element) => onOpen(element, orderId) }) : NO_HINT);

    /** @param {Element} card */
    const drop = (card) => {
      entries.get(card)?.hint.remove();
      entries.delete(card);
      inferred.delete(card);
      waiting.delete(card);
    };

    /** @param {Iterable<Element>} cards */
    const connected = (cards) => [...cards].filter((card) => card.isConnected || (waiting.delete(card), false));

    /** Shown cards of one order, a stale copy perhaps: what they do not agree on is not sure. */
    const agree = () => {
      if (new Set([...entries.values()].map(({ own }) => own.order_id)).size === entries.size) return;
      /** @type {Map<string, CardEntry[]>} */
      const byId = new Map();
      for (const entry of entries.values()) byId.set(entry.own.order_id, [...(byId.get(entry.own.order_id) ?? []), entry]);
      for (const twins of byId.values()) {
        const agreed = seen(rescind.infer.agreed(twins.map(({ own }) => own)));
        for (const twin of twins) Object.assign(twin, agreed);
      }
    };

    /** Gives their hints to all that were read, but for orders that stand on a card still to be read, too: the two may not agree. */
    const settle = () => {
      const later = new Set([...unread.keys()].map((card) => rescind.reader.orderId(page, card, location.href)));
      const met = [...read].filter(([card, { order }]) => card.isConnected && !entries.has(card) && !later.has(order.order_id));
      for (const [card] of later.size > 0 ? met : read) read.delete(card);
      for (const [card, { guessed, order, anchor }] of met) {
        if (guessed) inferred.add(card);
        const hint = place(card, order.order_id, anchor);
        entries.set(card, {
          card, own: order, inferred: guessed, ...seen(order), asked: '', hint, advice: undefined, problem: '',
          readAt: performance.now(), delay: SOONEST_MS, due: Infinity, placedAt: performance.now(), lost: 0,
        });
      }
      if (met.length === 0) return;
      agree();
      forget();
      onChanged();
    };

    /** The next of the cards to be read. */
    const readSome = () => {
      clearTimeout(slice);
      slice = undefined;
      let count = 0;
      for (const [card, guessed] of unread) {
        if (count === SLICE || entries.size + read.size >= MAX_CARDS) break;
        count += 1;
        unread.delete(card);
        const found = look(card, guessed);
        if (found) waiting.delete(card), read.set(card, found);
        else if (waiting.size < MAX_CARDS) waiting.add(card);
      }
      if (entries.size + read.size >= MAX_CARDS) unread.clear();
      if (unread.size > 0) slice = setTimeout(() => (readSome(), unread.size > 0 || settle()), 0);
    };

    /**
     * All reading comes before all writing, so that the browser lays the page out once; of very many cards twice: the first ones
     * at once, since they are what is seen, and the others when all are read.
     * @param {Iterable<Element>} cards @param {boolean} [guessed]
     */
    const meet = (cards, guessed = false) => {
      const before = unread.size;
      for (const card of cards) unread.set(card, guessed);
      if (unread.size === before) return;
      readSome();
      settle();
    };

    /** Puts back hints that the page threw out when it drew their cards anew. @param {CardEntry[]} some */
    const mend = (some) => {
      const lost = some.filter(({ hint }) => !hint.element.isConnected);
      const anchors = lost.map(({ card, order, inferred }) => rescind.reader.anchor(page, card) ?? (inferred && page.whole ? rescind.infer.anchor(order.order_id) : null));
      for (const [at, entry] of lost.entries()) {
        entry.hint = place(entry.card, entry.order.order_id, anchors[at] ?? null);
        entry.placedAt = performance.now();
        repaint(entry);
      }
      if (lost.length > 0) forget();
    };

    const wake = () => {
      clearTimeout(timer);
      timer = undefined;
      const next = Math.min(inferAt, ...[...entries.values()].map(({ due }) => due));
      if (next < Infinity) timer = setTimeout(readDue, Math.max(0, next - performance.now()));
    };

    const readDue = () => {
      const now = performance.now();
      const due = [...entries.values()].filter((entry) => entry.due <= now).slice(0, SLICE);
      for (const entry of due) {
        const order = rescind.reader.read(page, entry.card, entry.order.order_id);
        Object.assign(entry, { due: Infinity, readAt: now });
        if (entry.inferred || Object.keys(order).length > 1) Object.assign(entry, { own: order, ...seen(order) });
      }
      agree();
      mend(due);
      if (inferAt <= now) infer(now);
      wake();
      onChanged();
    };

    /** @param {CardEntry} entry */
    const readAgain = (entry) => {
      if (entry.due < Infinity) return;
      const now = performance.now();
      entry.delay = now - entry.readAt > entry.delay + QUIET_MS ? SOONEST_MS : Math.min(entry.delay * 2, LATEST_MS);
      entry.due = now + entry.delay;
      wake();
    };

    /** @param {number} now */
    const infer = (now) => {
      [inferAt, inferredAt] = [Infinity, now];
      meet(rescind.infer.cards(page).filter((card) => !entries.has(card)), true);
    };

    /** Something with an order's number is there that is no card. */
    const inferSoon = () => {
      if (inferAt < Infinity) return;
      const now = performance.now();
      inferDelay = now - inferredAt > inferDelay + QUIET_MS ? INFER_MS : Math.min(inferDelay * 2, LATEST_MS);
      inferAt = now + inferDelay;
      wake();
    };

    /** The inferred card that a node stands in. @param {Node | null} node */
    const inferredOf = (node) => {
      for (const card of inferred) if (card.contains(node)) return card;
      return null;
    };

    /** Whether the card still is this order's: frameworks use a card again for another one. @param {CardEntry} entry */
    const holds = ({ card, order }) => card.isConnected && rescind.reader.orderId(page, card, location.href) === order.order_id;

    /** @param {CardEntry} entry */
    const isLostAgain = (entry) => {
      if (entry.hint.element.isConnected) return false;
      entry.lost = performance.now() - entry.placedAt > 1000 ? 1 : entry.lost + 1;
      return entry.lost > AT_ONCE;
    };

    /** Cards that changed, or may have, and cards that are new. @param {Set<CardEntry>} known @param {Set<Element>} fresh */
    const follow = (known, fresh) => {
      const kept = new Set([...known].filter(holds));
      for (const entry of known)
        if (!kept.has(entry)) {
          drop(entry.card);
          if (entry.inferred) inferSoon();
          else fresh.add(entry.card);
        }
      mend([...kept].filter((entry) => !isLostAgain(entry)));
      kept.forEach(readAgain);
      meet(connected(fresh));
    };

    return {
      scan: () => {
        meet(rescind.reader.cards(page, document.documentElement).filter((card) => !entries.has(card)));
        if (rescind.infer.hasLink(page, document.documentElement)) infer(performance.now());
      },

      touched: (records) => {
        /** @type {Set<Element>} */
        const fresh = new Set();
        /** @type {Set<CardEntry>} */
        const known = new Set();
        const mark = (/** @type {Element} */ card) => {
          const entry = entries.get(card);
          if (entry) known.add(entry);
          else fresh.add(card);
        };
        let structure = false;
        for (const { type, target, addedNodes } of records) {
          structure ||= type === 'childList';
          const card = rescind.reader.cardOf(page, target) ?? inferredOf(target);
          if (card) mark(card);
          else for (const node of addedNodes) {
            if (!(node instanceof Element)) continue;
            const cards = rescind.reader.cards(page, node);
            cards.forEach(mark);
            if (cards.length === 0 && rescind.infer.hasLink(page, node)) inferSoon();
          }
        }
        if (structure) {
          if (page.whole && entries.size === 0) inferSoon();
          for (const entry of entries.values()) if (!entry.card.isConnected) known.add(entry);
          for (const card of waiting) mark(card);
        }
        follow(known, fresh);
      },

      /* The page was not watched for a while. */
      missed: () => {
        const found = rescind.reader.cards(page, document.documentElement).filter((card) => !entries.has(card));
        follow(new Set(entries.values()), new Set([...waiting, ...found]));
        if (page.whole ? entries.size === 0 : rescind.infer.hasLink(page, document.documentElement)) inferSoon();
      },

      pressed: (node) => {
        const card = rescind.reader.cardOf(page, node) ?? inferredOf(node);
        const entry = card && entries.get(card);
        if (entry) readAgain(entry);
        if (waiting.size === 0) return;
        clearTimeout(opening);
        opening = setTimeout(() => meet(connected(waiting)), SOONEST_MS);
      },

      entries: () => [...entries.values()],

      answered: (some, advice) => {
        const byId = new Map(advice.map((each) => [each.order_id, each]));
        for (const entry of some) {
          const news = byId.get(entry.order.order_id);
          if (!news) continue;
          Object.assign(entry, { advice: news, problem: '' });
          repaint(entry);
        }
      },

      failed: (some, code) => {
        for (const entry of some) {
          entry.problem = code;
          repaint(entry);
        }
      },

      end: () => {
        clearTimeout(timer);
        clearTimeout(slice);
        unread.clear();
        read.clear();
        clearTimeout(opening);
        for (const card of [...entries.keys()]) drop(card);
        waiting.clear();
      },
    };
  };
})();
