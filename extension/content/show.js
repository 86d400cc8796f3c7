/**
 * Shows the buyer a button of the page: scrolls to it, outlines it for a few seconds and gives it the keyboard's focus. Nothing is pressed
 * and nothing moves in the page: the outline lies in the browser's top layer, takes no clicks, and follows the button as long as it is
 * there. Escape, a click or scrolling on lets go of it.
 */
'use strict';

(() => {
  const { el, say } = rescind;
  const SHOWN_MS = 8000;
  const ARRIVED_MS = 1200; /* after which scrolling is the buyer's own */
  const AROUND_PX = 5;

  const css = `
:host { display: contents !important; }
.outline {
  position: fixed; inset: auto; margin: 0; padding: 0; border: 3px solid var(--accent); border-radius: 10px; background: none; overflow: visible;
  pointer-events: none; box-shadow: 0 0 0 3px var(--surface), 0 0 0 9px color-mix(in srgb, var(--accent) 35%, transparent);
}
.outline:not(:popover-open) { display: none; }
.words {
  position: absolute; inset-block-start: calc(100% + 14px); inset-inline-start: -3px; inline-size: max-content; max-inline-size: min(280px, 80vw);
  padding: 7px 12px; border-radius: 10px; background: var(--accent); color: var(--on-accent); font-weight: 550;
}
.words.over { inset-block: auto calc(100% + 14px); }
.words.back { inset-inline: auto -3px; }
@media (prefers-reduced-motion: no-preference) { .outline { animation: near 450ms ease-out; } }
@keyframes near { from { opacity: 0; scale: 1.2; } }
`;
  /** Ends what is shown. @type {(() => void) | undefined} */
  let letGo;

  /** @param {() => Element | undefined} find @param {string} words */
  const outline = (find, words) => {
    const shadowHost = document.createElement('rescind-show');
    const shadow = shadowHost.attachShadow({ mode: 'closed' });
    shadow.adoptedStyleSheets = [rescind.style(), rescind.sheet(css)];
    const heard = el('p', { class: 'words', role: 'status' });
    const box = el('div', { class: 'root outline', popover: 'manual', ...rescind.writing() }, heard);
    shadow.append(box);
    document.documentElement.append(shadowHost);
    box.showPopover();

    const ending = new AbortController();
    const { signal } = ending;
    const startedAt = performance.now();
    let element = find();

    const end = () => {
      ending.abort();
      shadowHost.remove();
      letGo = undefined;
    };

    const follow = () => {
      if (signal.aborted) return;
      if (!element?.isConnected) element = find();
      const at = element?.getBoundingClientRect();
      if (!at || at.width === 0 || performance.now() - startedAt > SHOWN_MS) return end();
      box.style.left = `${at.left - AROUND_PX}px`;
      box.style.top = `${at.top - AROUND_PX}px`;
      box.style.width = `${at.width + 2 * AROUND_PX}px`;
      box.style.height = `${at.height + 2 * AROUND_PX}px`;
      heard.classList.toggle('over', at.bottom + 100 > innerHeight);
      const room = getComputedStyle(box).direction === 'rtl' ? at.right : innerWidth - at.left;
      heard.classList.toggle('back', room < 300);
      requestAnimationFrame(follow);
    };

    const isTheirs = () => performance.now() - startedAt > ARRIVED_MS;
    /* A key that is still held since "Show me" was pressed with it must not press the button that has the focus now. */
    const onKey = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Escape') end();
      else if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
    };
    window.addEventListener('keydown', onKey, { signal, capture: true });
    window.addEventListener('scroll', () => isTheirs() && end(), { signal, capture: true, passive: true });
    window.addEventListener('pointerdown', end, { signal, capture: true, passive: true });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && isTheirs() && end(), { signal });

    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: isStill ? 'instant' : 'smooth' });
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    follow();
    /* Read out, since it changes after it is there. */
    heard.textContent = say('show_here', words);
    return end;
  };

  rescind.show = (page, cards, words) => {
    const [, spec] = page.fields.find(([name]) => name === 'buttons') ?? [];
    if (!spec || !('take' in spec)) return false;
    const limit = /** @type {ListLimit} */ (rescind.limits.order['buttons']);
    const buttons = () => cards.flatMap((card) => rescind.attempt(() => rescind.reader.places(page, card, spec, limit), []));
    const find = () => buttons().find(({ text }) => text === words)?.element;
    if (!find()) return false;
    letGo?.();
    rescind.panel.close();
    letGo = outline(find, words);
    return true;
  };
})();
