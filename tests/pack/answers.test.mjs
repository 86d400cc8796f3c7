/**
 * What an answer is worth later. Every answer that is offered to an order of protocol/vectors/advise is given, and the order is asked
 * about again: at once, a second, an hour and a week later.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { rescind, vectors } from './pack.mjs';

const SECOND = 1, HOUR = 3600, WEEK = 7 * 24 * HOUR;

/** @typedef {{told?: Record<string, unknown>, answers?: Answer[]}} Answer */
/** @typedef {{orders: Record<string, any>[]}} Request */

/** The replies to requests at one moment. @param {string} now @param {Request[]} requests @returns {any[]} */
function replies(now, requests) {
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join('');
  const ran = spawnSync(rescind, ['batch', '--now', now], { encoding: 'utf8', input, maxBuffer: 1 << 28 });
  assert.equal(ran.status, 0, ran.stderr);
  return ran.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/** @param {string} now @param {number} seconds */
const later = (now, seconds) => new Date(Date.parse(now) + seconds * 1000).toISOString().replace('.000Z', 'Z');

/** What each answer states, those behind others too. @param {Answer[]} answers @returns {Record<string, unknown>[]} */
const stated = (answers) => answers.flatMap(({ told, answers: more = [] }) => told === undefined ? stated(more) : [told]);

/**
 * The order once that was stated. A page with a countdown stays open, since it would not show the same an hour later.
 * @param {Record<string, any>} order @param {Record<string, unknown>} told @param {string} now
 */
const answered = (order, told, now) => ({
  ...order,
  ...(order.notice || order.left_ms !== undefined) && { seen_at: order.seen_at ?? now },
  told: { ...order.told, ...told },
  told_at: { ...order.told_at, ...Object.fromEntries(Object.keys(told).map((fact) => [fact, now])) },
});

/** Whether something was stated earlier, and may end on its own. @param {Record<string, any>} order @param {string} now */
const agesItself = ({ told_at: at = {} }, now) => Object.values(at).some((moment) => moment !== now);

/** Every order of the vectors, alone in its request and with the whole advice, by the moment of its case. */
function requests() {
  /** @type {Map<string, Request[]>} */
  const byMoment = new Map();
  for (const file of readdirSync(vectors)) {
    for (const { now, request } of JSON.parse(readFileSync(join(vectors, file), 'utf8')).cases) {
      const alone = (request.orders ?? []).map((/** @type {object} */ order) => ({ ...request, view: 'full', from: 0, orders: [order] }));
      byMoment.set(now, [...byMoment.get(now) ?? [], ...alone]);
    }
  }
  return byMoment;
}

test('an answer holds as long as the pack says', () => {
  let answers = 0;
  for (const [now, list] of requests()) {
    const asking = replies(now, list);
    const given = list.flatMap((request, index) => {
      const [advice] = asking[index].advice ?? [];
      return stated((advice?.ask ?? []).flatMap((/** @type {{answers: Answer[]}} */ question) => question.answers))
        .map((told) => ({ ...request, orders: [answered(request.orders[0] ?? {}, told, now)] }));
    });
    answers += given.length;
    const atOnce = replies(now, given);
    for (const seconds of [0, SECOND, HOUR, WEEK]) {
      replies(later(now, seconds), given).forEach((reply, index) => {
        const [advice] = reply.advice, [before] = atOnce[index].advice;
        const what = `${seconds} s later: ${JSON.stringify(given[index]?.orders[0])}`;
        assert.ok(advice.certainty !== 'contradictory' || advice.stale, `contradictory ${what}`);
        if (seconds === 0 || (seconds === SECOND && !agesItself(given[index]?.orders[0] ?? {}, now)))
          assert.deepEqual([advice.verdict, advice.certainty, advice.headline], [before.verdict, before.certainty, before.headline], what);
      });
    }
  }
  assert.ok(answers > 3000, `${answers} answers`);
});
