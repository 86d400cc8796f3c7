/**
 * What the buyer has chosen in the options, and the interface's words that follow from it.
 */

import '../lib/limits.js';

/** @import {Store} from './store.js' */
/** @import {createWords} from './words.js' */

const { bytes: MAX_LANG } = rescind.limits.lang;

/** Whether it has the form of a language tag. @param {unknown} value @returns {value is string} */
export const isLang = (value) => typeof value === 'string' && /^[A-Za-z0-9-]+$/.test(value) && value.length <= MAX_LANG;

/** @param {unknown} value '' leaves the choice to Rescind. */
const isChoice = (value) => value === '' || isLang(value);

/** The words in a hint, besides the advice. */
const HINT_WORDS = ['text_language', 'text_direction', 'ext_name', 'hint_pending'];

/** @param {unknown} value */
const isBoolean = (value) => typeof value === 'boolean';

/** For each setting, which values are valid and which one is the default. */
const SETTINGS = new Map(/** @type {[unknown, {isValid: (value: unknown) => boolean, initial: unknown}][]} */ ([
  ['hints', { isValid: isBoolean, initial: true }],
  ['note', { isValid: isBoolean, initial: true }],
  ['lang', { isValid: isChoice, initial: '' }],
  ['letter_lang', { isValid: isChoice, initial: '' }],
]));

/**
 * @param {{
 *   store: Store,
 *   browserLang: string,
 *   interfaceWords: ReturnType<typeof createWords>,
 *   browserWord: (key: string) => string,
 * }} tools `browserWord`: a word of the interface in the language that the browser chose for it
 */
export const createSettings = ({ store, browserLang, interfaceWords, browserWord }) => {
  /** @returns {Promise<Settings>} */
  const all = async () => {
    const rows = [...SETTINGS].map(async ([name, { isValid, initial }]) => {
      const value = await store.get(String(name));
      return [name, isValid(value) ? value : initial];
    });
    return Object.fromEntries(await Promise.all(rows));
  };

  /** The interface's words in the chosen language; undefined where the browser's own are right. */
  const words = async () => {
    const { lang } = await all();
    return lang === '' || lang === browserWord('text_language') ? undefined : interfaceWords.of(lang);
  };

  return {
    all,
    words,
    languages: interfaceWords.languages,

    /** The words of a hint, in any language: a page that asks the browser for its first word waits longer than it takes to draw a hint. */
    hintWords: async () => {
      const chosen = await words();
      return Object.fromEntries(HINT_WORDS.map((key) => [key, chosen?.[key] ?? browserWord(key)]));
    },

    /** The language in which the host is to answer. */
    lang: async () => (await all()).lang || browserLang,

    /** @param {unknown} name @param {unknown} value @returns {Promise<boolean>} false: there is no such setting, or it cannot be that */
    set: async (name, value) => {
      if (!SETTINGS.get(name)?.isValid(value)) return false;
      await store.set(String(name), value);
      return true;
    },
  };
};
