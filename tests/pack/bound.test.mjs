/**
 * From wherever a buyer starts, three answers lead to one verdict. The states tried: nothing known; one to three stages left; and every
 * stage, alone or with what several status texts leave, with every pair of two other facts.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rescind, shipped } from './pack.mjs';

const child = spawn(rescind, ['batch', '--now', '2026-11-21T12:00:00Z'], { stdio: ['pipe', 'pipe', 'inherit'] });
const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
after(() => child.stdin.end());

/** @param {object} told */
async function advise(told) {
  const request = { v: 1, id: '1', type: 'advise', page: { kind: 'detail' }, orders: [{ order_id: '8190000000000001', told }] };
  child.stdin.write(`${JSON.stringify(request)}\n`);
  const { value } = await lines.next();
  const reply = JSON.parse(value);
  assert.equal(reply.error, undefined, `${JSON.stringify(told)}: ${value}`);
  return reply.advice[0];
}

/** The most questions any chain of answers needs. @param {Record<string, unknown>} told @param {number} asked @param {number} verdicts @returns {Promise<number>} */
async function questions(told, asked, verdicts) {
  const advice = await advise(told);
  if (advice.certainty !== 'depends')
    return asked;
  assert.ok(advice.alternatives.length <= verdicts, `an answer made more possible: ${JSON.stringify(told)}`);
  assert.ok(asked < 3 && advice.ask.length > 0, `still open after ${asked} answers: ${JSON.stringify(told)}`);
  let most = asked;
  for (const answer of advice.ask[0].answers) {
    if (answer.told !== undefined)
      most = Math.max(most, await questions({ ...told, ...answer.told }, asked + 1, advice.alternatives.length || verdicts));
  }
  return most;
}

/** @type {{facts: {id: string, kind: string, words?: string[], ask?: number, min?: number, max?: number}[]}} */
const { facts } = JSON.parse(readFileSync(join(shipped, 'facts.json'), 'utf8'));
const stages = facts.find((fact) => fact.id === 'stage')?.words ?? [];

test('from nothing', async () => assert.ok(await questions({}, 0, Infinity) <= 3));

test('from one to three stages', async () => {
  let tried = 0;
  for (let a = 0; a < stages.length; a++) {
    for (let b = a; b < stages.length; b++) {
      for (let c = b; c < stages.length; c++, tried++)
        await questions({ stage: [...new Set([stages[a], stages[b], stages[c]])] }, 0, Infinity);
    }
  }
  assert.equal(tried, 680);
});

/** Values of a fact worth stating: every word, both flags, numbers around the bounds of days and hours that rules use. @param {{id: string, kind: string, words?: string[], max?: number}} fact */
const values = (fact) => {
  if (fact.kind === 'choice')
    return fact.words ?? [];
  return fact.kind === 'flag' ? [true, false] : [1, 20, 30, 60, 300, 3000].filter((number) => number <= (fact.max ?? 0));
};

test('from every stage and any two other facts', { timeout: 300_000 }, async () => {
  const others = facts.filter(({ id }) => !['stage', 'verdict', 'coupon_kind', 'coupon_expired', 'coupon_all_orders_cancelled', 'business_days_since_payment'].includes(id) &&
    !id.startsWith('button_') && !id.endsWith('_shown'));
  const starts = [...stages, ['shipped', 'delivered', 'completed'], ['cancelled', 'expired', 'completed', 'refunded'], ['refunding', 'completed']];
  let tried = 0;
  for (const stage of starts) {
    for (const [index, one] of others.entries()) {
      const two = others[(index + 1 + tried % (others.length - 1)) % others.length] ?? one;
      for (const first of values(one)) {
        for (const second of values(two)) {
          const told = { stage, [one.id]: first, [two.id]: second };
          if ((await advise(told)).certainty !== 'contradictory')
            await questions(told, 0, Infinity);
          tried++;
        }
      }
    }
  }
  assert.ok(tried > 2000, `${tried} states`);
});
