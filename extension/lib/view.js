/**
 * One advice as a person reads it: what to do, in large; what is asked; what to press; and, further down, money, letter and
 * reasons. Draws what the host said and nothing it did not say: a member that is missing is a part that is not there.
 */
'use strict';

(() => {
  const { el, icon, say } = rescind;

  /** A text of the host or of the page; its own direction, whatever the interface's is. @param {keyof HTMLElementTagNameMap} tag @param {string} text @param {string | undefined} [className] */
  const told = (tag, text, className) => el(tag, { class: className, dir: 'auto', lang: rescind.langOf(text) }, text);

  /** @param {string} picture @param {string} title @param {string} className @param {...(Node | null | undefined | false)} children */
  const section = (picture, title, className, ...children) =>
    el('section', { class: className }, el('h3', {}, icon(picture), title), ...children);

  /** Keeps a name in another writing from carrying what stands around it along. @param {string} text */
  const isolated = (text) => `\u2068${text}\u2069`;

  /** @template T @param {readonly T[] | undefined} list @returns {list is readonly T[]} */
  const filled = (list) => Array.isArray(list) && list.length > 0;

  /** The facts that the buyer's answers state. @param {ViewContext} ctx */
  const toldNames = ({ told: facts = {} }) => Object.keys(facts).filter((name) => facts[name] !== 'unknown');

  /** Picture, words, and words where the buyer's own answers are counted in. */
  const CERTAINTY = new Map([
    ['certain', ['tick', 'certainty_certain', 'certainty_certain_told']],
    ['depends', ['fork', 'certainty_depends', 'certainty_depends']],
    ['contradictory', ['warning', 'certainty_contradictory', 'certainty_contradictory_told']],
  ]);

  /** @param {Advice} advice @param {ViewContext} ctx */
  const verdict = (advice, ctx) => {
    const look = rescind.look(advice);
    const headline = advice.headline ?? advice.short;
    const [picture, page, both] = CERTAINTY.get(advice.certainty ?? '') ?? [];
    const words = toldNames(ctx).length > 0 || advice.taught ? both : page;
    return el('header', { class: `verdict tone-${look.tone}` },
      el('span', { class: 'disc' }, icon(look.icon)),
      el('div', {},
        el('h2', { dir: 'auto', lang: rescind.langOf(headline), tabindex: -1 }, headline),
        picture && words && el('p', { class: 'certainty' }, icon(picture), say(words))));
  };

  /** @param {Advice} advice @param {ViewContext} ctx @param {boolean} decides without an answer there is no advice */
  const questions = (advice, ctx, decides) => filled(advice.ask) && rescind.questions(advice.ask, ctx, decides ? 'ask' : 'ask later');

  /** @param {Advice} advice */
  const steps = (advice) => filled(advice.steps) &&
    section('list', say('steps_title'), 'steps',
      el('ol', {}, advice.steps.map((step) => el('li', {}, told('span', step)))));

  /** The buyer's own reason; the host asks for it itself where it decides. @param {Advice} advice @param {ViewContext} ctx */
  const intentPicker = (advice, ctx) => {
    const asked = advice.ask?.some(({ fact }) => fact === 'intent');
    if (asked || !filled(ctx.intents) || !(advice.reason || advice.letter || ctx.intent)) return null;
    return el('section', { class: 'intent' },
      el('label', { class: 'field' },
        el('h3', {}, icon('pencil'), say('intent_title')),
        el('select', {
          'data-key': 'intent',
          onchange: (/** @type {Event} */ event) =>
            ctx.onTell?.({ intent: /** @type {HTMLSelectElement} */ (event.target).value }),
        },
        el('option', { value: 'unknown', selected: !ctx.intent }, say('intent_none')),
        ctx.intents.map(({ id, label }) => el('option', { value: id, lang: rescind.langOf(label), selected: id === ctx.intent }, label)))));
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
      missing && ctx.onTell && el('button', { type: 'button', class: 'button quiet', 'data-key': 'reason-missing', onclick: () => ctx.onTell?.(missing) }, say('reason_missing')));
  };

  /** @param {Advice} advice */
  const warnings = (advice) => filled(advice.warnings) &&
    el('section', { class: 'warnings' },
      el('h3', { class: 'unseen' }, say('warnings_title')),
      el('ul', {}, advice.warnings.map((text) => el('li', {}, icon('warning'), told('span', text)))));

  /** @param {Advice} advice @param {ViewContext} ctx */
  const clocks = (advice, ctx) => filled(advice.clocks) &&
    section('clock', say('clocks_title'), 'clocks',
      el('ul', {}, advice.clocks.map((clock) => {
        const left = el('p', { class: 'left' });
        const when = el('p', { class: 'small' });
        const line = el('li', {}, told('p', clock.text), left, when);
        /** @type {string | undefined} */
        let phase;
        rescind.time.live(line, () => {
          const described = rescind.time.describe(clock, ctx.now(), ctx.locale);
          if (phase && phase !== described?.phase) ctx.onClock?.();
          phase = described?.phase;
          left.textContent = described?.left ?? '';
          when.textContent = described?.when ?? '';
          line.className = described ? `clock-${described.phase}` : '';
          return described?.next ?? Infinity;
        });
        return line;
      })));

  /** @param {[number, number] | undefined} days @param {string} locale */
  const businessDays = (days, locale) => {
    const [least, most] = days ?? [0, 0];
    if (most <= 0) return null;
    const number = new Intl.NumberFormat(locale);
    return el('p', { class: 'fact' }, least === most
      ? say('refund_days', number.format(most))
      : say('refund_days_between', number.format(least), number.format(most)));
  };

  /** @typedef {readonly [icon: string, words: string]} Sign */
  /** @type {Sign} */
  const UNSURE = ['question', 'coupon_maybe'];
  /** @type {ReadonlyMap<string, Sign>} */
  const BACK = new Map(/** @type {[string, Sign][]} */ ([['yes', ['tick', 'coupon_yes']], ['no', ['cross', 'coupon_no']]]));

  /** @param {Advice} advice @param {ViewContext} ctx */
  const money = (advice, ctx) => (advice.refund || filled(advice.coupons)) &&
    section('money', say('money_title'), 'money',
      advice.refund ? businessDays(advice.refund.business_days, ctx.locale) : null,
      advice.refund ? told('p', advice.refund.text) : null,
      filled(advice.coupons) && el('ul', {}, advice.coupons.map((coupon) => {
        const [picture, words] = BACK.get(coupon.back) ?? UNSURE;
        return el('li', {},
          el('p', { class: `tag ${words}` }, icon(picture), say(words)),
          told('p', coupon.text));
      })));

  /** @param {Advice} advice */
  const alternatives = (advice) => filled(advice.alternatives) &&
    section('fork', say(advice.certainty === 'certain' ? 'alternatives_certain' : 'alternatives_depends'), 'alternatives',
      el('ul', {}, advice.alternatives.map((other) => {
        const look = rescind.look({ verdict: other.verdict });
        return el('li', { class: `tone-${look.tone}` }, icon(look.icon),
          el('div', {}, other.text ? told('p', other.text, 'what') : null, other.when ? told('p', other.when, other.text ? 'small' : undefined) : null));
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
        el('button', {
          type: 'button', class: 'button', 'data-key': 'forget',
          onclick: () => ctx.onTell?.(Object.fromEntries(names.map((name) => [name, 'unknown']))),
        }, icon('undo'), say('told_forget')));
  };

  /** What the status means since the buyer once said so. @param {Advice} advice @param {ViewContext} ctx */
  const taught = ({ taught: said }, ctx) => said &&
    el('section', { class: 'told taught' },
      told('p', said.text, 'small'),
      ctx.onTell && el('button', { type: 'button', class: 'button', 'data-key': 'unteach', onclick: () => ctx.onTell?.({ stage: 'unknown' }, said.teach) },
        icon('undo'), say('taught_forget')));

  /** @param {ViewContext} ctx */
  const untaught = (ctx) => ctx.untaught && el('section', { class: 'told' }, el('p', { class: 'small' }, say('taught_failed')));

  /** @type {Rescind['view']} */
  rescind.view = {
    advice: (advice, ctx) => {
      /* A question that decides comes first; one that would only change a certain answer stands with what else would. */
      const decides = advice.certainty !== 'certain';
      const contradictory = advice.certainty === 'contradictory';
      return el('article', { class: 'view', dir: rescind.saysDirection(), lang: say('text_language') },
        verdict(advice, ctx),
        untaught(ctx),
        contradictory && forget(ctx),
        contradictory && taught(advice, ctx),
        decides && questions(advice, ctx, true),
        steps(advice),
        warnings(advice),
        intentPicker(advice, ctx),
        reason(advice, ctx),
        advice.letter ? rescind.letterSection(advice.letter, ctx) : null,
        clocks(advice, ctx),
        money(advice, ctx),
        alternatives(advice),
        !decides && questions(advice, ctx, false),
        unread(advice),
        !contradictory && taught(advice, ctx),
        why(advice),
        !contradictory && forget(ctx));
    },

    loading: () =>
      el('article', { class: 'view loading', dir: rescind.saysDirection(), lang: say('text_language'), 'aria-busy': 'true' },
        el('header', { class: 'verdict tone-done' }, el('span', { class: 'disc' }), el('div', {}, el('p', { class: 'bar' }), el('p', { class: 'bar short' }))),
        el('p', { class: 'unseen' }, say('loading'))),
  };
})();
