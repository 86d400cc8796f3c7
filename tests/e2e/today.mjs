// The made pages as they are today, since the browser's clock is the real one.

import { pages } from '../pages/cases.mjs';

export const all = pages(new Date().toISOString().slice(0, 10));

/** @param {string} name */
export function pageNamed(name) {
  const page = all.find((each) => each.name === name);
  if (page === undefined) throw new Error(`no page ${name}`);
  return page;
}
