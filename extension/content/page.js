//# allFunctionsCalledOnLoad
/**
 * One order page while it is shown: its cards, and the advice on them. Ends with the page, or when its address becomes another's.
 */
'use strict';

(() => {
  const LOADING_MS = 8000; /* after which a page without a readable order counts as unreadable */
  const STALE_MS = 15 * 60_000; /* after which advice is asked for again when the buyer comes back to the tab */
  const FRESH_MS = 60_000; /* within which what is shown counts as of this moment */
  const AT_ONCE = 100; /* orders in one question: neither it nor its answer holds the page up */
  const TRIES = 5; /* times in a row that a failure which may pass is tried again unasked */

  rescind.openPage = (page, { ask, late, forget, hints }) => {
    const enteredAt = Date.now();
    /** @type {Promise<void> | undefined} */
    let asking;
    let ended = false;
    let tries = 0;
    let answeredAt = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let retry;

    const info = () => ({ kind: page.kind, host: location.hostname, lang: rescind.text.clean(document.documentElement.lang, rescind.limits.lang.bytes) });

    /** @param {{order: RawOrder, seenAt: number}} what @returns {RawOrder} */
    const asShown = ({ order, seenAt }) => (Date.now() - seenAt < FRESH_MS ? order : { ...order, seen_at: new Date(seenAt).toISOString() });

    const tellBadge = () => {
      const orders = cards.entries().flatMap(({ advice }) => (advice ? [{ cancellable: advice.cancellable, urgency: advice.urgency }] : []));
      void ask({ kind: 'badge', orders });
    };

    /** @param {import("../lib/messages.js").ErrorInfo} error */
    const tryLater = ({ retry_at: at }) => {
      clearTimeout(retry);
      tries += 1;
      if (at !== undefined && tries <= TRIES) retry = setTimeout(askAgain, Math.max(1000, at - Date.now()));
    };

    const askAdvice = async () => {
      for (let answered = 0; ; answered += 1) {
        const some = cards.unasked().slice(0, AT_ONCE);
        if (some.length === 0) {
          if (answered > 0) tellBadge();
          return;
        }
        for (const entry of some) entry.asked = entry.text;
        const texts = some.map(({ text }) => text);
        const reply = await ask({ kind: 'page', page: info(), orders: some.map(asShown) });
        if (ended) return;
        const current = some.filter(({ text }, at) => text === texts[at]);
        const advice = reply.ok ? reply.advice : [];
        cards.answered(current, advice);
        const known = new Set(advice.map(({ order_id }) => order_id));
        const left = current.filter(({ order }) => !known.has(order.order_id));
        if (left.length > 0) await late();
        if (ended) return;
        cards.failed(left, reply.ok ? 'internal' : reply.error.code);
        if (!reply.ok) {
          tryLater(reply.error);
          return;
        }
        tries = 0;
        answeredAt = Date.now();
      }
    };

    /* One question at a time; what changes meanwhile is in the next. */
    const news = () => {
      asking ??= askAdvice().finally(() => {
        asking = undefined;
        if (!ended && cards.unasked().length > 0) news();
      });
    };

    const askAgain = () => {
      clearTimeout(retry);
      for (const entry of cards.entries()) entry.asked = '';
      news();
    };

    /** @param {Element} hint @param {string} orderId */
    const openPanel = async (hint, orderId) => {
      const isHere = await late();
      if (ended) return;
      const mine = cards.entries().filter(({ order }) => order.order_id === orderId);
      if (!isHere) return cards.failed(mine, 'internal');
      if (mine.some(({ problem }) => problem === 'internal')) askAgain();
      rescind.panel.open(hint, orderId, {
        load: () => ask({ kind: 'advice', order_id: orderId }),
        tell: (told, teach) => ask({ kind: 'tell', order_id: orderId, told, ...(teach && { teach }) }),
        openDetail: () => void ask({ kind: 'open_detail', order_id: orderId }),
        letterLang: (lang) => ask({ kind: 'letter_lang', lang }),
        retry: () => ask({ kind: 'retry' }),
      });
    };

    const comeBack = () => {
      if (document.visibilityState === 'visible' && answeredAt !== 0 && Date.now() - answeredAt > STALE_MS) askAgain();
    };

    const cards = rescind.cards(page, { onChanged: news, onOpen: openPanel, forget, hints });
    document.addEventListener('visibilitychange', comeBack);
    cards.scan();

    return {
      page,
      touched: cards.touched,
      missed: cards.missed,
      pressed: cards.pressed,

      again: () => {
        tries = 0;
        askAgain();
      },

      hints: (advice) => {
        cards.answered(cards.entries(), advice);
        /* An answer under way may not know yet what these already know. */
        if (asking) for (const entry of cards.entries()) if (advice.some(({ order_id }) => order_id === entry.order.order_id)) entry.asked = '';
        tellBadge();
      },

      report: async () => {
        if (cards.entries().some(({ problem }) => problem !== '')) askAgain();
        await cards.allRead();
        await Promise.all([asking, late()]);
        const entries = cards.entries();
        /** @type {PageReport['read']} */
        const read = entries.length > 0 ? 'orders'
          : rescind.reader.isBlocked(page) ? 'blocked'
          : Date.now() - enteredAt < LOADING_MS ? 'loading'
          : rescind.reader.isEmpty(page) ? 'no_orders'
          : 'unreadable';
        const whole = entries.map((entry) => ({ ...entry, order: cards.whole(entry.order.order_id) }));
        const orders = whole.map(({ order, advice }) => ({
          order_id: order.order_id, title: order.items?.[0]?.title ?? '', store: order.store ?? '', total: order.total ?? '', ...(advice && { advice }),
        }));
        const changed = read === 'orders' || read === 'unreadable' ? rescind.fit?.(page, whole) : undefined;
        return { page: info(), read, orders, ...(changed && { changed }) };
      },

      order: (orderId) => {
        const entry = cards.entries().find(({ order }) => order.order_id === orderId);
        return entry ? { page: info(), order: asShown({ order: cards.whole(orderId), seenAt: cards.seenAt(orderId) }), detail_url: rescind.reader.detailUrl(page, entry.card, orderId, location.href) } : null;
      },

      end: () => {
        ended = true;
        clearTimeout(retry);
        document.removeEventListener('visibilitychange', comeBack);
        cards.end();
        rescind.panel?.close();
      },
    };
  };
})();
