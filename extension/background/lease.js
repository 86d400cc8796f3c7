/**
 * Keeps the host alive while somebody needs it: open pages, and questions under way. A while after the last one has left, it is let
 * go. The while is long enough that going from page to page starts no host: six terms make the minute in which six starts are allowed.
 */

export const TERM_MS = 10_000;

/** @param {{clock: import("./clock.js").Clock, onEnd: () => void}} tools */
export const createLease = ({ clock, onEnd }) => {
  let holders = 0;
  /** @type {unknown} */
  let timer;

  return {
    /** @returns {() => void} ends the holding; to be called once */
    hold: () => {
      holders += 1;
      clock.clearTimeout(timer);
      return () => {
        holders -= 1;
        if (holders === 0) timer = clock.setTimeout(onEnd, TERM_MS);
      };
    },
  };
};
