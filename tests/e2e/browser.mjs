// A browser with the extension and the real host in a home folder of its own, and order pages under their real addresses.

import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { utcOffsets } from '../../extension/background/clock.js';
import { placeOf } from '../pages/cases.mjs';
import { chromium } from './chromium.mjs';
import { firefox } from './firefox.mjs';
import { removeHome } from './home.mjs';
import { View } from './view.mjs';
import { until } from './wait.mjs';

/**
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {{browser: import('puppeteer-core').Browser, origin: string, geckoId?: string}} Running
 *
 * @typedef {object} Roots           the closed shadow roots of some elements
 * @property {number} count
 * @property {(declaration: string, args: unknown[]) => Promise<any[]>} call   a function's text, called with each root
 * @property {() => Promise<void>} done
 *
 * @typedef {object} Kind            what differs from browser to browser
 * @property {'chromium'|'firefox'} name
 * @property {(how: {executable: string, extension: string | null, home: string, geckoId: string, lang: string}) => Promise<Running>} launch
 * @property {(page: Page, selector: string) => Promise<Roots>} roots
 * @property {(running: Running, page: Page) => Promise<Page>} popup
 * @property {(running: Running, path: string) => Promise<Page>} own   a page of the extension, in a tab
 * @property {(running: Running, page: Page) => Promise<{text: string, colour: number[]}>} badge
 * @property {(running: Running) => Promise<void>} stopBackground
 */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const EXTENSION = join(ROOT, 'extension');
const MANIFEST = JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8'));
const BINARY = process.env.RESCIND_BINARY ?? join(ROOT, 'build', 'release', 'rescind');
const SCREENSHOTS = join(ROOT, 'tests', 'out', 'screenshots');

const KINDS = { chromium, firefox };
const PROGRAMS = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox'],
};

const run = promisify(execFile);

/** Where a picture of that name is left to be looked at. @param {string} name */
export function picture(name) {
  mkdirSync(SCREENSHOTS, { recursive: true });
  return /** @type {`${string}.png`} */ (join(SCREENSHOTS, `${name}.png`));
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser to test with: $CHROMIUM or $FIREFOX, else the first found on the path. @param {'chromium'|'firefox'} name */
export function executable(name) {
  const named = process.env[name.toUpperCase()];
  const found = named ?? PROGRAMS[name].flatMap((program) => (process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, program))).find(isProgram);
  if (!found) throw new Error(`no ${name} on this machine; set ${name.toUpperCase()} to its program`);
  return found;
}

/** Which order an address is about. @param {URLSearchParams} params */
const orderIn = (params) => params.get('orderId') ?? params.get('tradeOrderId');

/** Which browser this run is about: $RESCIND_BROWSER. @returns {'chromium'|'firefox'} */
export function chosen() {
  const name = process.env.RESCIND_BROWSER;
  if (name !== 'chromium' && name !== 'firefox') throw new Error('set RESCIND_BROWSER to chromium or firefox');
  return name;
}

/**
 * Whether this run asks everything: Chromium does, Firefox with RESCIND_ALL (`run.sh --full`). What the extension decides in one way for
 * every browser is asked in one; what a browser has a hand in (starting the host, worker and event page, injection, clipboard, focus,
 * layout) is asked in both.
 */
export const asksAll = () => chosen() === 'chromium' || Boolean(process.env.RESCIND_ALL);

export class Session {
  /** @param {Kind} kind @param {Running} running @param {string} home */
  constructor(kind, running, home) {
    this.kind = kind;
    this.running = running;
    this.home = home;
    this.program = join(home, '.local', 'bin', 'rescind');
  }

  /**
   * A running browser. Close it, or its home stays behind.
   * @param {'chromium'|'firefox'} name
   * @param {{host?: boolean, lang?: string, extension?: string | null}} [options]   `host: false`: the extension alone; `lang`: of the
   *   browser's own texts; `extension`: the folder of another one, or none
   */
  static async start(name, { host = true, lang = 'en-US', extension = EXTENSION } = {}) {
    const kind = KINDS[name];
    const home = mkdtempSync(join(tmpdir(), `rescind-e2e-${name}-`));
    try {
      if (host) await install(home);
      const running = await kind.launch({
        executable: executable(name),
        extension,
        home,
        geckoId: MANIFEST.browser_specific_settings.gecko.id,
        lang,
      });
      return new Session(kind, running, home);
    } catch (error) {
      removeHome(home);
      throw error;
    }
  }

  install() {
    return install(this.home);
  }

  /** Moves the host's manifests aside, so that the browser knows of no host. @returns {() => void} puts them back, at once */
  hide() {
    const found = readdirSync(this.home, { recursive: true, encoding: 'utf8' })
      .filter((file) => /native-?messaging-?hosts\/.*\.json$/i.test(file)).map((file) => join(this.home, file));
    if (found.length === 0) throw new Error('no manifest to hide');
    for (const file of found) renameSync(file, `${file}.hidden`);
    return () => found.forEach((file) => renameSync(`${file}.hidden`, file));
  }

  uninstall() {
    return run(join(ROOT, 'install', 'install.sh'), ['--uninstall'], { env: { PATH: process.env.PATH, HOME: this.home } });
  }

  /**
   * A tab that shows these pages under their addresses; everything else it asks for is not there.
   * @param {import('../pages/cases.mjs').Page[]} pages   the first is opened
   * @param {{dark?: boolean, width?: number}} [options]
   */
  async visit(pages, { dark = false, width = 1280 } = {}) {
    const page = await this.running.browser.newPage();
    await page.setViewport({ width, height: 900 });
    if (dark) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const { origin, pathname, search } = new URL(request.url());
      const id = orderIn(new URLSearchParams(search));
      const found = pages.find(({ address }) => {
        const own = new URL(address);
        return own.origin === origin && own.pathname === pathname && orderIn(own.searchParams) === id;
      });
      void request.respond(found ? { contentType: 'text/html; charset=utf-8', body: found.html } : { status: 404, body: '' }).catch(() => {});
    });
    await page.goto(pages[0].address, { waitUntil: 'domcontentloaded' });
    return new Tab(this, page);
  }

  /**
   * Answers of the installed host for these raw orders, through its own command, for a buyer whose clocks are those of this computer.
   * @param {string | import('../pages/cases.mjs').Page} page   the page they stand on, or its kind, on the English site
   * @param {object[]} orders @param {string} [lang] @returns {Promise<any[]>}
   */
  async advise(page, orders, lang = 'en') {
    const place = typeof page === 'string' ? { kind: page, host: 'www.aliexpress.com', lang: 'en' } : placeOf(page);
    const child = run(this.program, ['advise', '--json', '--no-journal'], { env: { ...process.env, HOME: this.home }, maxBuffer: 1 << 24 });
    child.child.stdin?.end(JSON.stringify({ v: 1, id: '1', type: 'advise', lang, page: { ...place, utc_offsets: utcOffsets(Date.now()) }, orders }));
    const reply = JSON.parse((await child).stdout);
    if (reply.error) throw new Error(JSON.stringify(reply.error));
    return reply.advice;
  }

  /** The processes of this session's own host program. @param {string} [program] where it is now @returns {number[]} */
  hosts(program = this.program) {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/exe`) === program;
      } catch {
        return false;
      }
    }).map(Number);
  }

  /** A page of the extension, in a tab of its own. @param {string} path */
  own(path) {
    return this.kind.own(this.running, path);
  }

  stopBackground() {
    return this.kind.stopBackground(this.running);
  }

  async close() {
    await this.running.browser.close();
    removeHome(this.home);
  }
}

/** Installs the host for both browsers of this home, as a person would. @param {string} home */
async function install(home) {
  if (!existsSync(BINARY)) throw new Error(`no host at ${BINARY}: cmake --preset release && cmake --build --preset release`);
  await run(join(ROOT, 'install', 'install.sh'), ['--browser', 'chromium', '--browser', 'firefox', '--binary', BINARY], {
    env: { PATH: process.env.PATH, HOME: home },
  });
}

export class Tab {
  /** @param {Session} session @param {Page} page */
  constructor(session, page) {
    this.session = session;
    this.page = page;
  }

  /**
   * The result of `look(root, ...args)` for the closed shadow root of each element that matches. `look` runs in the page
   * and sees nothing from here.
   * @template T
   * @param {string} selector @param {(root: ShadowRoot, ...args: any[]) => T} look @param {...unknown} args
   * @returns {Promise<T[]>}
   */
  async inside(selector, look, ...args) {
    const roots = await this.session.kind.roots(this.page, selector);
    try {
      return await roots.call(String(look), args);
    } finally {
      await roots.done();
    }
  }

  /** The hints of the page from top to bottom: the order they stand at, and their words once they have some. */
  async hints() {
    const look = () => this.inside('rescind-hint', (root) => {
      const box = root.host.getBoundingClientRect();
      return {
        id: root.host.getAttribute('data-order'),
        text: root.querySelector('.words')?.textContent ?? '',
        shown: box.width > 0 && box.height > 0,
      };
    });
    const drawn = await look();
    if (drawn.length === await this.page.$$eval('rescind-hint', (hosts) => hosts.length)) return drawn;
    await this.scrollThrough();
    return look();
  }

  /** Goes down the page as a reader would, and back to where it was: what is far away is drawn on the way. */
  async scrollThrough() {
    /* In Firefox the popup is a tab of its own, and a page that nobody sees is not drawn. */
    if (await this.page.evaluate(() => document.hidden)) await this.page.bringToFront();
    return this.page.evaluate(async () => {
      const { scrollX: x, scrollY: y } = window;
      const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight) {
        scrollTo({ top: at, behavior: 'instant' });
        await painted();
      }
      scrollTo({ left: x, top: y, behavior: 'instant' });
      await painted();
    });
  }

  /** The buttons and links of the orders, by their words, that a hand could not reach. */
  covered() {
    return this.page.evaluate(() => [...document.querySelectorAll('.order-item button, .order-item a, .order-status button')].filter((element) => {
      if (!element.checkVisibility()) return false;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = element.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return !top || !(element.contains(top) || top.contains(element));
    }).map((element) => element.textContent));
  }

  /** Presses the nth hint, once it has an answer. @param {number} [nth] */
  async pressHint(nth = 0) {
    await this.page.$$eval('rescind-hint', (hosts, at) => hosts[at]?.scrollIntoView({ block: 'center', behavior: 'instant' }), nth);
    const { x, y } = await until('a hint to press', async () => (await this.inside('rescind-hint', (root, at) => {
      if (document.querySelectorAll('rescind-hint')[at] !== root.host) return null;
      const button = root.querySelector('button:not(.pending)');
      button?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = button?.getBoundingClientRect();
      return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
    }, nth))[nth]);
    await this.page.mouse.click(x, y);
  }

  /** Opens the panel of the nth hint. @param {number} [nth] */
  async openPanel(nth = 0) {
    await this.pressHint(nth);
    return View.panel(this);
  }

  /** What a person gets who pastes now, into a text box of the page. @returns {Promise<string>} */
  async pasted() {
    await this.page.bringToFront();
    await this.page.evaluate(() => {
      const box = document.querySelector('#paste') ?? document.body.appendChild(Object.assign(document.createElement('textarea'), { id: 'paste' }));
      /** @type {HTMLTextAreaElement} */ (box).value = '';
      /** @type {HTMLTextAreaElement} */ (box).focus();
    });
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('v');
    await this.page.keyboard.up('Control');
    return this.page.$eval('#paste', (box) => /** @type {HTMLTextAreaElement} */ (box).value);
  }

  /** The text on the toolbar button of this tab, and its colour as [r, g, b, a]. */
  async badge() {
    return this.session.kind.badge(this.session.running, this.page);
  }

  async popup() {
    return View.popup(await this.session.kind.popup(this.session.running, this.page));
  }

  /** @param {string} name */
  async screenshot(name, page = this.page) {
    await page.screenshot({ path: picture(`${name}-${this.session.kind.name}`) });
  }

  close() {
    return this.page.close();
  }
}
