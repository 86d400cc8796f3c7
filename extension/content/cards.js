//# allFunctionsCalledOnLoad
/**
 * The cards of one page and their hints. A card that is new gets its row in the same turn in which the page put it there, before
 * anything is painted, and is read in the next ones; one that changes is read again soon, and less and less often while it does not
 * stop changing.
 */
'use strict';

(() => {
  const MAX_CARDS = 1000;
  const SLICE = 32; /* cards read again in one task */
  const SOONEST_MS = 100;
  const LATEST_MS = 30_000;
  const INFER_MS = 500; /* after which what was put into the page counts as whole */
  const QUIET_MS = 10_000; /* after which a card counts as calm again */
  const TRIES = 5; /* times in a row a lost hint is put back at once; then when its card is read again, lest two scripts fight for ever */

  const nothing = () => undefined;
  /** Where the buyer wants no hints: one that is nowhere, and always in its place. @type {HintHandle} */
  const NO_HINT = { element: document.documentElement, isLost: () => false, aim: () => nothing, update: nothing, failed: nothing, remove: nothing };

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
    /** Cards still to be looked at, and whether no selector found them. @type {Map<Element, boolean>} */
    const unmet = new Map();
    let unsearched = false; /* still to look for orders that no selector finds */
    /** What gives their rows to those that have none yet. @type {Map<CardEntry, () => void>} */
    const rows = new Map();
    /** Those still to be read. @type {Set<CardEntry>} */
    const unread = new Set();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    /** Until a press has shown what it shows. @type {ReturnType<typeof setTimeout> | undefined} */
    let opening;
    /** When to look for orders that no selector finds, and how long that waits while the page is being built. */
    let [inferAt, inferDelay, inferredAt] = [Infinity, INFER_MS, -Infinity];

    /** Where the page of one order, or a card, has its row; null: at its start. @param {Element} card @param {string} orderId @param {boolean} guessed */
    const anchorOf = (card, orderId, guessed) => rescind.reader.anchor(page, card) ?? (guessed && page.whole ? rescind.infer.anchor(orderId) : null);

    /** What a card shows; undefined when it shows nothing. @param {Element} card @param {string} orderId @param {boolean} guessed */
    const look = (card, orderId, guessed) => {
      const order = rescind.reader.glance(page, card, orderId);
      return guessed || Object.keys(order).length > 1 || Object.keys(rescind.reader.read(page, card, orderId)).length > 1 ? order : undefined;
    };

    /** @param {Element} card */
    const drop = (card) => {
      const entry = entries.get(card);
      if (entry) {
        unread.delete(entry);
        rows.delete(entry);
      }
      entry?.hint.remove();
      entries.delete(card);
      inferred.delete(card);
      waiting.delete(card);
    };

    /** @param {Iterable<Element>} cards */
    const connected = (cards) => [...cards].filter((card) => card.isConnected || (waiting.delete(card), false));

    /** Shown cards of one order, a stale copy perhaps: what they do not agree on is not sure. */
    const agree = () => {
      if (unread.size > 0 || new Set([...entries.values()].map(({ own }) => own.order_id)).size === entries.size) return;
      /** @type {Map<string, CardEntry[]>} */
      const byId = new Map();
      for (const entry of entries.values()) byId.set(entry.own.order_id, [...(byId.get(entry.own.order_id) ?? []), entry]);
      for (const twins of byId.values()) {
        const agreed = seen(rescind.infer.agreed(twins.map(({ own }) => own)));
        for (const twin of twins) Object.assign(twin, agreed);
      }
    };

    /** @param {string} orderId @param {'read' | 'glance'} how */
    const agreedOn = (orderId, how) => {
      const twins = [...entries.values()].filter(({ order }) => order.order_id === orderId);
      return rescind.infer.agreed(twins.map(({ card }) => rescind.reader[how](page, card, orderId)));
    };

    /** @param {Element} card */
    const wait = (card) => {
      if (waiting.size < MAX_CARDS) waiting.add(card);
    };

    /** @param {CardEntry} entry @param {RawOrder} order */
    const know = (entry, order) => void Object.assign(entry, { own: order, ...seen(order), readAt: performance.now() });

    /** @param {[card: Element, guessed: boolean]} one */
    const enter = ([card, guessed]) => {
      unmet.delete(card);
      if (!card.isConnected || entries.has(card)) return;
      const orderId = rescind.reader.isShown(card) ? rescind.reader.orderId(page, card, location.href) : '';
      /* One that showed nothing must show something now: a row that comes and goes would be worse than a late one. */
      const doubtful = page.whole || waiting.has(card);
      if (orderId === '' || (page.whole && !anchorOf(card, orderId, guessed))) return wait(card);
      const order = doubtful ? look(card, orderId, guessed) : undefined;
      if (doubtful && !order) return wait(card);
      waiting.delete(card);
      if (guessed) inferred.add(card);
      const hint = hints
        ? rescind.hint.make(card, orderId, { anchor: () => anchorOf(card, orderId, guessed), onOpen: (row) => onOpen(row, orderId), onPut: forget })
        : NO_HINT;
      const own = /** @type {RawOrder} */ ({ order_id: orderId });
      const now = performance.now();
      const entry = {
        card, own, inferred: guessed, order: own, text: '', seenAt: Date.now(), asked: '', hint, advice: undefined, problem: '',
        readAt: now, delay: SOONEST_MS, due: Infinity, placedAt: now, lost: 0,
      };
      entries.set(card, entry);
      rows.set(entry, hint.aim());
      if (order) know(entry, order);
      else unread.add(entry);
    };

    /** @param {CardEntry} entry */
    const read = (entry) => {
      unread.delete(entry);
      const order = look(entry.card, entry.own.order_id, entry.inferred);
      if (order) know(entry, order);
      else {
        drop(entry.card);
        wait(entry.card);
        forget();
      }
    };

    /* All places are found before anything is written, so that the browser looks at the page once. */
    const putRows = () => {
      for (const put of rows.values()) put();
      rows.clear();
    };

    /* All are told of together: two may be of one order, and not agree. */
    const queue = rescind.slices.queue(
      () =>
        unmet.size > 0 ? () => rescind.slices.take(unmet, enter)
        : rows.size > 0 ? putRows
        : unsearched ? () => infer(performance.now())
        : unread.size > 0 ? () => rescind.slices.take(unread, read)
        : undefined,
      () => {
        agree();
        onChanged();
      },
    );

    /**
     * The first cards get their rows at once, since they are what is seen; of very many the others do when all were looked at.
     * @param {Iterable<Element>} cards @param {{ guessed?: boolean, spent?: number }} [how] `spent`: ms that finding them took
     */
    const meet = (cards, { guessed = false, spent = 0 } = {}) => {
      for (const card of cards) if (entries.size + unmet.size < MAX_CARDS) unmet.set(card, guessed);
      if (unmet.size === 0) return;
      rescind.slices.take(unmet, enter, spent);
      if (unmet.size === 0 || entries.size === rows.size) putRows();
      queue.start();
    };

    /** Puts back hints that the page threw out when it drew their cards anew. @param {CardEntry[]} some */
    const mend = (some) => {
      const lost = some.filter(({ hint }) => hint.isLost());
      for (const put of lost.map(({ hint }) => hint.aim())) put();
      for (const entry of lost) entry.placedAt = performance.now();
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
        const order = rescind.reader.glance(page, entry.card, entry.order.order_id);
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
      [unsearched, inferAt, inferredAt] = [false, Infinity, now];
      meet(rescind.infer.cards(page).filter((card) => !entries.has(card)), { guessed: true });
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
      if (!entry.hint.isLost()) return false;
      entry.lost = performance.now() - entry.placedAt > 1000 ? 1 : entry.lost + 1;
      return entry.lost > TRIES;
    };

    /** Cards that changed, or may have, and cards that are new. @param {Set<CardEntry>} known @param {Set<Element>} fresh @param {number} spent ms that finding them took */
    const follow = (known, fresh, spent) => {
      const kept = new Set([...known].filter(holds));
      for (const entry of known)
        if (!kept.has(entry)) {
          drop(entry.card);
          if (entry.inferred) inferSoon();
          else fresh.add(entry.card);
        }
      mend([...kept].filter((entry) => !isLostAgain(entry)));
      kept.forEach(readAgain);
      meet(connected(fresh), { spent });
    };

    return {
      scan: () => {
        const started = performance.now();
        const found = rescind.reader.cards(page, document.documentElement);
        unsearched = rescind.infer.hasLink(page, document.documentElement);
        if (unsearched) queue.start();
        meet(found, { spent: performance.now() - started });
      },

      touched: (records) => {
        const started = performance.now();
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
            const cards = rescind.reader.cards(page, node, true);
            cards.forEach(mark);
            if (cards.length === 0 && rescind.infer.hasLink(page, node)) inferSoon();
          }
        }
        if (structure) {
          if (page.whole && entries.size === 0) inferSoon();
          for (const entry of entries.values()) if (!entry.card.isConnected) known.add(entry);
          for (const card of waiting) mark(card);
        }
        follow(known, fresh, performance.now() - started);
      },

      /* The page was not watched for a while. */
      missed: () => {
        const started = performance.now();
        const found = rescind.reader.cards(page, document.documentElement).filter((card) => !entries.has(card));
        follow(new Set(entries.values()), new Set([...waiting, ...found]), performance.now() - started);
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

      /* Not while there are cards to be read: one may be of an order that is here already, and not agree. */
      unasked: () => (queue.isBusy() ? [] : [...entries.values()].filter(({ text, asked }) => text !== asked)),

      allRead: queue.done,

      whole: (orderId) => agreedOn(orderId, 'read'),
      seenAt: (orderId) => seen(agreedOn(orderId, 'glance')).seenAt,

      answered: (some, advice) => {
        const byId = new Map(advice.map((each) => [each.order_id, each]));
        for (const entry of some) {
          const news = byId.get(entry.order.order_id);
          if (!news) continue;
          Object.assign(entry, { advice: news, problem: '' });
          entry.hint.update(news);
        }
      },

      failed: (some, code) => {
        for (const entry of some) {
          entry.problem = code;
          entry.hint.failed(rescind.problemInShort?.(code) ?? rescind.say('problem_internal_short'));
        }
      },

      end: () => {
        clearTimeout(timer);
        queue.end();
        unsearched = false;
        unmet.clear();
        rows.clear();
        clearTimeout(opening);
        for (const card of [...entries.keys()]) drop(card);
        waiting.clear();
      },
    };
  };
})();
