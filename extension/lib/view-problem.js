/**
 * What to say when there is no advice to show: one screen for each thing that can be wrong, with what to do about it and, where a
 * command mends it, that command.
 */
'use strict';

(() => {
  const { el, icon, say } = rescind;

  const ORDERS_PAGE = 'https://www.aliexpress.com/p/order/index.html';

  /** @typedef {'retry' | 'reload' | 'orders'} Action */
  /** @typedef {{ icon: string, tone?: Tone, command?: () => string, actions: Action[] }} Screen */

  /** The words of a screen are `problem_<name>_title` and `_body`; `_short` is the hint's line. @type {ReadonlyMap<string, Screen>} */
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
    store: { icon: 'warning', command: () => 'rescind doctor', actions: ['retry'] },
    internal: { icon: 'warning', command: () => 'rescind doctor', actions: ['retry'] },
    unreadable: { icon: 'page', actions: ['reload'] },
    blocked: { icon: 'lock', tone: 'soon', actions: ['reload'] },
    loading_long: { icon: 'hourglass', tone: 'wait', actions: ['reload'] },
    not_order_page: { icon: 'parcel', tone: 'wait', actions: ['orders', 'reload'] },
    no_orders: { icon: 'parcel', tone: 'done', actions: ['orders', 'reload'] },
    order_gone: { icon: 'page', tone: 'done', actions: ['reload'] },
  })));

  /** Codes of the host (protocol/errors.json) that have no screen of their own. @type {ReadonlyMap<string, string>} */
  const SCREEN_OF_CODE = new Map([
    ...['frame_too_large', 'frame_truncated', 'json_syntax', 'json_encoding', 'json_nul', 'json_duplicate_key', 'json_too_deep',
      'json_number', 'field_missing', 'field_type', 'field_range', 'field_size',
    ].map((code) => /** @type {[string, string]} */ ([code, 'mismatch'])),
    ['version_unsupported', 'too_old'],
    ['type_unknown', 'too_old'],
    ['origin_refused', 'forbidden'],
    ['out_of_memory', 'internal'],
    ['reply_too_large', 'internal'],
    ['clock_unreadable', 'clock'],
    ['internal', 'internal'],
    ['store_unavailable', 'store'],
    ['store_full', 'store'],
  ]);

  /** @param {ProblemError} error */
  const screenName = ({ code, update }) => {
    if (code === 'version_unsupported' && update === 'extension') return 'extension_too_old';
    const bare = code.replace(/^host_/, '');
    return SCREENS.has(bare) ? bare : SCREEN_OF_CODE.get(code) ?? 'internal';
  };

  rescind.screens = [...SCREENS.keys()];
  rescind.hasScreen = (code) => SCREENS.has(code) || SCREEN_OF_CODE.has(code);

  rescind.problemInShort = (code) => say(`problem_${screenName({ code })}_short`);

  /** @param {string} command */
  const commandBox = (command) =>
    el('div', { class: 'command' },
      el('p', {}, say(command.startsWith('rescind ') ? 'run' : 'run_in_folder')),
      el('pre', { dir: 'ltr' }, el('code', {}, command)));

  /**
   * The wait for the next try, counted down.
   * @param {number} retryAt @param {ProblemContext} ctx
   */
  const countdown = (retryAt, ctx) => {
    const line = el('p', { class: 'countdown' });
    rescind.time.live(line, () => {
      const now = ctx.now();
      line.textContent = retryAt > now ? say('retry_in', rescind.time.countdownSeconds(retryAt, now, ctx.locale)) : say('retrying');
      return retryAt > now ? (retryAt - now) % 1000 || 1000 : Infinity;
    });
    return line;
  };

  /** @type {Rescind['problem']} */
  rescind.problem = (error, ctx) => {
    const name = screenName(error);
    const screen = /** @type {Screen} */ (SCREENS.get(name));
    const command = screen.command?.();
    const retryAt = error.retry_at === undefined ? NaN : new Date(error.retry_at).getTime();

    /** @type {Record<Action, Element | undefined>} */
    const buttons = {
      retry: ctx.onRetry && el('button', { type: 'button', class: 'button main', 'data-key': 'retry', onclick: ctx.onRetry }, icon('refresh'), say('retry')),
      reload: ctx.onReload && el('button', { type: 'button', class: 'button', 'data-key': 'reload', onclick: ctx.onReload }, icon('refresh'), say('reload_page')),
      orders: el('a', { class: 'button main', href: ORDERS_PAGE, target: '_blank', rel: 'noopener noreferrer', 'data-key': 'orders' }, icon('outside'), say('open_orders')),
    };
    return el('article', { class: 'view problem', dir: rescind.saysDirection(), lang: say('text_language') },
      el('header', { class: `verdict tone-${screen.tone ?? 'trouble'}` },
        el('span', { class: 'disc' }, icon(screen.icon)),
        el('div', {}, el('h2', { tabindex: -1 }, say(`problem_${name}_title`)))),
      el('section', {},
        el('p', {}, say(`problem_${name}_body`)),
        Number.isNaN(retryAt) ? null : countdown(retryAt, ctx),
        command && commandBox(command),
        el('div', { class: 'row' },
          command && rescind.copyButton(say('command_copy'), () => command, 'command-copy'),
          screen.actions.map((action) => buttons[action])),
        SCREEN_OF_CODE.has(error.code) || name === 'internal' ? el('p', { class: 'small' }, say('problem_code', error.code)) : null));
  };
})();
