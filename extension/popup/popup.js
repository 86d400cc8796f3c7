/**
 * The popup: asks the worker for the state of its tab and shows one order's advice, or the list of orders, or what is wrong. It keeps
 * nothing. As long as something is under way it asks again every second, and draws again only what has changed.
 */

import { button, byId, dress, el, entitle, icon, logo, problem, say, session, speak, swap, view } from '../lib/ui.js';
import { describeForm, describeOffer, describedBar } from './describe.js';
import { aboutOrder, changedNote, orderList } from './list.js';

const POLL_MS = 1000;
const LOADING_MS = 8000; /* how long a page may take until that is called a problem */

const [head, changed, slot, live, foot] = [byId('head'), byId('changed'), byId('slot'), byId('heard'), byId('foot')];
let loadingUntil = Date.now() + LOADING_MS;

/* In a tab of its own, as the tests open it, the popup is told which tab it is for. */
const givenTab = new URLSearchParams(location.search).get('tab');
const tabId = givenTab !== null ? Number(givenTab) : (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id;

/** @type {Ask} */
const ask = (message) => chrome.runtime.sendMessage({ ...message, tab_id: tabId });

/** The order whose advice is open. @type {{ orderId: string, session: Session } | undefined} */
let shown;
/** The order that the buyer describes has no number of a page. */
const DESCRIBED = '';
/** The buyer reloaded the page from here: it is watched until `loadingUntil`, whatever it says at first. */
let reloaded = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let drawnReport = '';
/** The state that was drawn, as text. */
let drawnState = '';

const retry = async () => {
  await ask({ kind: 'retry' }).catch(() => undefined);
  drawnState = '';
  await refresh();
};

const reload = async () => {
  if (tabId !== undefined) await chrome.tabs.reload(tabId);
  loadingUntil = Date.now() + LOADING_MS;
  reloaded = true;
  await refresh();
};

const leave = () => {
  shown?.session.end();
  shown = undefined;
};

/** @param {Element} next */
const show = (next) => {
  leave();
  swap(slot, next, live);
};

/** @param {ErrorInfo} error */
const showProblem = (error) => {
  drawHead(false);
  show(problem(error, { onRetry: () => void retry(), onReload: () => void reload() }));
};

/** @param {object} change @returns {Promise<{ number: string, told: Told } | undefined>} undefined when there is none */
const described = async (change = {}) => {
  /** @type {DescribedReply | undefined} */
  const reply = await ask({ kind: 'describe', ...change }).catch(() => undefined);
  return reply?.ok ? reply : undefined;
};

const clearDescribed = async () => {
  await described({ clear: true });
  await showDescribing();
};

/** Asks what the order is like, until its stage is told; then shows the advice. */
const showDescribing = async () => {
  const { number = '' } = (await described()) ?? {};
  /** @type {AdviceReply | undefined} */
  const reply = await ask({ kind: 'advice', order_id: DESCRIBED }).catch(() => undefined);
  if (!reply?.ok) return showProblem(reply?.error ?? { code: 'internal' });
  const stage = reply.told['stage'];
  if (typeof stage === 'string') return showDescribed(reply.stages.find(({ id }) => id === stage)?.label ?? '', number);
  leave();
  drawHead(true, 'describe_back');
  const next = describeForm(reply, number, {
    onTell: (told) => void ask({ kind: 'tell', order_id: DESCRIBED, told }).then(showDescribing),
    onNumber: (news) => void described({ number: news }),
  });
  swap(slot, next, live);
  next.querySelector('h2')?.focus();
  shown = { orderId: DESCRIBED, session: { start: async () => {}, end: () => slot.replaceChildren() } };
};

/** Its stage may be taken back among the answers: then it is asked for again. @type {Ask} */
const askDescribed = async (message) => {
  const reply = await ask(message);
  if ('told' in reply && reply.ok && reply.told['stage'] === undefined) void showDescribing();
  return reply;
};

/** @param {string} stage in words @param {string} number */
const showDescribed = (stage, number) => {
  leave();
  drawHead(true, 'describe_back');
  const place = el('div', {});
  const inside = session(place, live, DESCRIBED, askDescribed);
  const bar = describedBar(stage, number, {
    onClear: () => void clearDescribed(),
    onNumber: (news) => void described({ number: news }).then(() => inside.start()),
  });
  swap(slot, el('div', {}, bar, place));
  shown = { orderId: DESCRIBED, session: inside };
  void inside.start();
};

const openOptions = async () => {
  await chrome.runtime.openOptionsPage();
  window.close();
};

const showNoOrderPage = () => {
  showProblem({ code: 'not_order_page' });
  slot.append(describeOffer(() => void showDescribing()));
};

/** @param {boolean} withBack @param {string} [words] of the way back */
const drawHead = (withBack, words = 'back') => {
  const options = say('options_title');
  head.replaceChildren(
    ...(withBack ? [button({ class: 'button quiet', onclick: back }, icon('back'), say(words))] : []),
    ...logo(say('ext_name')),
    button({ class: 'button quiet settings', 'aria-label': options, title: options, onclick: openOptions }, icon('sliders')));
};

/** @param {OrderSummary} order @param {boolean} isOneOfSeveral */
const showOrder = (order, isOneOfSeveral) => {
  leave();
  drawHead(isOneOfSeveral);
  const place = el('div', {});
  swap(slot, el('div', {}, aboutOrder(order), place));
  shown = { orderId: order.order_id, session: session(place, live, order.order_id, ask, () => void reload(), () => window.close()) };
  void shown.session.start();
  if (isOneOfSeveral) head.querySelector('button')?.focus();
};

const back = async () => {
  const orderId = shown?.orderId;
  leave();
  drawnState = '';
  await refresh();
  const entry = [...slot.querySelectorAll('.entry')].find((node) => node.getAttribute('data-key') === orderId);
  if (entry instanceof HTMLElement) entry.focus();
};

/** @param {StateSuccess} state */
const draw = ({ changed: report = '', host, page, orders }) => {
  if (report !== drawnReport) changed.replaceChildren(...(report === '' ? [] : [changedNote(report)]));
  drawnReport = report;
  foot.textContent = host.version && host.pack ? say('popup_versions', host.pack, host.version) : '';
  if (host.state !== 'ready') return showProblem({ code: host.state, retry_at: host.retry_at });
  if (page === 'loading') {
    if (Date.now() >= loadingUntil) return showProblem({ code: 'loading_long' });
    drawHead(false);
    return show(view.loading());
  }
  if (page === 'not_order_page') return showNoOrderPage();
  if (page !== 'orders') return showProblem({ code: page });
  const [first, ...others] = orders;
  if (!first) return showProblem({ code: 'no_orders' });
  if (others.length === 0) return showOrder(first, false);
  drawHead(false);
  return show(orderList(orders, (order) => showOrder(order, true)));
};

/** In how many ms to ask again; Infinity when nothing is under way any more. @param {StateSuccess} state */
const pauseAfter = ({ host, page, orders }) => {
  const now = Date.now();
  if (host.retry_at !== undefined) return Math.max(POLL_MS, host.retry_at - now);
  if (page === 'loading') return POLL_MS;
  const mayChange = reloaded || page === 'blocked' || orders.some(({ advice }) => !advice);
  return mayChange && now < loadingUntil ? POLL_MS : Infinity;
};

const refresh = async () => {
  clearTimeout(timer);
  /** @type {StateReply | undefined} */
  const state = await ask({ kind: 'state' }).catch(() => undefined);
  if (!state?.ok) return showProblem(state?.error ?? { code: 'internal' });
  const text = JSON.stringify([state, Date.now() >= loadingUntil]);
  if (text !== drawnState && !shown) draw(state);
  drawnState = text;
  const pause = pauseAfter(state);
  if (pause < Infinity) timer = setTimeout(refresh, pause);
};

/** @type {SettingsReply | undefined} */
const chosen = await ask({ kind: 'settings' }).catch(() => undefined);
speak(chosen?.ok ? chosen.words : undefined);
dress(live);
document.body.classList.toggle('page', givenTab !== null);
entitle(say('ext_name'));
await refresh();
/* What was described before the popup was closed is still there. */
if (slot.querySelector('.offer') && (await described())?.told['stage'] !== undefined) await showDescribing();
