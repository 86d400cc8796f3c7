//# allFunctionsCalledOnLoad
/**
 * The hint: one row of fixed height in an order's card, which the page can neither restyle nor read. Its button opens and closes the
 * panel. The height never changes, so that nothing in the card moves once the hint is there. Far from what the buyer sees a hint is an
 * empty row; it is drawn when the buyer scrolls near it. It stands in the card like the card's own text, in no layer of its own: whatever
 * the page lays above its cards lies above the hint. Where that is the card's own, such as a link over all of it, its presses are the
 * hint's.
 */
'use strict';

(() => {
  const { el, icon, say } = rescind;
  const TAG = 'rescind-hint';
  const MARGIN = '50% 0px'; /* it is drawn half a screen before it can be seen */
  const WAIT_MS = 200; /* after which it shows that it waits; mostly the words are there before, and it is drawn only once */

  /* The rules of an empty row; a drawn one has them in its shadow tree, where no page can override them. */
  const row = `
  display: block !important; position: static !important; float: none !important; clear: both !important; flex: none !important;
  grid-column: 1 / -1 !important; box-sizing: border-box !important; inline-size: 100% !important; block-size: 3em !important;
  min-block-size: 0 !important; max-inline-size: none !important; margin: 0 !important; padding: 4px 0 !important; border: 0 !important;
  font-size: 16px !important; contain: size style !important;`; /* other containment makes a layer */
  const css = `${rescind.palette}
:host { all: initial !important; color-scheme: inherit !important; ${row} }
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
  content: ""; flex: none; margin: 0 3px;
  border: 6px solid transparent; border-block-start-color: var(--tone); border-block-end-width: 0;
}
[aria-expanded="true"]::after { border-block: 0 solid transparent; border-block-end: 6px solid var(--tone); }
.pending { cursor: default; border-color: var(--line); background: var(--sunken); }
.pending::before { content: ""; flex: 0 1 16em; block-size: 0.9em; border-radius: 6px; background: var(--line); }
.pending::after { display: none; }
@media (max-width: 600px) { .name { display: none; } }
@media (forced-colors: active) { .icon { color: inherit; } }
`;

  /** @typedef {{ tone: Tone | 'trouble', picture: string, text: string }} Content */
  /**
   * @typedef {object} Hint
   * @property {HTMLElement} element The row, with a closed shadow tree once it is drawn.
   * @property {boolean} isNear
   * @property {Content | undefined} content undefined while it waits for advice.
   * @property {HTMLElement | undefined} button undefined until it is drawn.
   * @property {() => void} press
   */

  /** @type {WeakMap<Element, Hint>} */
  const hints = new WeakMap();
  /** The same by their cards. @type {WeakMap<Element, Hint>} */
  const byCard = new WeakMap();

  /**
   * What a page may want a thousand times is made when it is first needed, and made again only for another key.
   * @template T @param {() => T} make @param {() => string} [keyOf] @returns {() => T}
   */
  const once = (make, keyOf = () => '') => {
    /** @type {{ key: string, value: T } | undefined} */
    let made;
    return () => {
      const key = keyOf();
      if (made?.key !== key) made = { key, value: make() };
      return made.value;
    };
  };
  const language = () => say('text_language');

  const sheets = once(() => [rescind.sheet(css)]);

  const emptyRow = once(() => {
    const element = document.createElement(TAG);
    element.style.cssText = row;
    return element;
  });

  const waitingButton = once(() => el('button', {
    type: 'button', class: 'pending', ...rescind.writing(),
    'aria-expanded': 'false', 'aria-haspopup': 'dialog', 'aria-busy': 'true', 'aria-label': say('hint_pending'),
  }), language);

  const inside = once(() => {
    const parts = document.createDocumentFragment();
    parts.append(el('span', { class: 'words' }), el('span', { class: 'name' }, say('ext_name')));
    return parts;
  }, language);

  /** In a card that is itself a link, a press on the hint must not follow it nor reach the page's own handlers. @param {Event} event */
  const keepFromCard = (event) => {
    event.stopPropagation();
    if (event.type !== 'keydown') event.preventDefault();
  };
  const KEPT = ['click', 'auxclick', 'dblclick', 'dragstart', 'keydown'];

  /**
   * The hint that a press of the mouse means which fell on something of its card that lies above it; none when it fell on what the page
   * lays above the card, or when it has no place, as that of a key.
   * @param {MouseEvent} event
   */
  const hintUnder = ({ target, clientX: x, clientY: y, detail }) => {
    if (detail === 0 || !(target instanceof Element)) return undefined;
    for (let at = /** @type {Element | null} */ (target); at; at = at.parentElement) {
      const hint = byCard.get(at);
      const box = hint?.element.isConnected && hint.element !== target ? hint.element.getBoundingClientRect() : undefined;
      if (box) return x >= box.left && x < box.right && y >= box.top && y < box.bottom ? hint : undefined;
    }
    return undefined;
  };

  /** @param {Event} event */
  const takeFromCard = (event) => {
    const hint = event.isTrusted && event instanceof MouseEvent ? hintUnder(event) : undefined;
    if (!hint) return;
    keepFromCard(event);
    if (event.type === 'click') hint.press();
  };
  const TAKEN = ['click', 'auxclick', 'dblclick'];
  let made = 0;

  /** The page is listened to as long as it has hints. @param {1 | -1} change */
  const countHints = (change) => {
    const before = made;
    made += change;
    if (before === 0) for (const type of TAKEN) window.addEventListener(type, takeFromCard, true);
    if (made === 0) for (const type of TAKEN) window.removeEventListener(type, takeFromCard, true);
  };

  /** @param {Hint} hint */
  const show = ({ content, button }) => {
    if (!button || !content) return;
    const parts = /** @type {DocumentFragment} */ (inside().cloneNode(true));
    const words = /** @type {Element} */ (parts.firstElementChild);
    const lang = rescind.langOf(content.text);
    if (lang) Object.assign(words, { lang, dir: 'auto' });
    words.textContent = content.text;
    words.before(icon(content.picture));
    button.className = `tone-${content.tone}`;
    button.removeAttribute('aria-busy');
    button.removeAttribute('aria-label');
    button.replaceChildren(parts);
  };

  /** @param {Hint} hint */
  const draw = (hint) => {
    if (!hint.button) {
      const shadow = hint.element.attachShadow({ mode: 'closed' });
      shadow.adoptedStyleSheets = sheets();
      hint.button = /** @type {HTMLElement} */ (waitingButton().cloneNode(false));
      hint.button.addEventListener('click', hint.press);
      for (const type of KEPT) hint.element.addEventListener(type, keepFromCard);
      shadow.append(hint.button);
    }
    show(hint);
  };

  /** Near, and without advice yet. @type {Set<Hint>} */
  const waiting = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const drawWaiting = () => {
    timer = undefined;
    waiting.forEach(draw);
    waiting.clear();
  };

  const observer = once(() => new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      const hint = isIntersecting && hints.get(target);
      if (!hint) continue;
      observer().unobserve(target);
      hint.isNear = true;
      if (hint.content) draw(hint);
      else waiting.add(hint);
    }
    if (waiting.size > 0) timer ??= setTimeout(drawWaiting, WAIT_MS);
  }, { rootMargin: MARGIN }));

  /** @param {Hint} hint @param {Content} content */
  const tell = (hint, content) => {
    if (hint.content?.tone === content.tone && hint.content.text === content.text) return;
    hint.content = content;
    waiting.delete(hint);
    if (hint.isNear) draw(hint);
  };

  rescind.hint = {
    make: (card, orderId, { anchor, onOpen, onPut }) => {
      const element = /** @type {HTMLElement} */ (emptyRow().cloneNode(false));
      element.setAttribute('data-order', orderId);
      const press = () => {
        if (rescind.panel?.isOpen(element)) rescind.panel?.close();
        else onOpen(element);
      };
      /** @type {Hint} */
      const hint = { element, isNear: false, content: undefined, button: undefined, press };
      hints.set(element, hint);
      byCard.set(card, hint);
      countHints(1);
      observer().observe(element);
      let wasPut = false;

      return {
        element,
        isLost: () => wasPut && !element.isConnected,
        aim: () => {
          const place = anchor();
          return () => {
            for (const stray of card.querySelectorAll(TAG)) stray.remove();
            if (place && place !== card && card.contains(place)) place.after(element);
            else card.prepend(element);
            wasPut = true;
            onPut();
          };
        },
        update: (advice) => {
          const { tone, icon: picture } = rescind.look(advice);
          tell(hint, { tone, picture, text: advice.short ?? advice.headline ?? '' });
        },
        failed: (text) => tell(hint, { tone: 'trouble', picture: 'plug', text }),
        remove: () => {
          if (rescind.panel?.isOpen(element)) rescind.panel?.close();
          observer().unobserve(element);
          waiting.delete(hint);
          element.remove();
          if (byCard.get(card) === hint && byCard.delete(card)) countHints(-1);
        },
      };
    },

    expanded: (element, open) => hints.get(element)?.button?.setAttribute('aria-expanded', String(open)),

    focus: (element) => hints.get(element)?.button?.focus(),
  };
})();
