// Clocks: the words for an interval, and the one timer behind them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviceOf, openWindow, words } from './ui-window.js';

process.env['TZ'] = 'Europe/Berlin';

const NOW = '2026-11-21T09:20:00Z'; /* a Saturday, 10:20 in Berlin */
const at = (/** @type {string} */ text) => /** @type {[string, string]} */ ([text, text]);

for (const { note, from = null, until, phase, left, when } of [
  { note: 'an exact end', until: at('2026-11-22T09:20:00Z'), phase: 'running', left: '1 day left', when: 'Ends Sun 10:20' },
  { note: 'an exact end, in minutes', until: at('2026-11-21T10:02:00Z'), phase: 'running', left: '42 minutes left', when: 'Ends Sat 11:02' },
  { note: 'two units', until: at('2026-11-23T12:50:30Z'), phase: 'running', left: '2 days 3 hours left', when: 'Ends Mon 13:50' },
  { note: 'the last seconds', until: at('2026-11-21T09:20:01Z'), phase: 'running', left: '1 minute left', when: 'Ends Sat 10:20' },
  { note: 'an end between two', until: ['2026-11-22T08:00:00Z', '2026-11-22T20:00:00Z'], phase: 'running', left: '22–35 hours left', when: 'Ends between Sun 09:00 and Sun 21:00' },
  { note: 'an end between two days', until: ['2026-11-28T00:00:00Z', '2026-12-02T00:00:00Z'], phase: 'running', left: '6–11 days left', when: 'Ends between 28 Nov, 1:00 and 2 Dec, 1:00' },
  { note: 'within the hour', until: ['2026-11-21T09:40:00Z', '2026-11-21T10:10:00Z'], phase: 'running', left: '20–50 minutes left', when: 'Ends between Sat 10:40 and Sat 11:10' },
  { note: 'the interval has begun', until: ['2026-11-21T08:00:00Z', '2026-11-21T20:00:00Z'], phase: 'any_moment', left: 'Any moment now', when: 'Sat 21:00 at the latest' },
  { note: 'it begins this moment', until: [NOW, '2026-11-21T20:00:00Z'], phase: 'any_moment', left: 'Any moment now', when: 'Sat 21:00 at the latest' },
  { note: 'over', until: ['2026-11-20T08:00:00Z', '2026-11-20T20:00:00Z'], phase: 'ended', left: 'Over', when: 'Ended Fri 21:00' },
  { note: 'over this moment', until: at(NOW), phase: 'ended', left: 'Over', when: 'Ended Sat 10:20' },
  { note: 'not begun', from: at('2026-11-21T12:20:00Z'), until: at('2026-11-23T12:20:00Z'), phase: 'ahead', left: 'Starts in 3 hours', when: 'Starts Sat 13:20' },
  { note: 'not begun, between two', from: ['2026-11-21T12:20:00Z', '2026-11-21T15:20:00Z'], until: at('2026-11-23T12:20:00Z'), phase: 'ahead', left: 'Starts in 3–6 hours', when: 'Starts between Sat 13:20 and Sat 16:20' },
  { note: 'begun', from: at('2026-11-20T12:20:00Z'), until: at('2026-11-21T09:50:00Z'), phase: 'running', left: '30 minutes left', when: 'Ends Sat 10:50' },
])
  test(`a clock, ${note}`, () => {
    const { rescind } = openWindow();
    const clock = /** @type {Clock} */ ({ from, until });
    const { phase: wasPhase, left: wasLeft, when: wasWhen } = rescind.time.describe(clock, Date.parse(NOW), 'en-GB') ?? {};
    assert.deepEqual([wasPhase, wasLeft, wasWhen], [phase, left, when]);
  });

for (const until of [null, undefined, [], ['2026-11-21T09:20:00Z'], ['soon', 'later'], ['2026-11-22T00:00:00Z', '2026-11-21T00:00:00Z']])
  test(`a time that cannot be read is not guessed: ${JSON.stringify(until)}`, () => {
    const { rescind, context } = openWindow();
    assert.equal(rescind.time.describe(/** @type {any} */ ({ from: null, until }), Date.parse(NOW), 'en-GB'), undefined);
    const view = rescind.view.advice({ ...adviceOf('track-refund'), clocks: [/** @type {any} */ ({ kind: 'k', from: null, until, text: 'It ends' })] }, context());
    assert.equal(words(view.querySelector('.clocks li')), 'It ends');
  });

for (const { note, language, wanted } of [
  { note: 'the browser speaks the same language', language: 'en-US', wanted: 'en-US' },
  { note: 'another language, 24 hours', language: 'de', wanted: 'en-u-hc-h23' },
  { note: 'another language, 12 hours', language: 'hi', wanted: 'en-u-hc-h12' },
  { note: 'nothing that is a language', language: '??', wanted: 'en' },
])
  test(`dates are in the language of the words: ${note}`, () => {
    assert.equal(openWindow({ language }).rescind.locale(), wanted);
  });

test('a countdown runs, and the text changes when the minute does', () => {
  const { rescind, document, context, pass, timers } = openWindow();
  const view = rescind.view.advice(adviceOf('cancel-directly'), context());
  const clock = () => words(view.querySelector('.clock .left'));
  document.body.append(view);
  assert.equal(clock(), '20–45 hours left');
  pass(0);
  assert.equal(timers.size, 1, 'one timer for all');
  pass(40 * 60_000 + 60_000);
  assert.equal(clock(), '19–44 hours left');
  pass(30 * 3_600_000);
  assert.equal(clock(), 'Any moment now');
  pass(20 * 3_600_000);
  assert.equal(clock(), 'Over');
  assert.equal(timers.size, 0, 'nothing changes any more');
});

test('the timer ends when the view is removed, released or hidden', () => {
  const { rescind, document, context, pass, timers, hide } = openWindow();
  const put = () => {
    const view = rescind.view.advice(adviceOf('request-cancellation'), context());
    document.body.append(view);
    pass(0);
    assert.equal(timers.size, 1);
    return view;
  };
  put().remove();
  pass(60_000);
  assert.equal(timers.size, 0, 'removed');

  const released = put();
  rescind.time.release(released);
  assert.equal(timers.size, 0, 'released');
  released.remove();

  const view = put();
  hide(true);
  assert.equal(timers.size, 0, 'hidden');
  pass(2 * 3_600_000);
  hide(false);
  assert.equal(timers.size, 1, 'seen again');
  assert.equal(words(view.querySelector('.clock .left')), '20–33 hours left');
  rescind.time.release(document.body);
  hide(false);
  assert.equal(timers.size, 0, 'no listener is left');
});

test('one live text that ends does not end another', () => {
  const { rescind, document, pass, timers } = openWindow();
  const [a, b] = [rescind.el('p'), rescind.el('p')];
  let calls = 0;
  document.body.append(a, b);
  rescind.time.live(a, () => 1000);
  rescind.time.live(b, () => (calls++, 1000));
  pass(0);
  const before = calls;
  a.remove();
  pass(3000);
  assert.ok(calls >= before + 3);
  assert.equal(timers.size, 1);
});
