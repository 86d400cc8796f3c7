/**
 * The host's questions, each in the form its answers have: buttons, of which some only open others; a day; an entry of a list. And what
 * would make the advice another one, as rows that can be pressed where pressing tells it. An answer may also teach what a status text
 * means, for all orders.
 *
 * @typedef {NonNullable<Advice['ask']>[number]} Question
 * @typedef {object} AskGives
 * @property {(question: Question, key: string, ctx: ViewContext, opens?: boolean) => HTMLElement} question
 *   `opens`: its answers come on demand.
 * @property {(advice: Advice, ctx: ViewContext) => HTMLElement | null} alternatives
 */
'use strict';

(() => {
  const { button, el, filled, foreign, icon, langOf, locale, look, say } = rescind;
  const DAY_MS = 86_400_000;

  /** @param {string} key @param {string} label @param {(Node | null)[]} inside @param {string} [className] */
  const opening = (key, label, inside, className) =>
    el('details', { class: 'more', 'data-key': key },
      el('summary', { class: className ?? 'button' }, foreign('span', label), icon('down', 'turns')),
      el('div', { class: 'row' }, ...inside));

  /** @param {Answer[]} answers @param {string} key @param {ViewContext} ctx @returns {(HTMLElement | null)[]} */
  const buttons = (answers, key, ctx) => answers.map(({ label, told, teach, open, answers: inner }, nth) => {
    const name = `${key}-${nth}`;
    if (filled(inner)) return opening(name, label, buttons([...inner], name, ctx));
    if (open !== 'detail' && !told) return null;
    return button({ 'data-key': name, onclick: () => (told ? ctx.onTell?.(told, teach) : ctx.onOpenDetail?.()) },
      foreign('span', label), told ? null : icon('outside'));
  });

  /** The day of the buyer's own calendar, as a date input writes it. @param {number} moment */
  const dayOf = (moment) => {
    const at = new Date(moment);
    return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  };

  /** "Today", "Yesterday". @param {number} daysAgo */
  const dayName = (daysAgo) => {
    const name = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(-daysAgo, 'day');
    return name.charAt(0).toLocaleUpperCase(locale()) + name.slice(1);
  };

  /**
   * A day to choose: the last two by name, any other from a calendar.
   * @param {Question} asked @param {string} key @param {ViewContext} ctx
   */
  const days = ({ question, time = '', min, max, answers = [] }, key, ctx) => {
    const fits = (/** @type {string} */ day) => (!min || day >= min) && (!max || day <= max);
    const tell = (/** @type {string} */ day) => ctx.onTell?.({ [time]: day });
    const named = [0, 1].map((ago) => ({ ago, day: dayOf(Date.now() - ago * DAY_MS) })).filter(({ day }) => fits(day));
    const box = el('input', { type: 'date', 'data-key': `${key}-date`, 'aria-label': question, min, max });
    const take = () => box.value && box.checkValidity() && tell(box.value);
    box.addEventListener('keydown', (event) => event.key === 'Enter' && take());
    return [
      ...named.map(({ ago, day }) => button({ 'data-key': `${key}-day-${ago}`, onclick: () => tell(day) }, dayName(ago))),
      el('span', { class: 'day' }, box, button({ 'data-key': `${key}-take`, onclick: take }, say('date_use'))),
      ...buttons(answers, key, ctx),
    ];
  };

  /** @param {Question} asked @param {string} key @param {ViewContext} ctx @returns {(Node | null)[]} */
  const choices = (asked, key, ctx) => {
    const { kind, question, answers = [] } = asked;
    if (kind === 'date') return days(asked, key, ctx);
    if (kind !== 'list') return buttons(answers, key, ctx);
    return [el('select', {
      'data-key': `${key}-list`,
      'aria-label': question,
      onchange: (/** @type {Event} */ event) => {
        const { told, teach } = answers[/** @type {HTMLSelectElement} */ (event.target).selectedIndex - 1] ?? {};
        if (told) ctx.onTell?.(told, teach);
      },
    },
    el('option', { value: '' }, say('choose_answer')),
    answers.map(({ label }, nth) => el('option', { value: nth, lang: langOf(label) }, label)))];
  };

  rescind.question = (asked, key, ctx, opens = false) => {
    const answers = el('div', { class: 'row' }, ...choices(asked, key, ctx));
    return el('div', { class: 'question', role: 'group', 'aria-label': asked.question }, opens
      ? el('details', { 'data-key': key }, el('summary', {}, foreign('h3', asked.question), icon('down', 'turns')), answers)
      : [foreign('h3', asked.question), answers]);
  };

  /** @param {NonNullable<Advice['alternatives']>[number]} other @param {string} key @param {ViewContext} ctx */
  const alternative = ({ verdict, text, when, label, told, ask }, key, ctx) => {
    const { tone, icon: picture } = look({ verdict });
    const [what, then] = [label ?? when, text].filter(Boolean);
    const words = el('span', { class: 'lines' },
      what ? foreign('span', what, 'what') : null,
      then ? foreign('span', then, 'small') : null);
    if (ask)
      return el('li', { class: `tone-${tone}` },
        el('details', { class: 'other', 'data-key': key },
          el('summary', { class: 'button wide' }, icon(picture), words, icon('down', 'turns')),
          el('div', { class: 'row' }, ask.question === what ? null : foreign('p', ask.question), ...choices(ask, key, ctx))));
    return el('li', { class: `tone-${tone}` }, told
      ? button({ class: 'button wide', 'data-key': key, onclick: () => ctx.onTell?.(told) }, icon(picture), words, icon('onward'))
      : el('p', { class: 'plain' }, icon(picture), words));
  };

  rescind.alternatives = ({ alternatives }, ctx) =>
    filled(alternatives)
      ? el('ul', { class: 'alternatives' }, alternatives.map((other, nth) => alternative(other, `other-${nth}`, ctx)))
      : null;
})();
