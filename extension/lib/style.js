/**
 * How popup, panel, note and options look, in the colours of palette.js.
 *
 * @typedef {{style: () => CSSStyleSheet}} StyleGives The one sheet of all of them.
 */
'use strict';

(() => {
  const { palette, sheet } = rescind;
  const css = `${palette}
:host { all: initial !important; color-scheme: inherit !important; }
.root {
  font: 400 14px/1.45 system-ui, sans-serif;
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

.view { display: grid; gap: 18px; padding: 0 16px 20px; }
.view > section { min-inline-size: 0; }
.verdict {
  display: flex; gap: 14px; align-items: center;
  margin: 0 -16px; padding: 18px 16px;
  background: var(--tint); border-block-end: 1px solid color-mix(in srgb, var(--tone) 25%, transparent);
}
.verdict > div { min-inline-size: 0; flex: 1; }
.disc {
  flex: none; display: grid; place-items: center;
  inline-size: 44px; block-size: 44px; border-radius: 50%;
  background: var(--tone); color: var(--tint); font-size: 19px;
}
.verdict h2 { font-size: 19px; line-height: 1.3; font-weight: 650; text-wrap: balance; }
.certainty { margin-block-start: 4px; font-size: 13px; color: var(--tone); display: flex; gap: 5px; align-items: baseline; }
.certainty .icon { align-self: center; inline-size: 1.15em; block-size: 1.15em; }

h3 { font-size: 14px; font-weight: 650; margin-block-end: 8px; display: flex; gap: 7px; align-items: center; }
h3 .icon { color: var(--soft); }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }

.button {
  font: inherit; font-weight: 550; color: var(--accent); background: var(--surface);
  border: 1px solid var(--edge); border-radius: 8px; padding: 6px 12px; min-block-size: 36px;
  display: inline-flex; gap: 7px; align-items: center; text-align: start; text-decoration: none; cursor: pointer;
}
.button:hover { background: var(--sunken); border-color: var(--accent); }
.button:active { background: var(--line); }
.button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.button.main:hover { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
.button.quiet { border-color: transparent; background: none; padding-inline: 8px; }
.button.quiet:hover { background: var(--sunken); }
.field { display: block; }
select {
  font: inherit; color: var(--ink); background: var(--surface); max-inline-size: 100%;
  border: 1px solid var(--edge); border-radius: 8px; padding: 6px 8px; min-block-size: 36px; cursor: pointer;
}
.intent select { inline-size: 100%; }

.ask { display: grid; gap: 14px; }
.ask h3 { font-size: 15px; }
.ask .button { flex: 1 1 auto; }
.more { border: 0; padding: 0; flex: 1 1 auto; }
.more[open] { flex-basis: 100%; }
.more summary { display: flex; padding: 6px 12px; font-weight: 550; }
.more > .row { padding: 8px 0 4px; padding-inline-start: 14px; border-inline-start: 3px solid var(--line); }
.later .row { gap: 6px; }
.later .button { flex: 0 1 auto; min-block-size: 32px; padding: 4px 10px; font-size: 13px; }

.steps ol { counter-reset: step; gap: 10px; }
.steps li { display: flex; gap: 10px; align-items: baseline; counter-increment: step; }
.steps li::before {
  content: counter(step); flex: none; inline-size: 24px; line-height: 24px; border-radius: 50%; text-align: center;
  font-size: 13px; font-weight: 650; background: var(--sunken); color: var(--ink);
}

.reason { border: 1px solid var(--line); border-radius: 12px; padding: 12px 14px 14px; }
.choice { font-size: 17px; line-height: 1.35; font-weight: 650; }
.choice + .small { margin-block-start: 4px; }
.tag {
  display: inline-flex; gap: 6px; align-items: center; font-size: 13px; font-weight: 600;
  color: var(--soft);
}
.reason .tag { margin-block-start: 8px; padding: 2px 9px; border-radius: 10px; background: var(--sunken); color: var(--ink); }
.coupon_yes { color: light-dark(#0a6a3c, #86dfae); }
.coupon_no { color: light-dark(#a3241d, #ffb3ab); }
.coupon_maybe, .disputed { color: light-dark(#8a4a00, #ffc684); }

.warnings li {
  display: flex; gap: 9px; padding: 10px 12px; border-radius: 10px;
  background: light-dark(#fff0db, #3a2a10);
}
.warnings .icon { color: light-dark(#8a4a00, #ffc684); margin-block-start: 1px; }

.clocks li { border-inline-start: 3px solid var(--line); padding-inline-start: 12px; }
.clocks .left { font-size: 17px; font-weight: 650; font-variant-numeric: tabular-nums; }
.clock-running, .clock-any_moment { border-color: light-dark(#8a4a00, #ffc684) !important; }
.clock-ended .left { color: var(--soft); }

.what { font-weight: 550; }
.money .fact { font-size: 17px; font-weight: 650; }
.money ul { margin-block-start: 10px; gap: 10px; }
.clocks ul { gap: 12px; }
.alternatives li { display: flex; gap: 9px; align-items: flex-start; }
.alternatives .icon { color: var(--tone); margin-block-start: 1px; }
.alternatives h3 .icon { color: var(--soft); margin: 0; }

.letter-text {
  white-space: pre-wrap; text-align: start; padding: 12px 14px; border-radius: 12px; border-start-start-radius: 4px;
  background: var(--sunken); margin-block-end: 10px;
}
.copy { position: relative; display: inline-flex; }

details { border-block-start: 1px solid var(--line); padding-block-start: 4px; }
summary {
  display: flex; gap: 7px; align-items: center; padding: 8px 0; min-block-size: 36px;
  font-weight: 650; cursor: pointer; list-style: none;
}
summary::-webkit-details-marker { display: none; }
summary .icon { color: var(--soft); }
summary .turns { margin-inline-start: auto; }
details[open] > summary .turns { transform: rotate(180deg); }
.why { gap: 14px; padding-block-end: 4px; }
.why li { border-inline-start: 3px solid var(--line); padding-inline-start: 12px; }
.told { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; justify-content: space-between; }
.told:last-child { border-block-start: 1px solid var(--line); padding-block-start: 12px; }

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
  .steps li::before, .reason .tag, .warnings li, .letter-text { border: 1px solid; }
  .icon { color: inherit !important; }
}
`;

  /** @type {CSSStyleSheet | undefined} */
  let made;
  rescind.style = () => (made ??= sheet(css));
})();
