/**
 * The colours of a hint, light and dark; style.js adds those of the rest. In own pages the system decides between the two, in an order
 * page the page's own `color-scheme`, so that no dark hint stands in a white page.
 *
 * Style sheets are made by script: a closed shadow root in a page of AliExpress can take no other kind without a trace in the page, and
 * the policy of own pages allows no style in the markup.
 *
 * @typedef {object} PaletteGives
 * @property {string} palette The rules for the colours, to begin a sheet with.
 * @property {(css: string) => CSSStyleSheet} sheet
 */
'use strict';

(() => {
  rescind.palette = `
:host, :root {
  --sunken: light-dark(#f4f6f8, #262a2f);
  --ink: light-dark(#1b1f24, #eceef1);
  --line: light-dark(#d8dee4, #3b4148);
  --accent: light-dark(#0a5bc4, #8fc1ff);
}
.tone-act { --tone: light-dark(#0a6a3c, #86dfae); --tint: light-dark(#e5f5ec, #133124); }
.tone-soon { --tone: light-dark(#8a4a00, #ffc684); --tint: light-dark(#fff0db, #3a2a10); }
.tone-ask { --tone: light-dark(#5a38a6, #cdbcff); --tint: light-dark(#f0ebfb, #2b2347); }
.tone-wait { --tone: light-dark(#0d4f99, #a3ccff); --tint: light-dark(#e7f0fb, #14293f); }
.tone-done { --tone: light-dark(#4a525a, #bcc4cc); --tint: light-dark(#eef0f2, #2a2f35); }
.tone-trouble { --tone: light-dark(#a3241d, #ffb3ab); --tint: light-dark(#fdecea, #41191a); }
.icon { flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.flips:dir(rtl) { transform: scaleX(-1); }
`;

  rescind.sheet = (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  };
})();
