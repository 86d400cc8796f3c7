/** Whole packs around one made verdict table, and chance that can be repeated. */
import { readFileSync } from 'node:fs';

/** A small generator with a seed, so that a failure can be repeated. @param {number} seed */
export function random(seed) {
  let state = seed * 2654435761 % 4294967296;
  /** @param {number} below */
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor(state / 4294967296 * below);
  };
}

/** The texts that every pack needs, as the compiler names them. */
const NAMED = [...readFileSync(new URL('../../host/src/model/pack_messages.def', import.meta.url), 'utf8').matchAll(/^MESSAGE\(\w+, "([^"]+)"\)/gm)].map(([, key]) => key ?? '');

/**
 * The files of a pack. Facts that every pack needs are added; each text is one word.
 * @param {{facts: {id: string, kind: string, words?: string[], ask?: number, [member: string]: unknown}[], never: object[], rules: {id:
 *   string, tier: string}[], outcomes: string[]}} verdict
 * tiers of the rules: first, second, last
 */
export function packOf({ facts, never, rules, outcomes }) {
  const needed = [{ id: 'coupon_kind', kind: 'choice', words: ['c'] },
    ...['button_cancel_order', 'button_request_cancellation', 'cancel_button_absent', 'coupon_expired', 'coupon_all_orders_cancelled'].map((id) => ({ id, kind: 'flag' }))];
  const asked = facts.filter(({ ask }) => ask !== undefined).flatMap(({ id, words = [] }) => [`ask.${id}`, ...words.map((word) => `${id}.${word}`)]);
  const others = ['reason', 'refund', 'coupon', 'clocks', 'warnings', 'letter'];
  /** @type {Record<string, any>} */
  const made = {
    'pack.json': { format: 1, id: 'test', version: '1', expires: '2030-01-01', tables: ['verdict', ...others], languages: ['en'], letters: ['en'], lexicon: [] },
    'facts.json': { times: [{ id: 'ordered_at' }], never, facts: [...facts, { id: 'verdict', kind: 'choice', words: outcomes }, ...needed] },
    'tables/verdict.json': { id: 'verdict', hit: 'first', output: 'verdict', tiers: ['first', 'second', 'last'],
      outcomes: Object.fromEntries(outcomes.map((id) => [id, { verdict: id }])), rules },
    'sources.json': { guides: [{ id: 'S', publisher: 'The test', year: 2026, dated: true }], external: [], pages: [], claims: [] },
    'steps.json': {}, 'letters/sentences.json': { letters: {}, sentences: {} }, 'letters/en.json': {}, 'letters/forbidden.json': {}, 'calendar.json': { from: '2026-01-01', to: '2026-12-31', holidays: [], workdays: [] },
    'pages.json': { version: '1', pages: [] },
    'texts/en.json': Object.fromEntries([...NAMED, ...asked, ...[...rules.map(({ id }) => id), ...others].map((id) => `rule.${id}`)].map((key) => [key, 'text'])),
  };
  for (const id of others)
    made[`tables/${id}.json`] = { id, hit: ['clocks', 'warnings'].includes(id) ? 'collect' : 'first', tiers: ['t'], outcomes: { none: {} },
      rules: [{ id, tier: 't', when: {}, then: 'none', sources: ['S'], agreement: 'single', checked: '2026-11-21' }] };
  return made;
}
