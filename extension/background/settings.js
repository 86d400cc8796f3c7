/**
 * What the buyer has chosen in the options, and the interface's words that follow from it.
 */

import '../lib/limits.js';

/** @typedef {import("../lib/messages.js").Settings} Settings */

/** @param {unknown} value @returns {value is string} A language tag in form. */
export const isLang = (value) => typeof value === 'string' && /^[A-Za-z0-9-]+$/.test(value) && value.length <= rescind.limits.lang.bytes;

/** @param {unknown} value '' leaves the choice to Rescind. */
const isChoice = (value) => value === '' || isLang(value);

/** The words of a hint that are not the host's. */
const HINT_WORDS = ['text_language', 'text_direction', 'ext_name', 'hint_pending'];

/** Each setting: what it may be, and what it is before anybody has chosen. @type {Map<unknown, {may: (value: unknown) => boolean, first: unknown}>} */
const SETTINGS = new Map();
SETTINGS.set('hints', { may: (value) => typeof value === 'boolean', first: true });
SETTINGS.set('note', { may: (value) => typeof value === 'boolean', first: true });
SETTINGS.set('lang', { may: isChoice, first: '' });
SETTINGS.set('letter_lang', { may: isChoice, first: '' });

/**
 * @param {{
 *   store: import("./store.js").Store,
 *   browserLang: string,
 *   spoken: string,
 *   interfaceWords: import("./words.js").Words,
 *   browserWord: (key: string) => string,
 * }} tools `spoken`: the language in which the browser itself gives the interface's words
 */
export const createSettings = ({ store, browserLang, spoken, interfaceWords, browserWord }) => {
  /** @returns {Promise<Settings>} */
  const all = async () => {
    const rows = [...SETTINGS].map(async ([name, { may, first }]) => {
      const value = await store.get(String(name));
      return [name, may(value) ? value : first];
    });
    return Object.fromEntries(await Promise.all(rows));
  };

  /** The interface's words in the chosen language; undefined where the browser's own are right. */
  const words = async () => {
    const { lang } = await all();
    return lang === '' || lang === spoken ? undefined : interfaceWords.of(lang);
  };

  return {
    all,
    words,
    languages: interfaceWords.languages,

    /** Those of a hint, always: asking the browser for the first of its own costs a page more than drawing a hint. */
    hintWords: async () => {
      const chosen = await words();
      return Object.fromEntries(HINT_WORDS.map((key) => [key, chosen?.[key] ?? browserWord(key)]));
    },

    /** The language of advice. */
    lang: async () => (await all()).lang || browserLang,

    /** @param {unknown} name @param {unknown} value @returns {Promise<boolean>} false: there is no such setting, or it cannot be that */
    set: async (name, value) => {
      if (!SETTINGS.get(name)?.may(value)) return false;
      await store.set(String(name), value);
      return true;
    },
  };
};
