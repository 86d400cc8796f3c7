/**
 * Small parts of a view: a button, a text that came from elsewhere, a part that opens, a button that copies.
 *
 * @typedef {object} PartsGives
 * @property {(...content: Content) => HTMLElement} button One of the class `button`, unless the attributes name another.
 * @property {() => string} locale How dates and numbers are written among the interface's texts.
 * @property {<K extends keyof HTMLElementTagNameMap>(tag: K, text: string, className?: string) => HTMLElementTagNameMap[K]} foreign
 *   A text of the host: it runs as the interface does, and one that is not translated its own way.
 * @property {<T>(list: readonly T[] | undefined) => list is readonly T[]} filled It is there, and not empty.
 * @property {(key: string, title: string, ...children: (Child | Child[])[]) => HTMLElement | null} fold
 *   A part that opens, or nothing where it would be empty. What was open stays open when the view is drawn again (`key`).
 * @property {(label: string, text: () => string, key: string) => HTMLElement} copyButton
 *   Says in words, by its icon and to screen readers whether it worked.
 */
'use strict';

(() => {
  const { el, icon, langOf, say } = rescind;
  const COPIED_SHOWN_MS = 4000;

  /** @type {PartsGives['button']} */
  const button = (attributes, ...children) => el('button', { type: 'button', class: 'button', ...attributes }, ...children);
  rescind.button = button;

  /* The language of the texts. When the browser's own language is another one, at least its clock (12 or 24 hours) is kept. */
  rescind.locale = () => {
    const words = say('text_language');
    const browser = chrome.i18n.getUILanguage();
    try {
      if (new Intl.Locale(browser).language === new Intl.Locale(words).language) return browser;
      const { hourCycle } = new Intl.DateTimeFormat(browser, { hour: 'numeric' }).resolvedOptions();
      return new Intl.Locale(words, hourCycle ? { hourCycle } : {}).toString();
    } catch {
      return 'en';
    }
  };

  rescind.foreign = (tag, text, className) => {
    const lang = langOf(text);
    return el(tag, { class: className, dir: lang && 'auto', lang }, text);
  };

  /** @template T @param {readonly T[] | undefined} list @returns {list is readonly T[]} */
  const filled = (list) => Array.isArray(list) && list.length > 0;
  rescind.filled = filled;

  rescind.fold = (key, title, ...children) =>
    children.flat().some(Boolean)
      ? el('details', { class: 'fold', 'data-key': key },
        el('summary', {}, title, icon('down', 'turns')),
        el('div', { class: 'inside' }, ...children))
      : null;

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
})();
