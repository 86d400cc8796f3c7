/**
 * Parts of a view with which a person does something: the message to the seller, with a button that copies it and the choice of its
 * language; and the host's questions, with their answers as buttons. An answer may only open others ("No, something else"), or teach what
 * a status text means, for all orders.
 *
 * @typedef {object} PartsGives
 * @property {(label: string, text: () => string, key: string) => HTMLElement} copyButton
 *   Says in words, by its icon and to screen readers whether it worked.
 * @property {(letter: Letter, ctx: ViewContext) => HTMLElement} letterSection
 * @property {(ask: NonNullable<Advice['ask']>, ctx: ViewContext, className: string) => HTMLElement} questions
 */
'use strict';

(() => {
  const { button, el, icon, langOf, locale, say } = rescind;
  const COPIED_SHOWN_MS = 4000;

  /**
   * Puts text on the clipboard. Where the page's policy forbids that, it is selected in a text box, put into `parent` for the moment,
   * and copied by the old command.
   * @param {string} text @param {Element} parent
   * @returns {Promise<boolean>} false when neither worked
   */
  const copy = async (text, parent) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const { activeElement } = /** @type {Document | ShadowRoot} */ (parent.getRootNode());
      const box = el('textarea', { class: 'unseen', readonly: true, tabindex: -1, 'aria-hidden': 'true' });
      box.value = text;
      parent.append(box);
      box.focus();
      box.select();
      const worked = document.execCommand('copy');
      box.remove();
      if (activeElement instanceof HTMLElement) activeElement.focus();
      return worked;
    }
  };

  rescind.copyButton = (label, text, key) => {
    const words = el('span', {}, label);
    const heard = el('span', { class: 'unseen', role: 'status' });
    const copying = button({ 'data-key': key }, icon('copy'), words);
    const row = el('span', { class: 'copy' }, copying, heard);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;

    /** @param {string} shown @param {string} picture @param {string} spoken */
    const show = (shown, picture, spoken) => {
      words.textContent = shown;
      heard.textContent = spoken;
      copying.firstElementChild?.replaceWith(icon(picture));
    };
    copying.addEventListener('click', async () => {
      const worked = await copy(text(), row);
      const said = say(worked ? 'copied' : 'copy_failed');
      show(said, worked ? 'tick' : 'warning', said);
      clearTimeout(timer);
      timer = setTimeout(() => show(label, 'copy', ''), COPIED_SHOWN_MS);
    });
    return row;
  };

  /** @param {string} lang */
  const languageName = (lang) => {
    try {
      return new Intl.DisplayNames(locale(), { type: 'language' }).of(lang) ?? lang;
    } catch {
      return lang;
    }
  };

  rescind.letterSection = (letter, ctx) => {
    const texts = new Map([[letter.lang, letter.text], ...Object.entries(letter.also ?? {})]);
    const languages = [...new Set([...texts.keys(), ...(ctx.letter_languages ?? [])])];
    let shown = letter.lang;

    const text = el('p', { class: 'letter-text', lang: shown, dir: 'auto' }, letter.text);
    const copying = rescind.copyButton(say('letter_copy'), () => texts.get(shown) ?? '', 'letter-copy');

    const choose = (/** @type {Event} */ event) => {
      const lang = /** @type {HTMLSelectElement} */ (event.target).value;
      const known = texts.get(lang);
      if (known !== undefined) {
        shown = lang;
        text.textContent = known;
        text.setAttribute('lang', lang);
      }
      ctx.onLetterLang?.(lang, known !== undefined);
    };
    const languageSwitch = languages.length > 1 &&
      el('label', { class: 'field' },
        el('span', { class: 'unseen' }, say('letter_language')),
        el('select', { 'data-key': 'letter-lang', onchange: choose },
          languages.map((lang) => el('option', { value: lang, selected: lang === shown }, languageName(lang)))));

    return el('section', { class: 'letter' },
      el('h3', {}, icon('message'), say('letter_title')),
      text,
      el('div', { class: 'row' }, copying, languageSwitch));
  };

  /** @param {Answer[]} answers @param {string} key @param {ViewContext} ctx @returns {HTMLElement} */
  const row = (answers, key, ctx) => el('div', { class: 'row' }, answers.map((answer, nth) => answerButton(answer, `${key}-${nth}`, ctx)));

  /** @param {Answer} answer @param {string} key @param {ViewContext} ctx */
  const answerButton = ({ label, told, teach, open, answers }, key, ctx) => {
    const words = el('span', { dir: 'auto', lang: langOf(label) }, label);
    if (answers && answers.length > 0)
      return el('details', { class: 'more', 'data-key': key },
        el('summary', { class: 'button' }, words, icon('down', 'turns')),
        row(answers, key, ctx));
    if (open !== 'detail' && !told) return null;
    return button({ 'data-key': key, onclick: () => (told ? ctx.onTell?.(told, teach) : ctx.onOpenDetail?.()) },
      words, told ? null : icon('outside'));
  };

  rescind.questions = (ask, ctx, className) =>
    el('section', { class: className }, ask.map(({ question, answers }, at) =>
      el('div', { role: 'group', 'aria-label': question },
        el('h3', { dir: 'auto', lang: langOf(question) }, question),
        answers ? row(answers, `ask-${at}`, ctx) : null)));
})();
