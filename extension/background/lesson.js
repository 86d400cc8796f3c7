/**
 * What a status text means, as the buyer says it: checked here, kept by the host for all its orders to come.
 */

/** @param {unknown} value @param {number} longest @returns {value is string} */
const isText = (value, longest) => typeof value === 'string' && new TextEncoder().encode(value).length <= longest;

/** Undefined when it is none. @param {unknown} value @returns {Lesson | undefined} */
export const readLesson = (value) => {
  const { what, text, lang, stage } = /** @type {{[member: string]: unknown}} */ (value ?? {});
  if (what !== 'status' || !isText(text, 512) || text === '') return undefined;
  if (lang !== undefined && !isText(lang, 35)) return undefined;
  if (stage !== null && !(typeof stage === 'string' && /^[a-z][a-z0-9_]{0,63}$/.test(stage))) return undefined;
  return { what, text, ...(lang !== undefined && { lang }), stage };
};
