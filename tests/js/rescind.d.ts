/** Types of the namespace that the extension's classic scripts share, and of what passes through it. */

type Tone = 'act' | 'soon' | 'ask' | 'wait' | 'done';
type Certainty = 'certain' | 'depends' | 'contradictory';
type Told = Record<string, unknown>;
type Pair = [earliest: string, latest: string];

/** A request `teach` without its envelope: what a status text means, or with `null` that it is to be forgotten. */
interface Lesson {
  what: 'status';
  text: string;
  lang?: string;
  stage: string | null;
}

interface Answer {
  label: string;
  told?: Told;
  teach?: Lesson;
  open?: 'detail';
  answers?: Answer[];
}

interface Clock {
  kind: string;
  from: Pair | null;
  until: Pair;
  text: string;
}

interface Letter {
  situation: string;
  lang: string;
  text: string;
  also?: Record<string, string>;
}

/** One advice of the host: protocol/PROTOCOL.md. Everything but the order and the verdict may be missing. */
interface Advice {
  order_id: string;
  verdict: string;
  certainty?: Certainty;
  urgency?: Tone;
  cancellable?: 'yes' | 'maybe' | 'no';
  stage?: string[];
  headline?: string;
  short?: string;
  alternatives?: { verdict: string; text?: string; when?: string }[];
  ask?: { fact: string; question: string; answers: Answer[] }[];
  steps?: string[];
  reason?: { choose: string; label: string; seller_counted?: boolean | null; why?: string; missing?: Told };
  clocks?: Clock[];
  refund?: { business_days?: [number, number]; to?: string; text: string };
  coupons?: { kind: string; back: string; text: string }[];
  warnings?: string[];
  letter?: Letter;
  because?: { rule: string; text: string; agreement: string; sources: string[]; from?: string[] }[];
  taught?: { stage: string; text: string; teach: Lesson };
  unread?: { what: string; text: string }[];
  ignored?: string[];
  stale?: string[];
}

interface Intent {
  id: string;
  label: string;
}

interface ProblemError {
  code: string;
  retry_at?: number | string | undefined;
  update?: string | undefined;
}

/** The worker's answer to a question about one order. */
type Reply =
  | { ok: true; advice: Advice; told?: Told; intents?: Intent[]; letter_languages?: string[]; letter_lang?: string; untaught?: true }
  | { ok: false; error: ProblemError };

interface ViewContext {
  /** For dates and numbers. */
  locale: string;
  now(): number;
  /** What the buyer has told about this order so far. */
  told?: Told | undefined;
  intent?: string | undefined;
  intents?: Intent[] | undefined;
  letterLanguages?: string[] | undefined;
  /** What was just said of the status could not be kept for other orders. */
  untaught?: true | undefined;
  onTell?(told: Told, teach?: Lesson): void;
  onOpenDetail?(): void;
  /** A clock on view has begun or ended: what was said of it may hold no more. */
  onClock?(): void;
  /** `shown`: the letter in that language was at hand and is already on view. */
  onLetterLang?(lang: string, shown: boolean): void;
}

interface ProblemContext {
  locale: string;
  now(): number;
  onRetry?: (() => void) | undefined;
  onReload?: (() => void) | undefined;
}

interface SessionCalls {
  load(): Promise<Reply>;
  tell(told: Told, teach?: Lesson): Promise<Reply>;
  /** A failure in what it resolves to is shown. */
  openDetail(): unknown;
  letterLang(lang: string): unknown;
  /** Called before the next load when the buyer presses "Try again". */
  retry?(): unknown;
  reload?(): void;
}

interface Session {
  start(): Promise<void>;
  reload(): Promise<void>;
  end(): void;
}

type Child = Node | string | number | null | undefined | false;
type Attribute = string | number | boolean | null | undefined | ((event: Event) => void);

interface Rescind {
  /** Makes an element. Values that are functions are listeners (`onclick`); false, null and undefined are left out. */
  el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes?: Record<string, Attribute> | null, ...children: (Child | Child[])[]): HTMLElementTagNameMap[K];
  el(tag: 'svg' | 'path' | 'circle', attributes?: Record<string, Attribute> | null, ...children: (Child | Child[])[]): SVGElement;
  /** A text of the interface; its key when there is none. */
  say(key: string, ...values: (string | number)[]): string;
  /** The interface's words in a language of the buyer's choice; undefined: the browser's own. */
  speak(words: Record<string, string> | undefined): void;
  saysDirection(): 'ltr' | 'rtl';
  locale(): string;

  time: {
    /** What to write for a clock now, and in how many ms that changes. Undefined for times that cannot be read. */
    describe(clock: Pick<Clock, 'from' | 'until'>, now: number, locale: string):
      | { phase: 'ahead' | 'running' | 'any_moment' | 'ended'; left: string; when: string; next: number }
      | undefined;
    countdownSeconds(at: number, now: number, locale: string): string;
    /** Calls `update` now and whenever the ms it returned are over, while `node` is in the document and the page is seen. */
    live(node: Element, update: () => number): void;
    /** Ends what is live inside `root`. */
    release(root: Element): void;
  };
  /** The rules for the colours, for a sheet of one's own. */
  palette: string;
  sheet(css: string): CSSStyleSheet;
  /** What panel, popup and options share. */
  style(): CSSStyleSheet;

  icon(name: string, className?: string): Element;
  /** Picture and colour of an advice. */
  look(advice: Pick<Advice, 'verdict' | 'certainty' | 'urgency'>): { icon: string; tone: Tone };
  verdicts: readonly string[];
  /** Most urgent first. */
  tones: readonly Tone[];

  changed(report: string): HTMLElement;
  copyButton(label: string, text: () => string, key: string): Element;
  letterSection(letter: Letter, ctx: ViewContext): Element;

  problem(error: ProblemError, ctx: ProblemContext): HTMLElement;
  problemInShort(code: string): string;
  hasScreen(code: string): boolean;
  screens: readonly string[];

  /** What is asked, its answers as buttons. */
  questions(ask: NonNullable<Advice['ask']>, ctx: ViewContext, className: string): HTMLElement;

  view: {
    advice(advice: Advice, ctx: ViewContext): HTMLElement;
    loading(): HTMLElement;
  };
  /** Replaces what `slot` holds. True when the focus went to the new headline, which is thereby read out. */
  swap(slot: Element, next: Element): boolean;
  session(slot: HTMLElement, heard: Element, calls: SessionCalls, options?: { intents?: Intent[] | undefined; letterLanguages?: string[] | undefined }): Session;
}

declare var rescind: Rescind;

/** What the tests use of it; the package brings no types. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options: { runScripts?: 'outside-only'; pretendToBeVisual?: boolean; url?: string });
    readonly window: any;
  }
}
