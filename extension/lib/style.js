/**
 * How popup, panel, note and options look, in the colours of palette.js.
 *
 * @typedef {{style: () => CSSStyleSheet}} StyleGives The one sheet of all of them.
 */
'use strict';

(() => {
  const { palette, sheet } = rescind;
  const css = `${palette}
:host, :root {
  --surface: light-dark(#ffffff, #1b1e22);
  --soft: light-dark(#565f69, #aab3bd);
  --edge: light-dark(#7d8791, #7d8791);
  --on-accent: light-dark(#ffffff, #0d1b2c);
}
:host { all: initial !important; color-scheme: inherit !important; }
.root {
  font: 400 14px/1.4 system-ui, sans-serif;
  color: var(--ink); background: var(--surface);
  text-align: left; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%;
}
.root:dir(rtl), .view:dir(rtl) { text-align: right; }
.root, .root *, .root *::before { box-sizing: border-box; }

.icon { inline-size: 1.3em; block-size: 1.3em; vertical-align: -0.28em; }
.unseen {
  position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0; border: 0;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; opacity: 0.01;
}
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }

/* What an advice or a screen looks like. */
h2, h3, p, ul, ol, pre { margin: 0; padding: 0; font: inherit; }
ul, ol { list-style: none; display: grid; gap: 8px; }
.small { font-size: 13px; color: var(--soft); }
.lines { display: grid; gap: 1px; min-inline-size: 0; }

.view { display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px; padding: 0 16px 8px; }
.verdict {
  display: flex; gap: 12px; align-items: center; margin: 0 -16px; padding: 10px 16px;
  background: var(--tint); border-block-end: 1px solid color-mix(in srgb, var(--tone) 25%, transparent);
}
.verdict > div { min-inline-size: 0; flex: 1; }
.disc {
  flex: none; display: grid; place-items: center;
  inline-size: 40px; block-size: 40px; border-radius: 50%;
  background: var(--tone); color: var(--tint); font-size: 18px;
}
.verdict h2 { font-size: 17px; line-height: 1.28; font-weight: 650; text-wrap: pretty; }
.certainty { margin-block-start: 2px; font-size: 13px; line-height: 1.35; color: var(--tone); display: flex; gap: 6px; }
.certainty .icon { inline-size: 1.15em; block-size: 1.15em; margin-block-start: 0.1em; }

h3 { font-size: 14px; font-weight: 650; margin-block-end: 8px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }

.button {
  font: inherit; font-weight: 550; color: var(--accent); background: var(--surface);
  border: 1px solid var(--edge); border-radius: 8px; padding: 5px 12px; min-block-size: 34px;
  display: inline-flex; gap: 7px; align-items: center; text-align: start; text-decoration: none; cursor: pointer;
}
.button:hover { background: var(--sunken); border-color: var(--accent); }
.button:active { background: var(--line); }
.button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.button.main:hover { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
.button.quiet { border-color: transparent; background: none; padding-inline: 8px; }
.button.quiet:hover { background: var(--sunken); }
select, input[type="date"] {
  font: inherit; color: var(--ink); background: var(--surface); min-inline-size: 0; max-inline-size: 100%;
  border: 1px solid var(--edge); border-radius: 8px; padding: 5px 8px; min-block-size: 34px; cursor: pointer;
}

.urgent p, .warnings li {
  display: flex; gap: 9px; padding: 7px 12px; border-radius: 10px;
  background: light-dark(#fff0db, #3a2a10);
}
.urgent .icon, .warnings .icon { color: light-dark(#8a4a00, #ffc684); margin-block-start: 1px; }

/* What to do; what a step needs stands in it. */
.steps { display: grid; gap: 10px; }
.steps ol { counter-reset: step; gap: 8px; }
.steps li { display: flex; gap: 10px; counter-increment: step; }
.steps li::before {
  content: counter(step); flex: none; inline-size: 22px; block-size: 22px; line-height: 22px; border-radius: 50%; text-align: center;
  font-size: 12.5px; font-weight: 650; background: var(--sunken); color: var(--ink);
}
.step { flex: 1; min-inline-size: 0; display: grid; gap: 6px; padding-block-start: 1px; }
.showing { white-space: nowrap; }
.showing .small { white-space: normal; margin-inline-start: 8px; }
.step .button.small-button { min-block-size: 24px; padding: 0 8px; gap: 5px; border-radius: 7px; }
.box { display: grid; gap: 5px; justify-items: start; padding: 7px 12px 9px; border: 1px solid var(--line); border-radius: 10px; }
.choice { font-size: 15px; line-height: 1.3; font-weight: 650; }
.intent { flex: 1 1 140px; min-inline-size: 0; }
.intent select { inline-size: 100%; }
.box .row { inline-size: 100%; gap: 4px; }
.box .button.quiet { margin-inline-end: -8px; }
.letter { display: grid; gap: 6px; }
.letter .row { gap: 6px; flex-wrap: nowrap; }
.letter .copy { flex: none; max-inline-size: 75%; }
.letter select { flex: 0 1 auto; }
.step .button, .step select { font-size: 13px; min-block-size: 30px; padding-block: 3px; }
.step .row .button { padding-inline: 9px; }
.letter-bubble {
  position: relative; padding: 9px 12px; border-radius: 10px; border-start-start-radius: 3px; background: var(--sunken); font-size: 13.5px;
}
.letter-text, .letter-own { white-space: pre-wrap; text-align: start; }
.letter-own:not(:empty) { margin-block-start: 8px; padding-block-start: 8px; border-block-start: 1px solid var(--line); }
.short .letter-own { display: none; }
.short .letter-text { white-space: normal; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.step .opener { min-block-size: 24px; padding: 0; margin-block-start: 2px; }
.short .opener {
  position: absolute; inset-block-end: 7px; inset-inline-end: 10px; padding-inline-start: 6px;
  background: linear-gradient(var(--sunken) 0 0) bottom / 100% 20px no-repeat;
}
.step .opener:hover { text-decoration: underline; }
.copy { position: relative; display: inline-flex; }

/* The money, and the next date. */
.glance, .clock { display: flex; gap: 10px; align-items: flex-start; }
.glance > .icon, .clock > .icon { color: var(--soft); margin: 1px 2px 0; }
.left { font-weight: 650; font-variant-numeric: tabular-nums; }
.clock-running > .icon, .clock-any_moment > .icon { color: light-dark(#8a4a00, #ffc684); }
.clock-ended .left { color: var(--soft); }

/* Questions: buttons, a day, a list. */
.ask { padding: 10px 12px 12px; margin-inline: -4px; border-radius: 12px; background: var(--sunken); }
.question h3 { line-height: 1.35; }
.question summary { font-weight: 650; }
.question summary h3 { margin: 0; flex: 1; }
.question details:not([open]) { margin: -4px 0 -6px; }
.question details[open] .row { padding-block-start: 8px; }
.question summary .icon { color: var(--soft); }
.question .row { gap: 6px; }
.question .button { font-size: 13px; min-block-size: 30px; padding: 3px 11px; }
.deciding .row { gap: 8px; }
.deciding .button { font-size: 14px; min-block-size: 36px; }
.deciding .row > .button, .deciding .row > .more { flex: 1 1 auto; }
.question select { inline-size: 100%; }
.day { display: inline-flex; flex-wrap: wrap; gap: 8px; flex: 1 1 auto; }
.day input { flex: 1 1 auto; }
.more[open] { flex-basis: 100%; }
.more > .row { padding: 8px 0 4px; padding-inline-start: 14px; border-inline-start: 3px solid var(--line); }

/* What opens. */
summary { display: flex; gap: 7px; align-items: center; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary .turns { margin-inline-start: auto; }
details[open] > summary .turns { transform: rotate(180deg); }
.fold { border-block-start: 1px solid var(--line); }
.fold > summary { min-block-size: 34px; padding: 4px 0; font-weight: 600; }
.fold > summary .icon { color: var(--soft); }
.inside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; padding: 4px 0 16px; }
.alternatives { gap: 6px; }
.alternatives .icon { color: var(--tone); }
.alternatives .icon.turns, .alternatives .icon.flips:last-child { color: var(--soft); margin-inline-start: auto; }
.button.wide { display: flex; inline-size: 100%; padding: 8px 12px; font-weight: 400; color: var(--ink); border-color: var(--line); }
.plain { display: flex; gap: 7px; padding: 4px 13px; }
.plain .icon { margin-block-start: 1px; }
.what { font-weight: 550; }
.other .row { padding: 8px 0 4px; padding-inline-start: 14px; }
.clocks ul, .money ul { gap: 12px; }
.money > p + ul { margin-block-start: 12px; }
.tag { display: inline-flex; gap: 6px; align-items: center; font-size: 13px; font-weight: 600; color: var(--soft); }
.coupon_yes { color: light-dark(#0a6a3c, #86dfae); }
.coupon_no { color: light-dark(#a3241d, #ffb3ab); }
.coupon_maybe, .disputed { color: light-dark(#8a4a00, #ffc684); }
.why { gap: 14px; }
.why li { border-inline-start: 3px solid var(--line); padding-inline-start: 12px; }
.told {
  display: flex; flex-wrap: wrap; gap: 0 8px; align-items: center; justify-content: space-between;
  border-block-start: 1px solid var(--line); padding-block-start: 2px;
}
.told .button { margin-inline: -8px; font-size: 13px; }
.folds + .told { margin-block-start: -10px; }
.verdict .told { border: 0; padding: 0; }
.verdict .told .button { min-block-size: 24px; padding-block: 0; }

.problem { padding-block-end: 20px; gap: 18px; }
.problem section { display: grid; gap: 14px; }
.command { display: grid; gap: 8px; justify-items: start; }
.command pre {
  inline-size: 100%; font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; text-align: left;
  padding: 10px 12px; border-radius: 8px; background: var(--sunken); border: 1px solid var(--line);
}
.countdown { font-size: 17px; font-weight: 650; font-variant-numeric: tabular-nums; }

.bar { block-size: 18px; border-radius: 6px; background: var(--line); }
.bar.short { inline-size: 60%; block-size: 12px; margin-block-start: 8px; }
.loading .disc { background: var(--line); }
.loading { animation: appear 200ms 120ms both; }
@keyframes appear { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) {
  *, *::before { animation-duration: 1ms !important; transition-duration: 1ms !important; scroll-behavior: auto !important; }
}
@media (forced-colors: active) {
  .disc { border: 1px solid; background: Canvas; color: CanvasText; }
  .steps li::before, .urgent p, .warnings li, .letter-bubble, .ask { border: 1px solid; }
  .icon { color: inherit !important; }
}
`;

  /** @type {CSSStyleSheet | undefined} */
  let made;
  rescind.style = () => (made ??= sheet(css));
})();
