// What is said when there is no advice: every code has words, and where a command mends it, that command.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { failureOfReply } from '../../extension/background/failure.js';
import { SCREENS, messages, openWindow, words } from './ui-window.js';

/** @type {{errors: {code: string, side: string}[]}} */
const { errors } = JSON.parse(readFileSync(new URL('../../protocol/errors.json', import.meta.url), 'utf8'));

/** @param {string} key */
const said = (key) => messages[key]?.message ?? '';
/** @param {any} node */
const part = (node) => ({ title: words(node.querySelector('h2')), command: words(node.querySelector('code')) });

const ID = 'abcdefghijklmnopabcdefghijklmnop';

for (const { code, screen, command, actions } of [
  { code: 'missing', screen: 'missing', command: './install/install.sh', actions: ['command-copy', 'retry'] },
  { code: 'forbidden', screen: 'forbidden', command: `./install/install.sh --extension-id ${ID}`, actions: ['command-copy', 'retry'] },
  { code: 'too_old', screen: 'too_old', command: 'git pull && ./install/install.sh', actions: ['command-copy', 'retry'] },
  { code: 'extension_too_old', screen: 'extension_too_old', command: 'git pull', actions: ['command-copy', 'retry'] },
  { code: 'crashed', screen: 'crashed', command: 'rescind doctor', actions: ['command-copy', 'retry'] },
  { code: 'timeout', screen: 'timeout', command: 'rescind doctor', actions: ['command-copy', 'retry'] },
  { code: 'waiting', screen: 'waiting', command: '', actions: ['retry'] },
  { code: 'unreadable', screen: 'unreadable', command: '', actions: ['reload'] },
  { code: 'blocked', screen: 'blocked', command: '', actions: ['reload'] },
  { code: 'loading_long', screen: 'loading_long', command: '', actions: ['reload'] },
  { code: 'not_order_page', screen: 'not_order_page', command: '', actions: ['orders', 'reload'] },
  { code: 'no_orders', screen: 'no_orders', command: '', actions: ['orders', 'reload'] },
  { code: 'order_gone', screen: 'order_gone', command: '', actions: ['reload'] },
  { code: 'json_syntax', screen: 'mismatch', command: 'git pull && ./install/install.sh', actions: ['command-copy', 'retry'] },
  { code: 'clock_unreadable', screen: 'clock', command: '', actions: ['retry'] },
  { code: 'store_unavailable', screen: 'internal', command: 'rescind doctor', actions: ['command-copy', 'retry'] },
  { code: 'store_full', screen: 'internal', command: 'rescind doctor', actions: ['command-copy', 'retry'] },
  { code: 'constructor', screen: 'internal', command: 'rescind doctor', actions: ['command-copy', 'retry'] },
  { code: '<img src=x>', screen: 'internal', command: 'rescind doctor', actions: ['command-copy', 'retry'] },
])
  test(`${code}: the screen “${screen}”`, () => {
    const { rescind } = openWindow();
    const view = rescind.problem({ code }, { onRetry: () => undefined, onReload: () => undefined });
    assert.deepEqual(part(view), { title: said(`problem_${screen}_title`), command });
    assert.ok(words(view).includes(said(`problem_${screen}_body`)));
    assert.deepEqual([...view.querySelectorAll('[data-key]')].map((node) => node.getAttribute('data-key')), actions);
    assert.equal(view.querySelectorAll('img').length, 0);
    /* What only the popup and the panel say has no line for a hint. */
    if (actions.includes('reload')) assert.equal(messages[`problem_${screen}_short`], undefined);
    else assert.equal(rescind.problemInShort(code), said(`problem_${screen}_short`));
  });

test('every code the host can answer with has a screen that was meant for it', () => {
  const { rescind } = openWindow();
  /* Of the first three there is nothing better to say than of a code nobody knows; the others answer a lesson alone, on no screen. */
  const OURS = ['internal', 'out_of_memory', 'reply_too_large', 'store_unavailable', 'store_full'];
  const unknown = rescind.problemInShort('from_the_future');
  assert.equal(unknown, said('problem_internal_short'));
  assert.ok(errors.length >= 19);
  for (const { code } of errors) assert.equal(rescind.problemInShort(failureOfReply({ code })) === unknown, OURS.includes(code), code);
});

test('no button is drawn for what cannot be done', () => {
  const { rescind } = openWindow();
  assert.ok(SCREENS.length >= 16);
  for (const code of SCREENS)
    assert.equal(rescind.problem({ code }, {}).querySelector('[data-key="retry"], [data-key="reload"]'), null, code);
});

test('the way to the orders is a link of AliExpress', () => {
  const { rescind } = openWindow();
  const link = rescind.problem({ code: 'not_order_page' }, {}).querySelector('a');
  assert.equal(link?.getAttribute('href'), 'https://www.aliexpress.com/p/order/index.html');
  assert.match(link?.getAttribute('rel') ?? '', /noopener/);
});

test('the wait for the next try is counted down', () => {
  const { rescind, document, pass, timers } = openWindow();
  const view = rescind.problem({ code: 'waiting', retry_at: Date.parse('2026-11-21T09:20:03Z') }, {});
  document.body.append(view);
  const line = () => words(view.querySelector('.countdown'));
  assert.equal(line(), 'Next try in 3 seconds');
  pass(1000);
  assert.equal(line(), 'Next try in 2 seconds');
  pass(2000);
  assert.equal(line(), 'Trying again…');
  assert.equal(timers.size, 0);
});
