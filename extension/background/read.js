/**
 * What pages and the popup say, checked before it is kept or sent: an order, its page, what the buyer stated of it, and a lesson, which is
 * what a status text means as the buyer says. Only what PROTOCOL.md lets a page and a buyer say goes to the host.
 */

import '../lib/limits.js';
import { isLang } from './settings.js';
import { isObject, members } from './shapes.js';

const { order: MEMBERS, told: TOLD, teach: { text: TEXT, lang: LANG, stage: STAGE } } = rescind.limits;
const [LEAST_DIGITS, MOST_DIGITS] = MEMBERS.order_id.digits;
const ORDER_ID = new RegExp(`^[0-9]{${LEAST_DIGITS},${MOST_DIGITS}}$`);
const NAME = /^[a-z][a-z0-9_]*$/;

/** @param {unknown} value @returns {value is string} */
export const isOrderId = (value) => typeof value === 'string' && ORDER_ID.test(value);

/** @param {unknown} value */
const isMoment = (value) =>
  typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z$/.test(value) && !Number.isNaN(Date.parse(value));

/**
 * Undefined without a proper order number; members that may not be are left out. What the buyer told is not among the members: the worker
 * adds it itself.
 * @param {unknown} value @returns {RawOrder | undefined}
 */
export const readOrder = (value) => {
  const order = Object.entries(members(value));
  const allowed = order.filter(([name, member]) => Object.hasOwn(MEMBERS, name) && (name !== 'seen_at' || isMoment(member)));
  const read = Object.fromEntries(allowed);
  return isOrderId(read['order_id']) ? /** @type {RawOrder} */ (read) : undefined;
};

/** The page that sent a message. @param {unknown} value @param {string} hostname the sender's, as the browser says @returns {PageInfo} */
export const readPage = (value, hostname) => {
  const { kind, lang } = members(value);
  return { kind: typeof kind === 'string' ? kind : '', host: hostname, lang: isLang(lang) ? lang : '' };
};

/** @param {unknown} value @param {number} longest @returns {value is string} */
const isText = (value, longest) => typeof value === 'string' && new TextEncoder().encode(value).length <= longest;

/** Undefined when it is not as it should be. @param {unknown} value @returns {Lesson | undefined} */
export const readLesson = (value) => {
  const { what, text, lang, stage } = members(value);
  if (what !== 'status' || !isText(text, TEXT.bytes) || text === '') return undefined;
  if (lang !== undefined && !isText(lang, LANG.bytes)) return undefined;
  if (stage !== null && !(isText(stage, STAGE.bytes) && NAME.test(stage))) return undefined;
  return { what, text, ...(lang !== undefined && { lang }), stage };
};

/** @param {unknown} value */
const isWord = (value) => typeof value === 'string' && value.length <= TOLD.text.bytes;

/** @param {unknown} value */
const isScalar = (value) => isWord(value) || typeof value === 'boolean' || Number.isSafeInteger(value);

/** @param {unknown} value */
const isRecord = (value) => isObject(value) && Object.values(value).every(isScalar);

/** PROTOCOL.md, `told`. @param {unknown} value */
const isFact = (value) =>
  isScalar(value) ||
  (Array.isArray(value) && value.length <= TOLD.list.count && value.every((each) => isWord(each) || isRecord(each))) ||
  (isObject(value) && Object.entries(value).every(([name, each]) => (name === 'min' || name === 'max') && Number.isSafeInteger(each)));

/** The facts of a message `tell`, null for one that is taken back; undefined when they are not as they should be. @param {unknown} value */
export const readTold = (value) => {
  if (!isObject(value)) return undefined;
  const facts = Object.entries(value);
  const isSound = facts.length <= TOLD.count
    && facts.every(([name, fact]) => NAME.test(name) && name.length <= TOLD.name.bytes && (fact === null || isFact(fact)));
  return isSound ? Object.fromEntries(facts.map(([name, fact]) => [name, fact === 'unknown' ? null : fact])) : undefined;
};
