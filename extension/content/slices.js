//# allFunctionsCalledOnLoad
/**
 * Work that is done slice by slice, a task each, so that the page can go on in between.
 */
'use strict';

(() => {
  const SLICE_MS = 6;
  const SEEN = 12; /* cards that are taken anyway: what a screen shows */

  rescind.slices = {
    /* With the first, the browser may style the whole page, which it has to do anyway: that does not count. */
    take: (all, take, spent = 0) => {
      let [end, taken] = [Infinity, 0];
      for (const one of all) {
        take(one);
        taken += 1;
        if (end === Infinity) end = performance.now() + SLICE_MS - spent;
        else if (taken >= SEEN && performance.now() >= end) break;
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
  };
})();
