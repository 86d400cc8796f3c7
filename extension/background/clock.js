/** The time and timers, in one object that a test can replace; and the buyer's time zone. */

const DAY_MS = 86_400_000;
const DAYS = 400;

/** @typedef {{now(): number, setTimeout(call: () => void, ms: number): unknown, clearTimeout(timer: unknown): void}} Clock */

/** @type {Clock} */
export const clock = {
  now: () => Date.now(),
  setTimeout: (call, ms) => setTimeout(call, ms),
  clearTimeout: (timer) => clearTimeout(/** @type {number | undefined} */ (timer)),
};

/**
 * The buyer's time zone, in the form of PROTOCOL.md, `utc_offsets`: minutes east of UTC, the least and the greatest of the last 400 days,
 * because a date on the page may be one of summer time or not.
 * @param {number} now
 * @returns {[number, number] | undefined} undefined for UTC all year: browsers that hide their zone show it, and a wrong zone is worse
 *   than none
 */
export const utcOffsets = (now) => {
  let [least, most] = [Infinity, -Infinity];
  for (let day = 0; day <= DAYS; day += 1) {
    const offset = 0 - new Date(now - day * DAY_MS).getTimezoneOffset();
    least = Math.min(least, offset);
    most = Math.max(most, offset);
  }
  return least === 0 && most === 0 ? undefined : [least, most];
};
