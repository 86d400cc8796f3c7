/**
 * The messages inside the extension, as types: nothing here runs. Modules name the types in JSDoc, `import('../lib/messages.js').RawOrder`;
 * classic scripts and tests by the short names of rescind.d.ts. What the worker and the native host say to each other is
 * protocol/PROTOCOL.md: members that come from there keep their names all the way to the popup.
 *
 * To the worker (chrome.runtime.sendMessage). "page" is the content script of an order page, "own" the popup or the options page.
 * A message of an unknown kind, or from a sender that may not send it, gets no answer; every other one gets {ok: true, …} or a Failure.
 * Own pages name the tab they mean with `tab_id`; a content script always means its own tab.
 *
 *   kind            from       members                           answer
 *   profile         page                                         ProfileReply
 *   page            page       page, orders                      HintsReply
 *   badge           page       orders                            DoneReply, when the icon's badge counts these orders
 *   advice          page, own  order_id, tab_id?                 AdviceReply
 *   tell            page, own  order_id, told, teach?, tab_id?   AdviceReply with the answers `told` counted in. With `teach` (a Lesson)
 *                                                                the host keeps what the status means, for all orders; only if it
 *                                                                cannot does `told` count, for this order. The page gets `hints`
 *   teach           own        what, text, lang?, stage          TaughtReply; the stage null makes the host forget the text
 *   taught          own                                          TaughtReply
 *   letter_lang     page, own  lang                              DoneReply; letters are in this language from now on
 *   open_detail     page, own  order_id, tab_id?                 DoneReply, when the order's own page is open in a new tab
 *   state           own        tab_id                            StateReply
 *   retry           page, own  tab_id?                           StateReply, after another try to start the host
 *   settings        page, own                                    SettingsReply; to a page with the words of its hints
 *   scripts         page                                         ScriptsReply, when the scripts of panel, note and report are in the page
 *   set             own        name, value                       SettingsReply; open order pages get `restart`
 *   quiet           page                                         SettingsReply; no note says from now on that the host is missing
 *   answers         own                                          AnswersReply
 *   forget_answers  own                                          AnswersReply
 *
 * After `teach`, `tell` with a lesson that was kept, `retry` and `forget_answers` all open order pages get `refresh`.
 *
 * To a page (chrome.tabs.sendMessage). Pages know themselves what they show, so that a worker that the browser stops forgets nothing.
 *
 *   kind            members    answer
 *   report                     PageReport
 *   order           order_id   OrderReport, or null when the page does not show the order
 *   hints           advice     null; new advice for hints of this page
 *   refresh                    null; the page asks for all advice again
 *   restart                    null; profile or settings have changed: the page begins from its start
 */

/**
 * Why something did not work: one of these words, or a code of protocol/errors.json with which the host refused this one request.
 *   missing                      the browser finds no host: it is not installed, or not for this browser
 *   forbidden                    the host is there, but not for this extension
 *   crashed                      it ended, or its answer is no reply
 *   too_old, extension_too_old   which side has to be updated
 *   waiting                      it failed too often and is not started before `retry_at`
 *   timeout                      no answer in time
 *   order_gone                   the tab or the order is no longer there
 *   internal                     a message that is not as described here
 * @typedef {string} FailureCode
 */

/** @typedef {{code: FailureCode, retry_at?: number | undefined}} ErrorInfo `retry_at`: milliseconds since 1970. */
/** @typedef {{ok: false, error: ErrorInfo}} Failure */
/** @typedef {{ok: true} | Failure} DoneReply */

/* What the host says of an order: PROTOCOL.md, "advise", has the meaning of every member. */

/** @typedef {'act' | 'soon' | 'ask' | 'wait' | 'done'} Tone An urgency; also the colour that shows it. */
/** @typedef {Record<string, unknown>} Told Facts that the buyer stated, by name. */
/** @typedef {{what: 'status', text: string, lang?: string, stage: string | null}} Lesson What a status text means; null: forget it. */
/** @typedef {{label: string, told?: Told, teach?: Lesson, open?: string, answers?: Answer[]}} Answer */
/** @typedef {{id: string, label: string}} Intent */

/** @typedef {import('../background/reply.js').Advice} Advice Everything but the order and the verdict may be missing. */
/** @typedef {NonNullable<Advice['clocks']>[number]} Clock */
/** @typedef {NonNullable<Advice['letter']>} Letter */

/**
 * One order as the page shows it: strings only, nothing understood. A member that is absent was not seen.
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
 * @property {string} [seen_at] Since when the page shows it so.
 * @property {Told} [told] The buyer's answers, added by the worker, never by the page.
 * @property {{[fact: string]: string}} [told_at] When each was given; added by the worker, too.
 */

/** @typedef {{kind: string, host: string, lang: string}} PageInfo */
/** @typedef {{intents: Intent[], stages: Intent[], letter_languages: string[]}} Choices From the host's hello. */

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

/** @typedef {{ok: true, profile: Profile} | Failure} ProfileReply */
/** @typedef {{ok: true, advice: Advice[]} | Failure} HintsReply Of each advice what a hint shows. */
/**
 * @typedef {{ok: true, advice: Advice, told: Told, untaught?: true} & Choices} AdviceSuccess
 *   `told`: all that the buyer stated of this order; `untaught`: the host could not keep a lesson, so that it counts for this order alone.
 */
/** @typedef {AdviceSuccess | Failure} AdviceReply */
/** @typedef {Lesson & {stage: string}} Taught A lesson that the host keeps. */
/** @typedef {{ok: true, taught: Taught[]} | Failure} TaughtReply */

/** @typedef {'orders' | 'loading' | 'no_orders' | 'unreadable' | 'blocked' | 'not_order_page'} ReadState */
/** @typedef {{order_id: string, title: string, store: string, total: string, advice?: Advice}} OrderSummary `advice`: once it is there. */
/**
 * @typedef {{page: PageInfo | null, read: ReadState, orders: OrderSummary[], changed?: string}} PageReport
 *   `changed`: the page no longer is as its profile says; a report for the profile's authors.
 */
/** @typedef {{page: PageInfo, order: RawOrder, detail_url: string}} OrderReport `detail_url`: the page's own link, or ''. */

/** @typedef {'ready' | 'missing' | 'forbidden' | 'crashed' | 'too_old' | 'extension_too_old' | 'waiting' | 'timeout'} HostState */
/** @typedef {{state: HostState, version: string, pack: string, retry_at?: number}} HostInfo Versions are '' while unknown. */
/** @typedef {{ok: true, page: ReadState, orders: OrderSummary[], changed?: string, host: HostInfo} & Choices} StateSuccess */
/** @typedef {StateSuccess | Failure} StateReply */

/**
 * @typedef {{hints: boolean, note: boolean, lang: string, letter_lang: string}} Settings
 *   `hints`: rows in the page; `note`: a line in the page when the host is missing; a language '' leaves the choice to Rescind.
 */
/** @typedef {Record<string, string>} Words Texts of the interface by key, given where they are not in the browser's own language. */
/** @typedef {{ok: true, settings: Settings, languages: string[], words?: Words}} SettingsSuccess `languages`: of the interface. */
/** @typedef {SettingsSuccess | Failure} SettingsReply */
/** @typedef {{ok: true, words?: Words} | Failure} ScriptsReply */
/** @typedef {{ok: true, count: number} | Failure} AnswersReply `count`: orders about which the buyer stated something. */

export {};
