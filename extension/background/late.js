/**
 * The scripts of the panel, the note and the report, put into an order page when it asks for them.
 */

export const FILES = [
  'lib/time.js', 'lib/style.js', 'lib/view-letter.js', 'lib/view-problem.js', 'lib/view-ask.js', 'lib/view.js', 'lib/view-session.js',
  'content/panel.js', 'content/note.js', 'content/mismatch.js',
];

/** @param {Pick<typeof chrome.scripting, "executeScript">} scripting @returns {(tabId: number) => Promise<boolean>} false: the page is gone, or no longer ours */
export const createLate = (scripting) => async (tabId) => {
  try {
    await scripting.executeScript({ target: { tabId, frameIds: [0] }, files: FILES.map((path) => `/${path}`), injectImmediately: true });
    return true;
  } catch {
    return false;
  }
};
