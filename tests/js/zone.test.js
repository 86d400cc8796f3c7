// The buyer's clocks: both ends of summer time, whatever the day.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utcOffsets } from '../../extension/background/clock.js';

/* Days on which clocks change in one of the places, and days of the year's four seasons. */
const DAYS = ['2026-01-15', '2026-03-29', '2026-04-05', '2026-07-15', '2026-10-04', '2026-10-25', '2026-11-01', '2028-02-29'];

/** @type {[place: string, offsets: [number, number] | undefined][]} */
const PLACES = [
  ['Europe/Berlin', [60, 120]],
  ['Europe/London', [0, 60]],
  ['America/Los_Angeles', [-480, -420]],
  ['America/Sao_Paulo', [-180, -180]],
  ['America/St_Johns', [-210, -150]],
  ['Asia/Kolkata', [330, 330]],
  ['Asia/Kathmandu', [345, 345]],
  ['Asia/Shanghai', [480, 480]],
  ['Australia/Lord_Howe', [630, 660]],
  ['Pacific/Chatham', [765, 825]],
  ['Pacific/Kiritimati', [840, 840]],
  ['Etc/GMT+12', [-720, -720]],
  ['Africa/Casablanca', [0, 60]] /* summer time but for one month of the year */,
  ['UTC', undefined],
  ['Atlantic/Reykjavik', undefined],
];

for (const [place, wanted] of PLACES)
  test(`clocks of ${place}`, () => {
    process.env['TZ'] = place;
    for (const day of DAYS) assert.deepEqual(utcOffsets(Date.parse(`${day}T12:00:00Z`)), wanted, day);
  });

test('clocks that stopped changing within the last 400 days still count as they were', () => {
  process.env['TZ'] = 'America/Mexico_City'; /* no summer time since 2022-10-30 */
  assert.deepEqual(utcOffsets(Date.parse('2023-06-01T12:00:00Z')), [-360, -300]);
  assert.deepEqual(utcOffsets(Date.parse('2024-06-01T12:00:00Z')), [-360, -360]);
});
