/**
 * Replies of the host, from unknown to typed. What a person would be shown must have its documented shape; a member that has not is
 * left out, and an advice without its core is no advice.
 */

import { readLesson } from './lesson.js';

/** @typedef {(value: unknown) => unknown} Shape The value as documented, or undefined. */

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
/** Undefined when one of `needed` is. @param {{[member: string]: Shape}} shapes @param {string[]} [needed] @returns {Shape} */
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

const told = dictionary((value) => (value === null ? undefined : value));
/** @type {Shape} */
const answer = (value) =>
  record({ label: text, told: (each) => (each === undefined ? undefined : told(each)), teach: readLesson, open: text, answers: (each) => (each === undefined ? undefined : list(answer)(each)) }, ['label'])(value);

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

/** @param {unknown} value @returns {Advice[]} what of it is advice on one of `orderIds` @param {Set<string>} orderIds */
export const readAdvice = (value, orderIds) =>
  /** @type {Advice[]} */ (list(advice)(value)).filter(({ order_id }) => orderIds.has(order_id));

const shapeOfHello = record(
  {
    host: record({ version: text }),
    protocol: record({ min: number, max: number }),
    pack: record({ id: text, version: text, digest: text, expires: text }, ['id', 'version', 'digest']),
    languages: list(text), letter_languages: list(text),
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
 * @property {string[]} languages
 * @property {string[]} letter_languages
 * @property {Intent[]} intents
 * @property {Intent[]} stages
 * @property {import("../lib/messages.js").Profile} pages Looked into by the content script, which trusts nothing in it.
 */

/** @param {unknown} value @returns {Hello | undefined} */
export const readHello = (value) => /** @type {Hello | undefined} */ (shapeOfHello(value));

/** @param {unknown} value @returns {(Lesson & {stage: string})[]} what the host was taught */
export const readTaught = (value) => /** @type {(Lesson & {stage: string})[]} */ (list(readLesson)(value)).filter(({ stage }) => stage !== null);
