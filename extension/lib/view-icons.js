//# allFunctionsCalledOnLoad
/**
 * Icons and tones. Every verdict has an icon of its own and a tone; where the host names an urgency, that is the tone. Icons are drawn as
 * strokes in the text's colour, so they follow themes and forced colours. Here are those of a
 * hint; view-icons-more.js adds what panel and popup need besides.
 *
 * @typedef {object} IconsGives
 * @property {(name: string, className?: string) => SVGElement} icon
 * @property {(advice: Pick<Advice, 'verdict' | 'certainty' | 'urgency'>) => {icon: string, tone: Tone}} look
 * @property {readonly Tone[]} tones Most urgent first.
 * @property {Map<string, string>} paths The icons by name: strokes in a square of 24.
 */
'use strict';

(() => {
  const { el } = rescind;

  rescind.paths = new Map(Object.entries({
    undo: 'M4 5v5h5 M4.6 10A8 8 0 1 1 4 14',
    send: 'M21 3 10 14 M21 3l-7 18-4-7-7-4z',
    send_and_say: 'M4 4h16v11H11l-5 4v-4H4z M9 9.5h6 M12.5 7l2.5 2.5-2.5 2.5',
    hourglass: 'M7 3h10 M7 21h10 M8 3v3.5c0 2.5 4 3.5 4 5.5s-4 3-4 5.5V21 M16 3v3.5c0 2.5-4 3.5-4 5.5s4 3 4 5.5V21',
    clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M12 7v5l3.5 2',
    calendar: 'M4 5h16v15H4z M4 10h16 M8 3v4 M16 3v4 M9 15l2 2 4-4',
    message: 'M4 4h16v12H11l-5 4v-4H4z M8 8.5h8 M8 12h5',
    send_back: 'M9 14 4 9l5-5 M4 9h10.5a5.5 5.5 0 0 1 0 11H11',
    flag: 'M6 21V4 M6 4c4-2 7 2 12 0v9c-5 2-8-2-12 0',
    shield: 'M12 3l8 3v6c0 5-3.5 7.5-8 9-4.5-1.5-8-4-8-9V6z M8.5 12l2.5 2.5 4.5-4.5',
    lifebuoy: `M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z
      M5.7 5.7l3.8 3.8 M14.5 14.5l3.8 3.8 M18.3 5.7l-3.8 3.8 M9.5 14.5l-3.8 3.8`,
    money: 'M3 6h18v12H3z M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z M6 9.5v5 M18 9.5v5',
    done: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M8 12.5l2.8 2.8L16 9.5',
    barred: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M5.7 5.7l12.6 12.6',
    question: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M9.3 9.5a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2 M12 17v.01',
    warning: 'M12 4 2.8 20h18.4z M12 10v4.5 M12 17.5v.01',
    plug: 'M9 3v5 M15 3v5 M6 8h12v3a6 6 0 0 1-12 0z M12 17v4',
  }));

  /** Icons that are mirrored where one reads from right to left. */
  const MIRRORED = new Set(['back', 'onward', 'send', 'list', 'outside', 'send_back']);

  /** @type {ReadonlyMap<string, readonly [icon: string, tone: Tone]>} */
  const VERDICTS = new Map([
    ['cancel_directly', ['undo', 'act']],
    ['request_cancellation', ['send', 'act']],
    ['request_and_message_seller', ['send_and_say', 'act']],
    ['wait', ['hourglass', 'wait']],
    ['pending_request', ['clock', 'wait']],
    ['let_deadline_refund', ['calendar', 'wait']],
    ['message_seller', ['message', 'act']],
    ['return_after_delivery', ['send_back', 'wait']],
    ['open_dispute', ['flag', 'act']],
    ['keep_dispute', ['shield', 'wait']],
    ['contact_support', ['lifebuoy', 'act']],
    ['track_refund', ['money', 'wait']],
    ['already_cancelled', ['done', 'done']],
    ['no_way', ['barred', 'done']],
    ['unknown', ['question', 'ask']],
  ]);

  rescind.tones = ['act', 'soon', 'ask', 'wait', 'done'];

  /** Drawn once and then copied: a page may need two hundred. @type {Map<string, SVGElement>} */
  const drawn = new Map();

  rescind.icon = (name, className) => {
    let icon = drawn.get(name);
    if (!icon) {
      const path = rescind.paths.get(name);
      if (path === undefined) throw new TypeError(`icon: ${name}`);
      const classes = MIRRORED.has(name) ? 'icon flips' : 'icon';
      icon = el('svg', { viewBox: '0 0 24 24', class: classes, 'aria-hidden': 'true', focusable: 'false' }, el('path', { d: path }));
      drawn.set(name, icon);
    }
    const copy = /** @type {SVGElement} */ (icon.cloneNode(true));
    if (className) copy.classList.add(className);
    return copy;
  };

  rescind.look = ({ verdict, certainty, urgency }) => {
    const [icon, tone] = VERDICTS.get(verdict) ?? ['question', /** @type {Tone} */ ('ask')];
    return { icon: certainty === 'contradictory' ? 'warning' : icon, tone: rescind.tones.find((word) => word === urgency) ?? tone };
  };
})();
