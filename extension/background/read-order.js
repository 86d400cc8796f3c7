/**
 * Orders and pages as a content script describes them, checked: only what PROTOCOL.md, "advise", lets a page say goes to the host.
 */

import '../lib/limits.js';
import { isLang } from './settings.js';

/* What the buyer told is not among the members: the worker adds it itself. */
const MEMBERS = rescind.limits.order;
const [LEAST_DIGITS, MOST_DIGITS] = MEMBERS.order_id.digits;
const ORDER_ID = new RegExp(`^[0-9]{${LEAST_DIGITS},${MOST_DIGITS}}$`);

/** @param {unknown} value @returns {value is string} */
export const isOrderId = (value) => typeof value === 'string' && ORDER_ID.test(value);

/** @param {unknown} value */
const isMoment = (value) =>
  typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z$/.test(value) && !Number.isNaN(Date.parse(value));

/** @param {unknown} value @returns {RawOrder | undefined} undefined without a proper order number; members that may not be are left out */
export const readOrder = (value) => {
  if (typeof value !== 'object' || value === null || !('order_id' in value) || !isOrderId(value.order_id)) return undefined;
  const members = Object.entries(value);
  const allowed = members.filter(([name, member]) => Object.hasOwn(MEMBERS, name) && (name !== 'seen_at' || isMoment(member)));
  return /** @type {RawOrder} */ (Object.fromEntries(allowed));
};

/** The page that sent a message. @param {unknown} value @param {string} hostname the sender's, as the browser says @returns {PageInfo} */
export const readPage = (value, hostname) => {
  const { kind, lang } = /** @type {{kind?: unknown, lang?: unknown}} */ (value ?? {});
  return { kind: typeof kind === 'string' ? kind : '', host: hostname, lang: isLang(lang) ? lang : '' };
};
