// Chromium: what is particular about starting it, looking into closed shadow trees, its popup and its worker.

import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

import { until } from './wait.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const SCHEME = 'chrome-extension://';

/** @type {import('./browser.mjs').Kind} */
export const chromium = {
  name: 'chromium',

  async launch({ executable, extension, home, lang }) {
    const browser = await puppeteer.launch({
      executablePath: executable,
      // Where a Chromium of this home keeps its profile: install.sh writes the host's manifest there.
      userDataDir: join(home, '.config', 'chromium'),
      env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_DATA_HOME: join(home, '.local', 'share'), LANGUAGE: lang },
      pipe: true,
      protocolTimeout: 60000, // twice what any wait here takes
      enableExtensions: extension === null ? false : [extension],
      args: [`--lang=${lang}`, '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic',
        // Root has no sandbox, nor has a system that keeps user namespaces from ordinary programs; only our own pages are opened.
        ...(process.getuid?.() === 0 || process.env.RESCIND_NO_SANDBOX ? ['--no-sandbox'] : [])],
    });
    if (extension === null) return { browser, origin: '' };
    const worker = await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().startsWith(SCHEME));
    return { browser, origin: worker.url().slice(0, worker.url().indexOf('/', SCHEME.length)) };
  },

  async roots(page, selector) {
    const session = await page.createCDPSession();
    const { root } = await session.send('DOM.getDocument', { depth: 0 });
    /** @type {import('puppeteer-core').Protocol.Runtime.RemoteObject[]} */
    const found = [];
    const matches = await marked(session, root.nodeId, selector);
    for (const nodeId of matches) {
      const { node } = await session.send('DOM.describeNode', { nodeId, depth: 1, pierce: true });
      const shadow = node.shadowRoots?.find(({ shadowRootType }) => shadowRootType !== 'user-agent');
      if (shadow) found.push((await session.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId })).object);
    }
    return {
      count: found.length,
      async call(declaration, args) {
        if (found.length === 0) return [];
        const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
          functionDeclaration: `async function (args, ...roots) { return Promise.all(roots.map((root) => (${declaration})(root, ...args))); }`,
          objectId: found[0].objectId,
          arguments: [{ value: args }, ...found.map(({ objectId }) => ({ objectId }))],
          returnByValue: true, awaitPromise: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
      done: () => session.detach(),
    };
  },

  async popup({ browser, origin }, page) {
    const extension = [...(await browser.extensions()).values()].find(({ id }) => origin.endsWith(id));
    if (!extension) throw new Error('the extension is not loaded');
    const before = new Set(browser.targets());
    await page.bringToFront();
    await page.triggerExtensionAction(extension);
    const target = await browser.waitForTarget((one) => !before.has(one) && one.url().startsWith(`${origin}/popup/`));
    return target.asPage();
  },

  async own({ browser, origin }, path) {
    const page = await browser.newPage();
    await page.goto(`${origin}/${path}`);
    return page;
  },

  async badge(running, page) {
    await page.bringToFront();
    return inWorker(running, async () => {
      const api = /** @type {any} */ (globalThis).chrome;
      const [{ id: tabId }] = await api.tabs.query({ active: true, lastFocusedWindow: true });
      return { text: await api.action.getBadgeText({ tabId }), colour: await api.action.getBadgeBackgroundColor({ tabId }) };
    });
  },

  /* What the browser itself says of its targets; one that is starting or ending may not take the first word. */
  async stopBackground({ browser, origin }) {
    const session = await browser.target().createCDPSession();
    const running = async () => (await session.send('Target.getTargets')).targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin)).map(({ targetId }) => targetId);
    const [stopped] = await running();
    if (stopped !== undefined)
      await until('the worker is gone', async () => {
        if (!(await running()).includes(stopped)) return true;
        await session.send('Target.closeTarget', { targetId: stopped }).catch(() => {});
        return false;
      });
    await session.detach();
  },
};

/**
 * What a function gives that runs in the extension's worker. A worker that someone stays attached to does not start again once it
 * was stopped, so nobody stays.
 * @template T
 * @param {import('./browser.mjs').Running} running
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function inWorker({ browser, origin }, run) {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker' && one.url().startsWith(origin));
  const session = await target.createCDPSession();
  try {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression: `(${run})()`, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    await session.detach();
  }
}

/** @param {import('puppeteer-core').CDPSession} session @param {number} nodeId @param {string} selector */
async function marked(session, nodeId, selector) {
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId, selector });
  return nodeIds;
}
