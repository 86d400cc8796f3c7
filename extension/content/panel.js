/**
 * The panel: the whole advice on one order. It floats in the browser's top layer, under its hint and no wider than a column. Inside the
 * card it would move the page, lie in a link where the card is one, and go when the page draws its list again; beside it the order's own
 * buttons stay in sight while the buyer reads which of them to press. It is not modal: the page can be used meanwhile. On narrow screens
 * it is a sheet at the bottom.
 */
'use strict';

(() => {
  const { button, el, icon, say } = rescind;
  const GAP_PX = 6;
  const MARGIN_PX = 8;

  const css = `
:host { display: contents !important; }
.panel {
  position: absolute; inset: auto; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 14px; overflow: hidden;
  inline-size: min(400px, calc(100vw - 16px)); max-block-size: min(78vh, 640px);
  display: flex; flex-direction: column; box-shadow: 0 8px 32px rgb(0 0 0 / 0.22), 0 2px 6px rgb(0 0 0 / 0.12);
}
.panel:not(:popover-open) { display: none; }
.top { display: flex; align-items: center; gap: 8px; padding: 6px 6px 6px 16px; border-block-end: 1px solid var(--line); }
.top:dir(rtl) { padding: 6px 16px 6px 6px; }
.top p { flex: 1; min-inline-size: 0; font-weight: 650; }
.top .small { font-weight: 400; margin-inline-start: 8px; }
.top button { padding-inline: 8px; }
.slot { overflow: auto; scrollbar-width: thin; overscroll-behavior: contain; min-block-size: 120px; }
@media (max-width: 480px) {
  .panel {
    position: fixed; inset: auto 0 0 0 !important; border-radius: 14px 14px 0 0;
    inline-size: 100%; max-inline-size: 100%; max-block-size: 75vh;
  }
}
`;
  /** @type {{ hint: Element, close: (focusHint: boolean) => void } | undefined} */
  let current;

  /**
   * Puts the panel under the hint, in line with its start; positioned in the document, so that it scrolls with its order.
   * @param {HTMLElement} panel @param {Element} hint
   */
  const settle = (panel, hint) => {
    const at = hint.getBoundingClientRect();
    const root = document.documentElement;
    const rightToLeft = getComputedStyle(hint).direction === 'rtl';
    const wanted = rightToLeft ? at.right - panel.offsetWidth : at.left;
    const left = Math.max(MARGIN_PX, Math.min(wanted, root.clientWidth - panel.offsetWidth - MARGIN_PX));
    panel.style.left = `${left + scrollX}px`;
    panel.style.top = `${at.bottom + GAP_PX + scrollY}px`;
  };

  /** @type {Rescind['panel']} */
  rescind.panel = {
    isOpen: (hint) => current?.hint === hint,

    close: () => current?.close(true),

    open: (hint, orderId, ask) => {
      current?.close(false);

      const shadowHost = document.createElement('rescind-panel');
      const shadow = shadowHost.attachShadow({ mode: 'closed' });
      shadow.adoptedStyleSheets = [rescind.style(), rescind.sheet(css)];
      const ending = new AbortController();
      const { signal } = ending;

      const heard = el('p', { class: 'unseen', role: 'status' });
      const slot = el('div', { class: 'slot' });
      const leave = () => rescind.panel.close();
      const closing = button({ class: 'button quiet', 'aria-label': say('close'), onclick: leave }, icon('cross'));
      /* Tabbing out at either end comes back to the hint, where the panel belongs in the page's order. */
      const end = el('span', { tabindex: 0, onfocus: () => rescind.hint.focus(hint) });
      const dialog = { role: 'dialog', 'aria-label': say('panel_title'), tabindex: -1, ...rescind.writing() };
      const panel = el('div', { class: 'root panel', popover: 'manual', ...dialog },
        el('div', { class: 'top' }, el('p', {}, say('ext_name'), el('span', { class: 'small' }, say('order_number', orderId))), closing),
        slot, heard, end);
      shadow.append(panel);

      const session = rescind.session(slot, heard, orderId, ask);
      current = {
        hint,
        close: (focusHint) => {
          current = undefined;
          ending.abort();
          session.end();
          shadowHost.remove();
          rescind.hint.expanded(hint, false);
          if (focusHint) rescind.hint.focus(hint);
        },
      };

      panel.addEventListener('keydown', (event) => {
        event.stopPropagation();
        if (event.key !== 'Tab' || !event.shiftKey || (shadow.activeElement !== panel && shadow.activeElement !== closing)) return;
        event.preventDefault();
        rescind.hint.focus(hint);
      });
      document.addEventListener('keydown', (event) => {
        const at = document.activeElement;
        if (event.key === 'Escape' && (!at || at === document.body || at === shadowHost || at === hint)) leave();
      }, { signal, capture: true });
      window.addEventListener('resize', () => settle(panel, hint), { signal });
      document.documentElement.append(shadowHost);
      panel.showPopover();
      settle(panel, hint);
      panel.focus({ preventScroll: true });
      rescind.hint.expanded(hint, true);
      void session.start().then(() => {
        if (signal.aborted) return;
        panel.scrollIntoView({ block: 'nearest' });
        /* A sheet at the bottom must not lie over the hint it belongs to. */
        const covered = hint.getBoundingClientRect().bottom - panel.getBoundingClientRect().top;
        if (getComputedStyle(panel).position === 'fixed' && covered > 0) scrollBy(0, covered + GAP_PX);
      });
    },
  };
})();
