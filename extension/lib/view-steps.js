/**
 * What to do, step by step. What a step needs stands in it: where the reason is chosen, the reason; where the message is sent, the message;
 * where a button is pressed, a way to see that button.
 *
 * @typedef {NonNullable<Advice['steps']>[number]} Step
 * @typedef {object} StepsGives
 * @property {(advice: Advice, ctx: ViewContext) => HTMLElement | null} steps
 * @property {(advice: Advice, ctx: ViewContext) => HTMLElement | null} intentPicker The buyer's own reason; null where nothing asks for it.
 */
'use strict';

(() => {
  const { button, el, filled, foreign, icon, langOf, letterBox, say } = rescind;

  /** @type {StepsGives['intentPicker']} */
  const intentPicker = ({ ask }, { told, intents, onTell }) => {
    const stated = told?.['intent'];
    if (!filled(intents) || ask?.some(({ fact }) => fact === 'intent')) return null;
    const choose = (/** @type {Event} */ event) => onTell?.({ intent: /** @type {HTMLSelectElement} */ (event.target).value });
    return el('label', { class: 'intent' },
      el('span', { class: 'unseen' }, say('intent_title')),
      el('select', { 'data-key': 'intent', onchange: choose },
        el('option', { value: 'unknown', selected: stated === undefined || stated === 'unknown' }, say('intent_title')),
        intents.map(({ id, label }) => el('option', { value: id, lang: langOf(label), selected: id === stated }, label))));
  };

  rescind.intentPicker = intentPicker;

  /** The reason to choose, in large; the buyer's own, which decides it; and what to do when the page's list does not have it. */
  const reasonBox = (/** @type {Advice} */ advice, /** @type {ViewContext} */ ctx) => {
    const { reason } = advice;
    const picker = intentPicker(advice, ctx);
    const { missing } = reason ?? {};
    if (!reason && !picker) return null;
    return el('div', { class: 'box reason', role: 'group', 'aria-label': say('reason_title') },
      reason ? el('p', { class: 'choice', dir: 'auto', lang: langOf(reason.label) }, reason.label) : null,
      el('div', { class: 'row' }, picker,
        missing && ctx.onTell &&
        button({ class: 'button quiet', 'data-key': 'reason-missing', onclick: () => ctx.onTell?.(missing) }, say('reason_missing'))));
  };

  /**
   * Whether there is a button to show: the page has it, or the page that has it can be opened.
   * @param {Step} step @param {ViewContext} ctx
   */
  const isShowable = ({ press, on, seen }, { page_kind: kind }) =>
    press !== undefined && (seen !== undefined || (on !== undefined && kind !== undefined && on !== kind));

  /** @param {Step} step @param {number} nth @param {ViewContext} ctx */
  const showButton = (step, nth, ctx) => {
    const { press, on, seen } = step;
    const { onShow } = ctx;
    if (!onShow || press === undefined || !isShowable(step, ctx)) return null;
    const heard = el('span', { class: 'small', role: 'status' });
    const show = async () => {
      heard.textContent = '';
      if (!(await onShow({ press, on, text: seen }))) heard.textContent = say('show_gone');
    };
    return el('span', { class: 'showing' },
      button({ class: 'button small-button', 'data-key': `show-${nth}`, onclick: () => void show() }, icon('target'), say('show_me')), heard);
  };

  rescind.steps = (advice, ctx) => {
    const all = advice.steps ?? [];
    /** What belongs into a step, by the word that says so. @type {Map<string, () => HTMLElement | null>} */
    const parts = new Map();
    parts.set('reason', () => reasonBox(advice, ctx));
    parts.set('letter', () => (advice.letter ? letterBox(advice.letter, ctx) : null));
    const list = all.map((step, nth) => {
      const part = parts.get(step.with ?? '');
      parts.delete(step.with ?? '');
      return el('li', {}, el('div', { class: 'step' },
        el('p', {}, foreign('span', step.text), ' ', showButton(step, nth, ctx)),
        part?.() ?? null));
    });
    /* What no step has stands after them. */
    const rest = [parts.has('reason') && advice.reason ? reasonBox(advice, ctx) : null, parts.get('letter')?.() ?? null].filter(Boolean);
    if (list.length + rest.length === 0) return null;
    return el('section', { class: 'steps' },
      el('h3', { class: 'unseen' }, say('steps_title')),
      list.length > 0 && el('ol', {}, list),
      ...rest);
  };
})();
