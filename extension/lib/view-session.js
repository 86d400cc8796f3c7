/**
 * One order in front of a person: loads its advice, draws it, passes the person's answers on, and draws again without losing the
 * reader's place. The popup and the panel in the page show the same, in different frames.
 *
 * @typedef {{start: () => Promise<void>, end: () => void}} Session
 * @typedef {object} SessionGives
 * @property {(slot: HTMLElement, live: Element, orderId: string, ask: Ask, onReload?: () => void, onShown?: () => void) => Session} session
 *   Draws into `slot`; a button to reload the page is drawn with `onReload`. `onShown`: a button of the page is being shown.
 * @property {(slot: Element, next: Element, live?: Element) => void} swap
 *   Replaces what `slot` holds: what was unfolded stays so, and what had the focus has it again. Where that is gone the focus goes to the
 *   headline, which is thereby read out; else `live` says it, an element whose text screen readers read out when it changes.
 */
'use strict';

(() => {
  const { problem, say, time, view } = rescind;

  const FAULT = /** @type {const} */ ({ ok: false, error: { code: 'internal' } });

  /** What the worker says, also when it says nothing. @param {Promise<AdviceReply>} asked @returns {Promise<AdviceReply>} */
  const settled = async (asked) => {
    const reply = /** @type {AdviceReply | undefined} */ (await asked.catch(() => undefined));
    return reply && (reply.ok ? reply.advice : reply.error) ? reply : FAULT;
  };

  /** @param {ParentNode} root @param {string} key */
  const byKey = (root, key) =>
    [...root.querySelectorAll('[data-key]')].find((node) => node.getAttribute('data-key') === key);

  rescind.swap = (slot, next, live) => {
    const { activeElement } = /** @type {Document | ShadowRoot} */ (slot.getRootNode());
    const had = slot.contains(activeElement) ? activeElement : null;
    const open = [...slot.querySelectorAll('details[open]')].map((node) => node.getAttribute('data-key') ?? '');
    time.release(slot);
    slot.replaceChildren(next);
    for (const key of open) byKey(next, key)?.setAttribute('open', '');
    const headline = next.querySelector('h2');
    const same = had && byKey(next, had.getAttribute('data-key') ?? '');
    const target = had && (same ?? headline);
    if (target instanceof HTMLElement) target.focus({ preventScroll: target === same });
    if (live) live.textContent = target && target !== same ? '' : headline?.textContent ?? say('loading');
  };

  rescind.session = (slot, live, orderId, ask, onReload, onShown) => {
    const order = { order_id: orderId };
    const load = () => ask({ kind: 'advice', ...order });
    let turn = 0;
    let ended = false;

    /** @param {Failure} reply */
    const fail = ({ error }) => rescind.swap(slot, problem(error, { onRetry: () => void retry(), ...(onReload && { onReload }) }), live);

    /** @param {AdviceReply} reply */
    const draw = (reply) => {
      if (!reply.ok) return fail(reply);
      rescind.swap(slot, view.advice(reply.advice, {
        ...reply,
        onTell: (told, teach) => void run(ask({ kind: 'tell', ...order, told, ...(teach && { teach }) })),
        onOpenDetail: () => void openDetail(),
        onShow: show,
        onClock: () => void run(load()),
        onLetterLang: (lang, shown) => {
          const remembered = ask({ kind: 'letter_lang', lang });
          if (!shown) void run(remembered.then(load));
        },
      }), live);
    };

    /** Draws the answer, unless another question was asked meanwhile. @param {Promise<AdviceReply>} asked */
    const run = async (asked) => {
      const mine = ++turn;
      slot.setAttribute('aria-busy', 'true');
      const reply = await settled(asked);
      if (ended || mine !== turn) return;
      slot.removeAttribute('aria-busy');
      draw(reply);
    };

    const start = () => {
      rescind.swap(slot, view.loading(), live);
      return run(load());
    };

    const openDetail = async () => {
      const reply = await ask({ kind: 'open_detail', ...order }).catch(() => FAULT);
      if (!ended && reply?.ok === false) fail(reply);
    };

    /** @param {Showing} what */
    const show = async (what) => {
      const reply = await ask({ kind: 'show', ...order, ...what }).catch(() => FAULT);
      if (reply?.ok && !ended) onShown?.();
      return Boolean(reply?.ok);
    };

    const retry = async () => {
      await ask({ kind: 'retry' }).catch(() => undefined);
      if (!ended) await start();
    };

    return {
      start,
      end: () => {
        ended = true;
        time.release(slot);
        slot.replaceChildren();
      },
    };
  };
})();
