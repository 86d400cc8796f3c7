// A clock that moves only when told.

/** Lets everything run that waits for nothing but its turn. */
export const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
};

export const createFakeClock = (start = Date.UTC(2026, 8, 16, 8)) => {
  let time = start;
  let last = 0;
  /** @type {Map<number, {at: number, call: () => void}>} */
  const timers = new Map();
  return {
    now: () => time,
    setTimeout: (/** @type {() => void} */ call, /** @type {number} */ ms) => {
      last += 1;
      timers.set(last, { at: time + ms, call });
      return last;
    },
    clearTimeout: (/** @type {unknown} */ timer) => void timers.delete(Number(timer)),
    /** How many timers still run: none may be left behind. */
    running: () => timers.size,
    /** @param {number} ms */
    advance: async (ms) => {
      const end = time + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        const [id, { at, call }] = next;
        timers.delete(id);
        time = Math.max(time, at);
        call();
        await settle();
      }
      time = end;
    },
  };
};
