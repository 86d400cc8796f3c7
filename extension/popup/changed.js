/** "AliExpress changed this page": what that means, and a report, which the buyer sees before copying it. */

import { copyButton, el, icon, say } from '../lib/ui.js';

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
