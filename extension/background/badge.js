/**
 * The badge on the icon: how many orders can still be cancelled, in the colour of the most urgent one.
 */

/* Most urgent first, in the colours of the hints (lib/palette.js), on all of which white can be read. */
const COLOURS = new Map([['act', '#0a6a3c'], ['soon', '#8a4a00'], ['ask', '#5a38a6'], ['wait', '#0d4f99'], ['done', '#4a525a']]);
const NO_COLOUR = '#4a525a';

/**
 * @param {unknown} orders
 * @returns {{text: string, color: string}}
 */
export const badgeOf = (orders) => {
  const all = Array.isArray(orders) ? orders : [];
  const count = all.filter((order) => order?.cancellable === 'yes').length;
  const color = [...COLOURS].find(([urgency]) => all.some((order) => order?.urgency === urgency))?.[1] ?? NO_COLOUR;
  return { text: count === 0 ? '' : count > 999 ? '999+' : String(count), color };
};

/** There are orders, but no advice on them. */
export const TROUBLE_BADGE = { text: '!', color: '#a3241d' };

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
      /* The tab has been closed meanwhile. */
    }
  },
});
