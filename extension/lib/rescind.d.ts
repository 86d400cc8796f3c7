/* Global names for what classic scripts share, since they cannot import it: the types of messages.js, and the object `rescind`. */

type Advice = import('./messages.js').Advice;
type AdviceReply = import('./messages.js').AdviceReply;
type Answer = import('./messages.js').Answer;
type Clock = import('./messages.js').Clock;
type ErrorInfo = import('./messages.js').ErrorInfo;
type Lesson = import('./messages.js').Lesson;
type Letter = import('./messages.js').Letter;
type Told = import('./messages.js').Told;
type Tone = import('./messages.js').Tone;

/** Each script says at its head what it gives: the members that it adds. */
interface Rescind extends ElGives, LimitsGives, PaletteGives, TimeGives, StyleGives, IconsGives, LetterGives, ProblemGives, AskGives, ViewGives, SessionGives {}

declare var rescind: Rescind;

interface HintHandle {
  readonly element: HTMLElement;
  /** It was put into the page, and the page threw it out. */
  isLost(): boolean;
  /** Finds its place; what it gives puts the row there. */
  aim(): () => void;
  update(advice: Advice): void;
  /** `text`: why there is no advice. */
  failed(text: string): void;
  remove(): void;
}

interface NoteCalls {
  retry(): void;
  /** For good. */
  dismiss(): void;
}

/** Of the content scripts. */
interface Rescind {
  hint: {
    /** `anchor`: what its row comes after, null for the card's start; `onPut`: called when the row was put into the page. */
    make(card: Element, orderId: string, options: { anchor(): Element | null; onOpen(hint: HTMLElement): void; onPut(): void }): HintHandle;
    /** The hint itself, given it or something around it. */
    find(near: Element): Element;
    expanded(hint: Element, open: boolean): void;
    focus(hint: Element): void;
  };
  /** One line in a corner of the page, while Rescind is not connected. */
  note: {
    /** Anew with each failure. */
    show(error: ErrorInfo, calls: NoteCalls): void;
    remove(): void;
  };
  panel: {
    open(near: Element, orderId: string, calls: SessionCalls): void;
    close(): void;
    isOpen(hint: Element): boolean;
  };
}
