// A clock that moves only when told.

let underWay = 0;
const IDLE_TURNS = 5; /* more than any chain of promises between two calls to the outside needs */

/** Time stands still until this is done. @template T @param {Promise<T>} work @returns {Promise<T>} */
export const meanwhile = (work) => {
  underWay += 1;
  return work.finally(() => (underWay -= 1));
};

/** One turn of the event loop, in which time stands still. */
export const turn = () => meanwhile(new Promise((done) => void setImmediate(done)));

/** Lets everything run that does not wait for a timer. */
export const settle = async () => {
  for (let idle = 0; idle < IDLE_TURNS;) {
    await new Promise((done) => void setImmediate(done));
    idle = underWay === 0 ? idle + 1 : 0;
  }
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
