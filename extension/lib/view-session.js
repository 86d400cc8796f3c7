/**
 * One order in front of a person: loads its advice, draws it, passes the person's answers on, and draws again without losing the
 * reader's place. The popup and the panel in the page show the same, in different frames.
 *
 * @typedef {object} SessionCalls What the frame does for it.
 * @property {() => Promise<AdviceReply>} load
 * @property {(told: Told, teach?: Lesson) => Promise<AdviceReply>} tell
 * @property {() => unknown} openDetail When it resolves to a failure, that is shown.
 * @property {(lang: string) => unknown} letterLang
 * @property {() => unknown} retry The buyer has pressed "Try again"; the advice is loaded after it.
 * @property {() => void} [reload]
 *
 * @typedef {{start: () => Promise<void>, end: () => void}} Session
 * @typedef {object} SessionGives
 * @property {(slot: HTMLElement, live: Element, calls: SessionCalls) => Session} session
 *   Draws into `slot`; `live` is an element whose text screen readers read out when it changes.
 * @property {(slot: Element, next: Element) => boolean} swap
 *   Replaces what `slot` holds: what was unfolded stays so, and what had the focus has it again. Where that is gone the focus goes to the
 *   headline, which is thereby read out; then the result is true.
 */
'use strict';

(() => {
  const { problem, say, time, view } = rescind;

  const FAULT = /** @type {const} */ ({ ok: false, error: { code: 'internal' } });

  /** What the worker says, also when it says nothing. @param {Promise<AdviceReply>} asked @returns {Promise<AdviceReply>} */
  const settled = async (asked) => {
    try {
      const reply = await asked;
      if (reply?.ok === true && reply.advice) return reply;
      return reply?.ok === false && reply.error ? reply : FAULT;
    } catch {
      return FAULT;
    }
  };

  /** @param {ParentNode} root @param {string} key */
  const byKey = (root, key) =>
    [...root.querySelectorAll('[data-key]')].find((node) => node.getAttribute('data-key') === key);

  rescind.swap = (slot, next) => {
    const { activeElement } = /** @type {Document | ShadowRoot} */ (slot.getRootNode());
    const had = slot.contains(activeElement) ? activeElement : null;
    const open = [...slot.querySelectorAll('details[open]')].map((node) => node.getAttribute('data-key') ?? '');
    time.release(slot);
    slot.replaceChildren(next);
    for (const key of open) byKey(next, key)?.setAttribute('open', '');
    if (!had) return false;
    const same = byKey(next, had.getAttribute('data-key') ?? '');
    const target = same ?? next.querySelector('h2');
    if (target instanceof HTMLElement) target.focus({ preventScroll: target === same });
    return target !== same;
  };

  rescind.session = (slot, live, calls) => {
    let turn = 0;
    let ended = false;

    /** @param {Element} next @param {string} said */
    const show = (next, said) => {
      live.textContent = rescind.swap(slot, next) ? '' : said;
    };

    /** @param {AdviceReply} reply */
    const draw = (reply) => {
      if (!reply.ok) {
        const screen = problem(reply.error, { onRetry: () => void retry(), ...(calls.reload && { onReload: calls.reload }) });
        show(screen, screen.querySelector('h2')?.textContent ?? '');
        return;
      }
      const { advice } = reply;
      show(view.advice(advice, {
        told: reply.told,
        intents: reply.intents,
        letterLanguages: reply.letter_languages,
        untaught: reply.untaught,
        onTell: (facts, teach) => void run(calls.tell(facts, teach)),
        onOpenDetail: () => void openDetail(),
        onClock: () => void run(calls.load()),
        onLetterLang: (lang, shown) => {
          const remembered = calls.letterLang(lang);
          if (!shown) void run(Promise.resolve(remembered).then(() => calls.load()));
        },
      }), advice.headline ?? advice.short ?? '');
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
      show(view.loading(), say('loading'));
      return run(calls.load());
    };

    const openDetail = async () => {
      const reply = /** @type {AdviceReply | undefined} */ (await Promise.resolve(calls.openDetail()).catch(() => FAULT));
      if (!ended && reply?.ok === false) draw(reply);
    };

    const retry = async () => {
      await Promise.resolve(calls.retry()).catch(() => undefined);
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
