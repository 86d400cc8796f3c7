/**
 * The hint: one row of fixed height in an order's card, made so that the page can neither restyle nor read it. Its button
 * opens and closes the panel. The height never changes, so nothing in the card moves after the hint has appeared.
 *
 * A hint far from what the buyer sees is an empty row; it is drawn when scrolling brings it near.
 */
'use strict';

(() => {
  const { el, icon, say } = rescind;
  const TAG = 'rescind-hint';
  const NEAR = '100% 0px'; /* drawn a screen before it can be seen */
  const PATIENCE_MS = 200; /* after which it shows that it waits: mostly the words are there before, and it is drawn but once */

  /* The same for the empty row, whose rules are its own, and for the drawn one, whose rules no page can override. */
  const row = `
  all: initial !important; color-scheme: inherit !important;
  display: block !important; flex: none !important; grid-column: 1 / -1 !important; clear: both !important;
  box-sizing: border-box !important; inline-size: 100% !important; block-size: 3em !important; padding: 4px 0 !important;`;
  const css = `
:host { ${row} contain: strict !important; position: relative !important; z-index: 1 !important; }
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

  /** @typedef {{ tone: Tone | 'trouble', picture: string, text: string }} Look */
  /** @typedef {{ host: HTMLElement, look: Look | undefined, button: HTMLElement | undefined, press: () => void }} Hint `look`: undefined while it waits */

  /** @type {WeakMap<Element, Hint>} */
  const hints = new WeakMap();
  /** @type {WeakMap<Element, { orderId: string, handle: HintHandle }>} */
  const placed = new WeakMap();

  /** Made when first needed, copied or shared after that: a page may want a thousand. @template T @param {() => T} make @param {() => string} [key] another key, another one @returns {() => T} */
  const once = (make, key = () => '') => {
    /** @type {{ key: string, it: T } | undefined} */
    let made;
    return () => {
      const now = key();
      if (made?.key !== now) made = { key: now, it: make() };
      return made.it;
    };
  };
  const language = () => say('text_language');

  const sheets = once(() => [...rescind.style.base(), rescind.style.own(css)]);

  const emptyRow = once(() => {
    const host = document.createElement(TAG);
    host.style.cssText = row;
    return host;
  });

  const around = once(() => el('div', { class: 'root', dir: rescind.saysDirection(), lang: language() },
    el('button', { type: 'button', class: 'pending', 'aria-expanded': 'false', 'aria-haspopup': 'dialog', 'aria-busy': 'true', 'aria-label': say('hint_pending') })), language);

  const inside = once(() => {
    const parts = document.createDocumentFragment();
    parts.append(el('span', { class: 'words', dir: 'auto' }), el('span', { class: 'name' }, say('ext_name')), icon('down', 'turns'));
    return parts;
  }, language);

  /** In a card that is itself a link, a press on the hint must not follow it nor reach the page's own handlers. @param {Event} event */
  const keepFromCard = (event) => {
    event.stopPropagation();
    if (event.type !== 'keydown') event.preventDefault();
  };
  const KEPT = ['click', 'auxclick', 'dblclick', 'dragstart', 'keydown'];

  /** @param {Hint} hint */
  const show = ({ look, button }) => {
    if (!button || !look) return;
    const parts = /** @type {DocumentFragment} */ (inside().cloneNode(true));
    const words = /** @type {Element} */ (parts.firstElementChild);
    words.textContent = look.text;
    words.before(icon(look.picture));
    button.className = `tone-${look.tone}`;
    button.removeAttribute('aria-busy');
    button.removeAttribute('aria-label');
    button.replaceChildren(parts);
  };

  /** @param {Hint} hint */
  const draw = (hint) => {
    const shadow = hint.host.attachShadow({ mode: 'closed' });
    shadow.adoptedStyleSheets = sheets();
    const root = /** @type {Element} */ (around().cloneNode(true));
    hint.button = /** @type {HTMLElement} */ (root.firstElementChild);
    hint.button.addEventListener('click', hint.press);
    for (const type of KEPT) hint.host.addEventListener(type, keepFromCard);
    show(hint);
    shadow.append(root);
  };

  /** Near, and without words yet. @type {Set<Hint>} */
  const speechless = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const drawAll = () => {
    timer = undefined;
    speechless.forEach(draw);
    speechless.clear();
  };

  const near = once(() => new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      const hint = isIntersecting && hints.get(target);
      if (!hint) continue;
      near().unobserve(target);
      if (hint.look) draw(hint);
      else speechless.add(hint);
    }
    if (speechless.size > 0) timer ??= setTimeout(drawAll, PATIENCE_MS);
  }, { rootMargin: NEAR }));

  /** @param {Element} card @param {string} orderId @param {{ onOpen: (hint: HTMLElement) => void }} options @returns {HintHandle} */
  const make = (card, orderId, { onOpen }) => {
    const host = /** @type {HTMLElement} */ (emptyRow().cloneNode(false));
    host.setAttribute('data-order', orderId);
    /** @type {Hint} */
    const hint = {
      host, look: undefined, button: undefined,
      press: () => {
        if (rescind.panel.isOpen(host)) rescind.panel.close();
        else onOpen(host);
      },
    };
    hints.set(host, hint);
    near().observe(host);

    /** @param {Tone | 'trouble'} tone @param {string} picture @param {string} text */
    const tell = (tone, picture, text) => {
      if (hint.look?.tone === tone && hint.look.text === text) return;
      hint.look = { tone, picture, text };
      if (speechless.delete(hint)) draw(hint);
      else show(hint);
    };
    return {
      element: host,
      update: (/** @type {Advice} */ advice) => {
        const { tone, icon: picture } = rescind.look(advice);
        tell(tone, picture, advice.short ?? advice.headline ?? '');
      },
      failed: (/** @type {string} */ code) => tell('trouble', 'plug', rescind.problemInShort(code)),
      remove: () => {
        if (rescind.panel.isOpen(host)) rescind.panel.close();
        near().unobserve(host);
        speechless.delete(hint);
        host.remove();
        placed.delete(card);
      },
    };
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
      const handle = same ? old.handle : make(card, orderId, options);
      if (anchor && anchor !== card && card.contains(anchor)) anchor.after(handle.element);
      else card.prepend(handle.element);
      placed.set(card, { orderId, handle });
      return handle;
    },

    find: (near) => (hints.has(near) ? near : near.querySelector(TAG) ?? near),

    expanded: (host, open) => hints.get(host)?.button?.setAttribute('aria-expanded', String(open)),

    focus: (host) => hints.get(host)?.button?.focus(),
  };
})();
