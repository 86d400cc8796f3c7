/**
 * What to show when there is no advice: one screen for each thing that can be wrong, with what to do about it and, where a command
 * helps, that command.
 *
 * @typedef {{onRetry?: () => void, onReload?: () => void}} ProblemCalls A button is drawn for those that are given.
 * @typedef {object} ProblemGives
 * @property {(error: ErrorInfo, calls: ProblemCalls) => HTMLElement} problem
 * @property {(code: string) => string} problemInShort The line of a hint: why the worker has no advice.
 */
'use strict';

(() => {
  const { button, copyButton, el, icon, locale, say, time, writing } = rescind;

  const ORDERS_PAGE = 'https://www.aliexpress.com/p/order/index.html';

  /** @typedef {'retry' | 'reload' | 'orders'} Action */
  /** @typedef {{ icon: string, tone?: Tone, command?: () => string, actions: Action[] }} Screen */

  /** By name. The words are `problem_<name>_title` and `_body`; of those a hint may show, `_short`. @type {ReadonlyMap<string, Screen>} */
  const SCREENS = new Map(Object.entries(/** @type {Record<string, Screen>} */ ({
    missing: { icon: 'plug', command: () => './install/install.sh', actions: ['retry'] },
    forbidden: { icon: 'lock', command: () => `./install/install.sh --extension-id ${chrome.runtime.id}`, actions: ['retry'] },
    too_old: { icon: 'refresh', command: () => 'git pull && ./install/install.sh', actions: ['retry'] },
    extension_too_old: { icon: 'refresh', command: () => 'git pull', actions: ['retry'] },
    crashed: { icon: 'warning', command: () => 'rescind doctor', actions: ['retry'] },
    timeout: { icon: 'hourglass', command: () => 'rescind doctor', actions: ['retry'] },
    waiting: { icon: 'hourglass', tone: 'wait', actions: ['retry'] },
    mismatch: { icon: 'refresh', command: () => 'git pull && ./install/install.sh', actions: ['retry'] },
    clock: { icon: 'clock', actions: ['retry'] },
    internal: { icon: 'warning', command: () => 'rescind doctor', actions: ['retry'] },
    unreadable: { icon: 'page', actions: ['reload'] },
    blocked: { icon: 'lock', tone: 'soon', actions: ['reload'] },
    loading_long: { icon: 'hourglass', tone: 'wait', actions: ['reload'] },
    not_order_page: { icon: 'parcel', tone: 'wait', actions: ['orders', 'reload'] },
    no_orders: { icon: 'parcel', tone: 'done', actions: ['orders', 'reload'] },
    order_gone: { icon: 'page', tone: 'done', actions: ['reload'] },
  })));

  /** Screens of the codes that the host refuses a request with (protocol/errors.json). @type {ReadonlyMap<string, string>} */
  const SCREEN_OF_CODE = new Map(Object.entries({
    mismatch: ['frame_too_large', 'frame_truncated', 'json_syntax', 'json_encoding', 'json_nul', 'json_duplicate_key', 'json_too_deep',
      'json_number', 'field_missing', 'field_type', 'field_range', 'field_size'],
    /* A lesson that cannot be kept gets one of the last two; that is said where the lesson is. */
    internal: ['out_of_memory', 'reply_too_large', 'internal', 'store_unavailable', 'store_full'],
    clock: ['clock_unreadable'],
  }).flatMap(([screen, codes]) => codes.map((code) => [code, screen])));

  /** @param {string} code */
  const screenName = (code) => (SCREENS.has(code) ? code : SCREEN_OF_CODE.get(code) ?? 'internal');

  rescind.problemInShort = (code) => say(`problem_${screenName(code)}_short`);

  /** @param {string} command */
  const commandBox = (command) =>
    el('div', { class: 'command' },
      el('p', {}, say(command.startsWith('rescind ') ? 'run' : 'run_in_folder')),
      el('pre', { dir: 'ltr' }, el('code', {}, command)));

  /** The wait for the next try, counted down. @param {number} retryAt */
  const countdown = (retryAt) => {
    const line = el('p', { class: 'countdown' });
    time.live(line, () => {
      const now = Date.now();
      line.textContent = retryAt > now ? say('retry_in', time.countdownSeconds(retryAt, now, locale())) : say('retrying');
      return retryAt > now ? (retryAt - now) % 1000 || 1000 : Infinity;
    });
    return line;
  };

  rescind.problem = (error, { onRetry, onReload }) => {
    const name = screenName(error.code);
    const screen = /** @type {Screen} */ (SCREENS.get(name));
    const command = screen.command?.();
    /** @type {Record<Action, Element | undefined>} */
    const buttons = {
      retry: onRetry && button({ class: 'button main', 'data-key': 'retry', onclick: onRetry }, icon('refresh'), say('retry')),
      reload: onReload && button({ 'data-key': 'reload', onclick: onReload }, icon('refresh'), say('reload_page')),
      orders: el('a', { class: 'button main', href: ORDERS_PAGE, target: '_blank', rel: 'noopener noreferrer', 'data-key': 'orders' },
        icon('outside'), say('open_orders')),
    };
    return el('article', { class: 'view problem', ...writing() },
      el('header', { class: `verdict tone-${screen.tone ?? 'trouble'}` },
        el('span', { class: 'disc' }, icon(screen.icon)),
        el('div', {}, el('h2', { tabindex: -1 }, say(`problem_${name}_title`)))),
      el('section', {},
        el('p', {}, say(`problem_${name}_body`)),
        error.retry_at === undefined ? null : countdown(error.retry_at),
        command && commandBox(command),
        el('div', { class: 'row' },
          command && copyButton(say('command_copy'), () => command, 'command-copy'),
          screen.actions.map((action) => buttons[action])),
        SCREEN_OF_CODE.has(error.code) || name === 'internal' ? el('p', { class: 'small' }, say('problem_code', error.code)) : null));
  };
})();
