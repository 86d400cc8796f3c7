/**
 * What a buyer need not read first: it opens on demand. If something is different; money, dates and warnings; why, and who says so.
 *
 * @typedef {object} MoreGives
 * @property {(advice: Advice, ctx: ViewContext) => HTMLElement | null} more The folded parts. What the view itself shows is in none.
 * @property {(clock: Clock, ctx: ViewContext, tag: 'li' | 'section') => HTMLElement} clockLine What runs, how long still, and until when.
 * @property {(clocks: readonly Clock[] | undefined) => Clock | undefined} nextClock The first to end.
 * @property {(refund: NonNullable<Advice['refund']>) => [line: string, rest: string]} refundLines
 *   The host's short line and its whole text; of a text without a short line the first sentence, and the others.
 * @property {(advice: Advice) => NonNullable<Advice['warnings']>[number] | undefined} urgent The warning that cannot wait.
 */
'use strict';

(() => {
  const { alternatives, el, filled, fold, foreign, icon, intentPicker, locale, question, say, time } = rescind;

  /** @param {string} title @param {string} className @param {...(Node | null | undefined | false)} children */
  const part = (title, className, ...children) => el('section', { class: className }, el('h3', {}, title), ...children);

  /** Keeps a text in another script from changing the direction of what stands around it. @param {string} text */
  const isolated = (text) => `\u2068${text}\u2069`;

  /** @type {MoreGives['nextClock']} */
  const nextClock = (clocks) => {
    const now = Date.now();
    const running = (clocks ?? []).map((clock) => ({ clock, end: Date.parse(clock.until?.[1]) })).filter(({ end }) => end > now);
    return running.sort((one, other) => one.end - other.end)[0]?.clock;
  };

  /** @type {MoreGives['urgent']} */
  const urgentOf = ({ warnings }) => warnings?.find(({ urgent }) => urgent);

  /** @type {MoreGives['clockLine']} */
  const clockLine = (clock, { onClock }, tag) => {
    const left = el('span', { class: 'left' });
    const when = el('span', { class: 'small' });
    const line = el(tag, {}, icon('clock'), el('p', {}, left, ' ', foreign('span', clock.text), ' ', when));
    /** @type {string | undefined} */
    let phase;
    time.live(line, () => {
      const described = time.describe(clock, Date.now(), locale());
      if (phase && phase !== described?.phase) onClock?.();
      phase = described?.phase;
      left.textContent = described?.left ?? '';
      when.textContent = described?.when ?? '';
      line.className = `clock ${described ? `clock-${described.phase}` : ''}`;
      return described?.next ?? Infinity;
    });
    return line;
  };

  /** @type {MoreGives['refundLines']} */
  const refundLines = ({ short, text }) => {
    if (short !== undefined && short !== text) return [short, text];
    const [first] = new Intl.Segmenter(locale(), { granularity: 'sentence' }).segment(text);
    const line = first?.segment.trim() ?? text;
    return [line, text.slice(line.length).trim()];
  };

  rescind.refundLines = refundLines;
  rescind.nextClock = nextClock;
  rescind.urgent = urgentOf;
  rescind.clockLine = clockLine;

  /**
   * The questions after the first: those that could change the answer, or those about details of it.
   * @param {Advice} advice @param {ViewContext} ctx @param {boolean} aboutDetails
   */
  const others = ({ ask = [] }, ctx, aboutDetails) => ask.flatMap((asked, nth) =>
    (nth > 0 && (asked.detail ?? false) === aboutDetails ? question(asked, `ask-${nth}`, ctx) : []));

  /** @param {Advice} advice @param {ViewContext} ctx */
  const different = (advice, ctx) => {
    const hasReasonStep = advice.steps?.some((step) => step.with === 'reason') || advice.reason;
    const title = say(advice.certainty === 'depends' ? 'alternatives_depends' : 'more_different');
    return fold('more-different', title,
      alternatives(advice, ctx),
      hasReasonStep ? null : intentPicker(advice, ctx),
      others(advice, ctx, false));
  };

  /** @param {Advice} advice @param {ViewContext} ctx */
  const facts = (advice, ctx) => {
    const { warnings, clocks, refund, coupons } = advice;
    const [first, next] = [urgentOf(advice), nextClock(clocks)];
    const otherWarnings = (warnings ?? []).filter((warning) => warning !== first);
    const otherClocks = (clocks ?? []).filter((clock) => clock !== next);
    const rest = refund ? refundLines(refund)[1] : '';
    return fold('more-facts', say('more_facts'),
      filled(otherWarnings) && part(say('warnings_title'), 'warnings',
        el('ul', {}, otherWarnings.map(({ text }) => el('li', {}, icon('warning'), foreign('span', text))))),
      filled(otherClocks) && part(say('clocks_title'), 'clocks',
        el('ul', {}, otherClocks.map((clock) => clockLine(clock, ctx, 'li')))),
      (rest || filled(coupons)) && part(say('money_title'), 'money',
        rest ? foreign('p', rest) : null,
        filled(coupons) && el('ul', {}, coupons.map(coupon))),
      others(advice, ctx, true));
  };

  const BACK = new Map([['yes', ['tick', 'coupon_yes']], ['no', ['cross', 'coupon_no']]]);

  /** @param {NonNullable<Advice['coupons']>[number]} coupon */
  const coupon = ({ back, text }) => {
    const [picture = 'question', words = 'coupon_maybe'] = BACK.get(back) ?? [];
    return el('li', {}, el('p', { class: `tag ${words}` }, icon(picture), say(words)), foreign('p', text));
  };

  const COUNTED = new Map([[true, 'counted_yes'], [false, 'counted_no'], [null, 'counted_unknown']]);
  const AGREEMENT = new Set(['agreed', 'disputed', 'single']);

  /** @param {NonNullable<Advice['reason']>} reason */
  const reasonWhy = (reason) => {
    const counted = 'seller_counted' in reason ? COUNTED.get(reason.seller_counted ?? null) : undefined;
    if (!reason.why && !counted) return null;
    return part(say('reason_title'), 'reason-why',
      reason.why ? foreign('p', reason.why) : null,
      counted ? el('p', { class: `tag counted-${reason.seller_counted}` }, say(counted)) : null);
  };

  /** @param {NonNullable<Advice['because']>[number]} rule */
  const because = ({ rule, text, agreement, from }) =>
    el('li', {},
      foreign('p', text),
      AGREEMENT.has(agreement) ? el('p', { class: `tag ${agreement}` }, say(`agreement_${agreement}`)) : null,
      el('p', { class: 'small' }, filled(from) ? say('rule_and_sources', rule, isolated(from.join('; '))) : say('rule_only', rule)));

  /** @param {Advice} advice */
  const why = ({ because: rules, disputed, reason, unread }) =>
    fold('why', say('why_title'),
      filled(unread) && part(say('unread_title'), 'unread', el('ul', {}, unread.map(({ text }) => foreign('li', text)))),
      reason ? reasonWhy(reason) : null,
      disputed && el('p', {}, say('disputed_sure')),
      filled(rules) && el('ul', { class: 'why' }, rules.map(because)));

  rescind.more = (advice, ctx) => {
    const folds = [different(advice, ctx), facts(advice, ctx), why(advice)].filter((each) => each !== null);
    return folds.length > 0 ? el('div', { class: 'folds' }, folds) : null;
  };
})();
