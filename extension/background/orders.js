/**
 * Answers about orders: advice with the buyer's own answers counted in, hints for a page, what a status means, an order's own page.
 */

import { TROUBLE_BADGE } from './badge.js';
import { DESCRIBED, adviceWithoutPage } from './described.js';
import { failure } from './failure.js';
import { isOrderId, readLesson, readOrder, readPage, readTold } from './read.js';

/** @import {createBadge} from './badge.js' */
/** @import {createDescribed} from './described.js' */
/** @import {Host, Wish} from './host.js' */
/** @import {Answering, Caller, Message} from './router.js' */
/** @import {createSettings} from './settings.js' */
/** @import {createTabs} from './tabs.js' */
/** @import {createTold} from './told.js' */
/** @import {createWishes} from './wishes.js' */

const MAX_ORDERS = 1000; /* of one page */

/** What hints, badge and the popup's list show of an advice. A page of a hundred orders need not take in more. @param {Advice} advice */
const summary = ({ order_id, verdict, certainty, urgency, cancellable, short }) =>
  /** @type {Advice} */ ({ order_id, verdict, certainty, urgency, cancellable, short });

/**
 * @param {{
 *   host: Host,
 *   tabs: ReturnType<typeof createTabs>,
 *   told: ReturnType<typeof createTold>,
 *   wishes: ReturnType<typeof createWishes>,
 *   described: ReturnType<typeof createDescribed>,
 *   badge: ReturnType<typeof createBadge>,
 *   settings: ReturnType<typeof createSettings>,
 *   isOrderPage: (address: string | undefined) => boolean,
 *   openTab: (address: string, beside: number) => Promise<void>,
 * }} tools
 */
export const createOrders = ({ host, tabs, told, wishes, described, badge, settings, isOrderPage, openTab }) => {
  /**
   * Advice with the buyer's answers counted in; answers that the host calls too old are forgotten.
   * @param {RawOrder[]} orders @param {Wish} wish @param {(order: RawOrder) => string} keyOf under which they are kept
   */
  const adviseOn = async (orders, wish, keyOf = ({ order_id }) => order_id) => {
    const asked = await Promise.all(orders.map(async (order) => {
      const statements = await told.of(keyOf(order));
      return Object.keys(statements.told).length > 0 ? { ...order, ...statements } : order;
    }));
    const reply = await host.advise(asked, wish);
    for (const { order_id: orderId, stale } of reply.ok ? reply.advice : []) {
      const order = stale && stale.length > 0 && asked.find((each) => each.order_id === orderId);
      if (order) await told.drop(keyOf(order), stale, order.told_at ?? {});
    }
    return reply;
  };

  /** The order as its page shows it now. @param {Message} message @param {Caller} caller */
  const find = async ({ order_id: orderId }, { tabId }) => {
    if (tabId === undefined || !isOrderId(orderId)) return failure('internal');
    const found = await tabs.order(tabId, orderId);
    const order = readOrder(found?.order);
    return found && order ? { ok: /** @type {const} */ (true), ...found, order, tabId } : failure('order_gone');
  };

  const letterLang = async () => {
    const { letter_lang: wanted } = await settings.all();
    return wanted && { letter_lang: wanted };
  };

  /** @returns {Promise<AdviceReply>} */
  const adviseOnDescribed = async () => {
    const order = { order_id: await described.number() };
    const reply = await adviseOn([order], { view: 'full', ...(await letterLang()) }, () => DESCRIBED);
    if (!reply.ok) return reply;
    const [advice] = reply.advice;
    if (!advice) return failure('crashed');
    const { told: facts } = await told.of(DESCRIBED);
    return { ok: true, described: true, advice: adviceWithoutPage(advice), told: facts, ...(await host.choices()) };
  };

  /** @param {unknown} orderId @param {Caller} caller */
  const isDescribed = (orderId, { origin }) => origin === 'own' && orderId === DESCRIBED;

  /** @type {Answering<AdviceReply>} */
  const advise = async (message, caller) => {
    if (isDescribed(message['order_id'], caller)) return adviseOnDescribed();
    const found = await find(message, caller);
    if (!found.ok) return found;
    const { order, page } = found;
    const reply = await adviseOn([order], { page, view: 'full', ...(await letterLang()) });
    if (!reply.ok) return reply;
    const [advice] = reply.advice;
    if (!advice) return failure('crashed');
    const statements = await told.of(order.order_id);
    return { ok: true, advice, told: statements.told, page_kind: page.kind, ...(await host.choices()) };
  };

  /** Gives the host a lesson. All open pages then ask again, since the same text may stand on each of them. @param {Lesson} lesson */
  const giveLesson = async (lesson) => {
    const reply = await host.teach(lesson);
    if (reply.ok) void tabs.refresh();
    return reply;
  };

  /** Opens the order's own page. @param {Exclude<Awaited<ReturnType<typeof find>>, Failure>} found @returns {Promise<DoneReply>} */
  const openOwn = async (found) => {
    const address = [found.detail_url, await host.detailAddress(found.page.host, found.order.order_id)].find(isOrderPage);
    if (address === undefined) return failure('order_gone');
    await openTab(address, found.tabId);
    return { ok: true };
  };

  /**
   * Shows the button for which this page was opened, as soon as the page has it.
   * @param {RawOrder} order @param {PageInfo} page @param {number} tabId
   */
  const grant = async (order, page, tabId) => {
    const press = await wishes.of(order.order_id, page.kind);
    const reply = press === undefined ? undefined : await adviseOn([order], { page, view: 'full' });
    const text = reply?.ok && press !== undefined ? reply.advice[0]?.steps?.find((step) => step.press === press)?.seen : undefined;
    if (text !== undefined && await tabs.show(tabId, order.order_id, text)) await wishes.drop(order.order_id);
  };

  return {
    advise,

    /** @type {Answering<AdviceReply>} */
    tell: async (message, caller) => {
      const { order_id: orderId, told: facts, teach } = message;
      const news = readTold(facts);
      const lesson = teach === undefined ? undefined : readLesson(teach);
      const isKnown = isOrderId(orderId) || isDescribed(orderId, caller);
      if (!news || !isKnown || (teach !== undefined && !lesson)) return failure('internal');
      const taught = lesson ? (await giveLesson(lesson)).ok : false;
      /* A lesson that the host keeps holds as long as the order has this status; a fact of the order would hold longer. */
      await told.add(String(orderId), taught ? Object.fromEntries(Object.keys(news).map((name) => [name, null])) : news);
      const reply = await advise(message, caller);
      if (reply.ok && orderId !== DESCRIBED && caller.tabId !== undefined) tabs.hints(caller.tabId, [summary(reply.advice)]);
      return reply.ok && lesson && !taught ? { ...reply, untaught: true } : reply;
    },

    /** @type {Answering<DescribedReply>} */
    describe: async ({ number, clear }) => {
      if (number !== undefined && number !== '' && !isOrderId(number)) return failure('internal');
      if (clear === true) await told.forget(DESCRIBED);
      if (clear === true || number !== undefined) await described.setNumber(clear === true ? '' : String(number));
      return { ok: true, number: await described.number(), told: (await told.of(DESCRIBED)).told };
    },

    /** @type {Answering<TaughtReply>} */
    teach: async (message) => {
      const lesson = readLesson(message);
      if (!lesson) return failure('internal');
      const reply = await giveLesson(lesson);
      return reply.ok ? host.taught() : reply;
    },

    /** @type {Answering<HintsReply>} */
    hints: async ({ page, orders }, { tabId, hostname }) => {
      if (!Array.isArray(orders) || orders.length > MAX_ORDERS) return failure('internal');
      const read = orders.flatMap((order) => readOrder(order) ?? []);
      const reply = await adviseOn(read, { page: readPage(page, hostname), view: 'hint' });
      if (!reply.ok && tabId !== undefined) await badge.show(tabId, TROUBLE_BADGE);
      const [order, ...others] = read;
      if (reply.ok && order && others.length === 0 && tabId !== undefined) void grant(order, readPage(page, hostname), tabId);
      return reply.ok ? { ok: true, advice: reply.advice.map(summary) } : reply;
    },

    /** @type {Answering<DoneReply>} */
    openDetail: async (message, caller) => {
      const found = await find(message, caller);
      return found.ok ? openOwn(found) : found;
    },

    /** @type {Answering<DoneReply>} */
    show: async (message, caller) => {
      const { press, text, on } = message;
      const found = await find(message, caller);
      if (!found.ok) return found;
      const { order: { order_id: orderId }, page, tabId } = found;
      if (typeof text === 'string' && await tabs.show(tabId, orderId, text)) return { ok: true };
      if (typeof press !== 'string' || typeof on !== 'string' || on === page.kind) return failure('button_gone');
      await wishes.keep(orderId, press, on);
      return openOwn(found);
    },
  };
};
