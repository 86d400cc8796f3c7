/**
 * Who answers each kind of message, and who may send it: lib/messages.d.ts says what is in the messages and in the answers.
 */

import { TROUBLE_BADGE, badgeOf } from './badge.js';
import { failure } from './failure.js';
import { createOrders } from './orders.js';
import { isLang } from './settings.js';

/** @import {createInject} from './inject.js' */
/** @import {Caller, Handler, Message} from './router.js' */
/** @import {createStarts} from './starts.js' */

const MAX_REPORT = 65_536; /* characters */

/**
 * @param {Parameters<typeof createOrders>[0] & {
 *   starts: ReturnType<typeof createStarts>,
 *   inject: ReturnType<typeof createInject>,
 * }} tools
 * @returns {Map<unknown, Handler>} by kind
 */
export const createHandlers = (tools) => {
  const { host, starts, tabs, told, badge, settings, inject } = tools;
  const orders = createOrders(tools);

  /** @param {Message} _ @param {Caller} caller @returns {Promise<ProfileReply>} */
  const profile = async (_, { tabId }) => {
    const reply = await host.profile();
    if (!reply.ok && tabId !== undefined) await badge.show(tabId, TROUBLE_BADGE);
    return reply;
  };

  /** @param {Message} message @param {Caller} caller @returns {Promise<DoneReply>} */
  const count = async ({ orders: some }, { tabId }) => {
    if (tabId !== undefined) await badge.show(tabId, badgeOf(some));
    return { ok: true };
  };

  /** @param {Message} _ @param {Caller} caller @returns {Promise<StateReply>} */
  const state = async (_, { tabId }) => {
    await host.ready();
    const report = tabId === undefined ? undefined : await tabs.report(tabId);
    return {
      ok: true,
      page: report?.read ?? 'not_order_page',
      orders: report?.orders ?? [],
      ...(report?.changed !== undefined && { changed: String(report.changed).slice(0, MAX_REPORT) }),
      host: host.info(),
      ...(await host.choices()),
    };
  };

  /** @type {typeof state} */
  const retry = async (message, caller) => {
    await starts.reset();
    await host.ready();
    void tabs.refresh();
    return state(message, caller);
  };

  /** @param {Message} [_] @param {Caller} [caller] @returns {Promise<SettingsReply>} */
  const chosen = async (_, caller) => {
    const words = caller?.origin === 'page' ? await settings.hintWords() : await settings.words();
    return { ok: true, settings: await settings.all(), languages: await settings.languages(), ...(words && { words }) };
  };

  /** @param {Message} message @returns {Promise<SettingsReply>} */
  const set = async ({ name, value }) => {
    if (!(await settings.set(name, value))) return failure('internal');
    void tabs.restart();
    return chosen();
  };

  /** @param {Message} message @returns {Promise<DoneReply>} */
  const letterLang = async ({ lang }) => {
    if (!isLang(lang)) return failure('internal');
    await settings.set('letter_lang', lang);
    return { ok: true };
  };

  /** @param {Message} _ @param {Caller} caller @returns {Promise<ScriptsReply>} */
  const scripts = async (_, { tabId }) => {
    if (tabId === undefined || !(await inject(tabId))) return failure('internal');
    const words = await settings.words();
    return { ok: true, ...(words && { words }) };
  };

  /** @returns {Promise<AnswersReply>} */
  const answers = async () => ({ ok: true, count: await told.count() });

  /** @type {typeof answers} */
  const forgetAnswers = async () => {
    await told.forget();
    void tabs.refresh();
    return answers();
  };

  /** @type {[kind: string, from: Handler['from'], answer: Handler['answer']][]} */
  const table = [
    ['profile', ['page'], profile],
    ['page', ['page'], orders.hints],
    ['badge', ['page'], count],
    ['advice', ['page', 'own'], orders.advise],
    ['tell', ['page', 'own'], orders.tell],
    ['teach', ['own'], orders.teach],
    ['taught', ['own'], host.taught],
    ['letter_lang', ['page', 'own'], letterLang],
    ['open_detail', ['page', 'own'], orders.openDetail],
    ['state', ['own'], state],
    ['retry', ['page', 'own'], retry],
    ['settings', ['page', 'own'], chosen],
    ['scripts', ['page'], scripts],
    ['set', ['own'], set],
    ['quiet', ['page'], () => set({ name: 'note', value: false })],
    ['answers', ['own'], answers],
    ['forget_answers', ['own'], forgetAnswers],
  ];
  return new Map(table.map(([kind, from, answer]) => [kind, { from, answer }]));
};
