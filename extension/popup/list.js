/**
 * What stands in the popup besides an advice: the list of orders, most urgent first, and the lines about one order above its advice.
 * Also "AliExpress changed this page": what that means, and a report, which the buyer sees before copying it.
 */

import { button, copyButton, el, icon, langOf, look, say, tones } from '../lib/ui.js';

/** @param {OrderSummary} order */
const titleOf = (order) => order.title || say('order_number', order.order_id);

/** @param {OrderSummary} order */
const storeAndTotal = ({ store, total }) => [store, total].filter(Boolean).join(' · ');

/** @param {OrderSummary} order */
export const aboutOrder = (order) =>
  el('div', { class: 'about' },
    el('p', { class: 'title', dir: 'auto' }, titleOf(order)),
    storeAndTotal(order) ? el('p', { class: 'small', dir: 'auto' }, storeAndTotal(order)) : null);

/** @param {OrderSummary} order */
const rank = ({ advice }) => (advice ? tones.indexOf(look(advice).tone) : tones.length);

/** @param {OrderSummary[]} orders @param {(order: OrderSummary) => void} onOpen */
export const orderList = (orders, onOpen) => {
  const entries = orders.toSorted((a, b) => rank(a) - rank(b)).map((order) => {
    const { tone, icon: picture } = order.advice ? look(order.advice) : { tone: 'done', icon: 'hourglass' };
    return el('li', {}, button(
      { class: `entry tone-${tone}`, 'data-key': order.order_id, onclick: () => onOpen(order) },
      el('span', { class: 'disc' }, icon(picture)),
      el('span', { class: 'lines' },
        el('span', { class: 'short', dir: 'auto', lang: langOf(order.advice?.short) }, order.advice?.short ?? say('loading')),
        el('span', { class: 'title small', dir: 'auto' }, titleOf(order)),
        storeAndTotal(order) ? el('span', { class: 'title small', dir: 'auto' }, storeAndTotal(order)) : null),
      icon('onward')));
  });
  return el('section', { class: 'list' }, el('h2', { tabindex: -1 }, say('popup_list_title')), el('ul', {}, entries));
};

/** @param {string} report */
export const changedNote = (report) =>
  el('section', { class: 'changed', 'aria-label': say('changed_title') },
    el('h2', {}, icon('warning'), say('changed_title')),
    el('p', {}, say('changed_body')),
    el('details', {},
      el('summary', {}, say('changed_report'), icon('down', 'turns')),
      el('p', { class: 'small' }, say('changed_private')),
      el('pre', { dir: 'ltr', lang: 'en', tabindex: 0 }, el('code', {}, report))),
    el('div', { class: 'row' }, copyButton(say('changed_copy'), () => report, 'changed-copy')));
