/**
 * One order in front of a person: loads its advice, draws it, passes on what the person answers, and draws again without
 * losing the reader's place. The popup and the panel in the page are both this, in different frames.
 */
'use strict';

(() => {
  const { say } = rescind;

  const FAULT = /** @type {const} */ ({ ok: false, error: { code: 'internal' } });

  /** A reply of the worker may come from an older part of the extension or not at all. @param {Promise<Reply>} asked @returns {Promise<Reply>} */
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

  /**
   * Puts `next` where the view was: what was open stays open, what had the focus has it again, and where that is gone the focus
   * goes to the headline, which is thereby read out: then the result is true.
   * @type {Rescind['swap']}
   */
  rescind.swap = (slot, next) => {
    const { activeElement } = /** @type {Document | ShadowRoot} */ (slot.getRootNode());
    const had = slot.contains(activeElement) ? activeElement : null;
    const open = [...slot.querySelectorAll('details[open]')].map((node) => node.getAttribute('data-key') ?? '');
    rescind.time.release(slot);
    slot.replaceChildren(next);
    for (const key of open) byKey(next, key)?.setAttribute('open', '');
    if (!had) return false;
    const again = byKey(next, had.getAttribute('data-key') ?? '');
    const target = again ?? next.querySelector('h2');
    if (target instanceof HTMLElement) target.focus({ preventScroll: target === again });
    return target !== again;
  };

  /** @type {Rescind['session']} */
  rescind.session = (slot, heard, calls, options = {}) => {
    let turn = 0;
    let ended = false;
    /** @type {Record<string, unknown>} */
    let toldHere = {};

    /** @param {Element} next @param {string} said */
    const show = (next, said) => {
      heard.textContent = rescind.swap(slot, next) ? '' : said;
    };

    /** @param {Reply} reply */
    const draw = (reply) => {
      if (!reply.ok) {
        const screen = rescind.problem(reply.error, {
          locale: rescind.locale(), now: Date.now, onRetry: () => void again(), onReload: calls.reload,
        });
        show(screen, screen.querySelector('h2')?.textContent ?? '');
        return;
      }
      const { advice } = reply;
      const told = reply.told ?? toldHere;
      const intent = told['intent'];
      show(rescind.view.advice(advice, {
        locale: rescind.locale(),
        now: Date.now,
        told,
        intents: reply.intents ?? options.intents,
        letterLanguages: reply.letter_languages ?? options.letterLanguages,
        intent: typeof intent === 'string' && intent !== 'unknown' ? intent : undefined,
        untaught: reply.untaught,
        onTell: (facts, teach) => {
          toldHere = { ...toldHere, ...facts };
          void run(calls.tell(facts, teach));
        },
        onOpenDetail: () => void openDetail(),
        onClock: () => void run(calls.load()),
        onLetterLang: (lang, shown) => {
          const remembered = calls.letterLang(lang);
          if (!shown) void run(Promise.resolve(remembered).then(() => calls.load()));
        },
      }), advice.headline ?? advice.short ?? '');
    };

    /** Only the newest question's answer is drawn. @param {Promise<Reply>} asked */
    const run = async (asked) => {
      const mine = ++turn;
      slot.setAttribute('aria-busy', 'true');
      const reply = await settled(asked);
      if (ended || mine !== turn) return;
      slot.removeAttribute('aria-busy');
      draw(reply);
    };

    const start = () => {
      show(rescind.view.loading(), say('loading'));
      return run(calls.load());
    };

    const openDetail = async () => {
      const reply = /** @type {Reply | undefined} */ (await Promise.resolve(calls.openDetail()).catch(() => FAULT));
      if (!ended && reply?.ok === false) draw(reply);
    };

    const again = async () => {
      await Promise.resolve(calls.retry?.()).catch(() => undefined);
      if (!ended) await start();
    };

    return {
      start,
      reload: () => run(calls.load()),
      end: () => {
        ended = true;
        rescind.time.release(slot);
        slot.replaceChildren();
      },
    };
  };
})();
