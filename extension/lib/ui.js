/**
 * The drawing scripts of this folder as a module, for popup and options. They are classic scripts because content scripts need them too:
 * each is imported for its effect, after those it takes from, and what they gave is exported here.
 */

import './el.js';
import './palette.js';
import './time.js';
import './style.js';
import './view-icons.js';
import './view-icons-more.js';
import './view-parts.js';
import './view-letter.js';
import './view-ask.js';
import './view-steps.js';
import './view-more.js';
import './view-problem.js';
import './view.js';
import './view-session.js';

export const { button, copyButton, el, icon, langOf, locale, look, say, tones, writing } = rescind;
export const { problem, question, session, speak, swap, view } = rescind;

/** @param {string} id @returns {HTMLElement} */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Gives the page its look; to be called once. @param {HTMLElement} live the element whose text screen readers read out */
export const dress = (live) => {
  document.adoptedStyleSheets = [rescind.style()];
  document.body.classList.add('root');
  live.className = 'unseen';
};

/** Language, direction and title of the page, in the texts of now. @param {string} title */
export const entitle = (title) => {
  Object.assign(document.documentElement, writing());
  document.title = title;
};

/** The head's first parts. @param {string} title */
export const logo = (title) => [el('img', { src: chrome.runtime.getURL('icons/icon-48.png'), alt: '' }), el('h1', {}, title)];
