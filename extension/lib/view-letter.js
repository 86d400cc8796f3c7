/**
 * The message to the seller: a few lines of it, all of it on demand, what it says in the buyer's own language beside it, a button that
 * copies it, and the choice of its language.
 *
 * @typedef {object} LetterGives
 * @property {(letter: Letter, ctx: ViewContext) => HTMLElement} letterBox
 */
'use strict';

(() => {
  const { button, copyButton, el, locale, say } = rescind;
  const LONG = 150; /* characters: what stands in three lines on a narrow screen is shown whole */

  /** @param {string} lang */
  const languageName = (lang) => {
    try {
      return new Intl.DisplayNames(locale(), { type: 'language' }).of(lang) ?? lang;
    } catch {
      return lang;
    }
  };

  rescind.letterBox = (letter, ctx) => {
    const texts = new Map([[letter.lang, letter.text], ...Object.entries(letter.also ?? {})]);
    const languages = [...new Set([...texts.keys(), ...(ctx.letter_languages ?? [])])];
    let shown = letter.lang;

    const text = el('p', { class: 'letter-text', lang: shown }, letter.text);
    const copying = copyButton(say('letter_copy'), () => texts.get(shown) ?? '', 'letter-copy');

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
      el('select', { 'data-key': 'letter-lang', 'aria-label': say('letter_language'), onchange: choose },
        languages.map((lang) => el('option', { value: lang, selected: lang === shown }, languageName(lang))));

    const isLong = [...letter.text].length > LONG;
    const own = letter.own ? [el('p', { class: 'small' }, say('letter_own')), el('p', { dir: 'auto' }, letter.own)] : [];
    /* It runs as the letter does, so that what opens it stands at the end of the letter's line. */
    const bubble = el('div', { class: 'letter-bubble', dir: 'auto' }, text, el('div', { class: 'letter-own' }, own));
    const words = el('span', {}, say('letter_whole'));
    const toggle = () => {
      const isWhole = !bubble.classList.toggle('short');
      words.textContent = say(isWhole ? 'letter_less' : 'letter_whole');
      opener.setAttribute('aria-expanded', String(isWhole));
    };
    const opener = button({ class: 'button quiet opener', 'data-key': 'letter-whole', 'aria-expanded': 'false', onclick: toggle }, words);
    if (isLong || letter.own) {
      bubble.classList.add('short');
      bubble.append(opener);
    }
    return el('div', { class: 'letter', role: 'group', 'aria-label': say('letter_title') },
      bubble, el('div', { class: 'row' }, copying, languageSwitch));
  };
})();
