/** The time and timers, in one object that a test can replace. */

/** @typedef {{now(): number, setTimeout(call: () => void, ms: number): unknown, clearTimeout(timer: unknown): void}} Clock */

/** @type {Clock} */
export const clock = {
  now: () => Date.now(),
  setTimeout: (call, ms) => setTimeout(call, ms),
  clearTimeout: (timer) => clearTimeout(/** @type {number | undefined} */ (timer)),
};
