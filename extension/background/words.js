/**
 * The interface's words in any of its languages. The browser gives those of its own language only, so the extension's own file is
 * read: the one address that anything here ever fetches.
 */

/** For each language its folder of _locales: browsers name some of them otherwise, and do not say which there are. */
const FOLDERS = '_locales/languages.json';

/** As manifest.json's default_locale: what a language lacks is said in this one. */
const DEFAULT = 'en';

/** @typedef {{message?: unknown, placeholders?: Record<string, {content?: unknown}>}} Entry as in _locales */

/** "Rule $RULE$" as "Rule $1". @param {Entry} entry */
const flat = ({ message, placeholders }) =>
  String(message).replaceAll(/\$(\w+)\$/g, (_, name) => String(placeholders?.[name.toLowerCase()]?.content ?? ''));

/** @param {(path: string) => Promise<any>} readFile reads a file of the extension */
export const createWords = (readFile) => {
  /** @type {Record<string, string> | undefined} */
  let known;
  const folders = async () => (known ??= /** @type {Record<string, string>} */ (await readFile(FOLDERS)));

  /** @param {string} folder */
  const read = async (folder) => Object.entries(await readFile(`_locales/${folder}/messages.json`))
    .map(([key, entry]) => [key, flat(entry)]);

  return {
    languages: async () => Object.keys(await folders()).sort(),

    /** @param {string} lang @returns {Promise<Record<string, string> | undefined>} undefined for a language there are no words in */
    of: async (lang) => {
      try {
        const all = await folders();
        if (!Object.hasOwn(all, lang)) return undefined;
        return Object.fromEntries((await Promise.all([DEFAULT, String(all[lang])].map(read))).flat());
      } catch {
        return undefined;
      }
    },
  };
};

/** @param {string} path from the extension's folder */
export const readOwnFile = async (path) => (await fetch(chrome.runtime.getURL(path))).json();
