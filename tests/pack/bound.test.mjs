/**
 * The host asks no more than `pack check` proves, from whatever a page alone can leave open and from a sample of what a buyer can have
 * told. The proof itself is compared with brute force in questions.test.mjs.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { random } from './made.mjs';
import { check, rescind, shipped } from './pack.mjs';

const child = spawn(rescind, ['batch', '--now', '2026-11-21T12:00:00Z'], { stdio: ['pipe', 'pipe', 'inherit'] });
const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
after(() => child.stdin.end());

/** @param {object} order @param {string} lang */
async function advise(order, lang) {
  child.stdin.write(`${JSON.stringify({ v: 1, id: '1', type: 'advise', page: { kind: 'detail', lang }, orders: [{ order_id: '8190000000000001', ...order }] })}\n`);
  const { value } = await lines.next();
  const reply = JSON.parse(value);
  assert.equal(reply.error, undefined, `${JSON.stringify(order)}: ${value}`);
  return reply.advice[0];
}

/** What answers tell, those behind others included. @param {any[]} list @returns {object[]} */
const telling = (list) => list.flatMap((answer) => answer.answers ? telling(answer.answers) : answer.told ? [answer.told] : []);

const DAY = 86_400_000;
const AGO = [0, 1, 2, 3, 7, 10, 15, 16, 30, 60, 90, 200];

/** The days that may be chosen, some of them. @param {{time?: string, min?: string, max?: string}} question @returns {object[]} */
function days({ time = '', min = '', max = '' }) {
  const day = (/** @type {number} */ ago) => new Date(Date.parse('2026-11-21') - ago * DAY).toISOString().slice(0, 10);
  return AGO.flatMap((ago) => [day(ago), day(-ago)]).filter((each) => min <= each && each <= max).map((each) => ({ [time]: each }));
}

/** All that may be said to a question. @param {any} question @returns {object[]} */
const said = (question) => [...telling(question.answers ?? []), ...(question.kind === 'date' ? days(question) : [])];

const most = check(shipped).answers ?? 0;

/**
 * The most answers that any way through the first questions takes. What the stage is counts for none. Of a number a day and, where that
 * leaves it open, what is asked of it then are one.
 * @param {{told?: object}} order
 * @param {string} lang
 * @param {number} given
 * @param {string} last the fact that was asked for
 * @returns {Promise<number>}
 */
async function answers(order, lang = 'en', given = 0, last = '') {
  const { certainty, ask } = await advise(order, lang);
  if (certainty !== 'depends')
    return given;
  const [question] = ask;
  const cost = question?.fact === 'stage' || question?.fact === last ? 0 : 1;
  assert.ok(question && given + cost <= most, `still open after ${given} answers: ${JSON.stringify(order)}`);
  let worst = given;
  for (const told of said(question))
    worst = Math.max(worst, await answers({ ...order, told: { ...order.told, ...told } }, lang, given + cost, question.fact));
  return worst;
}

test('from nothing', async () => assert.ok(await answers({}) > 0));

test('from every status and notice that leaves several stages', async () => {
  let tried = 0;
  for (const file of readdirSync(join(shipped, 'lexicon'))) {
    const lexicon = JSON.parse(readFileSync(join(shipped, 'lexicon', file), 'utf8'));
    for (const member of ['status', 'notice']) {
      const several = (lexicon[member] ?? []).filter(
        (/** @type {any} */ { facts }) => Array.isArray(facts?.stage) && facts.stage.length > 1,
      );
      for (const { text } of several) {
        await answers({ [member]: text }, file.replace('.json', ''));
        tried++;
      }
    }
  }
  assert.ok(tried > 0);
});

/** @type {{facts: {id: string, kind: string, words?: string[], open?: object, max?: number}[]}} */
const { facts } = JSON.parse(readFileSync(join(shipped, 'facts.json'), 'utf8'));

/**
 * Something told of a fact; of one declared open a single value.
 * @param {(below: number) => number} pick
 * @param {(typeof facts)[number]} fact
 */
function something(pick, { kind, words = [], open, max = 0 }) {
  if (kind === 'flag')
    return pick(2) === 0;
  if (kind === 'choice')
    return open !== undefined || pick(2) === 0 ? words[pick(words.length)] : words.filter((_, index) => index === 0 || pick(2) === 0);
  const bounds = [0, 15, 24, 40, 72, 100, 2500].map((bound) => Math.min(bound, max)), from = pick(bounds.length);
  return open !== undefined ? bounds[from] : { min: bounds[from], max: bounds[from + pick(bounds.length - from)] };
}

test('from a sample of what was told', async () => {
  const pick = random(1), counts = [0, 0, 0, 0];
  for (let order = 0; order < 300; order++) {
    /** @type {Record<string, unknown>} */
    const told = {};
    for (let given = 0; given < 2 + order % 6; given++) {
      const fact = facts[pick(facts.length)];
      if (fact && fact.id !== 'verdict')
        told[fact.id] = something(pick, fact);
    }
    const taken = await answers({ told });
    counts[taken] = (counts[taken] ?? 0) + 1;
  }
  assert.ok(counts.slice(0, 3).every((count) => count > 0), `answers taken: ${counts}`);
});
