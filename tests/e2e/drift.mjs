// The real reader on damaged pages in a real Chromium: how much it still finds, and that nothing it finds is wrong.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { pages } from '../pages/cases.mjs';
import { KINDS, LABELS, damage } from '../pages/damage.mjs';
import { openTab, withReader } from './bare.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROFILE = JSON.parse(readFileSync(join(ROOT, 'host/packs/aliexpress/pages.json'), 'utf8'));
const DAY = '2026-09-16';

/** Pages that are read as they are; a captcha, late cards and pages of a hundred add nothing here. */
const NAMES = ['list-10', 'mobile', 'glued', 'appended', 'hidden-twins', 'title-processing', 'several-items', 'no-info', 'split-digits', 'foreign', 'spaces', 'detail-awaiting-shipment',
  'detail-shipped', 'detail-completed', 'detail-2022'];

/** A recommendation whose link carries a number, as no order does. */
const TRAP = '<div class="more"><a href="https://www.aliexpress.com/item/1005000000000998.html?orderId=9999999999999999">Processing</a></div>';

/**
 * @typedef {{orders: number, found: number, right: Record<string, number>, wrong: Record<string, number>, absent: Record<string, number>,
 *   faults: string[]}} Share
 */

/** What must be right or absent. */
export const CERTAIN = ['status', 'date', 'rows'];
const FIELDS = ['status', 'date', 'rows', 'store', 'total', 'items', 'buttons', 'notice'];

/** A date as the day it says, its label apart. @param {string} text @param {string} wanted */
const saysDay = (text, wanted) => {
  const day = /** @type {RegExpExecArray} */ (/[A-Z][a-z]{2} \d{1,2}, \d{4}$/.exec(wanted))[0];
  return text.endsWith(day) && !/\d/.test(text.slice(0, -day.length));
};

/** @param {string} name @param {any} read @param {any} wanted @returns {boolean} */
function isRight(name, read, wanted) {
  const text = JSON.stringify(read);
  if (name === 'date') return saysDay(read, wanted ?? '  ');
  if (name === 'buttons' && wanted) return JSON.stringify(read.toSorted()) === JSON.stringify(wanted.toSorted());
  if (name === 'total') return read.replace(/\s/g, '') === String(wanted).replace(/\s/g, '');
  if (name !== 'rows') return text === JSON.stringify(wanted);
  return read.every((/** @type {unknown} */ row) =>
    wanted.some((/** @type {unknown} */ one) => JSON.stringify(one) === JSON.stringify(row)),
  );
}

/** Labels as they were before they were renamed. @param {unknown} order */
const unlabelled = (order) => JSON.parse(LABELS.reduce((text, [before, after]) => text.replaceAll(after, before), JSON.stringify(order)));

/** @param {Share} share @param {import('../pages/cases.mjs').Page} page @param {any[]} orders @param {string} where */
function judge(share, page, orders, where) {
  const fault = (/** @type {string} */ what) => share.faults.push(`${where}: ${what}`);
  const truth = new Map(page.raw.map((order) => [order.order_id, order]));
  share.orders += truth.size;
  share.found += [...truth.keys()].filter((id) => orders.some(({ order_id }) => order_id === id)).length;
  for (const order of orders) {
    const wanted = truth.get(order.order_id);
    if (!wanted) {
      fault(`no such order: ${order.order_id}`);
      continue;
    }
    for (const name of FIELDS) {
      if (order[name] === undefined && wanted[name] === undefined) continue;
      const outcome = order[name] === undefined ? 'absent' : isRight(name, order[name], wanted[name]) ? 'right' : 'wrong';
      share[outcome][name] = (share[outcome][name] ?? 0) + 1;
      if (outcome === 'wrong' && CERTAIN.includes(name)) fault(`${order.order_id} ${name}: ${JSON.stringify(order[name])}, not ${JSON.stringify(wanted[name])}`);
    }
  }
}

/** What stands on the page, once all of it is read, task by task: runs there. @param {unknown} profile */
async function readPage(profile) {
  const { rescind } = /** @type {any} */ (window);
  const page = rescind.profile.pageFor(profile, location.href);
  const cards = rescind.cards(page, { onChanged: () => {}, onOpen: () => {}, forget: () => {}, hints: true });
  cards.scan();
  await cards.allRead();
  const entries = /** @type {any[]} */ (cards.entries());
  const byId = new Map(entries.map(({ orderId: id }) => [id, rescind.whole(page, entries.filter(({ orderId }) => orderId === id))?.order]));
  cards.end();
  return [...byId.values()];
}

/**
 * Every kind of damage, and all at once, on every page, from every seed.
 * @param {number} seeds @returns {Promise<Map<string, Share>>}
 */
export async function drift(seeds) {
  const all = pages(DAY).filter(({ name }) => NAMES.includes(name));
  /** @type {Map<string, Share>} */
  const shares = new Map();
  await openTab(async (tab) => {
    const kinds = [['none', []], ...KINDS.map(([kind]) => [kind, [kind]]), ['all', ['classes', 'data_pl', 'labels', 'twins', 'unwrapped', 'wrapped', 'moved', 'split', 'foreign']]];
    for (const [name] of kinds) shares.set(String(name), { orders: 0, found: 0, right: {}, wrong: {}, absent: {}, faults: [] });
    for (const page of all) {
      await withReader(tab, page);
      const results = await tab.evaluate(`(async () => {
        const damage = ${damage}, readPage = ${readPage};
        const given = new DOMParser().parseFromString(${JSON.stringify(page.html)}, 'text/html');
        document.head.replaceChildren(...given.head.children);
        const results = [];
        for (const [name, kinds] of ${JSON.stringify(kinds)})
          for (let seed = 1; seed <= (name === 'none' ? 1 : ${seeds}); seed += 1) {
            document.body.innerHTML = given.body.innerHTML + ${JSON.stringify(TRAP)};
            damage(kinds, seed, ${JSON.stringify(LABELS)}, ${JSON.stringify(page.raw.map(({ status }) => status))});
            results.push([name, seed, await readPage(${JSON.stringify(PROFILE)})]);
          }
        return results;
      })()`);
      for (const [name, seed, orders] of /** @type {[string, number, any[]][]} */ (results)) {
        const read = name === 'labels' || name === 'all' ? unlabelled(orders) : orders;
        judge(/** @type {Share} */ (shares.get(name)), page, read, `${page.name}, ${name}, seed ${seed}`);
      }
    }
  });
  return shares;
}

/** The shares as a table. @param {Map<string, Share>} shares @returns {string} */
export function table(shares) {
  const cell = (/** @type {Share} */ { right, wrong, absent }, /** @type {string} */ name) => {
    const [good, bad, none] = [right[name] ?? 0, wrong[name] ?? 0, absent[name] ?? 0];
    const share = (/** @type {number} */ count) => `${((100 * count) / Math.max(1, good + bad + none)).toFixed(0)}`;
    return `${share(good)}/${share(none)}/${bad}`.padStart(14);
  };
  const rows = [...shares].map(([name, share]) =>
    `${name.padEnd(10)}${String(share.orders).padStart(8)}${((100 * share.found) / share.orders).toFixed(2).padStart(9)}${FIELDS.map((field) => cell(share, field)).join('')}`);
  return [`${'damage'.padEnd(10)}${'orders'.padStart(8)}${'found %'.padStart(9)}${FIELDS.map((name) => name.padStart(14)).join('')}   (right % / left out % / wrong)`, ...rows].join('\n');
}
