//# allFunctionsCalledOnLoad
/**
 * The way to the worker: questions, and the port whose only content is that an order page is open.
 */
'use strict';

(() => {
  rescind.worker = (onOrphaned) => {
    /** @type {chrome.runtime.Port | undefined} */
    let presence;
    let present = false;

    /* A port ends with the worker; the next question starts both anew. */
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
            /* Either the worker was stopped in the middle, and is asked once more, or the extension itself was renewed. */
            if (chrome.runtime?.id) continue;
            onOrphaned();
            break;
          }
        }
        return /** @type {import("../lib/messages.js").Failure} */ ({ ok: false, error: { code: 'internal' } });
      },
    };
  };
})();
