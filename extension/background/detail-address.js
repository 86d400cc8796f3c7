/**
 * The address of an order's own page, by the page profile.
 */

/** Whether one of these regular expressions matches the address. @param {unknown} expressions @param {string} address */
const matches = (expressions, address) =>
  Array.isArray(expressions) && expressions.some((source) => {
    try {
      return new RegExp(source, 'u').test(address);
    } catch {
      return false;
    }
  });

/**
 * @param {Profile['pages']} pages of the profile @param {string} hostname of the site @param {string} orderId
 * @returns {string | undefined} undefined when the site has no such page
 */
export const detailAddress = (pages, hostname, orderId) => {
  for (const page of pages) {
    const path = page?.address;
    if (typeof path !== 'string' || !path.startsWith('/')) continue;
    const address = `https://${hostname}${path.replaceAll('{order_id}', orderId)}`;
    if (matches(page.url, address)) return address;
  }
  return undefined;
};
