/**
 * The interface's words in any of its languages. The browser gives those of its own language only, so the extension's own file is
 * read: the one address that anything here ever fetches.
 */

/** The folder of _locales for each language. */
const FOLDERS = new Map([
  ...['ar', 'de', 'en', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'pl', 'ru', 'tr', 'uk'].map((lang) => /** @type {const} */ ([lang, lang])),
  ['pt-BR', 'pt_BR'],
  ['zh', 'zh_CN'],
]);

export const LANGUAGES = [...FOLDERS.keys()].sort();

/** @typedef {{message?: unknown, placeholders?: Record<string, {content?: unknown}>}} Entry as in _locales */

/** "Rule $RULE$" as "Rule $1". @param {Entry} entry */
const flat = ({ message, placeholders }) =>
  String(message).replaceAll(/\$(\w+)\$/g, (_, name) => String(placeholders?.[name.toLowerCase()]?.content ?? ''));

/**
 * @param {(path: string) => Promise<Record<string, Entry>>} readFile reads a file of the extension
 * @returns {(lang: string) => Promise<Record<string, string> | undefined>} undefined for a language there are no words in
 */
export const createWords = (readFile) => async (lang) => {
  const folder = FOLDERS.get(lang);
  if (folder === undefined) return undefined;
  try {
    return Object.fromEntries(Object.entries(await readFile(`_locales/${folder}/messages.json`)).map(([key, entry]) => [key, flat(entry)]));
  } catch {
    return undefined;
  }
};

/** @param {string} path from the extension's folder */
export const readOwnFile = async (path) => (await fetch(chrome.runtime.getURL(path))).json();
