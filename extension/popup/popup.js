/**
 * The popup: asks the worker how things stand with the tab, shows one order's advice, or the list, or what is wrong. It keeps
 * nothing; while something is still under way it asks again each second, and draws again only what has changed.
 */

const { el, icon, say } = rescind;

const AGAIN_MS = 1000;
const PATIENCE_MS = 8000;

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [head, changed, slot, heard, foot] = [byId('head'), byId('changed'), byId('slot'), byId('heard'), byId('foot')];
/** Until when a page may still be on its way. */
let patience = Date.now() + PATIENCE_MS;

const givenTab = new URLSearchParams(location.search).get('tab');
const tabId = givenTab !== null ? Number(givenTab) : (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id;

/** @param {Record<string, unknown>} message */
const ask = (message) => chrome.runtime.sendMessage({ ...message, tab_id: tabId });

/** @typedef {import('../lib/messages.js').StateSuccess} State */
/** @typedef {import('../lib/messages.js').OrderSummary} Order */

/** The order that is open, if one is; and the session that shows it. @type {{ orderId: string, session: Session } | undefined} */
let shown;
/** After a reload the page is watched for a while, whatever it says at first. */
let reloaded = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** The report that is shown. */
let reported = '';
/** The newest state, as text: what has not changed is not drawn again. */
let drawn = '';

const act = {
  retry: async () => {
    await ask({ kind: 'retry' }).catch(() => undefined);
    drawn = '';
    await refresh();
  },
  reload: async () => {
    if (tabId !== undefined) await chrome.tabs.reload(tabId);
    patience = Date.now() + PATIENCE_MS;
    reloaded = true;
    await refresh();
  },
};

const leave = () => {
  shown?.session.end();
  shown = undefined;
};

/** @param {Element} view @param {string} said */
const show = (view, said) => {
  leave();
  heard.textContent = rescind.swap(slot, view) ? '' : said;
};

/** @param {ProblemError} error */
const showProblem = (error) => {
  drawHead(false);
  const view = rescind.problem(error, {
    locale: rescind.locale(), now: Date.now, onRetry: () => void act.retry(), onReload: () => void act.reload(),
  });
  show(view, view.querySelector('h2')?.textContent ?? '');
};

const openOptions = async () => {
  await chrome.runtime.openOptionsPage();
  window.close();
};

/** @param {boolean} withBack */
const drawHead = (withBack) => {
  head.replaceChildren(
    ...(withBack ? [el('button', { type: 'button', class: 'button quiet', onclick: back }, icon('back'), say('back'))] : []),
    el('img', { src: chrome.runtime.getURL('icons/icon-48.png'), alt: '' }),
    el('h1', {}, say('ext_name')),
    el('button', { type: 'button', class: 'button quiet settings', 'aria-label': say('options_title'), title: say('options_title'), onclick: openOptions }, icon('sliders')));
};

/** @param {Order} order */
const storeAndTotal = (order) => [order.store, order.total].filter(Boolean).join(' · ');

/** @param {State} state @param {Order} order */
const showOrder = (state, order) => {
  leave();
  const several = state.orders.length > 1;
  drawHead(several);
  const view = el('div', {});
  rescind.swap(slot, el('div', {},
    el('div', { class: 'about' },
      el('p', { class: 'title', dir: 'auto' }, order.title || say('order_number', order.order_id)),
      storeAndTotal(order) ? el('p', { class: 'small', dir: 'auto' }, storeAndTotal(order)) : null),
    view));
  const about = { order_id: order.order_id };
  const session = rescind.session(view, heard, {
    load: () => ask({ kind: 'advice', ...about }),
    tell: (told, teach) => ask({ kind: 'tell', told, ...(teach && { teach }), ...about }),
    openDetail: () => ask({ kind: 'open_detail', ...about }),
    letterLang: (lang) => ask({ kind: 'letter_lang', lang }),
    retry: () => ask({ kind: 'retry' }),
    reload: () => void act.reload(),
  }, { intents: state.intents, letterLanguages: state.letter_languages });
  shown = { orderId: order.order_id, session };
  void session.start();
  if (several) head.querySelector('button')?.focus();
};

/** @param {Order} order */
const urgency = ({ advice }) => (advice ? rescind.tones.indexOf(rescind.look(advice).tone) : rescind.tones.length);

/** @param {State} state */
const showList = (state) => {
  drawHead(false);
  const entries = state.orders.toSorted((a, b) => urgency(a) - urgency(b)).map((order) => {
    const look = order.advice ? rescind.look(order.advice) : { icon: 'hourglass', tone: 'done' };
    return el('li', {}, el('button',
      { type: 'button', class: `entry tone-${look.tone}`, 'data-key': order.order_id, onclick: () => showOrder(state, order) },
      el('span', { class: 'disc' }, icon(look.icon)),
      el('span', { class: 'lines' },
        el('span', { class: 'short', dir: 'auto', lang: rescind.langOf(order.advice?.short) }, order.advice?.short ?? say('loading')),
        el('span', { class: 'title small', dir: 'auto' }, order.title || say('order_number', order.order_id)),
        storeAndTotal(order) ? el('span', { class: 'title small', dir: 'auto' }, storeAndTotal(order)) : null),
      icon('onward')));
  });
  const view = el('section', { class: 'list' }, el('h2', { tabindex: -1 }, say('popup_list_title')), el('ul', {}, entries));
  show(view, say('popup_list_title'));
};

const back = async () => {
  const orderId = shown?.orderId;
  leave();
  drawn = '';
  await refresh();
  const entry = [...slot.querySelectorAll('.entry')].find((node) => node.getAttribute('data-key') === orderId);
  if (entry instanceof HTMLElement) entry.focus();
};

/** @param {State} state */
const drawChanged = ({ changed: report = '' }) => {
  if (report !== reported) changed.replaceChildren(...(report === '' ? [] : [rescind.changed(report)]));
  reported = report;
};

/** @param {State} state */
const draw = (state) => {
  drawChanged(state);
  foot.textContent = state.host.version && state.host.pack ? say('popup_versions', state.host.pack, state.host.version) : '';
  if (state.host.state !== 'ready') return showProblem({ code: state.host.state, retry_at: state.host.retry_at });
  if (state.page === 'loading') {
    if (Date.now() >= patience) return showProblem({ code: 'loading_long' });
    drawHead(false);
    return show(rescind.view.loading(), say('loading'));
  }
  if (state.page !== 'orders') return showProblem({ code: state.page });
  const [first, ...others] = state.orders;
  if (!first) return showProblem({ code: 'no_orders' });
  return others.length > 0 ? showList(state) : showOrder(state, first);
};

/**
 * When to ask again, in ms; Infinity when nothing is under way any more.
 * @param {State} state
 */
const againIn = ({ host, page, orders }) => {
  const now = Date.now();
  if (host.retry_at !== undefined) return Math.max(AGAIN_MS, host.retry_at - now);
  if (page === 'loading') return AGAIN_MS;
  const unsettled = reloaded || page === 'blocked' || orders.some(({ advice }) => !advice);
  return unsettled && now < patience ? AGAIN_MS : Infinity;
};

const refresh = async () => {
  clearTimeout(timer);
  /** @type {import('../lib/messages.js').StateReply | undefined} */
  const state = await ask({ kind: 'state' }).catch(() => undefined);
  if (!state?.ok) return showProblem(state?.error ?? { code: 'internal' });
  const text = JSON.stringify([state, Date.now() >= patience]);
  if (text !== drawn && !shown) draw(state);
  drawn = text;
  const pause = againIn(state);
  if (pause < Infinity) timer = setTimeout(refresh, pause);
};

/** @type {import('../lib/messages.js').SettingsReply | undefined} */
const chosen = await ask({ kind: 'settings' }).catch(() => undefined);
rescind.speak(chosen?.ok ? chosen.words : undefined);
document.adoptedStyleSheets = [rescind.style()];
document.body.classList.add('root');
document.body.classList.toggle('page', givenTab !== null);
document.documentElement.lang = say('text_language');
document.documentElement.dir = rescind.saysDirection();
document.title = say('ext_name');
heard.className = 'unseen';
await refresh();

export {};
