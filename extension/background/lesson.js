/**
 * What a status text means, as the buyer says it: checked here, kept by the host for all its orders to come.
 */

import '../lib/limits.js';

const { text: TEXT, lang: LANG, stage: STAGE } = rescind.limits.teach;

/** @param {unknown} value @param {number} longest @returns {value is string} */
const isText = (value, longest) => typeof value === 'string' && new TextEncoder().encode(value).length <= longest;

/** Undefined when it is none. @param {unknown} value @returns {Lesson | undefined} */
export const readLesson = (value) => {
  const { what, text, lang, stage } = /** @type {{[member: string]: unknown}} */ (value ?? {});
  if (what !== 'status' || !isText(text, TEXT.bytes) || text === '') return undefined;
  if (lang !== undefined && !isText(lang, LANG.bytes)) return undefined;
  if (stage !== null && !(isText(stage, STAGE.bytes) && /^[a-z][a-z0-9_]*$/.test(stage))) return undefined;
  return { what, text, ...(lang !== undefined && { lang }), stage };
};
