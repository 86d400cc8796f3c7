/**
 * Who sent a message: the content script of an order page, one of the extension's own pages, or somebody who may not send any.
 */

/** @typedef {'page' | 'own'} Origin */

const PATTERN = /^(https?):\/\/(\*\.)?([a-z0-9.-]+)(\/[^*]*)\*$/;

/** @param {string} text */
const literally = (text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/**
 * Makes a test whether an address matches one of the manifest's match patterns. A pattern of a form that the manifest does not use
 * matches nothing.
 * @param {string[]} patterns @returns {(address: string | undefined) => boolean}
 */
export const createMatcher = (patterns) => {
  const known = patterns.flatMap((pattern) => {
    const [, scheme, anyHost, host, path] = PATTERN.exec(pattern) ?? [];
    if (scheme === undefined || host === undefined || path === undefined) return [];
    return [new RegExp(`^${scheme}:\\/\\/${anyHost ? '(?:[^/]+\\.)?' : ''}${literally(host)}${literally(path)}`)];
  });
  return (address) => {
    try {
      const { protocol, hostname, pathname } = new URL(address ?? '');
      return known.some((pattern) => pattern.test(`${protocol}//${hostname}${pathname}`));
    } catch {
      return false;
    }
  };
};

/**
 * @param {{id: string, root: string, isOrderPage: (address: string | undefined) => boolean}} self `root`: address of the extension's folder
 * @returns {(sender: chrome.runtime.MessageSender) => Origin | undefined}
 */
export const createOriginOf = ({ id, root, isOrderPage }) => (sender) => {
  if (sender.id !== id) return undefined;
  if (sender.url?.startsWith(root)) return 'own';
  const isPage = sender.tab?.id !== undefined && sender.frameId === 0 && isOrderPage(sender.url);
  return isPage ? 'page' : undefined;
};
