/**
 * Keeps the host running while it is in use, by an open order page or by a message that is being answered, and ends it when it has not
 * been used for ten seconds. That is long enough to go from page to page with one host; and a start every ten seconds is just what
 * starts.js allows, six in a minute.
 */

/** @import {Clock} from './clock.js' */

export const IDLE_MS = 10_000;

/** @param {{clock: Clock, onIdle: () => void}} tools */
export const createKeepAlive = ({ clock, onIdle }) => {
  let users = 0;
  /** @type {unknown} */
  let timer;

  return {
    /** The host is in use from now on. @returns {() => void} the use has ended; to be called once */
    hold: () => {
      users += 1;
      clock.clearTimeout(timer);
      return () => {
        users -= 1;
        if (users === 0) timer = clock.setTimeout(onIdle, IDLE_MS);
      };
    },
  };
};
