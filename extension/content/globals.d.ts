/**
 * What each content script gives to the ones after it, on the global `rescind`: content scripts cannot be modules without showing their
 * files to the page. The order is that of the manifest, then that of the scripts that come on demand: of these the others use members
 * only by `?.`. tests/js/globals.test.js holds this list, the sources and both orders to each other. Types stand in the file that makes
 * the values; types of lib are in lib/.
 */

interface Document {
  readonly prerendering?: boolean;
}

interface HintHandle {
  readonly element: HTMLElement;
  /** It was put into the page, and the page threw it out. */
  isLost(): boolean;
  /** Finds its place; the function that it returns puts it there. */
  aim(): () => void;
  update(advice: Advice): void;
  /** `text`: why there is no advice. */
  failed(text: string): void;
  remove(): void;
}

interface Rescind {
  /* content/hint.js */
  hint: {
    /** `anchor`: what its row comes after, null for the start of the card; `onPut`: called whenever the row was put into the page. */
    make(card: Element, orderId: string, options: { anchor(): Element | null; onOpen(hint: HTMLElement): void; onPut(): void }): HintHandle;
    expanded(element: Element, open: boolean): void;
    focus(element: Element): void;
  };
  /* content/text.js */
  /** What `read` returns; `otherwise` when the page makes it throw: a form may hide its function `closest` behind a field of that name. */
  attempt<T>(read: () => T, otherwise: T): T;
  text: {
    /** What a person sees of `raw` in one line: at most `maxBytes` of UTF-8, no character cut, no control characters. */
    clean(raw: string, maxBytes: number): string;
    /** Whether `pattern`, in which [0-9] stands for the decimal digits of every script, matches. */
    matches(pattern: RegExp, text: string): boolean;
    /** The value in a text of one line, if it has that form, in which [0-9] means the same; '' if not. */
    formed(form: Form, text: string): string;
    /** With single spaces inside and none around. */
    oneLine(raw: string): string;
    isShown(element: Element): boolean;
    /** Names of elements whose text nobody reads on the page. */
    readonly unread: ReadonlySet<string>;
    /** The shown lines, as far as the markup tells; `skip` ('' for nothing) is not looked into. `isWhole`: there is no more in it. */
    lines(root: Element, skip: string): { lines: Line[]; isWhole: boolean };
  };
  /* content/profile.js */
  profile: {
    /** The same for the same. */
    ready(page: object, profile: unknown): ReadyPage;
    pageFor(profile: unknown, address: string): ReadyPage | undefined;
  };
  /* content/lines.js */
  lines: {
    /** The one value of that form that stands there, '' for none; undefined when it is not sure. */
    sole(root: Element, skip: string, form: Form): string | undefined;
    /** The records among elements that have one text for each part, in whatever order their forms allow, and no more. */
    records(elements: Element[], spec: ReadyList, limits: RecordLimit['fields']): Record<string, string>[];
  };
  /* content/reader.js */
  reader: {
    read(page: ReadyPage, card: Element, orderId: string): RawOrder;
    /** Only what a hint depends on. */
    glance(page: ReadyPage, card: Element, orderId: string): RawOrder;
    /** The order's number as the card writes it, perhaps in groups; '' without one. */
    writtenId(page: ReadyPage, card: Element): string;
    /** The texts of a card's member, and where each stands; it may throw. */
    places(page: ReadyPage, card: Element, spec: ReadyText, limit: ListLimit): { element: Element; text: string }[];
  };
  /* content/locate.js */
  locate: {
    /** The outermost cards in `scope`, itself included, shown or not; `isOutside`: it is known to stand in none. */
    cards(page: ReadyPage, scope: Element, isOutside?: boolean): Element[];
    /** The card that `node` stands in. */
    cardOf(page: ReadyPage, node: Node): Element | null;
    /** The number of the order that a card is of; '' when there is none. */
    orderId(page: ReadyPage, card: Element, address: string): string;
    /** The order's number in a link, or ''. */
    idOfLink(page: ReadyPage, link: Element): string;
    /** What a card's hint comes after; null: it stands at the start of the card. */
    anchor(page: ReadyPage, card: Element): Element | null;
    /** The addresses of a card, which may itself be a link, that have an order's number. */
    linksOf(card: Element, marks: ReadyMarks): { href: string; id: string }[];
  };
  /* content/infer.js */
  infer: {
    /** Whether there is a link with an order's number in `scope`, itself included. */
    hasLink(page: ReadyPage, scope: Element): boolean;
    /** Cards of orders that no selector finds. */
    cards(page: ReadyPage): Element[];
    /** Where the page of one order shows its number. */
    anchor(orderId: string): Element | null;
  };
  /* content/observe.js */
  observe(calls: {
    onRecords(records: MutationRecord[]): void;
    onAddress(): void;
    onPress(target: Node): void;
    onSeen(): void;
  }): {
    /** What Rescind itself has just changed is not told. */
    forget(): void;
    end(): void;
  };
  /* content/schedule.js */
  schedule: {
    /** Takes as many as one slice has time for, less `spent` ms, but as many as a screen shows in any case. */
    take<T>(all: Iterable<T>, take: (one: T) => void, spent?: number): void;
    /** From `start` on does what `next` returns, a task each, until it returns nothing; then calls `onDone`, and `done` resolves. */
    queue(next: () => (() => void) | undefined, onDone: () => void): {
      start(): void;
      isBusy(): boolean;
      done(): Promise<void>;
      end(): void;
    };
    pace(soonest: number, doneAt: number): Pace;
    /** Makes it due, if it is not. */
    request(pace: Pace): void;
    done(pace: Pace): void;
  };
  /* content/card.js */
  card: {
    /** For a buyer who wants no hints in the page. */
    readonly noHint: HintHandle;
    create(element: Element, state: 'unmet' | 'waiting'): Card;
    /** What several cards of one order have in common. */
    agreed(orders: RawOrder[]): RawOrder;
    /** Notes that the page shows this of an order now; `seenAt`: since when. */
    note(order: RawOrder): { order: RawOrder; text: string; seenAt: number };
  };
  /* content/cards.js */
  cards(
    page: ReadyPage,
    calls: { onChanged(): void; onOpen(hint: HTMLElement, orderId: string): void; forget(): void; hints: boolean },
  ): {
    scan(): void;
    touched(records: MutationRecord[]): void;
    /** The page was not watched for a while. */
    missed(): void;
    /** Somebody pressed there: what was hidden may be shown now. */
    pressed(node: Node): void;
    /** Those with hints. */
    entries(): Card[];
    /** Those for which advice is to be asked: none while some are still to be read, since two may be of one order, and not agree. */
    unasked(): Card[];
    /** Resolves when no card is left to be read, or the page ends. */
    allRead(): Promise<void>;
    answered(some: Card[], advice: Advice[]): void;
    failed(some: Card[], code: string): void;
    end(): void;
  };
  /* content/ask.js */
  worker(onOrphaned: () => void): {
    /** An order page is open: the worker sees it as a port, from the next message on. */
    enter(): void;
    leave(): void;
    /** Never rejects: what goes wrong on the way is a Failure `internal`. */
    ask: Ask;
  };
  /** Brings the scripts that come on demand into the page, once; false: it could not. */
  onDemand(ask: Ask): () => Promise<boolean>;
  /* content/page.js */
  openPage(page: ReadyPage, tools: { ask: Ask; loadScripts(): Promise<boolean>; forget(): void; hints: boolean }): {
    readonly page: ReadyPage;
    touched(records: MutationRecord[]): void;
    missed(): void;
    pressed(node: Node): void;
    refresh(): void;
    hints(advice: Advice[]): void;
    /** Waits for advice that is being asked for. */
    report(): Promise<PageReport>;
    order(orderId: string): Promise<OrderReport | null>;
    /** Outlines the order's button with these words; false: there is none. */
    show(orderId: string, text: string): Promise<boolean>;
    end(): void;
  };
  /* content/panel.js */
  panel: {
    open(hint: Element, orderId: string, ask: Ask): void;
    close(): void;
    isOpen(hint: Element): boolean;
  };
  /* content/show.js */
  /** Outlines the button with these words in one of the cards; false: none has it. */
  show(page: ReadyPage, cards: Element[], words: string): boolean;
  /* content/note.js */
  /** One line in a corner of the page, while Rescind is not connected. */
  note: {
    /** With the latest failure; `dismiss`: for good. */
    show(error: ErrorInfo, calls: { retry(): void; dismiss(): void }): void;
    remove(): void;
  };
  /* content/mismatch.js */
  /** A report on a page that is not as its profile says, without anything that a person wrote; '' when it is. `orders`: read whole. */
  mismatch(page: ReadyPage, cards: Card[], orders: Map<string, RawOrder>): string;
  /* content/report.js */
  /** Whether the page shows what a selector finds. */
  isThere(selector: string): boolean;
  /**
   * All that the cards of an order show and agree on, read now; since when they show what its hint depends on; the address of the order's
   * own page as its card links it, or ''. Undefined without a card.
   */
  whole(page: ReadyPage, twins: Card[]): { order: RawOrder; seenAt: number; detailUrl: string } | undefined;
  /** `cards`: those with hints; `enteredAt`: since when the page is open. */
  report(page: ReadyPage, cards: Card[], enteredAt: number): Omit<PageReport, 'page'>;
}
