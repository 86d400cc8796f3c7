/**
 * "Describe an order": what the phone app or an e-mail shows of an order, for pages that are none of an order. First the stage, as buttons
 * in groups, then the advice of any other order. The order's number may be given; letters then have it.
 */

import { button, el, icon, question, say } from '../lib/ui.js';

const NUMBER = /^[0-9]{10,24}$/;

/** The way there, below what is said of a page without orders. @param {() => void} onOpen */
export const describeOffer = (onOpen) =>
  el('section', { class: 'describe offer' },
    el('p', {}, say('describe_why')),
    el('div', { class: 'row' }, button({ class: 'button', 'data-key': 'describe', onclick: onOpen }, icon('pencil'), say('describe_title'))));

/** @param {string} number @param {(number: string) => void} onNumber with a number, or with '' when it was taken back */
const numberField = (number, onNumber) => {
  const heard = el('p', { class: 'small wrong', role: 'status' });
  const box = el('input', {
    type: 'text', inputmode: 'numeric', autocomplete: 'off', maxlength: 40, dir: 'ltr', 'data-key': 'number', 'aria-describedby': 'number-why', value: number,
  });
  box.addEventListener('change', () => {
    const written = box.value.normalize('NFKC').replace(/\s/g, '');
    const isNumber = written === '' || NUMBER.test(written);
    heard.textContent = isNumber ? '' : say('describe_number_wrong');
    box.setAttribute('aria-invalid', String(!isNumber));
    if (isNumber) onNumber(written);
  });
  return el('div', { class: 'number' },
    el('label', {}, el('span', {}, say('describe_number')), box),
    el('p', { class: 'small', id: 'number-why' }, say('describe_number_why')),
    heard);
};

/**
 * Asks for the stage. The groups of stages are the host's own question, where it has one; else they are all that it knows.
 * @param {AdviceSuccess} reply @param {string} number
 * @param {{ onTell: (told: Told) => void, onNumber: (number: string) => void }} calls
 */
export const describeForm = ({ advice, stages }, number, { onTell, onNumber }) => {
  const asked = advice.ask?.find(({ fact }) => fact === 'stage');
  const answers = asked?.answers ?? stages.map(({ id, label }) => ({ label, told: { stage: id } }));
  return el('article', { class: 'view describe' },
    el('h2', { tabindex: -1 }, say('describe_title')),
    question({ fact: 'stage', question: say('describe_stage'), kind: 'buttons', answers }, 'stage', { onTell }),
    numberField(number, onNumber));
};

/**
 * Stands above the advice on a described order.
 * @param {string} stage in words, '' when it is not known @param {string} number
 * @param {{ onClear: () => void, onNumber: (number: string) => void }} calls
 */
export const describedBar = (stage, number, { onClear, onNumber }) =>
  el('section', { class: 'about describe' },
    el('div', { class: 'bar-line' },
      el('p', { class: 'title', dir: 'auto' }, stage || say('describe_shown')),
      button({ class: 'button quiet', 'data-key': 'clear', onclick: onClear }, icon('undo'), say('describe_again'))),
    stage ? el('p', { class: 'small' }, say('describe_shown')) : null,
    el('details', { 'data-key': 'number-fold' },
      el('summary', { class: 'small' }, number ? say('order_number', number) : say('describe_number'), icon('down', 'turns')),
      numberField(number, onNumber)));
