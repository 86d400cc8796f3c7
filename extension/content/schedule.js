//# allFunctionsCalledOnLoad
/**
 * When work is done: in slices of one task each, so that the page can go on in between; and at a pace, where the page may ask for it
 * without end.
 */
'use strict';

/**
 * The first time soon, later each time, until nobody has asked for a while. Times are those of performance.now().
 * @typedef {{ soonest: number, delay: number, due: number, doneAt: number }} Pace
 */

(() => {
  const SLICE_MS = 6;
  const ON_SCREEN = 12; /* cards that are taken in any case: those that a screen shows */
  const LATEST_MS = 30_000;
  const QUIET_MS = 10_000; /* without a request, after which the next one counts as the first again */

  rescind.schedule = {
    take: (all, take, spent = 0) => {
      let [end, taken] = [Infinity, 0];
      for (const one of all) {
        take(one);
        taken += 1;
        /* The first may make the browser compute the style of the whole page. It has to do that anyway, so it does not count. */
        if (end === Infinity) end = performance.now() + SLICE_MS - spent;
        else if (taken >= ON_SCREEN && performance.now() >= end) break;
      }
    },

    queue: (next, onDone) => {
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer;
      /** @type {(() => void)[]} */
      let waiters = [];

      const wakeAll = () => {
        for (const wake of waiters) wake();
        waiters = [];
      };

      const goOn = () => {
        timer = undefined;
        next()?.();
        if (next()) return start();
        onDone();
        wakeAll();
      };

      const start = () => void (timer ??= setTimeout(goOn, 0));

      return {
        start,
        isBusy: () => next() !== undefined,
        done: () => (next() ? new Promise((wake) => waiters.push(() => wake(undefined))) : Promise.resolve()),
        end: () => {
          clearTimeout(timer);
          wakeAll();
        },
      };
    },

    pace: (soonest, doneAt) => ({ soonest, delay: soonest, due: Infinity, doneAt }),

    request: (pace) => {
      if (pace.due < Infinity) return;
      const now = performance.now();
      const isFirst = now - pace.doneAt > pace.delay + QUIET_MS;
      pace.delay = isFirst ? pace.soonest : Math.min(pace.delay * 2, LATEST_MS);
      pace.due = now + pace.delay;
    },

    done: (pace) => void Object.assign(pace, { due: Infinity, doneAt: performance.now() }),
  };
})();
