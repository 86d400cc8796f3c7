/**
 * Replies of the host, checked before anything is shown to a person. A member that is not as PROTOCOL.md says is left out, and a record
 * without a member that it needs is left out as a whole. A `Shape` is one such check; small ones make up the larger ones.
 */

import { readLesson } from './lesson.js';

/** @typedef {import('../lib/messages.js').Advice} Advice */
/** @typedef {import('../lib/messages.js').Taught} Taught */
/** @typedef {(value: unknown) => unknown} Shape Gives the value as documented, or undefined. */

/** @param {unknown} value @returns {{[member: string]: unknown}} */
const members = (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? /** @type {{[member: string]: unknown}} */ (value) : {});

/** @type {Shape} */
const text = (value) => (typeof value === 'string' ? value : undefined);
/** @type {Shape} */
const number = (value) => (typeof value === 'number' ? value : undefined);
/** @type {Shape} */
const flag = (value) => (typeof value === 'boolean' ? value : undefined);
/** @param {Shape} shape @returns {Shape} */
const orNull = (shape) => (value) => (value === null ? null : shape(value));
/** @param {Shape} shape @returns {(value: unknown) => unknown[]} */
const list = (shape) => (value) => (Array.isArray(value) ? value.map(shape).filter((each) => each !== undefined) : []);
/** @param {Shape} shape @returns {Shape} */
const pair = (shape) => (value) => {
  const both = list(shape)(value);
  return both.length === 2 ? both : undefined;
};
/** @param {Shape} shape @returns {Shape} */
const dictionary = (shape) => (value) =>
  Object.fromEntries(Object.entries(members(value)).map(([name, each]) => [name, shape(each)]).filter(([, each]) => each !== undefined));
/** Undefined without one of the members `needed`. @param {{[member: string]: Shape}} shapes @param {string[]} [needed] @returns {Shape} */
const record = (shapes, needed = Object.keys(shapes)) => (value) => {
  const from = members(value);
  const made = Object.entries(shapes).map(([name, shape]) => [name, shape(from[name])]).filter(([, each]) => each !== undefined);
  const present = new Set(made.map(([name]) => name));
  return needed.every((name) => present.has(name)) ? Object.fromEntries(made) : undefined;
};

/** @param {Shape} shape @returns {Shape} */
const filled = (shape) => (value) => {
  const made = shape(value);
  return Object.keys(members(made)).length > 0 ? made : undefined;
};

/** Undefined where there is nothing; other shapes make an empty list or record of that. @param {Shape} shape @returns {Shape} */
const present = (shape) => (value) => (value === undefined ? undefined : shape(value));

const told = dictionary((value) => (value === null ? undefined : value));
/** @type {Shape} */
const answer = (value) =>
  record({ label: text, told: present(told), teach: readLesson, open: text, answers: present(list(answer)) }, ['label'])(value);

/* PROTOCOL.md, "advise", the reply. */
const advice = record(
  {
    order_id: text, verdict: text, certainty: text, urgency: text, cancellable: text, headline: text, short: text,
    stage: list(text),
    alternatives: list(record({ verdict: text, text, when: text }, ['verdict'])),
    ask: list(record({ fact: text, question: text, answers: list(answer) })),
    steps: list(text),
    reason: record({ choose: text, label: text, seller_counted: orNull(flag), why: text, missing: filled(dictionary(text)) }, ['choose', 'label']),
    clocks: list(record({ kind: text, from: orNull(pair(text)), until: pair(text), text }, ['kind', 'until', 'text'])),
    refund: record({ business_days: pair(number), to: text, text }, ['text']),
    coupons: list(record({ kind: text, back: text, text })),
    warnings: list(text),
    letter: record({ situation: text, lang: text, text, also: dictionary(text) }),
    because: list(record({ rule: text, text, agreement: text, sources: list(text), from: list(text) })),
    taught: record({ stage: text, text, teach: readLesson }),
    unread: list(record({ what: text, text })),
    ignored: list(text),
    stale: list(text),
  },
  ['order_id', 'verdict', 'certainty', 'urgency', 'cancellable', 'headline', 'short'],
);

/** Those of the list that are advice on one of these orders. @param {unknown} value @param {Set<string>} orderIds @returns {Advice[]} */
export const readAdvice = (value, orderIds) =>
  /** @type {Advice[]} */ (list(advice)(value)).filter(({ order_id }) => orderIds.has(order_id));

const shapeOfHello = record(
  {
    host: record({ version: text }),
    protocol: record({ min: number, max: number }),
    pack: record({ id: text, version: text, digest: text, expires: text }, ['id', 'version', 'digest']),
    letter_languages: list(text),
    intents: list(record({ id: text, label: text })),
    stages: list(record({ id: text, label: text })),
    pages: (value) => (Array.isArray(members(value)['pages']) ? value : undefined),
  },
);

/**
 * @typedef {object} Hello
 * @property {{version: string}} host
 * @property {{min: number, max: number}} protocol
 * @property {{id: string, version: string, digest: string, expires?: string}} pack
 * @property {string[]} letter_languages
 * @property {import('../lib/messages.js').Intent[]} intents
 * @property {import('../lib/messages.js').Intent[]} stages
 * @property {import('../lib/messages.js').Profile} pages Not checked here: the content script checks it, member by member.
 */

/** @param {unknown} value @returns {Hello | undefined} */
export const readHello = (value) => /** @type {Hello | undefined} */ (shapeOfHello(value));

/** @param {unknown} value @returns {Taught[]} */
export const readTaught = (value) => /** @type {Taught[]} */ (list(readLesson)(value)).filter(({ stage }) => stage !== null);
