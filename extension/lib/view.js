/**
 * One advice as a person reads it: what to do, in large; what is asked; what to press; and, further down, money, letter and reasons.
 * Only what the host said is drawn: for each member of the advice that is missing, a part of the view is.
 *
 * What an advice is drawn with (AdviceSuccess), and where the person's answers go.
 * @typedef {Partial<AdviceSuccess> & ViewCalls} ViewContext
 * @typedef {object} ViewCalls
 * @property {(told: Told, teach?: Lesson) => void} [onTell]
 * @property {() => void} [onOpenDetail]
 * @property {() => void} [onClock] A clock in the view has begun or ended, so the advice may be another one now.
 * @property {(lang: string, shown: boolean) => void} [onLetterLang] `shown`: the advice had the letter in that language, and shows it.
 *
 * @typedef {object} ViewGives
 * @property {{advice: (advice: Advice, ctx: ViewContext) => HTMLElement, loading: () => HTMLElement}} view
 */
'use strict';

(() => {
  const { button, el, icon, langOf, letterSection, locale, look, questions, say, time, writing } = rescind;

  /**
   * A text of the host or of the page, in its own direction whatever the interface's is.
   * @param {keyof HTMLElementTagNameMap} tag @param {string} text @param {string | undefined} [className]
   */
  const told = (tag, text, className) => el(tag, { class: className, dir: 'auto', lang: langOf(text) }, text);

  /** @param {string} picture @param {string} title @param {string} className @param {...(Node | null | undefined | false)} children */
  const section = (picture, title, className, ...children) =>
    el('section', { class: className }, el('h3', {}, icon(picture), title), ...children);

  /** Keeps a text in another script from changing the direction of what stands around it. @param {string} text */
  const isolated = (text) => `\u2068${text}\u2069`;

  /** @template T @param {readonly T[] | undefined} list @returns {list is readonly T[]} */
  const filled = (list) => Array.isArray(list) && list.length > 0;

  /** The facts that the buyer's answers are about. @param {ViewContext} ctx */
  const toldNames = ({ told: facts = {} }) => Object.keys(facts).filter((name) => facts[name] !== 'unknown');

  /** By certainty: the icon, the words, and the words when the buyer's own answers are counted in. */
  const CERTAINTY = new Map([
    ['certain', ['tick', 'certainty_certain', 'certainty_certain_told']],
    ['usual', ['tick', 'certainty_usual', 'certainty_usual']],
    ['depends', ['fork', 'certainty_depends', 'certainty_depends']],
    ['contradictory', ['warning', 'certainty_contradictory', 'certainty_contradictory_told']],
  ]);

  /** @param {Advice} advice @param {ViewContext} ctx */
  const verdict = (advice, ctx) => {
    const { tone, icon: picture } = look(advice);
    const headline = advice.headline ?? advice.short;
    const [sign, page, both] = CERTAINTY.get(advice.certainty ?? '') ?? [];
    const words = toldNames(ctx).length > 0 || advice.taught ? both : page;
    return el('header', { class: `verdict tone-${tone}` },
      el('span', { class: 'disc' }, icon(picture)),
      el('div', {},
        el('h2', { dir: 'auto', lang: langOf(headline), tabindex: -1 }, headline),
        sign && words && el('p', { class: 'certainty' }, icon(sign), say(words))));
  };

  /** @param {Advice} advice @param {ViewContext} ctx @param {string} className */
  const asked = ({ ask }, ctx, className) => filled(ask) && questions(ask, ctx, className);

  /** @param {Advice} advice */
  const steps = (advice) => filled(advice.steps) &&
    section('list', say('steps_title'), 'steps',
      el('ol', {}, advice.steps.map((step) => el('li', {}, told('span', step.text)))));

  /** The buyer's own reason, unless the host asks for it itself. @param {Advice} advice @param {ViewContext} ctx */
  const intentPicker = (advice, ctx) => {
    const stated = ctx.told?.['intent'];
    const intent = stated === 'unknown' ? undefined : stated;
    const isAsked = advice.ask?.some(({ fact }) => fact === 'intent');
    if (isAsked || !filled(ctx.intents) || !(advice.reason || advice.letter || intent)) return null;
    return el('section', { class: 'intent' },
      el('label', { class: 'field' },
        el('h3', {}, icon('pencil'), say('intent_title')),
        el('select', {
          'data-key': 'intent',
          onchange: (/** @type {Event} */ event) =>
            ctx.onTell?.({ intent: /** @type {HTMLSelectElement} */ (event.target).value }),
        },
        el('option', { value: 'unknown', selected: !intent }, say('intent_none')),
        ctx.intents.map(({ id, label }) => el('option', { value: id, lang: langOf(label), selected: id === intent }, label)))));
  };

  const COUNTED = new Map([[true, 'counted_yes'], [false, 'counted_no'], [null, 'counted_unknown']]);

  /** @param {Advice} advice @param {ViewContext} ctx */
  const reason = ({ reason: chosen }, ctx) => {
    if (!chosen) return null;
    const { missing } = chosen;
    const counted = COUNTED.get(chosen.seller_counted ?? null);
    return section('done', say('reason_title'), 'reason',
      told('p', chosen.label, 'choice'),
      chosen.why ? told('p', chosen.why, 'small') : null,
      counted && 'seller_counted' in chosen ? el('p', { class: `tag counted-${chosen.seller_counted}` }, say(counted)) : null,
      missing && ctx.onTell &&
      button({ class: 'button quiet', 'data-key': 'reason-missing', onclick: () => ctx.onTell?.(missing) }, say('reason_missing')));
  };

  /** @param {Advice} advice */
  const warnings = (advice) => filled(advice.warnings) &&
    el('section', { class: 'warnings' },
      el('h3', { class: 'unseen' }, say('warnings_title')),
      el('ul', {}, advice.warnings.map(({ text }) => el('li', {}, icon('warning'), told('span', text)))));

  /** @param {Advice} advice @param {ViewContext} ctx */
  const clocks = (advice, ctx) => filled(advice.clocks) &&
    section('clock', say('clocks_title'), 'clocks',
      el('ul', {}, advice.clocks.map((clock) => {
        const left = el('p', { class: 'left' });
        const when = el('p', { class: 'small' });
        const line = el('li', {}, told('p', clock.text), left, when);
        /** @type {string | undefined} */
        let phase;
        time.live(line, () => {
          const described = time.describe(clock, Date.now(), locale());
          if (phase && phase !== described?.phase) ctx.onClock?.();
          phase = described?.phase;
          left.textContent = described?.left ?? '';
          when.textContent = described?.when ?? '';
          line.className = described ? `clock-${described.phase}` : '';
          return described?.next ?? Infinity;
        });
        return line;
      })));

  /** @param {[number, number] | undefined} days */
  const businessDays = (days) => {
    const [least, most] = days ?? [0, 0];
    if (most <= 0) return null;
    const number = new Intl.NumberFormat(locale());
    return el('p', { class: 'fact' }, least === most
      ? say('refund_days', number.format(most))
      : say('refund_days_between', number.format(least), number.format(most)));
  };

  const BACK = new Map([['yes', ['tick', 'coupon_yes']], ['no', ['cross', 'coupon_no']]]);

  /** @param {Advice} advice */
  const money = (advice) => (advice.refund || filled(advice.coupons)) &&
    section('money', say('money_title'), 'money',
      advice.refund ? businessDays(advice.refund.business_days) : null,
      advice.refund ? told('p', advice.refund.text) : null,
      filled(advice.coupons) && el('ul', {}, advice.coupons.map((coupon) => {
        const [picture = 'question', words = 'coupon_maybe'] = BACK.get(coupon.back) ?? [];
        return el('li', {},
          el('p', { class: `tag ${words}` }, icon(picture), say(words)),
          told('p', coupon.text));
      })));

  /** @param {Advice} advice */
  const alternatives = (advice) => filled(advice.alternatives) &&
    section('fork', say(advice.certainty === 'depends' ? 'alternatives_depends' : 'alternatives_certain'), 'alternatives',
      el('ul', {}, advice.alternatives.map((other) => {
        const { tone, icon: picture } = look({ verdict: other.verdict });
        return el('li', { class: `tone-${tone}` }, icon(picture),
          el('div', {},
            other.text ? told('p', other.text, 'what') : null,
            other.when ? told('p', other.when, other.text ? 'small' : undefined) : null));
      })));

  /** @param {Advice} advice */
  const unread = (advice) => filled(advice.unread) &&
    section('question', say('unread_title'), 'unread',
      el('ul', {}, advice.unread.map(({ text }) => told('li', text))));

  const AGREEMENT = new Set(['agreed', 'disputed', 'single']);

  /** @param {Advice} advice */
  const why = (advice) => filled(advice.because) &&
    el('details', { 'data-key': 'why' },
      el('summary', {}, icon('question'), say('why_title'), icon('down', 'turns')),
      el('ul', { class: 'why' }, advice.because.map((rule) =>
        el('li', {},
          told('p', rule.text),
          AGREEMENT.has(rule.agreement) ? el('p', { class: `tag ${rule.agreement}` }, say(`agreement_${rule.agreement}`)) : null,
          el('p', { class: 'small' }, filled(rule.from)
            ? say('rule_and_sources', rule.rule, isolated(rule.from.join('; ')))
            : say('rule_only', rule.rule))))));

  /** @param {ViewContext} ctx */
  const forget = (ctx) => {
    const names = toldNames(ctx);
    return names.length > 0 && ctx.onTell &&
      el('section', { class: 'told' },
        el('p', { class: 'small' }, say('told_counts')),
        button({ 'data-key': 'forget', onclick: () => ctx.onTell?.(Object.fromEntries(names.map((name) => [name, 'unknown']))) },
          icon('undo'), say('told_forget')));
  };

  /** What the buyer once said that the status means. @param {Advice} advice @param {ViewContext} ctx */
  const taught = ({ taught: said }, ctx) => said &&
    el('section', { class: 'told taught' },
      told('p', said.text, 'small'),
      ctx.onTell && button({ 'data-key': 'unteach', onclick: () => ctx.onTell?.({ stage: 'unknown' }, said.teach) },
        icon('undo'), say('taught_forget')));

  /** @param {ViewContext} ctx */
  const untaught = (ctx) => ctx.untaught && el('section', { class: 'told' }, el('p', { class: 'small' }, say('taught_failed')));

  rescind.view = {
    advice: (advice, ctx) => {
      /* A question on which the advice depends comes first; one that could only change a certain advice comes with the alternatives. */
      const decides = advice.certainty === 'depends' || advice.certainty === 'contradictory';
      const contradictory = advice.certainty === 'contradictory';
      return el('article', { class: 'view', ...writing() },
        verdict(advice, ctx),
        untaught(ctx),
        contradictory && forget(ctx),
        contradictory && taught(advice, ctx),
        decides && asked(advice, ctx, 'ask'),
        steps(advice),
        warnings(advice),
        intentPicker(advice, ctx),
        reason(advice, ctx),
        advice.letter ? letterSection(advice.letter, ctx) : null,
        clocks(advice, ctx),
        money(advice),
        alternatives(advice),
        !decides && asked(advice, ctx, 'ask later'),
        unread(advice),
        !contradictory && taught(advice, ctx),
        why(advice),
        !contradictory && forget(ctx));
    },

    loading: () =>
      el('article', { class: 'view loading', ...writing(), 'aria-busy': 'true' },
        el('header', { class: 'verdict tone-done' },
          el('span', { class: 'disc' }),
          el('div', {}, el('p', { class: 'bar' }), el('p', { class: 'bar short' }))),
        el('p', { class: 'unseen' }, say('loading'))),
  };
})();
