/**
 * The host's questions, with their answers as buttons. An answer may only open others ("No, something else"), or teach what a status
 * text means, for all orders.
 *
 * @typedef {{questions: (ask: NonNullable<Advice['ask']>, ctx: ViewContext, className: string) => HTMLElement}} AskGives
 */
'use strict';

(() => {
  const { el, icon } = rescind;

  /** @param {Answer[]} answers @param {string} key @param {ViewContext} ctx @returns {HTMLElement} */
  const row = (answers, key, ctx) => el('div', { class: 'row' }, answers.map((answer, nth) => button(answer, `${key}-${nth}`, ctx)));

  /** @param {Answer} answer @param {string} key @param {ViewContext} ctx */
  const button = ({ label, told, teach, open, answers }, key, ctx) => {
    const words = el('span', { dir: 'auto' }, label);
    if (answers && answers.length > 0)
      return el('details', { class: 'more', 'data-key': key },
        el('summary', { class: 'button' }, words, icon('down', 'turns')),
        row(answers, key, ctx));
    if (open !== 'detail' && !told) return null;
    return el('button', {
      type: 'button', class: 'button', 'data-key': key,
      onclick: () => (told ? ctx.onTell?.(told, teach) : ctx.onOpenDetail?.()),
    }, words, told ? null : icon('outside'));
  };

  rescind.questions = (ask, ctx, className) =>
    el('section', { class: className }, ask.map(({ question, answers }, at) =>
      el('div', { role: 'group', 'aria-label': question }, el('h3', { dir: 'auto' }, question), row(answers, `ask-${at}`, ctx))));
})();
