// An advice as it stands before a person: in the panel in the page, or in the popup. Both are read and used the same way.

import { until } from './wait.mjs';

/**
 * @typedef {object} Shown
 * @property {string} headline
 * @property {boolean} problem     it is a screen about something that is wrong
 * @property {string} text         all of it
 * @property {string[]} steps
 * @property {string} reason       the reason to choose
 * @property {string} letter
 * @property {string} letterLang
 * @property {{question: string, answers: string[]}[]} ask
 * @property {string} intent       the chosen one's id; '' when there is no picker
 * @property {string[]} intents
 * @property {string} command
 * @property {string[]} entries    ids of a list of orders
 * @property {string[]} elements   names of elements that no advice may hold
 */

/** Runs in the page. @param {Document|ShadowRoot} root @returns {Shown} */
function look(root) {
  const words = (/** @type {Element|null|undefined} */ element) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const all = (/** @type {string} */ selector, from = /** @type {ParentNode} */ (root)) => [...from.querySelectorAll(selector)];
  const picker = /** @type {HTMLSelectElement|null} */ (root.querySelector('.intent select'));
  return {
    headline: words(root.querySelector('h2')),
    problem: root.querySelector('.view.problem') !== null,
    text: words(root.querySelector('.view') ?? root.querySelector('main')),
    steps: all('.step > p > :first-child').map(words),
    reason: words(root.querySelector('.reason .choice')),
    letter: root.querySelector('.letter-text')?.textContent ?? '',
    letterLang: root.querySelector('.letter-text')?.getAttribute('lang') ?? '',
    ask: all('.question').map((group) => ({ question: words(group.querySelector('h3')), answers: all('button', group).map(words) })),
    intent: picker?.value ?? '',
    intents: picker ? [...picker.options].map(({ value }) => value) : [],
    command: words(root.querySelector('.command code')),
    entries: all('.entry').map((entry) => entry.getAttribute('data-key') ?? ''),
    elements: all('script, iframe, object, embed, img:not([src*="extension://"])', root.querySelector('main') ?? root).map(({ localName }) => localName),
  };
}

export class View {
  /**
   * @param {(look: (root: any, ...args: any[]) => any, ...args: unknown[]) => Promise<any>} evaluate  in the view's root
   * @param {import('puppeteer-core').Page} page   that shows it
   */
  constructor(evaluate, page) {
    this.evaluate = evaluate;
    this.page = page;
  }

  /** The panel that is open in a tab. @param {import('./browser.mjs').Tab} tab */
  static panel(tab) {
    return new View(async (what, ...args) => {
      const [found] = await tab.inside('rescind-panel', what, ...args);
      if (found === undefined) throw new Error('no panel is open');
      return found;
    }, tab.page);
  }

  /** The popup. @param {import('puppeteer-core').Page} page */
  static popup(page) {
    return new View((what, ...args) =>
      page.evaluate((text, given) => new Function(`return (${text})(document, ...arguments)`)(...given), String(what), args), page);
  }

  /** @returns {Promise<Shown>} */
  read() {
    return this.evaluate(look);
  }

  /** What is shown, once it is as wanted. @param {string} what @param {(shown: Shown) => unknown} wanted */
  async when(what, wanted) {
    /** @type {Shown|undefined} */
    let shown;
    await until(what, async () => {
      shown = await this.read();
      return wanted(shown) || (await Promise.reject(new Error(`shown: ${JSON.stringify(shown).slice(0, 1500)}`)));
    });
    return /** @type {Shown} */ (shown);
  }

  /** Presses the nth thing that matches, as a hand would. @param {string} selector @param {number} [nth] */
  async press(selector, nth = 0) {
    const { x, y } = await until(`something to press: ${selector}`, () => this.evaluate((root, wanted, at) => {
      const element = root.querySelectorAll(wanted)[at];
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = element?.getBoundingClientRect();
      return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
    }, selector, nth));
    await this.page.mouse.click(x, y);
  }

  /** Opens the parts in which an element stands. @param {string} selector @param {number} [nth] */
  unfold(selector, nth = 0) {
    return this.evaluate((root, wanted, at) => {
      for (let part = root.querySelectorAll(wanted)[at]?.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
    }, selector, nth);
  }

  /** Chooses in a list, as its owner's keyboard would. @param {string} selector @param {string} value */
  choose(selector, value) {
    return this.evaluate((root, wanted, chosen) => {
      const list = root.querySelector(wanted);
      list.value = chosen;
      list.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    }, selector, value);
  }
}
