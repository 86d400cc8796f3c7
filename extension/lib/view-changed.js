/** "AliExpress changed this page": what it means, and a report to copy, which is shown before it is. */
'use strict';

(() => {
  const { el, icon, say } = rescind;

  /** @type {Rescind['changed']} */
  rescind.changed = (report) =>
    el('section', { class: 'changed', 'aria-label': say('changed_title') },
      el('h2', {}, icon('warning'), say('changed_title')),
      el('p', {}, say('changed_body')),
      el('details', {},
        el('summary', {}, say('changed_report'), icon('down', 'turns')),
        el('p', { class: 'small' }, say('changed_private')),
        el('pre', { dir: 'ltr', lang: 'en', tabindex: 0 }, el('code', {}, report))),
      el('div', { class: 'row' }, rescind.copyButton(say('changed_copy'), () => report, 'changed-copy')));
})();
