// A Chromium without the extension, for what the content scripts do on very many pages: they run in the page itself, with hints that
// show nothing.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

import { executable } from './browser.mjs';

const EXTENSION = fileURLToPath(new URL('../../extension/', import.meta.url));
const MANIFEST = JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8'));
/* Everything but what draws and what talks to the worker. */
const SCRIPTS = [...MANIFEST.content_scripts[0].js, 'content/mismatch.js', 'content/report.js'].filter((/** @type {string} */ path) => /^lib\/limits|^content\/(?!hint|ask|main|observe)/.test(path))
  .map((/** @type {string} */ path) => readFileSync(join(EXTENSION, path), 'utf8'));
const NO_HINTS = `globalThis.rescind = {
  hint: { make: () => ({ element: document.documentElement, isLost: () => false, aim: () => () => {}, update() {}, failed() {}, remove() {} }) },
  panel: { open() {}, close() {}, isOpen: () => false },
  problemInShort: (code) => code,
};`;

/**
 * A tab that answers every address with an empty page, while `use` needs it.
 * @param {(tab: import('puppeteer-core').Page) => Promise<void>} use
 */
export async function openTab(use) {
  const sandbox = process.getuid?.() === 0 || process.env.RESCIND_NO_SANDBOX ? ['--no-sandbox'] : [];
  const browser = await puppeteer.launch({ executablePath: executable('chromium'), pipe: true, args: ['--disable-gpu', '--no-first-run', ...sandbox] });
  try {
    const tab = await browser.newPage();
    await tab.setRequestInterception(true);
    tab.on('request', (request) => void request.respond({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>x</title>' }).catch(() => {}));
    await use(tab);
  } finally {
    await browser.close();
  }
}

/** The address of a page, with the content scripts in it. @param {import('puppeteer-core').Page} tab @param {{address: string}} page */
export async function withReader(tab, { address }) {
  await tab.goto(address);
  await tab.evaluate(`${NO_HINTS}\n${SCRIPTS.join('\n')}`);
}
