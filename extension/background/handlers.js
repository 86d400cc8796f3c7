/**
 * Who answers each kind of message, and who may send it: lib/messages.d.ts says what is in the messages and in the answers.
 */

import { TROUBLE_BADGE, badgeOf } from './badge.js';
import { failure } from './failure.js';
import { createOrders } from './orders.js';
import { isLang } from './settings.js';

/** @import {createInject} from './inject.js' */
/** @import {Handlers, Origin} from './router.js' */
/** @import {createStarts} from './starts.js' */

const MAX_REPORT = 65_536; /* characters */
/** @type {Record<'PAGE' | 'OWN' | 'BOTH', Origin[]>} */
const { PAGE, OWN, BOTH } = { PAGE: ['page'], OWN: ['own'], BOTH: ['page', 'own'] };

/**
 * @param {Parameters<typeof createOrders>[0] & {
 *   starts: ReturnType<typeof createStarts>,
 *   inject: ReturnType<typeof createInject>,
 * }} tools
 */
export const createHandlers = (tools) => {
  const { host, starts, tabs, told, badge, settings, inject } = tools;
  const orders = createOrders(tools);

  const chosen = async (/** @type {Record<string, string> | undefined} */ words) =>
    ({ ok: /** @type {const} */ (true), settings: await settings.all(), languages: await settings.languages(), ...(words && { words }) });

  /** @param {unknown} name @param {unknown} value @returns {Promise<SettingsReply>} */
  const set = async (name, value) => {
    if (!(await settings.set(name, value))) return failure('internal');
    void tabs.restart();
    return chosen(await settings.words());
  };

  /** @type {Handlers} */
  const handlers = {
    profile: { from: PAGE, answer: async (_, { tabId }) => {
      const reply = await host.profile();
      if (!reply.ok && tabId !== undefined) await badge.show(tabId, TROUBLE_BADGE);
      return reply;
    } },
    page: { from: PAGE, answer: orders.hints },
    badge: { from: PAGE, answer: async ({ orders: some }, { tabId }) => {
      if (tabId !== undefined) await badge.show(tabId, badgeOf(some));
      return { ok: true };
    } },
    advice: { from: BOTH, answer: orders.advise },
    tell: { from: BOTH, answer: orders.tell },
    teach: { from: OWN, answer: orders.teach },
    taught: { from: OWN, answer: host.taught },
    letter_lang: { from: BOTH, answer: async ({ lang }) => {
      if (!isLang(lang)) return failure('internal');
      await settings.set('letter_lang', lang);
      return { ok: true };
    } },
    describe: { from: OWN, answer: orders.describe },
    open_detail: { from: BOTH, answer: orders.openDetail },
    show: { from: BOTH, answer: orders.show },
    state: { from: OWN, answer: async (_, { tabId }) => {
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
    } },
    retry: { from: BOTH, answer: async (message, caller) => {
      await starts.reset();
      await host.ready();
      void tabs.refresh();
      return handlers.state.answer(message, caller);
    } },
    settings: { from: BOTH, answer: async (_, { origin }) => chosen(await (origin === 'page' ? settings.hintWords() : settings.words())) },
    scripts: { from: PAGE, answer: async (_, { tabId }) => {
      if (tabId === undefined || !(await inject(tabId))) return failure('internal');
      const words = await settings.words();
      return { ok: true, ...(words && { words }) };
    } },
    set: { from: OWN, answer: ({ name, value }) => set(name, value) },
    quiet: { from: PAGE, answer: () => set('note', false) },
    answers: { from: OWN, answer: async () => ({ ok: true, count: await told.count() }) },
    forget_answers: { from: OWN, answer: async (message, caller) => {
      await told.forget();
      void tabs.refresh();
      return handlers.answers.answer(message, caller);
    } },
  };
  return handlers;
};
