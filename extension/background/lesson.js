/**
 * A lesson: what a status text means, as the buyer says. The host keeps it and reads the text so in all orders.
 */

import '../lib/limits.js';

const { text: TEXT, lang: LANG, stage: STAGE } = rescind.limits.teach;

/** @param {unknown} value @param {number} longest @returns {value is string} */
const isText = (value, longest) => typeof value === 'string' && new TextEncoder().encode(value).length <= longest;

/** Undefined when it is not as it should be. @param {unknown} value @returns {Lesson | undefined} */
export const readLesson = (value) => {
  const { what, text, lang, stage } = /** @type {{[member: string]: unknown}} */ (value ?? {});
  if (what !== 'status' || !isText(text, TEXT.bytes) || text === '') return undefined;
  if (lang !== undefined && !isText(lang, LANG.bytes)) return undefined;
  if (stage !== null && !(isText(stage, STAGE.bytes) && /^[a-z][a-z0-9_]*$/.test(stage))) return undefined;
  return { what, text, ...(lang !== undefined && { lang }), stage };
};
