#!/usr/bin/env node
// page.mjs [--rounds N] [--orders N,N] [--idle SECONDS]: what an order page costs the main thread of its tab, in
// real Chromium, with Rescind and its host, with the least that shows hints, with an extension whose content script is empty, and with
// none. One line a visit; with --idle also one for a page of a hundred orders that is left open so long.

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { Session } from '../e2e/browser.mjs';
import { sumOf, traced } from '../e2e/trace.mjs';
import { LIST_ADDRESS } from '../pages/cases.mjs';
import { listPage } from '../pages/list.mjs';
import { makeOrders } from '../pages/orders.mjs';

const AFTER_LOAD_MS = 2000; /* in which every hint must be answered, and as much again for every five hundred orders */
const MANIFEST = JSON.parse(readFileSync(new URL('../../extension/manifest.json', import.meta.url), 'utf8'));

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' }, orders: { type: 'string', default: '100,1000' }, idle: { type: 'string' } } });
const today = new Date().toISOString().slice(0, 10);

/** Cards that stand in the page's source, and cards that its script puts there when it has fetched them. */
const ARRIVALS = /** @type {const} */ (['at_once', 'late']);
const PAGES = String(values.orders).split(',').map(Number).flatMap((count) => ARRIVALS.map((arrival) => {
  const orders = makeOrders(count, today);
  return { name: `${arrival}-${count}`, count, page: { name: '', note: '', kind: /** @type {const} */ ('list'), address: LIST_ADDRESS, html: listPage(orders, { arrival }), orders, raw: [] } };
}));

/** An extension on the same pages that does nothing, or the least. @param {string} folder @param {'empty' | 'least'} name */
function other(folder, name) {
  mkdirSync(folder);
  const { matches, run_at: runAt } = MANIFEST.content_scripts[0];
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({
    manifest_version: 3, name, version: '1', background: { service_worker: 'worker.js' }, content_scripts: [{ matches, run_at: runAt, js: ['content.js'] }],
  }));
  for (const file of ['worker.js', 'content.js'])
    if (name === 'least') copyFileSync(new URL(`least/${file}`, import.meta.url), join(folder, file));
    else writeFileSync(join(folder, file), "'use strict';\n");
  return folder;
}

/** @param {number} ms */
const pass = (ms) => new Promise((done) => setTimeout(done, ms));

/** @param {Session} session @param {(typeof PAGES)[number]} what @param {boolean} hinted @param {number} [idleMs] */
async function visit(session, { page, count }, hinted, idleMs = 0) {
  /* The renderer is there already and has drawn something, as when one comes from the site's front page. */
  const tab = await session.visit([{ ...page, address: 'https://www.aliexpress.com/', html: '<!doctype html><title>AliExpress</title>' }, page]);
  const open = async () => {
    await tab.page.goto(page.address, { waitUntil: 'load' });
    await pass(AFTER_LOAD_MS * (1 + count / 500));
  };
  if (idleMs > 0) await open();
  const tasks = await traced(tab.page, page.address, idleMs > 0 ? () => pass(idleMs) : open);
  if (hinted) {
    const answered = (await tab.hints()).filter(({ text }) => text).length;
    if (answered !== count) throw new Error(`${answered} of ${count} hints answered`);
  }
  await tab.close();
  return tasks;
}

/** @param {string} kind @param {string} subject @param {number} round @param {import('../e2e/trace.mjs').Task[]} tasks */
function say(kind, subject, round, tasks) {
  const { ms, by } = sumOf(tasks);
  const longest = Math.max(0, ...tasks.map((task) => task.by.script + task.by.memory));
  console.log([kind, subject, round, ...[ms, by.script, by.style, by.layout, by.paint, by.parse, by.memory, by.other, longest].map((value) => value.toFixed(3)), tasks.length].join('\t'));
}

const folder = mkdtempSync(join(tmpdir(), 'rescind-bench-empty-'));
/** @type {Map<string, Session>} */
const sessions = new Map();
try {
  sessions.set('none', await Session.start('chromium', { host: false, extension: null }));
  for (const name of /** @type {const} */ (['empty', 'least'])) sessions.set(name, await Session.start('chromium', { host: false, extension: other(join(folder, name), name) }));
  sessions.set('rescind', await Session.start('chromium'));
  for (let round = 0; round <= Number(values.rounds); round += 1)
    for (const what of PAGES)
      for (const [name, session] of sessions) {
        const tasks = await visit(session, what, name === 'rescind');
        if (round > 0) say('page', `${what.name} ${name}`, round, tasks);
      }
  if (values.idle)
    for (const [name, session] of sessions) say('idle', name, 1, await visit(session, PAGES[0], name === 'rescind', Number(values.idle) * 1000));
} finally {
  for (const session of sessions.values()) await session.close();
  rmSync(folder, { recursive: true, force: true });
}
