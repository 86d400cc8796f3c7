//# allFunctionsCalledOnLoad
/**
 * From the document's load to its end: asks the worker for settings and page profile, and opens an order page when the address is one.
 * Another address is another page. All ends when the document is left, and begins again when the browser shows it again.
 */
'use strict';

(() => {
  /** Undefined until the worker has said it. @type {unknown} */
  let profile;
  /** @type {ReturnType<Rescind['openPage']> | undefined} */
  let open;
  /** @type {ReturnType<Rescind['observe']> | undefined} */
  let watch;
  /** Made by each `begin`, which ends when it finds another's. @type {object | undefined} */
  let running;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let retry;
  let hints = true; /* the buyer's setting */
  const noteCalls = { retry: () => void worker.ask({ kind: 'retry' }), dismiss: () => void worker.ask({ kind: 'quiet' }) };

  const worker = rescind.worker(() => end());
  /** Made by each `begin`, since the words that come with the scripts depend on the settings. @type {ReturnType<Rescind['onDemand']>} */
  let loadScripts;

  const close = () => {
    open?.end();
    open = undefined;
  };

  const followAddress = () => {
    const page = rescind.profile.pageFor(profile, location.href);
    if (page && page === open?.page && !page.isOneOrder) return;
    const before = open;
    close();
    if (page) {
      worker.enter();
      open = rescind.openPage(page, { ask: worker.ask, loadScripts, forget: () => watch?.forget(), hints });
    } else if (before) {
      worker.leave();
    }
    if (before) void worker.ask({ kind: 'badge', orders: [] });
  };

  /* Awaited together with the worker's answers, so that hints are mostly in the page when it is first painted. */
  const parsed = () => new Promise((done) => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', done, { once: true });
    else done(undefined);
  });

  const begin = async () => {
    stop();
    const mine = (running = {});
    const [chosen, reply] = await Promise.all([worker.ask({ kind: 'settings' }), worker.ask({ kind: 'profile' }), parsed()]);
    if (mine !== running) return;
    hints = !chosen.ok || chosen.settings.hints;
    rescind.speak(chosen.ok ? chosen.words : undefined);
    loadScripts = rescind.onDemand(worker.ask);
    if (reply.ok) {
      rescind.note?.remove();
      watch = rescind.observe({
        onAddress: followAddress,
        onRecords: (records) => open?.touched(records),
        onPress: (node) => open?.pressed(node),
        onSeen: () => open?.missed(),
      });
      profile = reply.profile;
      followAddress();
      return;
    }
    if (hints && chosen.ok && chosen.settings.note) {
      await loadScripts();
      if (mine !== running) return;
      rescind.note?.show(reply.error, noteCalls);
    } else rescind.note?.remove();
    if (reply.error.retry_at !== undefined) retry = setTimeout(() => void begin(), Math.max(1000, reply.error.retry_at - Date.now()));
  };

  const stop = () => {
    clearTimeout(retry);
    running = undefined;
    watch?.end();
    watch = undefined;
    profile = undefined;
    close();
    worker.leave();
  };

  const end = () => {
    stop();
    rescind.note?.remove();
  };

  /** By kind of message from the worker. @type {Map<unknown, (message: Record<string, unknown>) => unknown>} */
  const answers = new Map();
  answers.set('report', () => open?.report() ?? { page: null, read: profile !== undefined ? 'not_order_page' : 'loading', orders: [] });
  answers.set('order', ({ order_id: orderId }) => open?.order(String(orderId)) ?? null);
  answers.set('show', ({ order_id: orderId, text }) => open?.show(String(orderId), String(text)) ?? false);
  answers.set('hints', ({ advice }) => (Array.isArray(advice) && open?.hints(advice), null));
  answers.set('refresh', () => (open ? open.refresh() : void begin(), null));
  answers.set('restart', () => (void begin(), null));

  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== chrome.runtime.id || sender.tab) return false;
    const answer = answers.get(message?.kind);
    if (!answer) return false;
    void Promise.resolve(answer(message)).then(respond);
    return true;
  });

  window.addEventListener('pagehide', end);
  window.addEventListener('pageshow', ({ persisted }) => persisted && void begin());
  if (document.prerendering) document.addEventListener('prerenderingchange', () => void begin(), { once: true });
  else void begin();
})();
