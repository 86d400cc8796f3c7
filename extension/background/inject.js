/**
 * Puts the scripts of the panel, the note and the report into an order page, when the page asks for them: most visits need none of them.
 */

/** In the order in which they need each other. */
export const ON_DEMAND = [
  'lib/time.js', 'lib/style.js', 'lib/view-icons-more.js', 'lib/view-parts.js', 'lib/view-letter.js', 'lib/view-ask.js', 'lib/view-steps.js',
  'lib/view-more.js', 'lib/view-problem.js', 'lib/view.js', 'lib/view-session.js',
  'content/panel.js', 'content/show.js', 'content/note.js', 'content/mismatch.js', 'content/report.js',
];

/**
 * @param {Pick<typeof chrome.scripting, 'executeScript'>} scripting
 * @returns {(tabId: number) => Promise<boolean>} false: the page is gone, or no longer one of ours
 */
export const createInject = (scripting) => async (tabId) => {
  try {
    const files = ON_DEMAND.map((path) => `/${path}`);
    await scripting.executeScript({ target: { tabId, frameIds: [0] }, files, injectImmediately: true });
    return true;
  } catch {
    return false;
  }
};
