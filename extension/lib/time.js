/**
 * Clocks: what is left of a term and when it ends, in the buyer's own time zone, and one timer that keeps all such texts
 * true. The end is an interval, because a page that shows a day does not show the hour.
 *
 * @typedef {{phase: 'ahead' | 'running' | 'any_moment' | 'ended', left: string, when: string, next: number}} Description
 * @typedef {object} TimeGives
 * @property {object} time
 * @property {(clock: Pick<Clock, 'from' | 'until'>, now: number, locale: string) => Description | undefined} time.describe
 *   What to write for a clock now, and in how many ms that changes. Undefined when its times cannot be read.
 * @property {(at: number, now: number, locale: string) => string} time.countdownSeconds
 * @property {(node: Element, update: () => number) => void} time.live
 *   Calls `update` now and each time after the ms that it returned, as long as the node is in the document and the page is visible.
 * @property {(root: Element) => void} time.release Ends what is live inside `root`.
 */
'use strict';

(() => {
  const { say } = rescind;
  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;
  const DAY = 24 * HOUR;

  /** @param {'day' | 'hour' | 'minute' | 'second'} unit @param {string} locale */
  const formatOf = (unit, locale) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });

  /**
   * A span of time in at most two units, rounded up: "1 day 3 hours", "42 minutes".
   * @param {number} ms @param {string} locale
   */
  const spanOf = (ms, locale) => {
    const minutes = Math.ceil(ms / MINUTE);
    const days = Math.floor(minutes / 1440);
    const hours = Math.floor((minutes % 1440) / 60);
    /** @type {[number, 'day' | 'hour' | 'minute'][]} */
    const units = days > 0 ? [[days, 'day'], [hours, 'hour']] : [[hours, 'hour'], [minutes % 60, 'minute']];
    const shown = units.filter(([amount]) => amount > 0).map(([amount, unit]) => formatOf(unit, locale).format(amount));
    return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(shown);
  };

  /** "3–12 hours", in one unit. @param {number} least @param {number} most @param {string} locale */
  const betweenSpans = (least, most, locale) => {
    const [size, unit] =
      most >= 3 * DAY ? [DAY, /** @type {const} */ ('day')]
      : most >= 2 * HOUR ? [HOUR, /** @type {const} */ ('hour')]
      : [MINUTE, /** @type {const} */ ('minute')];
    const [low, high] = [Math.floor(least / size), Math.ceil(most / size)];
    const format = formatOf(unit, locale);
    return low === high ? format.format(low) : format.formatRange(low, high);
  };

  /** By weekday and time within six days, else by day, month and time. @param {number} at @param {number} now @param {string} locale */
  const momentOf = (at, now, locale) =>
    new Intl.DateTimeFormat(locale, {
      ...(Math.abs(at - now) < 6 * DAY ? { weekday: 'short' } : { day: 'numeric', month: 'short' }),
      hour: 'numeric',
      minute: '2-digit',
    }).format(at);

  /** @param {readonly [string, string] | null | undefined} pair @returns {[number, number] | undefined} */
  const interval = (pair) => {
    if (!Array.isArray(pair)) return undefined;
    const [lo, hi] = [Date.parse(pair[0]), Date.parse(pair[1])];
    return Number.isNaN(lo) || Number.isNaN(hi) || hi < lo ? undefined : [lo, hi];
  };

  /** @type {TimeGives['time']['describe']} */
  const describe = (clock, now, locale) => {
    const until = interval(clock.until);
    if (!until) return undefined;
    const from = interval(clock.from);
    const [counted, starts] = from && now < from[0] ? [from, true] : [until, false];
    const [lo, hi] = counted;
    const exact = hi - lo < MINUTE;
    const moment = (/** @type {number} */ at) => momentOf(at, now, locale);
    const next = MINUTE - (now % MINUTE);
    if (now >= hi) return { phase: 'ended', left: say('clock_ended'), when: say('clock_ended_at', moment(hi)), next: Infinity };
    if (now >= lo) return { phase: 'any_moment', left: say('clock_any_moment'), when: say('clock_latest', moment(hi)), next };
    const left = exact ? spanOf(hi - now, locale) : betweenSpans(lo - now, hi - now, locale);
    const key = starts ? 'clock_starts' : 'clock_ends';
    return {
      phase: starts ? 'ahead' : 'running',
      left: say(starts ? 'clock_starts_in' : 'clock_left', left),
      when: exact ? say(`${key}_at`, moment(hi)) : say(`${key}_between`, moment(lo), moment(hi)),
      next,
    };
  };

  /* One timer for all live texts, set to when the first of them changes; none while the page is hidden. */
  /** @type {Map<Element, () => number>} */
  const updates = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
    if (updates.size === 0) document.removeEventListener('visibilitychange', tick);
  };

  const tick = () => {
    let next = Infinity;
    for (const [node, update] of updates) {
      if (!node.isConnected) updates.delete(node);
      else if (document.visibilityState !== 'hidden') next = Math.min(next, update());
    }
    rest();
    if (next < Infinity) timer = setTimeout(tick, Math.max(next, 50));
  };

  rescind.time = {
    describe,

    countdownSeconds: (at, now, locale) => formatOf('second', locale).format(Math.max(0, Math.ceil((at - now) / 1000))),

    live: (node, update) => {
      update();
      if (updates.size === 0) document.addEventListener('visibilitychange', tick);
      updates.set(node, update);
      /* The caller puts the node into the document only after this call, so the timer must not fire before that. */
      clearTimeout(timer);
      timer = setTimeout(tick, 0);
    },

    release: (root) => {
      for (const node of updates.keys()) if (root.contains(node)) updates.delete(node);
      if (updates.size === 0) rest();
    },
  };
})();
