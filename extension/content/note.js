/**
 * The note: one line in a corner of the page, while Rescind has never reached its native host. Only the host knows where a page's orders
 * are, so there is no card yet with a hint that could say what is wrong. It opens to what is wrong and how to mend it, and does not come
 * back once the buyer has dismissed it.
 */
'use strict';

(() => {
  const { button, el, icon, say } = rescind;
  const TAG = 'rescind-note';

  const css = `
:host {
  display: block !important; position: fixed !important; inset-block-end: 12px !important; inset-inline-start: 12px !important;
  inline-size: max-content !important; max-inline-size: min(440px, calc(100vw - 24px)) !important; z-index: 2147483646 !important;
}
.note {
  display: flex; flex-direction: column; max-block-size: calc(100vh - 24px); overflow: hidden;
  border: 1px solid var(--line); border-radius: 12px; box-shadow: 0 2px 10px rgb(0 0 0 / 0.18);
}
.slot { overflow: auto; }
.line { display: flex; align-items: center; gap: 4px; padding: 4px; }
.line .button { min-inline-size: 0; }
.line .icon { color: var(--soft); }
.line .words { flex: 1; color: var(--ink); font-weight: 550; }
.slot:not(:empty) + .line { border-block-start: 1px solid var(--line); }
`;
  /** @type {{ lang: string, show: (error: ErrorInfo) => void, remove: () => void } | undefined} */
  let current;

  /** @param {Parameters<Rescind['note']['show']>[1]} calls */
  const make = ({ retry, dismiss }) => {
    const shadowHost = document.createElement(TAG);
    const shadow = shadowHost.attachShadow({ mode: 'closed' });
    shadow.adoptedStyleSheets = [rescind.style(), rescind.sheet(css)];
    /** @type {ErrorInfo} */
    let error = { code: 'missing' };

    const slot = el('div', { class: 'slot' });
    const heard = el('p', { class: 'unseen', role: 'status' });
    const isOpen = () => slot.firstChild !== null;

    const draw = () => rescind.swap(slot, rescind.problem(error, { onRetry: tryAgain }), heard);
    const tryAgain = () => {
      rescind.swap(slot, rescind.view.loading(), heard);
      retry();
    };
    const close = () => {
      rescind.time.release(slot);
      slot.replaceChildren();
      heard.textContent = '';
      opener.setAttribute('aria-expanded', 'false');
      opener.focus();
    };
    const toggle = () => {
      if (isOpen()) return close();
      draw();
      opener.setAttribute('aria-expanded', 'true');
    };
    const end = () => {
      rescind.note.remove();
      dismiss();
    };
    const [name, forGood] = [say('ext_name'), say('note_dismiss')];
    const words = el('span', { class: 'words' }, say('note_text'));
    const opener = button({ class: 'button quiet', 'aria-expanded': 'false', onclick: toggle }, icon('plug'), words);
    const ending = button({ class: 'button quiet', 'aria-label': forGood, title: forGood, onclick: end }, icon('cross'));
    const note = el('div', { class: 'root note', role: 'region', 'aria-label': name, ...rescind.writing() },
      slot, el('div', { class: 'line' }, opener, ending), heard);
    note.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape' && isOpen()) close();
    });
    shadow.append(note);
    for (const stray of document.querySelectorAll(TAG)) stray.remove();
    document.documentElement.append(shadowHost);

    return {
      lang: say('text_language'),

      /** @param {ErrorInfo} news */
      show: (news) => {
        error = news;
        if (isOpen()) draw();
      },
      remove: () => {
        rescind.time.release(slot);
        shadowHost.remove();
      },
    };
  };

  /** @type {Rescind['note']} */
  rescind.note = {
    show: (error, calls) => {
      if (current?.lang !== say('text_language')) rescind.note.remove();
      (current ??= make(calls)).show(error);
    },

    remove: () => {
      current?.remove();
      current = undefined;
    },
  };
})();
