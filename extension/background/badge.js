/**
 * The badge on the icon: how many orders can still be cancelled, in the colour of the most urgent one.
 */

/* Most urgent first. White on each of them can be read (contrast 4.5 and more). */
const COLOURS = new Map([['act', '#c5221f'], ['soon', '#a85b00'], ['ask', '#1a63d6'], ['wait', '#5f6368'], ['done', '#5f6368']]);
const TROUBLE = '#5f6368';

/**
 * @param {unknown} orders
 * @returns {{text: string, color: string}}
 */
export const badgeOf = (orders) => {
  const all = Array.isArray(orders) ? orders : [];
  const count = all.filter((order) => order?.cancellable === 'yes').length;
  const color = [...COLOURS].find(([urgency]) => all.some((order) => order?.urgency === urgency))?.[1] ?? TROUBLE;
  return { text: count === 0 ? '' : count > 999 ? '999+' : String(count), color };
};

/** Orders are there, and nothing can be said of them. */
export const TROUBLE_BADGE = { text: '!', color: TROUBLE };

/** @param {typeof chrome.action} action */
export const createBadge = (action) => ({
  /** @param {number} tabId @param {{text: string, color: string}} badge */
  show: async (tabId, { text, color }) => {
    try {
      await Promise.all([
        action.setBadgeBackgroundColor({ tabId, color }),
        action.setBadgeTextColor({ tabId, color: '#ffffff' }),
        action.setBadgeText({ tabId, text }),
      ]);
    } catch {
      /* The tab was closed meanwhile, and its badge with it. */
    }
  },
});
