//# allFunctionsCalledOnLoad
/**
 * The order page's life: which kind of page the address is, from the page profile; a new one when the address changes; an end
 * when the page leaves, and a new beginning when the browser brings it back. The page alone remembers what it shows: the worker asks.
 */
'use strict';

(() => {
  /** Undefined until the worker has said it. @type {unknown} */
  let profile;
  /** @type {ReturnType<Rescind['openPage']> | undefined} */
  let open;
  /** @type {ReturnType<Rescind['observe']> | undefined} */
  let watch;
  /** Another one for each beginning. @type {object | undefined} */
  let running;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let retry;
  let hints = true; /* the buyer's setting */
  const noteCalls = { retry: () => void worker.ask({ kind: 'retry' }), dismiss: () => void worker.ask({ kind: 'quiet' }) };

  const worker = rescind.worker(() => end());
  /** Its words are those of the settings of now. @type {ReturnType<Rescind['createLate']>} */
  let late;

  const close = () => {
    open?.end();
    open = undefined;
  };

  const followAddress = () => {
    const page = rescind.profile.pageFor(profile, location.href);
    if (page && page === open?.page && !page.whole) return;
    const before = open;
    close();
    if (page) {
      worker.enter();
      open = rescind.openPage(page, { ask: worker.ask, late, forget: () => watch?.forget(), hints });
    } else if (before) {
      worker.leave();
    }
    if (before) void worker.ask({ kind: 'badge', orders: [] });
  };

  /* The worker is asked while the page is still coming in, so that mostly the rows are there when it is first painted. */
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
    late = rescind.createLate(worker.ask);
    if (reply.ok) {
      rescind.note?.remove();
      watch = rescind.observe({
        onAddress: followAddress, onRecords: (records) => open?.touched(records), onPress: (node) => open?.pressed(node), onSeen: () => open?.missed(),
      });
      profile = reply.profile;
      followAddress();
      return;
    }
    if (hints && chosen.ok && chosen.settings.note) {
      await late();
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

  /** What the worker may ask. @type {Map<unknown, (message: {order_id?: unknown, advice?: unknown}) => unknown>} */
  const answers = new Map();
  answers.set('report', () => open?.report() ?? { page: null, read: profile !== undefined ? 'not_order_page' : 'loading', orders: [] });
  answers.set('order', ({ order_id: orderId }) => open?.order(String(orderId)) ?? null);
  answers.set('hints', ({ advice }) => (Array.isArray(advice) && open?.hints(advice), null));
  answers.set('refresh', () => (open ? open.again() : void begin(), null));
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
