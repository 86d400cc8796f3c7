//# allFunctionsCalledOnLoad
/**
 * One order page while it is shown: asks the worker for advice on its cards, and answers the worker's questions about them. Ends when
 * the document is left, or when its address becomes another page's.
 */
'use strict';

(() => {
  const STALE_MS = 15 * 60_000; /* after which advice is asked for again when the buyer comes back to the tab */
  const FRESH_MS = 60_000; /* within which what is shown counts as of this moment */
  const AT_ONCE = 100; /* orders in one question: neither it nor its answer holds the page up */
  const TRIES = 5; /* times in a row that a failure which may pass is tried again unasked */

  /** @param {{ order: RawOrder, seenAt: number }} what @returns {RawOrder} */
  const asShown = ({ order, seenAt }) => (Date.now() - seenAt < FRESH_MS ? order : { ...order, seen_at: new Date(seenAt).toISOString() });

  rescind.openPage = (page, { ask, loadScripts, forget, hints }) => {
    const enteredAt = Date.now();
    /** @type {Promise<void> | undefined} */
    let asking;
    let ended = false;
    let tries = 0;
    let answeredAt = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let retry;

    const info = () => {
      const lang = rescind.text.clean(document.documentElement.lang, rescind.limits.lang.bytes);
      return { kind: page.kind, host: location.hostname, lang };
    };

    const tellBadge = () => {
      const advice = cards.entries().flatMap((card) => card.advice ?? []);
      void ask({ kind: 'badge', orders: advice.map(({ cancellable, urgency }) => ({ cancellable, urgency })) });
    };

    /** @param {ErrorInfo} error */
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
        for (const card of some) card.asked = card.text;
        const texts = some.map(({ text }) => text);
        const reply = await ask({ kind: 'page', page: info(), orders: some.map(asShown) });
        if (ended) return;
        const current = some.filter(({ text }, at) => text === texts[at]);
        const advice = reply.ok ? reply.advice : [];
        cards.answered(current, advice);
        const known = new Set(advice.map(({ order_id }) => order_id));
        const left = current.filter(({ orderId }) => !known.has(orderId));
        if (left.length > 0) await loadScripts();
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
    const askNews = () => {
      asking ??= askAdvice().finally(() => {
        asking = undefined;
        if (!ended && cards.unasked().length > 0) askNews();
      });
    };

    const askAgain = () => {
      clearTimeout(retry);
      for (const card of cards.entries()) card.asked = '';
      askNews();
    };

    const mine = (/** @type {string} */ orderId) => cards.entries().filter((card) => card.orderId === orderId);

    /** @param {Element} hint @param {string} orderId */
    const openPanel = async (hint, orderId) => {
      const isHere = await loadScripts();
      if (ended) return;
      const some = mine(orderId);
      if (!isHere) return cards.failed(some, 'internal');
      if (some.some(({ problem }) => problem === 'internal')) askAgain();
      rescind.panel?.open(hint, orderId, ask);
    };

    const comeBack = () => {
      if (document.visibilityState === 'visible' && answeredAt !== 0 && Date.now() - answeredAt > STALE_MS) askAgain();
    };

    const cards = rescind.cards(page, { onChanged: askNews, onOpen: openPanel, forget, hints });
    document.addEventListener('visibilitychange', comeBack);
    cards.scan();

    return {
      page,
      touched: cards.touched,
      missed: cards.missed,
      pressed: cards.pressed,

      refresh: () => {
        tries = 0;
        askAgain();
      },

      hints: (advice) => {
        cards.answered(cards.entries(), advice);
        /* An answer that is still on its way may be older than these: their orders are asked about again. */
        const known = new Set(advice.map(({ order_id }) => order_id));
        if (asking) for (const card of cards.entries()) if (known.has(card.orderId)) card.asked = '';
        tellBadge();
      },

      report: async () => {
        if (cards.entries().some(({ problem }) => problem !== '')) askAgain();
        await cards.allRead();
        await Promise.all([asking, loadScripts()]);
        return { page: info(), ...(rescind.report?.(page, cards.entries(), enteredAt) ?? { read: 'loading', orders: [] }) };
      },

      order: async (orderId) => {
        await loadScripts();
        const whole = ended ? undefined : rescind.whole?.(page, mine(orderId));
        return whole ? { page: info(), order: asShown(whole), detail_url: whole.detailUrl } : null;
      },

      show: async (orderId, text) => {
        await loadScripts();
        return !ended && rescind.show?.(page, mine(orderId).map(({ element }) => element), text) === true;
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
