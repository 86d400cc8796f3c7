/**
 * When the host may be started. After a failure the next start has to wait, twice as long each time (exponential backoff), and there are
 * never more than six starts in a minute. Kept in the session's storage, so that a worker that was stopped goes on counting.
 */

import { members } from './shapes.js';

/** @import {Clock} from './clock.js' */
/** @import {Store} from './store.js' */

const WINDOW_MS = 60_000;
const MAX_STARTS = 6;
const FIRST_MS = 250;
const LONGEST_MS = 30_000;
const KEY = 'host_starts';

/** @typedef {{at: number[], failures: number, next: number}} Record */

/** @param {unknown} value @returns {value is number} */
const isTime = (value) => typeof value === 'number' && Number.isFinite(value);

/** @param {unknown} value @returns {Record} */
const recordOf = (value) => {
  const { at, failures, next } = members(value);
  return { at: Array.isArray(at) ? at.filter(isTime) : [], failures: isTime(failures) ? failures : 0, next: isTime(next) ? next : 0 };
};

/** @param {{store: Store, clock: Clock, random: () => number}} tools */
export const createStarts = ({ store, clock, random }) => {
  /** @type {Promise<Record> | undefined} */
  let loaded;
  const load = () => (loaded ??= store.get(KEY).then(recordOf));
  /** @param {(record: Record) => void} change */
  const change = async (change) => {
    const record = await load();
    change(record);
    await store.set(KEY, record);
  };

  return {
    /** Counts a start that is about to be made. @returns {Promise<number>} 0, or the time (ms since 1970) before which none may be made */
    reserve: async () => {
      const record = await load();
      const now = clock.now();
      /* A clock that was set back must not lock the host out. */
      record.at = record.at.filter((at) => at <= now && now - at < WINDOW_MS);
      const oldest = record.at.length >= MAX_STARTS ? (record.at[0] ?? now) + WINDOW_MS : 0;
      const wait = Math.max(oldest, Math.min(record.next, now + LONGEST_MS));
      if (wait > now) return wait;
      record.at.push(now);
      await store.set(KEY, record);
      return 0;
    },

    /** Takes back the start counted last: the browser found no host to start. */
    unstarted: () => change((record) => void record.at.pop()),

    /** The host that was started failed. @returns {Promise<number>} the time before which there is no other start */
    failed: async () => {
      let next = 0;
      await change((record) => {
        const delay = Math.min(LONGEST_MS, FIRST_MS * 2 ** record.failures);
        next = clock.now() + Math.round(delay * (0.5 + random() / 2));
        Object.assign(record, { failures: record.failures + 1, next });
      });
      return next;
    },

    /** Failures count no more: a host has answered, or the buyer asks for another try. Six starts a minute stay the most. */
    reset: () => change((record) => Object.assign(record, { failures: 0, next: 0 })),
  };
};
