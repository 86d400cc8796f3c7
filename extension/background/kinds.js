/**
 * The answer to each kind of message: lib/messages.js has the list.
 */

import { TROUBLE_BADGE, badgeOf } from './badge.js';
import { readLesson } from './lesson.js';
import { isLang } from './settings.js';
import { readTold } from './told.js';
import { LANGUAGES } from './words.js';

/** @typedef {import("../lib/messages.js").RawOrder} RawOrder */
/** @typedef {import("../lib/messages.js").Failure} Failure */
/** @typedef {import("./router.js").Message} Message */
/** @typedef {import("./router.js").Caller} Caller */

const MAX_ORDERS = 1000;
const MAX_REPORT = 65_536; /* characters */

/* What a page may say of an order: PROTOCOL.md, "advise". What the buyer told is not among it. */
const MEMBERS = ['order_id', 'status', 'date', 'buttons', 'store', 'total', 'items', 'tags', 'notice', 'rows', 'tracking', 'signals', 'left_ms', 'seen_at'];

/** @param {string} code @returns {Failure} */
const failure = (code) => ({ ok: false, error: { code } });
const DONE = /** @type {const} */ ({ ok: true });

/** @param {unknown} value @returns {value is string} */
const isOrderId = (value) => typeof value === 'string' && /^[0-9]{10,24}$/.test(value);

/** @param {unknown} value */
const isMoment = (value) => typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z$/.test(value) && !Number.isNaN(Date.parse(value));

/** @param {unknown} value @returns {RawOrder | undefined} */
const readOrder = (value) => {
  if (typeof value !== 'object' || value === null || !('order_id' in value) || !isOrderId(value.order_id)) return undefined;
  return /** @type {RawOrder} */ (Object.fromEntries(Object.entries(value).filter(([name, member]) => MEMBERS.includes(name) && (name !== 'seen_at' || isMoment(member)))));
};

/** What a hint, the badge and the popup's list show of an advice: a page of a hundred orders need not take in more. @param {Advice} advice @returns {Advice} */
const inShort = ({ order_id, verdict, certainty, urgency, cancellable, short }) => /** @type {Advice} */ ({ order_id, verdict, certainty, urgency, cancellable, short });

/** The page that asks, as the host is told of it. @param {unknown} value @param {string} host */
const readPage = (value, host) => {
  const { kind, lang } = /** @type {{kind?: unknown, lang?: unknown}} */ (value ?? {});
  return { kind: typeof kind === 'string' ? kind : '', host, lang: isLang(lang) ? lang : '' };
};

/**
 * @param {{
 *   host: ReturnType<typeof import("./host.js").createHost>,
 *   starts: ReturnType<typeof import("./starts.js").createStarts>,
 *   tabs: ReturnType<typeof import("./tabs.js").createTabs>,
 *   told: ReturnType<typeof import("./told.js").createTold>,
 *   badge: ReturnType<typeof import("./badge.js").createBadge>,
 *   settings: ReturnType<typeof import("./settings.js").createSettings>,
 *   isOrderPage: (address: string | undefined) => boolean,
 *   late: ReturnType<typeof import("./late.js").createLate>,
 *   openTab: (address: string, beside: number) => Promise<void>,
 * }} tools
 * @returns {Map<unknown, import("./router.js").Kind>}
 */
export const createKinds = ({ host, starts, tabs, told, badge, settings, isOrderPage, late, openTab }) => {
  /** A failure on an order page is seen on the icon. @template {{ok: boolean}} T @param {T} reply @param {number | undefined} tabId @returns {Promise<T>} */
  const shown = async (reply, tabId) => {
    if (!reply.ok && tabId !== undefined) await badge.show(tabId, TROUBLE_BADGE);
    return reply;
  };

  /** @param {RawOrder} order @returns {Promise<RawOrder>} */
  const withTold = async (order) => {
    const statements = await told.of(order.order_id);
    return Object.keys(statements.told).length > 0 ? { ...order, ...statements } : order;
  };

  /** Advice, with what the buyer told; statements that are too old are forgotten. @param {RawOrder[]} orders @param {import("./host.js").Wish} wish */
  const adviseOn = async (orders, wish) => {
    const asked = await Promise.all(orders.map(withTold));
    const reply = await host.advise(asked, wish);
    for (const { order_id: orderId, stale } of reply.ok ? reply.advice : []) {
      const order = stale && stale.length > 0 && asked.find((each) => each.order_id === orderId);
      if (order) await told.drop(orderId, stale, { told: order.told ?? {}, told_at: order.told_at ?? {} });
    }
    return reply;
  };

  /** @param {number | undefined} tabId @param {unknown} orderId */
  const find = async (tabId, orderId) => {
    if (tabId === undefined || !isOrderId(orderId)) return failure('internal');
    const found = await tabs.order(tabId, orderId);
    const order = readOrder(found?.order);
    return found && order ? { ok: /** @type {const} */ (true), ...found, order, tabId } : failure('order_gone');
  };

  /** @param {Message} message @param {Caller} caller @returns {Promise<import("../lib/messages.js").AdviceReply>} */
  const advise = async ({ order_id: orderId }, { tabId }) => {
    const found = await find(tabId, orderId);
    if (!found.ok) return found;
    const { order, page } = found;
    const { letter_lang: wanted } = await settings.all();
    const reply = await adviseOn([order], { page, view: 'full', ...(wanted && { letter_lang: wanted }) });
    if (!reply.ok) return reply;
    const [advice] = reply.advice;
    if (!advice) return failure('crashed');
    const statements = await told.of(order.order_id);
    return { ok: true, advice, told: statements.told, lang: await settings.lang(), letter_lang: advice.letter?.lang ?? wanted, ...(await host.choices()) };
  };

  /** Every open page, since the same text may stand on each of them. @param {Lesson} lesson */
  const teachHost = async (lesson) => {
    const reply = await host.teach(lesson);
    if (reply.ok) void tabs.again();
    return reply;
  };

  /**
   * What was said of a status's meaning holds for every order once the host has it, and must not outlive the status as a fact of this one.
   * @param {Message} message @param {Caller} caller @returns {Promise<import("../lib/messages.js").AdviceReply>}
   */
  const tell = async (message, caller) => {
    const news = readTold(message['told']);
    const lesson = message['teach'] === undefined ? undefined : readLesson(message['teach']);
    if (!news || !isOrderId(message['order_id']) || (message['teach'] !== undefined && !lesson)) return failure('internal');
    const taught = lesson ? (await teachHost(lesson)).ok : false;
    await told.add(message['order_id'], taught ? Object.fromEntries(Object.keys(news).map((name) => [name, null])) : news);
    const reply = await advise(message, caller);
    if (reply.ok && caller.tabId !== undefined) tabs.hints(caller.tabId, [inShort(reply.advice)]);
    return reply.ok && lesson && !taught ? { ...reply, untaught: true } : reply;
  };

  /** @param {Message} message @returns {Promise<import("../lib/messages.js").TaughtReply>} */
  const teach = async (message) => {
    const lesson = readLesson(message);
    if (!lesson) return failure('internal');
    const reply = await teachHost(lesson);
    return reply.ok ? host.taught() : reply;
  };

  /** @param {Message} message @param {Caller} caller @returns {Promise<import("../lib/messages.js").HintsReply>} */
  const page = async ({ page: from, orders }, { tabId, host: hostname }) => {
    if (!Array.isArray(orders) || orders.length > MAX_ORDERS) return failure('internal');
    const read = orders.flatMap((order) => readOrder(order) ?? []);
    const reply = await adviseOn(read, { page: readPage(from, hostname), view: 'hint' });
    return shown(reply.ok ? { ok: true, advice: reply.advice.map(inShort) } : reply, tabId);
  };

  /** @param {Message} _ @param {Caller} caller @returns {Promise<import("../lib/messages.js").StateReply>} */
  const state = async (_, { tabId }) => {
    await host.ready();
    const report = tabId === undefined ? undefined : await tabs.report(tabId);
    return {
      ok: true,
      page: report?.read ?? 'not_order_page',
      orders: report?.orders ?? [],
      ...(report?.changed !== undefined && { changed: String(report.changed).slice(0, MAX_REPORT) }),
      host: host.info(),
      lang: await settings.lang(),
      letter_lang: (await settings.all()).letter_lang,
      ...(await host.choices()),
    };
  };

  /** @param {() => Promise<Record<string, string> | undefined>} [wordsOf] @returns {Promise<import("../lib/messages.js").SettingsReply>} */
  const chosen = async (wordsOf = settings.words) => {
    const words = await wordsOf();
    return { ok: true, settings: await settings.all(), languages: LANGUAGES, ...(words && { words }) };
  };

  /** @param {Message} _ @param {Caller} caller @returns {Promise<import("../lib/messages.js").ScriptsReply>} */
  const lateScripts = async (_, { tabId }) => {
    if (tabId === undefined || !(await late(tabId))) return failure('internal');
    const words = await settings.words();
    return { ok: true, ...(words && { words }) };
  };

  /** @param {Message} message @returns {Promise<import("../lib/messages.js").SettingsReply>} */
  const set = async ({ name, value }) => {
    if (!(await settings.set(name, value))) return failure('internal');
    void tabs.anew();
    return chosen();
  };

  /** @param {Message} message @param {Caller} caller @returns {Promise<import("../lib/messages.js").DoneReply>} */
  const openDetail = async ({ order_id: orderId }, { tabId }) => {
    const found = await find(tabId, orderId);
    if (!found.ok) return found;
    const address = [found.detail_url, await host.detailAddress(found.page.host, found.order.order_id)].find(isOrderPage);
    if (address === undefined) return failure('order_gone');
    await openTab(address, found.tabId);
    return DONE;
  };

  return new Map(
    /** @type {[string, import("./router.js").Kind][]} */ ([
      ['profile', { from: ['page'], answer: async (_, { tabId }) => shown(await host.profile(), tabId) }],
      ['page', { from: ['page'], answer: page }],
      ['badge', { from: ['page'], answer: async ({ orders }, { tabId }) => (tabId !== undefined && (await badge.show(tabId, badgeOf(orders))), DONE) }],
      ['advice', { from: ['page', 'own'], answer: advise }],
      ['tell', { from: ['page', 'own'], answer: tell }],
      ['teach', { from: ['own'], answer: teach }],
      ['taught', { from: ['own'], answer: host.taught }],
      ['letter_lang', {
        from: ['page', 'own'],
        answer: async ({ lang: wanted }) => {
          if (!isLang(wanted)) return failure('internal');
          await settings.set('letter_lang', wanted);
          return DONE;
        },
      }],
      ['open_detail', { from: ['page', 'own'], answer: openDetail }],
      ['state', { from: ['own'], answer: state }],
      ['settings', {
        from: ['page', 'own'],
        answer: (_, { origin }) => chosen(origin === 'page' ? settings.hintWords : settings.words),
      }],
      ['scripts', { from: ['page'], answer: lateScripts }],
      ['set', { from: ['own'], answer: set }],
      ['quiet', { from: ['page'], answer: () => set({ name: 'note', value: false }) }],
      ['answers', { from: ['own'], answer: async () => ({ ok: true, count: await told.count() }) }],
      ['forget_answers', {
        from: ['own'],
        answer: async () => {
          await told.forget();
          void tabs.again();
          return { ok: true, count: await told.count() };
        },
      }],
      ['retry', {
        from: ['page', 'own'],
        answer: async (message, caller) => {
          await starts.forgive();
          await host.ready();
          void tabs.again();
          return state(message, caller);
        },
      }],
    ]),
  );
};
