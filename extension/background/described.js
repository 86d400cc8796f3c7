/**
 * The order that the buyer describes, as the phone app or an e-mail shows it: there is no page of it. Its number, if the buyer gives one,
 * is kept here, and what was told of it stands among the told facts, both as long as the browser runs. Inside the extension its number is
 * DESCRIBED, so that it is never taken for an order of a page.
 */

import { isOrderId } from './read.js';

/** @import {Store} from './store.js' */

export const DESCRIBED = '';
const KEY = 'described';

/** @param {readonly Answer[]} answers @returns {Answer[]} those that need no page */
const withoutPage = (answers) => answers.flatMap(({ answers: inner, ...answer }) => {
  const left = inner && withoutPage(inner);
  const isLeft = left ? left.length > 0 : answer.told !== undefined;
  return isLeft ? [{ ...answer, ...(left && { answers: left }) }] : [];
});

/** The advice without what only a page could do: open it, or show a button of it. @param {Advice} advice @returns {Advice} */
export const adviceWithoutPage = (advice) => ({
  ...advice,
  ...(advice.ask && { ask: advice.ask.map((asked) => ({ ...asked, answers: withoutPage(asked.answers ?? []) }))
    .filter(({ kind, answers }) => kind === 'date' || answers.length > 0) }),
  ...(advice.steps && { steps: advice.steps.map(({ press: _press, on: _on, seen: _seen, ...step }) => step) }),
});

/** @param {{store: Store}} tools */
export const createDescribed = ({ store }) => ({
  /** '' when the buyer gave none. @returns {Promise<string>} */
  number: async () => {
    const number = await store.get(KEY);
    return isOrderId(number) ? number : '';
  },

  /** @param {string} number '' takes it back */
  setNumber: (number) => (number === '' ? store.remove([KEY]) : store.set(KEY, number)),
});
