#!/usr/bin/env node
// Writes the synthetic pages into a folder: one .html and one .json (what a reader must find) a page.
//
//   node tests/pages/make.mjs --out DIR [--today YYYY-MM-DD] [NAME ...]
//
// Without a day the pages are dated from today, so that the advice on them is fresh. Without names all are written.
// `--committed` renews the few pages that stand in the tree, which are dated from a fixed day.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { pages } from './cases.mjs';

export const COMMITTED_FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'made');
export const COMMITTED_DAY = '2026-09-16';
export const COMMITTED = ['list-10', 'mobile', 'detail-awaiting-shipment', 'tracking', 'russia-list', 'russia-detail', 'old-list'];

/** The .json beside a page. @param {import('./cases.mjs').Page} page */
export const expectation = ({ name, note, kind, address, atOnce, blocked, empty, raw }) =>
  `${JSON.stringify({ name, note, kind, address, atOnce, blocked, empty, orders: raw }, null, 1)}\n`;

/** @param {string} folder @param {import('./cases.mjs').Page[]} some */
function write(folder, some) {
  mkdirSync(folder, { recursive: true });
  for (const page of some) {
    writeFileSync(join(folder, `${page.name}.html`), page.html);
    writeFileSync(join(folder, `${page.name}.json`), expectation(page));
    console.log(`${page.name}\t${page.address}`);
  }
}

/** @param {string[]} args */
function main(args) {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true,
    options: { out: { type: 'string' }, today: { type: 'string', default: new Date().toISOString().slice(0, 10) }, committed: { type: 'boolean' } },
  });
  if (!values.out && !values.committed) throw new Error('say where to: --out DIR (or --committed)');
  const names = values.committed ? COMMITTED : positionals;
  const all = pages(values.committed ? COMMITTED_DAY : String(values.today));
  const missing = names.filter((name) => !all.some((page) => page.name === name));
  if (missing.length > 0) throw new Error(`no such page: ${missing.join(', ')}`);
  write(
    values.committed ? COMMITTED_FOLDER : resolve(String(values.out)),
    names.length > 0 ? all.filter(({ name }) => names.includes(name)) : all,
  );
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(`make.mjs: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 2;
  }
}
