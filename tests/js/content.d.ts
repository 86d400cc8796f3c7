/** Types of the content scripts' part of the namespace: rescind.d.ts has the rest. */

type RawOrder = import('../../extension/lib/messages.js').RawOrder;
type PageReport = import('../../extension/lib/messages.js').PageReport;
type OrderReport = import('../../extension/lib/messages.js').OrderReport;

interface Document {
  readonly prerendering?: boolean;
}

/** What the worker answers to each kind of message that a page may send. */
interface Replies {
  profile: import('../../extension/lib/messages.js').ProfileReply;
  page: import('../../extension/lib/messages.js').HintsReply;
  badge: import('../../extension/lib/messages.js').DoneReply;
  advice: import('../../extension/lib/messages.js').AdviceReply;
  tell: import('../../extension/lib/messages.js').AdviceReply;
  letter_lang: import('../../extension/lib/messages.js').DoneReply;
  open_detail: import('../../extension/lib/messages.js').DoneReply;
  retry: import('../../extension/lib/messages.js').StateReply;
  settings: import('../../extension/lib/messages.js').SettingsReply;
  quiet: import('../../extension/lib/messages.js').SettingsReply;
  scripts: import('../../extension/lib/messages.js').ScriptsReply;
}

/** How one text is taken: `without` is one selector list, '' for none; what `strip` matches is cut out of the text. */
interface ReadyText {
  take: string;
  /** The attribute to look at first, '' for none. */
  attribute: string;
  select: string[];
  without: string;
  strip: RegExp | undefined;
  /** Texts that do not match are passed over. */
  match: RegExp | undefined;
}

/** A text of one element, on one line. */
interface LinePart {
  text: string;
  readonly box: Element;
}

interface Line {
  /** None of them blank. */
  parts: LinePart[];
  text: string;
}

/** Something a card shows without words. */
interface ReadySignal {
  name: string;
  select: string[];
}

/** Ways to write the same before an order's number in an address, and the selector of links with one of them. */
interface ReadyMarks {
  before: string[];
  links: string;
}

interface ReadyList {
  each: string[];
  fields: Map<string, ReadyText>;
  /** The members, when a record is nothing but their texts; '' parts are those left out. */
  parts: string[];
  without: string;
  /** Records are kept only when these members match. */
  keep: [member: string, pattern: RegExp][];
}

type ReadyField = ReadyText | ReadyList;

/** A page of the profile whose selectors and expressions the browser has understood. Selector lists are '' when empty. */
interface ReadyPage {
  /** Of the profile. */
  version: string;
  kind: string;
  /** The page is one order: its "card" is the document element. */
  whole: boolean;
  card: string;
  anchor: string[];
  ids: ReadyMarks[];
  /** Where the card writes its number, for cards without a link that has it. */
  idNumber: ReadyText | undefined;
  fields: [name: string, spec: ReadyField][];
  /** Those on which a hint depends. */
  glance: [name: string, spec: ReadyField][];
  signals: ReadySignal[];
  never: string;
  blocked: string;
  /** Matches a list that is there and has no order in it. */
  empty: string;
  /** What finds orders when the selectors do not: links with an order's number, those of them in no card, and what never stands in one. */
  infer: { links: string[]; astray: string; outside: string };
  /** Fields that nearly every order has. */
  expects: string[];
}

/** A card that was read, and its hint. */
interface CardEntry {
  readonly card: Element;
  /** No selector found it. */
  readonly inferred: boolean;
  /** As this card shows it, at a glance. */
  own: RawOrder;
  /** As all cards of this order show it. */
  order: RawOrder;
  /** The order as text, to see whether it changed. */
  text: string;
  /** Since when the page shows it so. */
  seenAt: number;
  /** The text for which advice was asked for last; '' to ask again. */
  asked: string;
  hint: HintHandle;
  advice: Advice | undefined;
  /** The code of the last failure, '' without one. */
  problem: string;
  readAt: number;
  delay: number;
  /** When to read again; Infinity: nothing changed. */
  due: number;
  placedAt: number;
  /** How often in a row the page threw the hint out within a second. */
  lost: number;
}

interface WorkerLink {
  /** An order page is open: the worker sees it as a port, from the next question on. */
  enter(): void;
  leave(): void;
  /** Never rejects: what goes wrong on the way is a Failure `internal`. */
  ask<K extends keyof Replies>(message: { kind: K; [member: string]: unknown }): Promise<Replies[K]>;
}

interface OpenPage {
  readonly page: ReadyPage;
  touched(records: MutationRecord[]): void;
  /** It was not seen for a while, and not watched. */
  missed(): void;
  /** Somebody pressed there: what was hidden may be shown now. */
  pressed(node: Node): void;
  again(): void;
  hints(advice: Advice[]): void;
  /** Waits for advice that is being asked for. */
  report(): Promise<PageReport>;
  order(orderId: string): OrderReport | null;
  end(): void;
}

interface Rescind {
  text: {
    /** What a person sees of `raw` in one line: at most `maxBytes` of UTF-8, no character cut, no control characters. */
    clean(raw: string, maxBytes: number): string;
    /** The profile's `match` or `keep`, in which [0-9] stands for the decimal digits of every script. */
    matches(pattern: RegExp, text: string): boolean;
    /** With single spaces, and none around it. */
    oneLine(raw: string): string;
    /** Characters that are looked at of one text at most. */
    readonly busy: number;
    /** Names of elements whose text nobody reads on the page. */
    readonly unread: ReadonlySet<string>;
  };
  profile: {
    /** The same for the same. */
    ready(page: object, version?: string): ReadyPage;
    pageFor(profile: unknown, address: string): ReadyPage | undefined;
    /** A selector for what either of two matches; '' matches nothing. */
    either(one: string, other: string): string;
  };
  /** Nothing in it throws. */
  reader: {
    /** The outermost cards in `scope`, itself included, shown or not; `outside`: it is known to stand in none. */
    cards(page: ReadyPage, scope: Element, outside?: boolean): Element[];
    /** Whether one of these, which are in the order of the page, stands in another: the first such pair has none in between. */
    areNested(elements: Element[]): boolean;
    /** The card that `node` stands in. */
    cardOf(page: ReadyPage, node: Node): Element | null;
    /** '' when there is none. */
    orderId(page: ReadyPage, card: Element, address: string): string;
    /** The order's number in a link, or ''. */
    idOfLink(page: ReadyPage, link: Element): string;
    isShown(element: Element): boolean;
    anchor(page: ReadyPage, card: Element): Element | null;
    read(page: ReadyPage, card: Element, orderId: string): RawOrder;
    /** What a hint depends on, and no more. */
    glance(page: ReadyPage, card: Element, orderId: string): RawOrder;
    /** The address of the order's own page as its card links it, or ''. */
    detailUrl(page: ReadyPage, card: Element, orderId: string, address: string): string;
    isBlocked(page: ReadyPage): boolean;
    /** The page itself shows that its list has no order in it. */
    isEmpty(page: ReadyPage): boolean;
  };
  find: {
    /** `root.querySelector(selector)`. */
    first(root: Element, selector: string): Element | null;
    /** `root.querySelectorAll(selector)`. */
    all(root: Element | Document, selector: string): ArrayLike<Element> & Iterable<Element>;
  };
  lines: {
    /** The shown lines, as far as the markup tells; `skip` is not looked into. */
    of(root: Element, skip: string): Line[];
    /** The one text that stands there, '' for none; undefined when it is not sure. */
    sole(root: Element, skip: string, match: RegExp | undefined): string | undefined;
    /** The records that are nothing but a text for each of the parts, in whatever order `keep` allows. */
    records(elements: Element[], never: string, spec: ReadyList, fields: [string, { bytes: number } | { max: number }][]): Record<string, string>[];
  };
  infer: {
    /** Whether there is a link with an order's number in `scope`, itself included. */
    hasLink(page: ReadyPage, scope: Element): boolean;
    /** Cards of orders that no selector finds. */
    cards(page: ReadyPage): Element[];
    /** Where the page of one order shows its number. */
    anchor(orderId: string): Element | null;
    /** What several readings of one order have in common. */
    agreed(orders: RawOrder[]): RawOrder;
  };
  /** A report on a page that no longer is as its profile says, with nothing in it that a person wrote; '' as long as it is. */
  fit(page: ReadyPage, entries: CardEntry[]): string;
  observe(calls: { onRecords(records: MutationRecord[]): void; onAddress(): void; onPress(target: Node): void; onSeen(): void }): { forget(): void; end(): void };
  cards(
    page: ReadyPage,
    calls: { onChanged(): void; onOpen(hint: HTMLElement, orderId: string): void; forget(): void; hints: boolean },
  ): {
    scan(): void;
    touched(records: MutationRecord[]): void;
    missed(): void;
    pressed(node: Node): void;
    entries(): CardEntry[];
    /** Those for which advice is to be asked. */
    unasked(): CardEntry[];
    /** Resolves when no card is left to be read, or the page ends. */
    allRead(): Promise<void>;
    /** All that the cards of an order show and agree on, read now. */
    whole(orderId: string): RawOrder;
    /** Since when they show what its hint depends on, read now. */
    seenAt(orderId: string): number;
    answered(some: CardEntry[], advice: Advice[]): void;
    failed(some: CardEntry[], code: string): void;
    end(): void;
  };
  slices: {
    /** Takes as many as one slice has time for, less `spent` ms, but what a screen shows in any case. `take` takes them out of `all`. */
    take<T>(all: Iterable<T>, take: (one: T) => void, spent?: number): void;
    /** Does what `next` gives, a slice a task, from `start` on until it gives nothing; then `onDone` is called, and `done` resolves, as it does at the end. */
    queue(next: () => (() => void) | undefined, onDone: () => void): { start(): void; isBusy(): boolean; done(): Promise<void>; end(): void };
  };
  worker(onOrphaned: () => void): WorkerLink;
  /** What brings `fit`, `note`, `panel` and all they need into the page, once; false: it could not. Until then there is nothing of it. */
  createLate(ask: WorkerLink['ask']): () => Promise<boolean>;
  openPage(page: ReadyPage, tools: { ask: WorkerLink['ask']; late(): Promise<boolean>; forget(): void; hints: boolean }): OpenPage;
}
