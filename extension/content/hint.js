/**
 * The hint: one row of fixed height in an order's card, made so that the page can neither restyle nor read it. Its button
 * opens and closes the panel. The height never changes, so nothing in the card moves after the hint has appeared.
 */
'use strict';

(() => {
  const { el, icon, say } = rescind;
  const TAG = 'rescind-hint';

  /* The height is the host's alone, so that a hint out of sight costs no layout. */
  const css = `
:host {
  display: block !important; flex: none !important; grid-column: 1 / -1 !important; clear: both !important;
  box-sizing: border-box !important; inline-size: 100% !important; block-size: 3em !important; padding: 4px 0 !important;
  content-visibility: auto !important;
}
.root { display: contents; }
button {
  all: unset; box-sizing: border-box; inline-size: 100%; block-size: 100%; padding: 0 12px;
  display: flex; gap: 9px; align-items: center; cursor: pointer;
  background: var(--tint); color: var(--ink); border-radius: 8px;
  border: 1px solid color-mix(in srgb, var(--tone) 35%, transparent);
}
button:hover, button[aria-expanded="true"] { border-color: var(--tone); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.icon { color: var(--tone); inline-size: 1.45em; block-size: 1.45em; }
.words { flex: 1; min-inline-size: 0; max-block-size: 2.4em; overflow: hidden; font-weight: 600; line-height: 1.2; }
.name { font-size: 0.86em; color: var(--tone); white-space: nowrap; }
.turns { transition: transform 150ms; }
[aria-expanded="true"] .turns { transform: rotate(180deg); }
.pending { cursor: default; border-color: var(--line); background: var(--sunken); }
.pending::before { content: ""; flex: 0 1 16em; block-size: 0.9em; border-radius: 6px; background: var(--line); }
@media (max-width: 600px) { .name { display: none; } }
@media (prefers-reduced-motion: reduce) { .turns { transition: none; } }
`;
  /** @type {CSSStyleSheet | undefined} */
  let own;

  /** What the panel needs to know of a hint, by its element. @type {WeakMap<Element, { button: HTMLElement }>} */
  const hints = new WeakMap();
  /** @type {WeakMap<Element, { orderId: string, handle: HintHandle }>} */
  const placed = new WeakMap();

  /** In a card that is itself a link, a press on the hint must not follow it nor reach the page's own handlers. @param {Event} event */
  const keepFromCard = (event) => {
    event.stopPropagation();
    if (event.type !== 'keydown') event.preventDefault();
  };
  const KEPT = ['click', 'auxclick', 'dblclick', 'dragstart', 'keydown'];

  /** @param {string} orderId @param {{ onOpen: (hint: HTMLElement) => void }} options @returns {HintHandle} */
  const make = (orderId, { onOpen }) => {
    const host = document.createElement(TAG);
    const shadow = host.attachShadow({ mode: 'closed' });
    shadow.adoptedStyleSheets = [...rescind.style.base(), (own ??= rescind.style.own(css))];
    const press = () => {
      if (rescind.panel.isOpen(host)) rescind.panel.close();
      else onOpen(host);
    };
    const words = el('span', { class: 'words', dir: 'auto' });
    const button = el('button', { type: 'button', 'aria-expanded': 'false', 'aria-haspopup': 'dialog', onclick: press });
    shadow.append(el('div', { class: 'root', dir: rescind.saysDirection(), lang: say('text_language') }, button));
    for (const type of KEPT) host.addEventListener(type, keepFromCard);

    /** @param {Tone | 'trouble'} tone @param {string} picture @param {string} text */
    const show = (tone, picture, text) => {
      if (button.className === `tone-${tone}` && words.textContent === text) return;
      words.textContent = text;
      button.className = `tone-${tone}`;
      button.removeAttribute('aria-busy');
      button.removeAttribute('aria-label');
      button.replaceChildren(icon(picture), words, el('span', { class: 'name' }, say('ext_name')), icon('down', 'turns'));
    };

    const handle = {
      element: host,
      update: (/** @type {Advice} */ advice) => {
        const { tone, icon: picture } = rescind.look(advice);
        show(tone, picture, advice.short ?? advice.headline ?? '');
      },
      pending: () => {
        button.className = 'pending';
        button.setAttribute('aria-busy', 'true');
        button.setAttribute('aria-label', say('hint_pending'));
        button.replaceChildren();
      },
      failed: (/** @type {string} */ code) => show('trouble', 'plug', rescind.problemInShort(code)),
      remove: () => {
        if (rescind.panel.isOpen(host)) rescind.panel.close();
        host.remove();
      },
    };
    host.setAttribute('data-order', orderId);
    hints.set(host, { button });
    handle.pending();
    return handle;
  };

  /** @type {Rescind['hint']} */
  rescind.hint = {
    place: (card, anchor, orderId, options) => {
      const old = placed.get(card);
      const same = old?.orderId === orderId;
      if (same && card.contains(old.handle.element)) return old.handle;
      if (!same) old?.handle.remove();
      for (const stray of card.querySelectorAll(TAG)) stray.remove();
      /* A page that redraws a card throws our row out: the same one goes back, with the panel that may be open under it. */
      const handle = same ? old.handle : make(orderId, options);
      if (anchor && anchor !== card && card.contains(anchor)) anchor.after(handle.element);
      else card.prepend(handle.element);
      placed.set(card, { orderId, handle });
      return handle;
    },

    find: (near) => (hints.has(near) ? near : near.querySelector(TAG) ?? near),

    expanded: (host, open) => hints.get(host)?.button.setAttribute('aria-expanded', String(open)),

    focus: (host) => hints.get(host)?.button.focus(),
  };
})();
