/**
 * One advice as a person reads it: what to do, in large, in two lines; what cannot wait; then what to press, step by step; one line about
 * the money, one about the next date, one question. All else opens on demand. Only what the host said is drawn: for each member of the
 * advice that is missing, a part of the view is. Nothing is said twice.
 *
 * What an advice is drawn with (AdviceSuccess), and where the person's answers go.
 * @typedef {Partial<AdviceSuccess> & ViewCalls} ViewContext
 * @typedef {{press: string, on?: string | undefined, text?: string | undefined}} Showing A button's name, its page, its words if seen.
 * @typedef {object} ViewCalls
 * @property {(told: Told, teach?: Lesson) => void} [onTell]
 * @property {() => void} [onOpenDetail]
 * @property {(what: Showing) => Promise<boolean>} [onShow] Shows the page's own button; false: it is not there.
 * @property {() => void} [onClock] A clock in the view has begun or ended, so the advice may be another one now.
 * @property {(lang: string, shown: boolean) => void} [onLetterLang] `shown`: the advice had the letter in that language, and shows it.
 *
 * @typedef {object} ViewGives
 * @property {{advice: (advice: Advice, ctx: ViewContext) => HTMLElement, loading: () => HTMLElement}} view
 */
'use strict';

(() => {
  const {
    button, clockLine, el, foreign, icon, langOf, locale, look, more, nextClock, question, refundLines, say, steps, urgent: urgentOf,
    writing,
  } = rescind;

  /** The facts that the buyer's answers are about. @param {ViewContext} ctx */
  const toldNames = ({ told: facts = {} }) => Object.keys(facts).filter((name) => facts[name] !== 'unknown');

  /** By certainty: the icon, the words, and the words when the buyer's own answers are counted in. */
  const CERTAINTY = new Map([
    ['certain', ['tick', 'certainty_certain', 'certainty_certain_told']],
    ['usual', ['nearly', 'certainty_usual', 'certainty_usual']],
    ['depends', ['fork', 'certainty_depends', 'certainty_depends']],
    ['contradictory', ['warning', 'certainty_contradictory', 'certainty_contradictory_told']],
  ]);

  /** @param {ViewContext} ctx */
  const forget = (ctx) => {
    const names = toldNames(ctx);
    return names.length > 0 && ctx.onTell &&
      el('p', { class: 'told' }, button({
        class: 'button quiet', 'data-key': 'forget',
        onclick: () => ctx.onTell?.(Object.fromEntries(names.map((name) => [name, 'unknown']))),
      }, icon('undo'), say('told_forget')));
  };

  /** @param {Advice} advice @param {ViewContext} ctx */
  const verdict = (advice, ctx) => {
    const { tone, icon: picture } = look(advice);
    const headline = advice.headline ?? advice.short;
    const [sign, page, both] = CERTAINTY.get(advice.certainty ?? '') ?? [];
    const words = ctx.described && advice.certainty === 'certain' ? 'describe_certain'
      : toldNames(ctx).length > 0 || advice.taught ? both
      : page;
    return el('header', { class: `verdict tone-${tone}` },
      el('span', { class: 'disc' }, icon(picture)),
      el('div', {},
        el('h2', { dir: langOf(headline) && 'auto', lang: langOf(headline), tabindex: -1 }, headline),
        sign && words && el('p', { class: 'certainty' }, icon(sign), say(words)),
        forget(ctx)));
  };

  /** @param {Advice} advice */
  const urgent = (advice) => {
    const warning = urgentOf(advice);
    return warning && el('section', { class: 'urgent' },
      el('h3', { class: 'unseen' }, say('warnings_title')),
      el('p', {}, icon('warning'), foreign('span', warning.text)));
  };

  /** @param {[number, number] | undefined} days */
  const businessDays = (days) => {
    const [least, most] = days ?? [0, 0];
    const number = new Intl.NumberFormat(locale());
    return most <= 0 ? ''
      : least === most ? say('refund_days', number.format(most))
      : say('refund_days_between', number.format(least), number.format(most));
  };

  /** One line about the money; what it leaves out opens with the rest. @param {Advice} advice */
  const money = ({ refund }) => {
    if (!refund) return null;
    const days = refund.short === undefined ? businessDays(refund.business_days) : '';
    return el('section', { class: 'glance' },
      el('h3', { class: 'unseen' }, say('money_title')),
      icon('money'),
      el('p', { class: 'lines' }, days && el('span', { class: 'left' }, days), foreign('span', refundLines(refund)[0])));
  };

  /** @param {Advice} advice @param {ViewContext} ctx */
  const clock = ({ clocks }, ctx) => {
    const next = nextClock(clocks);
    return next && clockLine(next, ctx, 'section');
  };

  /** @param {Advice} advice @param {ViewContext} ctx @param {boolean} decides */
  const asked = ({ ask, letter }, ctx, decides) => {
    const [first] = ask ?? [];
    return first && el('section', { class: decides ? 'ask deciding' : 'ask' }, question(first, 'ask-0', ctx, !decides && (letter !== undefined || first.detail)));
  };

  /** What the buyer once said that the status means. @param {Advice} advice @param {ViewContext} ctx */
  const taught = ({ taught: said }, ctx) => said &&
    el('section', { class: 'told taught' },
      foreign('p', said.text, 'small'),
      ctx.onTell && button({ class: 'button quiet', 'data-key': 'unteach', onclick: () => ctx.onTell?.({ stage: 'unknown' }, said.teach) },
        icon('undo'), say('taught_forget')));

  /** @param {ViewContext} ctx */
  const untaught = (ctx) => ctx.untaught && el('section', { class: 'told' }, el('p', { class: 'small' }, say('taught_failed')));

  rescind.view = {
    advice: (advice, ctx) => {
      /* A question on which the advice depends comes first; what contradicts the page is taken back first of all. */
      const contradictory = advice.certainty === 'contradictory';
      const decides = contradictory || advice.certainty === 'depends';
      return el('article', { class: 'view', ...writing() },
        verdict(advice, ctx),
        untaught(ctx),
        urgent(advice),
        contradictory && taught(advice, ctx),
        decides && asked(advice, ctx, true),
        steps(advice, ctx),
        money(advice),
        clock(advice, ctx),
        !decides && asked(advice, ctx, false),
        more(advice, ctx),
        !contradictory && taught(advice, ctx));
    },

    loading: () =>
      el('article', { class: 'view loading', ...writing(), 'aria-busy': 'true' },
        el('header', { class: 'verdict tone-done' },
          el('span', { class: 'disc' }),
          el('div', {}, el('p', { class: 'bar' }), el('p', { class: 'bar short' }))),
        el('p', { class: 'unseen' }, say('loading'))),
  };
})();
