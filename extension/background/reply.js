/**
 * Replies of the host, checked before anything is shown to a person. A member that is not as PROTOCOL.md says is left out, and a record
 * without a member that it needs is left out as a whole.
 */

import { readLesson } from './read.js';
import { dictionary, flag, list, members, number, orNull, pair, present, record, text } from './shapes.js';

/** @import {Made, Shape} from './shapes.js' */

const told = dictionary((value) => value ?? undefined);

/** @type {Shape<Answer>} */
const answer = (value) =>
  record({ label: text, told: present(told), teach: readLesson, open: text, answers: present(list(answer)) }, ['label'])(value);

/** @type {Shape<Record<string, string>>} */
const missing = (value) => {
  const made = dictionary(text)(value);
  return Object.keys(made).length > 0 ? made : undefined;
};

const question = record(
  { fact: text, question: text, kind: text, detail: flag, time: text, min: text, max: text, answers: present(list(answer)) },
  ['fact', 'question', 'kind'],
);

/* PROTOCOL.md, "advise", the reply. */
const advice = record(
  {
    order_id: text, verdict: text, certainty: text, urgency: text, cancellable: text, headline: text, short: text,
    stage: list(text),
    alternatives: list(record({ verdict: text, text, when: text, label: text, told: present(told), ask: question }, ['verdict'])),
    ask: list(question),
    steps: list(record({ text, with: text, press: text, on: text, seen: text }, ['text'])),
    reason: record({ choose: text, label: text, seller_counted: orNull(flag), why: text, missing }, ['choose', 'label']),
    clocks: list(record({ kind: text, from: orNull(pair(text)), until: pair(text), text }, ['kind', 'until', 'text'])),
    refund: record({ business_days: pair(number), to: text, text, short: text }, ['text']),
    coupons: list(record({ kind: text, back: text, text })),
    warnings: list(record({ text, urgent: flag }, ['text'])),
    letter: record({ situation: text, lang: text, text, also: dictionary(text), own: text }, ['situation', 'lang', 'text', 'also']),
    because: list(record({ rule: text, text, agreement: text, sources: list(text), from: list(text) })),
    disputed: flag,
    taught: record({ stage: text, text, teach: readLesson }),
    unread: list(record({ what: text, text })),
    ignored: list(text),
    stale: list(text),
  },
  ['order_id', 'verdict', 'certainty', 'urgency', 'cancellable', 'headline', 'short'],
);

/** @typedef {Made<typeof advice>} Checked */
/** @typedef {Pick<Checked, 'order_id' | 'verdict'> & Partial<Checked>} Advice What is drawn: a hint's advice has few members. */

/** Those of the list that are advice on one of these orders. @param {unknown} value @param {Set<string>} orderIds @returns {Advice[]} */
export const readAdvice = (value, orderIds) =>
  list(advice)(value).filter(({ order_id }) => orderIds.has(order_id));

/** @typedef {Made<typeof readHello>} Hello */

export const readHello = record(
  {
    host: record({ version: text }),
    protocol: record({ min: number, max: number }),
    pack: record({ id: text, version: text, digest: text, expires: text }, ['id', 'version', 'digest']),
    letter_languages: list(text),
    intents: list(record({ id: text, label: text })),
    stages: list(record({ id: text, label: text })),
    /** @type {Shape<Profile>} The content script checks it, member by member. */
    pages: (value) => (Array.isArray(members(value)['pages']) ? /** @type {any} */ (value) : undefined),
  },
);

/** @param {unknown} value @returns {Taught[]} */
export const readTaught = (value) => /** @type {Taught[]} */ (list(readLesson)(value).filter(({ stage }) => stage !== null));
