//# allFunctionsCalledOnLoad
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
  const NEAR = '50% 0px'; /* drawn half a screen before it can be seen */
  const PATIENCE_MS = 200; /* after which it shows that it waits: mostly the words are there before, and it is drawn but once */

  /* The empty row has no rules but these; the drawn one has rules of its own, which no page can override. */
  const row = `
  display: block !important; position: relative !important; float: none !important; clear: both !important; flex: none !important; grid-column: 1 / -1 !important;
  box-sizing: border-box !important; inline-size: 100% !important; block-size: 3em !important; min-block-size: 0 !important; max-inline-size: none !important;
  margin: 0 !important; padding: 4px 0 !important; border: 0 !important; font-size: 16px !important; contain: strict !important;`;
  const css = `${rescind.palette}
:host { all: initial !important; color-scheme: inherit !important; z-index: 1 !important; ${row} }
button {
  all: unset; box-sizing: border-box; inline-size: 100%; block-size: 100%; padding: 0 12px;
  display: flex; gap: 9px; align-items: center; cursor: pointer; overflow-wrap: anywhere;
  font: 600 14px/1.2 system-ui, sans-serif; -webkit-text-size-adjust: 100%;
  background: var(--tint); color: var(--ink); border-radius: 8px;
  border: 1px solid color-mix(in srgb, var(--tone) 35%, transparent);
}
button:hover, button[aria-expanded="true"] { border-color: var(--tone); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.icon { inline-size: 1.45em; block-size: 1.45em; color: var(--tone); }
.words { flex: 1; min-inline-size: 0; max-block-size: 2.4em; overflow: hidden; }
.name { font: 400 12px system-ui, sans-serif; color: var(--tone); white-space: nowrap; }
button::after {
  content: ""; box-sizing: border-box; flex: none; inline-size: 9px; block-size: 9px; margin: 0 4px;
  border: solid var(--tone); border-width: 0 2px 2px 0; transform: translateY(-2px) rotate(45deg); transition: transform 150ms;
}
[aria-expanded="true"]::after { transform: translateY(2px) rotate(225deg); }
.pending { cursor: default; border-color: var(--line); background: var(--sunken); }
.pending::before { content: ""; flex: 0 1 16em; block-size: 0.9em; border-radius: 6px; background: var(--line); }
.pending::after { display: none; }
@media (max-width: 600px) { .name { display: none; } }
@media (prefers-reduced-motion: reduce) { button::after { transition: none; } }
@media (forced-colors: active) { .icon { color: inherit; } }
`;

  /** @typedef {{ tone: Tone | 'trouble', picture: string, text: string }} Look */
  /** `look`: undefined while it waits. @typedef {{ host: HTMLElement, near: boolean, look: Look | undefined, button: HTMLElement | undefined, press: () => void }} Hint */

  /** @type {WeakMap<Element, Hint>} */
  const hints = new WeakMap();

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

  const sheets = once(() => [rescind.sheet(css)]);

  const emptyRow = once(() => {
    const host = document.createElement(TAG);
    host.style.cssText = row;
    return host;
  });

  const waitingButton = once(() => el('button', {
    type: 'button', class: 'pending', dir: rescind.saysDirection(), lang: language(),
    'aria-expanded': 'false', 'aria-haspopup': 'dialog', 'aria-busy': 'true', 'aria-label': say('hint_pending'),
  }), language);

  const inside = once(() => {
    const parts = document.createDocumentFragment();
    parts.append(el('span', { class: 'words', dir: 'auto' }), el('span', { class: 'name' }, say('ext_name')));
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
    const lang = rescind.langOf(look.text);
    if (lang) words.setAttribute('lang', lang);
    words.textContent = look.text;
    words.before(icon(look.picture));
    button.className = `tone-${look.tone}`;
    button.removeAttribute('aria-busy');
    button.removeAttribute('aria-label');
    button.replaceChildren(parts);
  };

  /** @param {Hint} hint */
  const draw = (hint) => {
    if (!hint.button) {
      const shadow = hint.host.attachShadow({ mode: 'closed' });
      shadow.adoptedStyleSheets = sheets();
      hint.button = /** @type {HTMLElement} */ (waitingButton().cloneNode(false));
      hint.button.addEventListener('click', hint.press);
      for (const type of KEPT) hint.host.addEventListener(type, keepFromCard);
      shadow.append(hint.button);
    }
    show(hint);
  };

  /** Near, and without words yet. @type {Set<Hint>} */
  const speechless = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const losePatience = () => {
    timer = undefined;
    speechless.forEach(draw);
    speechless.clear();
  };

  const near = once(() => new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      const hint = isIntersecting && hints.get(target);
      if (!hint) continue;
      near().unobserve(target);
      hint.near = true;
      if (hint.look) draw(hint);
      else speechless.add(hint);
    }
    if (speechless.size > 0) timer ??= setTimeout(losePatience, PATIENCE_MS);
  }, { rootMargin: NEAR }));

  /** @type {Rescind['hint']} */
  rescind.hint = {
    make: (card, orderId, { anchor, onOpen, onPut }) => {
      const host = /** @type {HTMLElement} */ (emptyRow().cloneNode(false));
      host.setAttribute('data-order', orderId);
      /** @type {Hint} */
      const hint = {
        host, near: false, look: undefined, button: undefined,
        press: () => {
          if (rescind.panel?.isOpen(host)) rescind.panel.close();
          else onOpen(host);
        },
      };
      hints.set(host, hint);
      near().observe(host);
      let wasPut = false;

      /** @param {Tone | 'trouble'} tone @param {string} picture @param {string} text */
      const tell = (tone, picture, text) => {
        if (hint.look?.tone === tone && hint.look.text === text) return;
        hint.look = { tone, picture, text };
        speechless.delete(hint);
        if (hint.near) draw(hint);
      };
      return {
        element: host,
        isLost: () => wasPut && !host.isConnected,
        aim: () => {
          const place = anchor();
          return () => {
            for (const stray of card.querySelectorAll(TAG)) stray.remove();
            if (place && place !== card && card.contains(place)) place.after(host);
            else card.prepend(host);
            wasPut = true;
            onPut();
          };
        },
        update: (/** @type {Advice} */ advice) => {
          const { tone, icon: picture } = rescind.look(advice);
          tell(tone, picture, advice.short ?? advice.headline ?? '');
        },
        failed: (/** @type {string} */ text) => tell('trouble', 'plug', text),
        remove: () => {
          if (rescind.panel?.isOpen(host)) rescind.panel.close();
          near().unobserve(host);
          speechless.delete(hint);
          host.remove();
        },
      };
    },

    find: (near) => (hints.has(near) ? near : near.querySelector(TAG) ?? near),

    expanded: (host, open) => hints.get(host)?.button?.setAttribute('aria-expanded', String(open)),

    focus: (host) => hints.get(host)?.button?.focus(),
  };
})();
