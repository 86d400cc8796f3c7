// Waiting for what must become true. No test here waits for a time to pass.

/* The first look is taken again soon, and then less and less often: looking takes work from what is waited for. */
const STEP_MS = 10, GROWTH = 1.3, LONGEST_STEP_MS = 150;

/** How long anything may take on a slow machine before the test says that it never came. */
export const PATIENCE_MS = 30000;

/**
 * The first result of `probe` that counts as true; what it throws meanwhile counts as "not yet".
 * @template T
 * @param {string} what                       for the message when it never comes
 * @param {() => T | Promise<T>} probe
 * @param {number} [patience]                 milliseconds
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, probe, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  for (let last, step = STEP_MS; ; step = Math.min(step * GROWTH, LONGEST_STEP_MS)) {
    try {
      last = await probe();
      if (last) return /** @type {NonNullable<T>} */ (last);
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`never came: ${what}; last: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
    await new Promise((done) => setTimeout(done, step));
  }
}
