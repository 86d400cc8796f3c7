/**
 * The messages inside the extension, and what its classic scripts share on the global object `rescind`, as types: nothing here runs. What
 * the worker and the native host say to each other is protocol/PROTOCOL.md: members that come from there keep their names all the way to
 * the popup.
 *
 * To the worker (chrome.runtime.sendMessage). "page" is the content script of an order page, "own" the popup or the options page.
 * A message of an unknown kind, or from a sender that may not send it, gets no answer; every other one gets {ok: true, …} or a Failure.
 * Own pages name the tab they mean with `tab_id`; a content script always means its own tab.
 */
interface Replies {
  /* kind: answer;                  from       members */
  profile: ProfileReply; /*         page */
  page: HintsReply; /*              page       page, orders */
  badge: DoneReply; /*              page       orders: those that the icon's badge counts */
  advice: AdviceReply; /*           page, own  order_id, tab_id? */
  tell: AdviceReply; /*             page, own  order_id, told, teach?, tab_id?: the answers `told` are counted in. With `teach` (a Lesson)
                                               the host keeps what the status means, for all orders; only if it cannot does `told`
                                               count, for this order. The page gets `hints` */
  teach: TaughtReply; /*            own        what, text, lang?, stage: the stage null makes the host forget the text */
  taught: TaughtReply; /*           own */
  letter_lang: DoneReply; /*        page, own  lang: letters are in this language from now on */
  describe: DescribedReply; /*      own        number?, clear?: of the order that the buyer describes, which `advice` and `tell` call '' */
  open_detail: DoneReply; /*        page, own  order_id, tab_id?: the order's own page is open in a new tab */
  show: DoneReply; /*               page, own  order_id, press, text?, on?, tab_id?: the button `press` is outlined, by its words on this page;
                                               else the order's own page is opened, if `on` is its kind, and it is outlined there */
  state: StateReply; /*             own        tab_id */
  retry: StateReply; /*             page, own  tab_id?: after another try to start the host */
  settings: SettingsReply; /*       page, own  to a page with the words of its hints */
  scripts: ScriptsReply; /*         page       the scripts of panel, note and report are in the page */
  set: SettingsReply; /*            own        name, value: open order pages get `restart` */
  quiet: SettingsReply; /*          page       no note says from now on that the host is missing */
  answers: AnswersReply; /*         own */
  forget_answers: AnswersReply; /*  own */
}
type Ask = <K extends keyof Replies>(message: { kind: K; [member: string]: unknown }) => Promise<Replies[K]>;
/*
 * After `teach`, `tell` with a lesson that was kept, `retry` and `forget_answers` all open order pages get `refresh`.
 *
 * To a page (chrome.tabs.sendMessage). Pages know themselves what they show, so that a worker that the browser stops forgets nothing.
 *
 *   kind            members    answer
 *   report                     PageReport
 *   order           order_id   OrderReport, or null when the page does not show the order
 *   hints           advice     null; new advice for hints of this page
 *   show       order_id, text  whether a button with these words is there; it is outlined
 *   refresh                    null; the page asks for all advice again
 *   restart                    null; profile or settings have changed: the page begins from its start
 */

/**
 * Why something did not work: one of these words, or a code of protocol/errors.json with which the host refused this one request.
 *   missing                      the browser finds no host: it is not installed, or not for this browser
 *   forbidden                    the host is there, but not for this extension
 *   crashed                      it ended, or its answer is no reply
 *   too_old, extension_too_old   which side has to be updated
 *   waiting                      it failed too often and is not started before `retry_at` (milliseconds since 1970)
 *   timeout                      no answer in time
 *   order_gone                   the tab or the order is no longer there
 *   button_gone                  the button to be shown is not there
 *   internal                     a message that is not as described here
 */
type ErrorInfo = { code: string; retry_at?: number | undefined };
type Failure = { ok: false; error: ErrorInfo };
type DoneReply = { ok: true } | Failure;

/* What the host says of an order: PROTOCOL.md, "advise", has the meaning of every member. */

/** An urgency; also the colour that shows it. */
type Tone = 'act' | 'soon' | 'ask' | 'wait' | 'done';
/** Facts that the buyer stated, by name. */
type Told = Record<string, unknown>;
/** What a status text means; the stage null: forget it. */
type Lesson = { what: 'status'; text: string; lang?: string; stage: string | null };
type Answer = { label: string; told?: Told; teach?: Lesson; open?: string; answers?: Answer[] };
type Intent = { id: string; label: string };
/** Everything but the order and the verdict may be missing. */
type Advice = import('../background/reply.js').Advice;
type Clock = NonNullable<Advice['clocks']>[number];
type Letter = NonNullable<Advice['letter']>;

/** One order as the page shows it: strings only, nothing understood. A member that is absent was not seen. */
type RawOrder = {
  order_id: string;
  status?: string;
  date?: string;
  buttons?: string[];
  store?: string;
  total?: string;
  items?: { title?: string; sku?: string; quantity?: number }[];
  tags?: string[];
  notice?: string;
  rows?: { label?: string; value?: string }[];
  tracking?: string;
  /** Names that the page profile gives to what it finds without reading words. */
  signals?: string[];
  /** Milliseconds that a countdown attribute shows. */
  left_ms?: number;
  /** Since when the page shows it so. */
  seen_at?: string;
  /** The buyer's answers, and when each was given: added by the worker, never by the page. */
  told?: Told;
  told_at?: Record<string, string>;
};

type PageInfo = { kind: string; host: string; lang: string };
/** From the host's hello. */
type Choices = { intents: Intent[]; stages: Intent[]; letter_languages: string[] };
/** How to read pages: PROTOCOL.md, "The page profile". The content script checks it, member by member. */
type Profile = { version: string; pages: { url: string[]; address?: string }[] };

type ProfileReply = { ok: true; profile: Profile } | Failure;
/** Of each advice what a hint shows. */
type HintsReply = { ok: true; advice: Advice[] } | Failure;
/**
 * `told`: all that the buyer stated of this order; `page_kind`: of the page that it was read on; `untaught`: the host could not keep a
 * lesson, so that it counts for this order alone; `described`: there is no page of it.
 */
type AdviceSuccess = { ok: true; advice: Advice; told: Told; page_kind?: string; described?: true; untaught?: true } & Choices;
type AdviceReply = AdviceSuccess | Failure;
/** `number`: '' when the buyer gave none. */
type DescribedReply = { ok: true; number: string; told: Told } | Failure;
/** A lesson that the host keeps. */
type Taught = Lesson & { stage: string };
type TaughtReply = { ok: true; taught: Taught[] } | Failure;

type ReadState = 'orders' | 'loading' | 'no_orders' | 'unreadable' | 'blocked' | 'not_order_page';
/** `advice`: once it is there. */
type OrderSummary = { order_id: string; title: string; store: string; total: string; advice?: Advice };
/** `changed`: the page no longer is as its profile says; a report for the profile's authors. */
type PageReport = { page: PageInfo | null; read: ReadState; orders: OrderSummary[]; changed?: string };
/** `detail_url`: the page's own link, or ''. */
type OrderReport = { page: PageInfo; order: RawOrder; detail_url: string };

type HostState = 'ready' | 'missing' | 'forbidden' | 'crashed' | 'too_old' | 'extension_too_old' | 'waiting' | 'timeout';
/** Versions are '' while unknown. */
type HostInfo = { state: HostState; version: string; pack: string; retry_at?: number };
type StateSuccess = { ok: true; page: ReadState; orders: OrderSummary[]; changed?: string; host: HostInfo } & Choices;
type StateReply = StateSuccess | Failure;

/** `hints`: rows in the page; `note`: a line in the page when the host is missing; a language '' leaves the choice to Rescind. */
type Settings = { hints: boolean; note: boolean; lang: string; letter_lang: string };
/** Texts of the interface by key, given where they are not in the browser's own language. */
type Words = Record<string, string>;
/** `languages`: of the interface. */
type SettingsSuccess = { ok: true; settings: Settings; languages: string[]; words?: Words };
type SettingsReply = SettingsSuccess | Failure;
type ScriptsReply = { ok: true; words?: Words } | Failure;
/** `count`: orders about which the buyer stated something. */
type AnswersReply = { ok: true; count: number } | Failure;

/** What classic scripts share. Each of this folder says at its head what it gives; of the others content/globals.d.ts does. */
interface Rescind extends ElGives, LimitsGives, PaletteGives, TimeGives, StyleGives, IconsGives, PartsGives, LetterGives, AskGives,
  StepsGives, MoreGives, ProblemGives, ViewGives, SessionGives {}

declare var rescind: Rescind;
