#!/usr/bin/env node
// Shows Rescind in a throw-away browser: `show.mjs BROWSER EXTENSION PROFILE [OUT]`. With OUT it has no window, writes
// screenshots there and the advice to standard output; without it stays until the window is closed.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Browser } from './cdp.mjs';
import { hints, inside, openPanel, until } from './look.mjs';
import { LIST_ADDRESS, answerRequests, serve } from './site.mjs';

const [program, extension, profile, out] = process.argv.slice(2);

const browser = new Browser(program, [
  `--user-data-dir=${profile}`, '--enable-unsafe-extension-debugging', '--no-first-run', '--no-default-browser-check', '--window-size=1280,960',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--password-store=basic',
  '--host-resolver-rules=MAP * ~NOTFOUND', // not one name is looked up
  ...(out ? ['--headless=new', '--disable-gpu', '--hide-scrollbars'] : []),
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  'about:blank',
]);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void browser.close().then(() => process.exit(130)));

/** Every tab asks here for order pages, from its first request on. */
async function serveTabs() {
  answerRequests(browser);
  browser.on('Target.attachedToTarget', ({ sessionId }) => {
    Promise.all([serve(browser, sessionId), browser.send('Runtime.runIfWaitingForDebugger', {}, sessionId)]).catch(() => {});
  });
  await browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: [{ type: 'page' }] });
}

/** @param {string} type @param {(target: Record<string, any>) => boolean} [wanted] */
const target = (type, wanted = () => true) => until(`A ${type} in the browser`, async () => {
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type }] });
  return targetInfos.find(wanted);
});

/** @param {string} targetId @returns {Promise<string>} */
const attach = async (targetId) => (await browser.send('Target.attachToTarget', { targetId, flatten: true })).sessionId;

/** @param {string} name @param {string} sessionId */
async function screenshot(name, sessionId) {
  const { data } = await browser.send('Page.captureScreenshot', { format: 'png' }, sessionId);
  writeFileSync(join(out, name), Buffer.from(data, 'base64'));
}

/** The toolbar button, pressed. @param {string} id  the extension's @returns {Promise<string>} the popup's session */
async function openPopup(id) {
  const tab = await target('tab', ({ url }) => url.startsWith(LIST_ADDRESS));
  await browser.send('Extensions.triggerAction', { id, targetId: tab.targetId });
  const popup = await until('The popup', async () => {
    const { targetInfos } = await browser.send('Target.getTargets', { filter: [{}] });
    return targetInfos.find((/** @type {{url: string}} */ { url }) => url.startsWith(`chrome-extension://${id}/popup/`));
  });
  const sessionId = await attach(popup.targetId);
  await until('The popup with orders', async () => {
    const { result } = await browser.send('Runtime.evaluate', { expression: 'document.querySelectorAll("h2, .entry").length' }, sessionId);
    return result.value > 0 || undefined;
  });
  return sessionId;
}

/** The hints, or what the popup says about why there are none. @param {string} id @param {string} sessionId */
async function hintsOrReason(id, sessionId) {
  try {
    return await hints(browser, sessionId);
  } catch (error) {
    const popup = await openPopup(id);
    const { result } = await browser.send('Runtime.evaluate', { expression: 'document.querySelector("main")?.innerText ?? ""' }, popup);
    throw new Error(`no advice came. The popup says:\n\n${String(result.value).replace(/^/gm, '  ')}`, { cause: error });
  }
}

/** Without a window: pictures, and every advice in words. @param {string} id @param {string} sessionId */
async function report(id, sessionId) {
  mkdirSync(out, { recursive: true });
  const shown = await hintsOrReason(id, sessionId);
  await screenshot('list.png', sessionId);
  /** @type {{text: string, letter: boolean}[]} */
  const advice = [];
  for (const { order } of shown) {
    const read = await openPanel(browser, sessionId, order);
    if (read.letter && !advice.some(({ letter }) => letter)) await screenshot('panel.png', sessionId);
    advice.push(read);
    await inside(browser, sessionId, 'rescind-panel', (root) => /** @type {HTMLElement} */ (root.querySelector('.top button')).click());
  }
  await screenshot('popup.png', await openPopup(id));
  writeFileSync(join(out, 'advice.txt'), `${advice.map(({ text }) => text).join(`\n\n${'-'.repeat(78)}\n\n`)}\n`);
  console.log('What the page says about each order:');
  for (const { order, words } of shown) console.log(`  ${order}  ${words}`);
  const example = advice.find(({ letter }) => letter) ?? advice[0];
  console.log(`\nThe whole advice on one of them:\n\n${example.text.replace(/^(?=.)/gm, '  ')}`);
  console.log(`\nAll of it in words: ${join(out, 'advice.txt')}`);
  console.log(`Screenshots: ${['list.png', 'panel.png', 'popup.png'].map((name) => join(out, name)).join(', ')}`);
}

try {
  await serveTabs();
  const { id } = await browser.send('Extensions.loadUnpacked', { path: extension });
  const first = await target('page');
  const sessionId = await attach(first.targetId);
  await browser.send('Page.navigate', { url: LIST_ADDRESS }, sessionId);
  if (out) {
    await report(id, sessionId);
    await browser.close();
  } else {
    const shown = await hintsOrReason(id, sessionId);
    console.log(`The window shows ${shown.length} invented orders, each with a hint. Click a hint for the whole advice;`);
    console.log('the Rescind button in the toolbar has the same for all of them, and a badge with how many can be cancelled.');
    console.log('Close the window, or press Ctrl-C here, to end and remove everything.');
    await browser.ended;
  }
} catch (error) {
  console.error(`try: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
  await browser.close();
}
