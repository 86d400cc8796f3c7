// What stands around the orders: head, style, tabs, and the noise a reader must not take for an order.

import { html, verbatim } from './html.mjs';

/** @typedef {import('./html.mjs').Markup} Markup */

// Only so much style that the page has the proportions of the real one. No font, picture or script is fetched.
const STYLE = `
  body { margin: 0; font: 14px/1.45 "Open Sans", Arial, sans-serif; color: #191919; background: #f5f5f5 }
  a { color: inherit; text-decoration: none }
  .order-wrap { max-width: 1000px; margin: 0 auto; padding: 16px }
  .order-header h1 { font-size: 22px; margin: 8px 0 }
  .comet-tabs-nav { display: flex; gap: 24px; padding: 8px 0 16px }
  .comet-tabs-nav-item-active { font-weight: 700; border-bottom: 2px solid #191919 }
  .order-item, .order-block { display: block; background: #fff; border-radius: 12px; padding: 16px 20px; margin: 0 0 12px }
  .order-item-header { display: flex; justify-content: space-between; align-items: flex-start; border-bottom: 1px solid #eee; padding-bottom: 10px }
  .order-item-header-status, .order-block-title { font-weight: 700; font-size: 16px }
  .order-item-header-right { display: flex; gap: 12px; color: #666; font-size: 12px }
  .order-item-header-right-info { display: flex; flex-direction: column; align-items: flex-end }
  .order-item-store { padding: 10px 0; font-weight: 600 }
  .order-item-content { display: flex; justify-content: space-between; gap: 16px; flex-wrap: wrap }
  .order-item-content-body { display: flex; gap: 12px; flex: 1 1 320px }
  .order-item-content-img, .order-detail-item-content-img { width: 72px; height: 72px; border-radius: 8px; background: #e8e8ee; display: inline-block }
  .order-item-content-info-sku, .item-sku-attr { color: #666; font-size: 12px }
  .order-item-content-info-number > div, .order-item-content-info-number > div span { display: inline-block }
  .order-item-content-info-number-quantity { color: #666; margin-left: 8px }
  .order-item-tag { color: #0a7b3b; font-size: 12px; margin-right: 8px }
  .order-item-content-opt { display: flex; flex-direction: column; align-items: flex-end; gap: 8px; min-width: 170px }
  .order-item-content-opt-price-total { font-weight: 700 }
  .order-item-btns { display: flex; flex-direction: column; gap: 8px }
  .comet-btn { font: inherit; border: 1px solid #191919; border-radius: 18px; padding: 5px 18px; background: #fff; text-align: center; min-width: 150px; box-sizing: border-box }
  .comet-btn-primary { background: #fd384f; border-color: #fd384f; color: #fff }
  .order-item-bottom-action { color: #666; font-size: 12px; padding-top: 10px }
  .order-more { text-align: center; padding: 12px }
  .info-row, .order-price-item { display: flex; gap: 16px; padding: 3px 0 } .info-row > span:first-child, .left-col { color: #666; min-width: 180px }
  .more-to-love { max-width: 1000px; margin: 0 auto; padding: 0 16px } .comet-back-top { display: none }
  .order-status-btns { display: flex; gap: 8px; padding-top: 8px } .order-detail-item-track-info-title { font-weight: 700; margin-right: 8px }
  .baxia-dialog { position: fixed; inset: 20% 30%; background: #fff; border: 1px solid #999; padding: 24px }
  #J_xiaomi_dialog { position: fixed; right: 16px; bottom: 16px; background: #fff; border: 1px solid #ddd; border-radius: 8px; padding: 8px; font-size: 12px; width: 96px } #J_xiaomi_dialog .comet-btn { min-width: 0; width: 100%; padding: 4px }
  .dark { color-scheme: dark } .dark body { color: #eee; background: #111 } .dark .order-item, .dark .order-block { background: #1d1d1f }
  .dark .order-item-header { border-color: #333 } .dark .comet-btn { background: #1d1d1f; color: #eee; border-color: #888 } .dark #J_xiaomi_dialog { background: #1d1d1f; border-color: #444 }
  .dark .order-item-tag { color: #4cc38a } .dark :is(.order-item-header-right, .order-item-content-info-sku, .order-item-content-info-number-quantity, .order-item-bottom-action) { color: #aaa }
  .dark :is(.order-item-content-img, .order-detail-item-content-img) { background: #333338 } .dark .comet-btn-primary { background: #fd384f }
  @media (max-width: 600px) { .order-wrap { padding: 8px } .order-item-content-opt { align-items: stretch; width: 100% } .comet-btn { width: 100% } }`;

const TABS = ['View all', 'To pay', 'Processing', 'Processed', 'Completed', 'Deleted orders'];

/** The tabs of the list. Their names look like statuses and are none. */
export const tabs = () => html`<div class="comet-tabs"><div class="comet-tabs-nav" role="tablist">${TABS.map((name, at) =>
  html`<div class="comet-tabs-nav-item${at === 0 && ' comet-tabs-nav-item-active'}" role="tab">${name}</div>`)}</div></div>`;

/** Chat bot, "back to top" and recommendations, with words in them that a hasty reader would take. */
const noise = () => html`<div class="more-to-love"><h2>More to love</h2><a href="https://www.aliexpress.com/item/1005000000000999.html"><span title="Processing plant model kit">Processing plant model kit</span></a></div>
<div class="comet-back-top">Top</div>
<div id="J_xiaomi_dialog"><p>Want to cancel an order? Ask me!</p><button type="button" class="comet-btn">Cancel order</button></div>`;

/** The dialog that stands in the way when the site wants a proof that a person is there. */
const captcha = () => html`<div class="baxia-dialog"><div id="baxia-dialog-content"><div id="nc_1_wrapper" class="nc-container">Please slide to verify</div></div></div>`;

/** The frame in which the site wants a buyer to sign in. */
const signIn = () => html`<iframe id="alibaba-login-box" title="Sign in" style="position:fixed;inset:20% 30%"></iframe>`;

/**
 * A whole page.
 * @param {object} parts
 * @param {string} parts.title
 * @param {string} [parts.lang]
 * @param {'ltr'|'rtl'} [parts.dir]
 * @param {Markup} parts.body          what stands in #root
 * @param {boolean} [parts.captcha]
 * @param {boolean} [parts.login]
 * @param {boolean} [parts.late]       what stands in #root is there only after a while
 * @param {Record<string, Markup>} [parts.templates]  parts that the page's script adds later, by id
 * @param {string} [parts.script]
 * @returns {string}
 */
export function frame({ title, lang = 'en', dir, body, captcha: blocked, login, late, templates: more = {}, script: own = '' }) {
  const templates = late ? { ...more, late: body } : more;
  const script = [late && "setTimeout(() => document.querySelector('#root').append(document.querySelector('#late').content), 400);", own].filter(Boolean).join('\n  ');
  return `${html`<!DOCTYPE html>
<html lang="${lang}"${dir && html` dir="${dir}"`}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="icon" href="data:,"><style>${verbatim(STYLE)}</style></head>
<body><div id="root">${!late && body}</div>
${noise()}${blocked && captcha()}${login && signIn()}
${Object.entries(templates).map(([id, markup]) => html`<template id="${id}">${markup}</template>`)}${script && html`<script>${verbatim(script)}</script>`}
</body>
</html>
`}`;
}
