// Firefox: what is particular about starting it, looking into closed shadow trees, its popup and its event page.

import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

import { removeHome } from './home.mjs';
import { until } from './wait.mjs';

// The address of the extension's pages in the profile, chosen here so that the tests know it.
const UUID = '3d5e8a10-6f0b-4c7e-9a56-0c1f5a7b9d21';
const SCREEN = { width: 1280, height: 900 };

/**
 * What every method of the protocol answers, errors thrown by puppeteer.
 * @param {import('puppeteer-core').Browser} browser @param {string} method @param {object} params
 */
async function send(browser, method, params) {
  return (await /** @type {any} */ (browser).connection.send(method, params)).result;
}

/** @param {import('puppeteer-core').Browser} browser @param {object} target @param {string} declaration @param {object[]} args */
async function call(browser, target, declaration, args) {
  const reply = await send(browser, 'script.callFunction', { functionDeclaration: declaration, target, arguments: args, awaitPromise: true });
  if (reply.type === 'exception') throw new Error(reply.exceptionDetails.text);
  return reply.result.value;
}

/** @param {import('puppeteer-core').Page} page @returns {string} */
const contextOf = (page) => /** @type {any} */ (page.mainFrame())._id;

/**
 * Runs in the browser's own window, with its rights.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} declaration
 * @param {...string} args
 */
async function inChrome(browser, declaration, ...args) {
  const { contexts } = await send(browser, 'browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { context } = contexts.find((/** @type {{url: string}} */ one) => one.url === 'chrome://browser/content/browser.xhtml');
  return call(browser, { context }, declaration, args.map((value) => ({ type: 'string', value })));
}

// Work that the browser does for its own pages and for what comes next, and that no test looks at.
const IDLE_WORK = {
  'dom.ipc.processPrelaunch.enabled': false,
  'browser.newtab.preload': false,
  'browser.newtabpage.enabled': false,
  'browser.pagethumbnails.capturing_disabled': true,
  'browser.translations.enable': false,
  'browser.ml.enable': false,
};

/** @param {string} executable @param {string} home @param {Record<string, unknown>} prefs */
function start(executable, home, prefs) {
  const profile = join(home, 'firefox-profile');
  mkdirSync(profile);
  if (existsSync(COMPILED)) cpSync(COMPILED, profile, { recursive: true });
  return puppeteer.launch({
    browser: 'firefox', executablePath: executable, headless: true, defaultViewport: SCREEN, userDataDir: profile,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_DATA_HOME: join(home, '.local', 'share') },
    // For the tests' own hands only: stopping the event page, as the browser does when it has been idle.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { ...IDLE_WORK, ...prefs },
  });
}

// A new profile makes Firefox compile all of its own scripts, which takes longer than most tests. So it does that once, without an
// extension and without a page, and each new profile begins with what it compiled. Another version of Firefox throws that away by itself.
const COMPILED = fileURLToPath(new URL('../out/firefox/', import.meta.url));

/** @param {string} executable */
async function compileOnce(executable) {
  if (existsSync(COMPILED)) return;
  mkdirSync(dirname(COMPILED), { recursive: true });
  const home = mkdtempSync(join(dirname(COMPILED), 'firefox-'));
  try {
    await (await start(executable, home, {})).close();
    const made = join(home, 'made');
    for (const name of ['compatibility.ini', 'startupCache']) cpSync(join(home, 'firefox-profile', name), join(made, name), { recursive: true });
    // Two at once: the first one's stays.
    if (!existsSync(COMPILED)) renameSync(made, COMPILED);
  } finally {
    removeHome(home);
  }
}

/** @type {import('./browser.mjs').Kind} */
export const firefox = {
  name: 'firefox',

  async launch({ executable, extension, home, geckoId, lang }) {
    await compileOnce(executable);
    const browser = await start(executable, home, {
      'intl.locale.requested': lang,
      'extensions.originControls.grantByDefault': true,
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: UUID }),
    });
    if (extension !== null) await browser.installExtension(extension);
    return { browser, origin: `moz-extension://${UUID}`, geckoId };
  },

  async roots(page, selector) {
    const browser = page.browser();
    const target = { context: contextOf(page) };
    const reply = await send(browser, 'script.callFunction', {
      functionDeclaration: '(selector) => [...document.querySelectorAll(selector)]', arguments: [{ type: 'string', value: selector }], target, awaitPromise: false,
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 0 },
    });
    if (reply.type === 'exception') throw new Error(reply.exceptionDetails.text);
    /** @type {{sharedId: string}[]} */
    const found = reply.result.value.map((/** @type {any} */ node) => node.value.shadowRoot).filter(Boolean);
    return {
      count: found.length,
      async call(declaration, args) {
        const text = await call(browser, target,
          `async (args, ...roots) => JSON.stringify(await Promise.all(roots.map((root) => (${declaration})(root, ...JSON.parse(args)))))`,
          [{ type: 'string', value: JSON.stringify(args) }, ...found.map(({ sharedId }) => ({ sharedId }))]);
        return JSON.parse(text);
      },
      done: async () => {},
    };
  },

  async popup({ browser, origin }, page) {
    // A panel of the toolbar is out of the protocol's reach: the popup is opened as a page that is told its tab.
    const tab = await inChrome(browser, `(url) => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const tab = [...gBrowser.tabs].find((one) => one.linkedBrowser.currentURI.spec === url);
      return String(ExtensionParent.apiManager.global.tabTracker.getId(tab));
    }`, page.url());
    return this.own({ browser, origin }, `popup/popup.html?tab=${tab}`);
  },

  async own({ browser, origin }, path) {
    const page = await browser.newPage();
    const url = `${origin}/${path}`;
    // page.goto() waits for a frame that changes its process here, and never sees it come.
    await send(browser, 'browsingContext.navigate', { context: contextOf(page), url, wait: 'none' });
    await until(path, () => page.evaluate((wanted) => location.href === wanted && document.readyState === 'complete', url));
    return page;
  },

  async badge({ browser, geckoId }, page) {
    return JSON.parse(await inChrome(browser, `(id, url) => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const tab = [...gBrowser.tabs].find((one) => one.linkedBrowser.currentURI.spec === url);
      const action = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(id).extension).action;
      return JSON.stringify({ text: action.getProperty(tab, 'badgeText'), colour: action.getProperty(tab, 'badgeBackgroundColor') });
    }`, String(geckoId), page.url()));
  },

  async stopBackground({ browser, geckoId }) {
    const state = await inChrome(browser, `async (id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      // Without this the browser spares a page that holds a native port, as ours does while an order page is open.
      await extension.terminateBackground({ disableResetIdleForTest: true });
      return extension.backgroundState;
    }`, String(geckoId));
    if (state !== 'stopped') throw new Error(`the event page is ${state}`);
  },
};
