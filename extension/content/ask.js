//# allFunctionsCalledOnLoad
/**
 * The page's way to the worker: messages, and a port that carries none: while it is open, the worker knows that an order page is. And what
 * the worker brings: the scripts of the panel, the note and the report come into the page when somebody asks for one of these, since most
 * pages never need them, and every page would pay for them.
 */
'use strict';

(() => {
  rescind.worker = (onOrphaned) => {
    /** @type {chrome.runtime.Port | undefined} */
    let presence;
    let present = false;

    /* When the browser stops the worker the port ends. The next message starts the worker, and opens a port again. */
    const showPresence = () => {
      if (!present || presence) return;
      presence = chrome.runtime.connect({ name: 'page' });
      presence.onDisconnect.addListener(() => (presence = undefined));
    };

    return {
      enter: () => (present = true),

      leave: () => {
        present = false;
        presence?.disconnect();
        presence = undefined;
      },

      ask: async (message) => {
        for (let attempt = 0; attempt < 2; attempt += 1) {
          try {
            showPresence();
            const reply = await chrome.runtime.sendMessage(message);
            if (reply) return reply;
          } catch {
            /* The worker was stopped meanwhile, and is asked once more; or the extension was updated, and this script has no worker. */
            if (chrome.runtime?.id) continue;
            onOrphaned();
            break;
          }
        }
        return /** @type {Failure} */ ({ ok: false, error: { code: 'internal' } });
      },
    };
  };

  rescind.onDemand = (ask) => {
    /** @type {Promise<boolean> | undefined} */
    let loaded;

    const load = async () => {
      const reply = await ask({ kind: 'scripts' });
      if (reply.ok) rescind.speak(reply.words);
      else loaded = undefined; /* the next who asks tries again */
      return reply.ok;
    };

    return () => (loaded ??= load());
  };
})();
