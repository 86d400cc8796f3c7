// Reading what the extension shows in a tab: its elements keep their content in closed shadow trees, which DevTools sees.

import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('./cdp.mjs').Browser} Browser */

/**
 * Asks again until there is an answer.
 * @template T
 * @param {string} what
 * @param {() => Promise<T|undefined>} ask
 * @param {number} [seconds]
 * @returns {Promise<T>}
 */
export async function until(what, ask, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what} did not happen within ${seconds} seconds`);
    await sleep(100);
  }
}

/**
 * Calls `what` in the tab with the shadow root of each element of that name.
 * @param {Browser} browser @param {string} sessionId @param {string} name
 * @param {(root: ShadowRoot, argument: string) => unknown} what @param {string} [argument]
 * @returns {Promise<any[]>}
 */
export async function inside(browser, sessionId, name, what, argument = '') {
  const { root } = await browser.send('DOM.getDocument', { depth: -1, pierce: true }, sessionId);
  const results = [];
  for (const node of elements(root, name)) {
    const [shadow] = node.shadowRoots ?? [];
    if (!shadow) continue;
    const { object } = await browser.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId }, sessionId);
    const { result, exceptionDetails } = await browser.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (argument) { return (${what})(this, argument); }`,
      objectId: object.objectId, arguments: [{ value: argument }], returnByValue: true,
    }, sessionId);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    results.push(result.value);
  }
  return results;
}

/** @param {Record<string, any>} node @param {string} name @returns {Record<string, any>[]} */
function elements(node, name) {
  const below = [...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap((child) => elements(child, name));
  return node.localName === name ? [node, ...below] : below;
}

/* A hint is drawn when it comes near to what is seen: every one is, for a moment. In the page. */
const SEE_ALL = `(async () => {
  const all = document.querySelectorAll('rescind-hint');
  for (const hint of all) {
    hint.scrollIntoView();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }
  scrollTo(0, 0);
  return all.length;
})()`;

/**
 * The hints once all are there and settled.
 * @param {Browser} browser
 * @param {string} sessionId
 * @returns {Promise<{order: string, words: string}[]>}
 */
export const hints = (browser, sessionId) => until('The hints on the order page', async () => {
  const { result } = await browser.send('Runtime.evaluate', { expression: SEE_ALL, awaitPromise: true }, sessionId);
  const shown = await inside(browser, sessionId, 'rescind-hint', (root) => ({
    order: root.host.getAttribute('data-order'),
    words: root.querySelector('[aria-busy]') ? '' : root.querySelector('.words')?.textContent ?? '',
    trouble: root.querySelector('.tone-trouble') !== null,
  }));
  if (shown.length === 0 || shown.length < result.value || shown.some(({ words }) => !words)) return undefined;
  if (shown.every(({ trouble }) => trouble)) throw new Error(shown[0].words);
  return shown;
});

/**
 * Opens the panel of an order's hint and reads it once it shows an advice.
 * @param {Browser} browser @param {string} sessionId @param {string} order @returns {Promise<{text: string, letter: boolean}>}
 */
export async function openPanel(browser, sessionId, order) {
  await inside(browser, sessionId, 'rescind-hint', (root, wanted) => {
    if (root.host.getAttribute('data-order') === wanted) root.querySelector('button')?.click();
  }, order);
  return until(`The panel of order ${order}`, async () => {
    const [read] = await inside(browser, sessionId, 'rescind-panel', (root, wanted) => {
      const view = /** @type {HTMLElement|null} */ (root.querySelector('.view'));
      if (!view?.querySelector('h2') || !root.querySelector('.top')?.textContent?.includes(wanted)) return null;
      const lists = [...view.querySelectorAll('select')]; // choices are no text
      for (const list of lists) list.hidden = true;
      const text = `Order ${wanted}\n\n${view.innerText.trim()}`.replace(/\n{3,}/g, '\n\n');
      for (const list of lists) list.hidden = false;
      return { text, letter: view.querySelector('.letter-text') !== null };
    }, order);
    return read ?? undefined;
  });
}
