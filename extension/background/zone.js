/**
 * Where the buyer's clocks stand, as PROTOCOL.md has it: minutes east of UTC, the least and the greatest of the last 400 days. A day
 * may lie at either end of summer time, so both count.
 */

const DAY_MS = 86_400_000;
const DAYS = 400;

/**
 * Undefined for a clock that always shows UTC: browsers that hide where they are say so too, and a wrong zone is worse than none.
 * @param {number} now
 * @returns {[number, number] | undefined}
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
