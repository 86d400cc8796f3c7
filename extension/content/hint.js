/**
 * The hint: one row of fixed height in an order's card, made so that the page can neither restyle nor read it. Its button
 * opens and closes the panel. The height never changes, so nothing in the card moves after the hint has appeared.
 */
'use strict';

(() => {
  const { el, icon, say } = rescind;
  const TAG = 'rescind-hint';

  const css = `
:host {
  display: block !important; flex: none !important; grid-column: 1 / -1 !important; clear: both !important;
  inline-size: 100% !important; box-sizing: border-box !important; padding: 4px 0 !important;
}
.root { background: none; container-type: inline-size; }
button {
  all: unset; box-sizing: border-box; inline-size: 100%; block-size: 2.9em; padding: 0 0.8em;
  display: flex; gap: 0.6em; align-items: center; cursor: pointer;
  background: var(--tint); color: var(--ink); border-radius: 8px;
  border: 1px solid color-mix(in srgb, var(--tone) 35%, transparent);
}
button:hover, button[aria-expanded="true"] { border-color: var(--tone); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.icon { color: var(--tone); inline-size: 1.45em; block-size: 1.45em; }
.words {
  flex: 1; min-inline-size: 0; font-weight: 600; line-height: 1.2;
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
}
.name { font-size: 0.86em; color: var(--tone); white-space: nowrap; }
@container (max-width: 26em) { .name { position: absolute; clip-path: inset(50%); } .words { font-size: 0.93em; } }
.turns { color: var(--tone); transition: transform 150ms; }
[aria-expanded="true"] .turns { transform: rotate(180deg); }
.pending { cursor: default; border-color: var(--line); background: var(--sunken); }
.pending .bar { flex: 0 1 16em; block-size: 0.9em; }
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
    shadow.adoptedStyleSheets = [rescind.style.sheet(), (own ??= rescind.style.own(css))];
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
        button.replaceChildren(el('span', { class: 'unseen' }, say('hint_pending')), el('span', { class: 'bar' }));
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
