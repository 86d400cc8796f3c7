/* The messages inside the extension, as types. Nothing here runs: background modules and content scripts name
 * these types in JSDoc, as `import("../lib/messages.js").RawOrder`. What goes to the host and comes back from it is
 * protocol/PROTOCOL.md; the names of its members are kept all the way to the popup. Types without an import (Advice, Told, Intent) are
 * those of tests/js/rescind.d.ts.
 *
 * To the worker (chrome.runtime.sendMessage). "page" is our content script on an order page, "own" is the popup
 * or the options page; a sender that a kind does not allow gets no answer, as does an unknown kind.
 *
 *   kind          from        members                    answer
 *   profile       page                                   ProfileReply
 *   page          page        page, orders               HintsReply
 *   badge         page        orders                     DoneReply
 *   advice        page, own   order_id, tab_id?          AdviceReply
 *   tell          page, own   order_id, told, teach?, tab_id?  AdviceReply; the page then gets `hints`. With `teach` (a Lesson) the
 *                             host keeps what the status means, and `told` counts only if it cannot; then the pages get `refresh`
 *   teach         own         what, text, lang?, stage   TaughtReply; `stage` null forgets; the order pages then get `refresh`
 *   taught        own                                    TaughtReply
 *   letter_lang   page, own   lang                       DoneReply
 *   open_detail   page, own   order_id, tab_id?          DoneReply
 *   state         own         tab_id                     StateReply
 *   retry         page, own   tab_id?                    StateReply; the order pages then get `refresh`
 *   settings      page, own                              SettingsReply; a page's has the words of its hints
 *   scripts       page                                   ScriptsReply, when the scripts of panel, note and report are in the page
 *   set           own         name, value                SettingsReply; the order pages then get `restart`
 *   quiet         page                                   SettingsReply: no note that Rescind is not connected, from now on
 *   answers       own                                    AnswersReply
 *   forget_answers own                                   AnswersReply; the order pages then get `refresh`
 *
 * `tab_id` is read from own pages only; a content script always means its own tab. Every answer is {ok:true, …} or a Failure.
 *
 * To the page (chrome.tabs.sendMessage). The page itself is the record of what it shows, so the worker keeps no
 * copy: stopped at any moment it loses nothing.
 *
 *   kind          members        answer
 *   report                       PageReport
 *   order         order_id       OrderReport, or null when the page has no such order
 *   hints         advice         null: new hint advice for orders of this page
 *   refresh                      null: the host may be back, ask for all advice again
 *   restart                      null: the page profile or the settings are others, begin anew
 */

/**
 * Why something did not work: a word of this list, or a code of protocol/errors.json, with which the host refused this one request.
 *   missing                      the browser finds no host: not installed, or not for this browser
 *   forbidden                    the host is there, but not for this extension
 *   crashed                      it ended, or answered what is no reply
 *   too_old, extension_too_old   which side to update
 *   waiting                      it failed too often and is left alone until `retry_at`
 *   timeout                      no answer in time
 *   order_gone                   the tab or the order is no longer there
 *   internal                     a message that is not what this page says
 * @typedef {string} FailureCode
 */

/** @typedef {{code: FailureCode, retry_at?: number}} ErrorInfo `retry_at`: milliseconds since 1970. */
/** @typedef {{ok: false, error: ErrorInfo}} Failure */
/** @typedef {{ok: true}|Failure} DoneReply */

/**
 * One order as the page shows it: strings only, nothing understood. Absent means not seen.
 * @typedef {object} RawOrder
 * @property {string} order_id
 * @property {string} [status]
 * @property {string} [date]
 * @property {string[]} [buttons]
 * @property {string} [store]
 * @property {string} [total]
 * @property {{title?: string, sku?: string, quantity?: number}[]} [items]
 * @property {string[]} [tags]
 * @property {string} [notice]
 * @property {{label?: string, value?: string}[]} [rows]
 * @property {string} [tracking]
 * @property {string[]} [signals] Names that the page profile gives to what it finds without reading words.
 * @property {number} [left_ms] Milliseconds that a countdown attribute shows.
 * @property {string} [seen_at] When the page first showed it so.
 * @property {Told} [told] Put in by the worker, never by the page, and so is
 * @property {{[fact: string]: string}} [told_at]
 */

/** @typedef {{kind: string, host: string, lang: string}} PageInfo */
/** @typedef {{intents: Intent[], stages: Intent[], languages: string[], letter_languages: string[]}} Choices From the host's hello. */

/** @typedef {{take: string, select: string[], without?: string[], strip?: string}} TextSpec */
/** @typedef {{each: string[], fields: Record<string, TextSpec>, keep?: Record<string, string>}} ListSpec */

/**
 * How to read one kind of page: PROTOCOL.md, "The page profile".
 * @typedef {object} PageProfile
 * @property {string} kind
 * @property {string[]} url
 * @property {string[]} [card]
 * @property {string[]} anchor
 * @property {{link_params?: string[], link_paths?: string[], number?: TextSpec}} order_id
 * @property {Record<string, TextSpec|ListSpec>} fields
 * @property {{name: string, select: string[]}[]} [signals]
 * @property {string[]} [never]
 * @property {string[]} [blocked]
 * @property {string[]} [empty]
 * @property {string} [address] The page's own address, with "{order_id}" in it, relative to the site's root.
 */
/** @typedef {{version: string, pages: PageProfile[]}} Profile */

/** @typedef {{ok: true, profile: Profile}|Failure} ProfileReply */
/** @typedef {{ok: true, advice: Advice[]}|Failure} HintsReply What a hint needs of each advice (`view` "hint"). */
/** @typedef {{ok: true, advice: Advice, told: Told, lang: string, letter_lang: string, untaught?: true} & Choices} AdviceSuccess */
/** @typedef {AdviceSuccess|Failure} AdviceReply `told` is what is known of this order from the buyer, `letter_lang` the letter's language,
 *  `untaught`: the host could not keep what the status means, so that it holds for this order alone. */
/** @typedef {{ok: true, taught: (Lesson & {stage: string})[]}|Failure} TaughtReply */

/** @typedef {"orders"|"loading"|"no_orders"|"unreadable"|"blocked"|"not_order_page"} ReadState */
/** @typedef {{order_id: string, title: string, store: string, total: string, advice?: Advice}} OrderSummary
 *  Without `advice` until the host has answered. */
/** @typedef {{page: PageInfo|null, read: ReadState, orders: OrderSummary[], changed?: string}} PageReport
 *  `changed`: the page no longer is as its profile says; a report for those who write it. */
/** @typedef {{page: PageInfo, order: RawOrder, detail_url: string}} OrderReport `detail_url` is the page's own link or "". */

/** @typedef {"ready"|"missing"|"forbidden"|"crashed"|"too_old"|"extension_too_old"|"waiting"|"timeout"} HostState */
/** @typedef {{state: HostState, version: string, pack: string, retry_at?: number}} HostInfo Versions are "" when never heard. */
/**
 * @typedef {{ok: true, page: ReadState, orders: OrderSummary[], changed?: string, host: HostInfo,
 *   lang: string, letter_lang: string} & Choices} StateSuccess
 */
/** @typedef {StateSuccess|Failure} StateReply */

/**
 * @typedef {{hints: boolean, note: boolean, lang: string, letter_lang: string}} Settings
 *   `hints`: rows in the page; `note`: a line in it while the host was never met; of the languages '' is Rescind's own choice.
 */
/**
 * @typedef {{ok: true, settings: Settings, languages: string[], words?: Record<string, string>}} SettingsSuccess
 *   `languages` of the interface; `words`: its texts where they are not in the browser's own language.
 */
/** @typedef {SettingsSuccess|Failure} SettingsReply */
/** @typedef {{ok: true, words?: Record<string, string>}|Failure} ScriptsReply `words`: as in SettingsSuccess, all of them. */
/** @typedef {{ok: true, count: number}|Failure} AnswersReply On how many orders the buyer told something. */

export {};
