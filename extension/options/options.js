/**
 * The options: what the buyer may choose, and what Rescind remembers. Each choice goes to the worker at once, which tells the open order
 * pages; then everything is drawn again, since the language may be another one.
 */

import { button, byId, dress, el, entitle, icon, langOf, locale, logo, problem, say, speak, swap } from '../lib/ui.js';

const [head, slot, live] = [byId('head'), byId('slot'), byId('heard')];

/** Undefined when the worker does not answer. @param {Record<string, unknown>} message */
const ask = (message) => Promise.resolve(chrome.runtime.sendMessage(message)).catch(() => undefined);

/** What is known so far. The host's part comes later than the rest, since the host may have to be started. */
const known = {
  /** @type {SettingsSuccess | undefined} */ chosen: undefined,
  /** @type {StateReply | undefined} */ state: undefined,
  /** @type {Taught[]} */ taught: [],
  answers: 0,
};

/** What is drawn, as text: drawing the same again would close a list that the buyer has opened. */
let drawn = '';

/** The name of a language in that language, with a capital. @param {string} lang */
const ownName = (lang) => {
  const name = new Intl.DisplayNames(lang, { type: 'language' }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
};

/** @param {string} title @param {...(Node | null | undefined | false)} children */
const section = (title, ...children) => el('section', {}, el('h2', { tabindex: -1 }, title), ...children);

/** @param {string} name @param {unknown} value */
const set = async (name, value) => {
  const reply = await ask({ kind: 'set', name, value });
  drawn = ''; /* a choice that was refused must be seen to be */
  if (reply?.ok) take(reply);
  live.textContent = say(reply?.ok ? 'options_saved' : 'problem_internal_title');
  void refresh();
};

/** @param {SettingsSuccess} chosen */
const take = (chosen) => {
  known.chosen = chosen;
  speak(chosen.words);
  draw();
};

/**
 * @param {'lang' | 'letter_lang'} name @param {string} title @param {string} auto what the first entry says
 * @param {string[]} languages @param {string} value
 */
const picker = (name, title, auto, languages, value) =>
  el('label', { class: 'picker' },
    el('span', { class: 'what' }, title),
    el('select', {
      'data-key': name,
      onchange: (/** @type {Event} */ event) => void set(name, /** @type {HTMLSelectElement} */ (event.target).value),
    },
    el('option', { value: '', selected: value === '' }, auto),
    [...new Set([...languages, ...(value ? [value] : [])])].map((lang) =>
      el('option', { value: lang, lang, selected: lang === value }, ownName(lang)))));

/** @param {SettingsSuccess} chosen */
const page = ({ settings }) =>
  section(say('options_page_title'),
    el('label', { class: 'switch' },
      el('input', {
        type: 'checkbox', 'data-key': 'hints', checked: settings.hints, 'aria-describedby': 'hints-about',
        onchange: (/** @type {Event} */ event) => void set('hints', /** @type {HTMLInputElement} */ (event.target).checked),
      }),
      el('span', { class: 'what' }, say('options_hints'))),
    el('p', { class: 'small', id: 'hints-about' }, say('options_hints_about')));

/** @param {SettingsSuccess} chosen */
const languages = ({ settings, languages: spoken }) => {
  const letters = known.state?.ok ? known.state.letter_languages : [];
  return section(say('options_lang_title'),
    picker('lang', say('options_lang'), say('options_lang_auto'), spoken, settings.lang),
    picker('letter_lang', say('options_letter_lang'), say('options_letter_auto'), letters, settings.letter_lang));
};

/** @param {string} stage */
const meaning = (stage) => (known.state?.ok && known.state.stages.find(({ id }) => id === stage)?.label) || stage;

/** @param {Record<string, unknown>} message */
const forget = async (message) => {
  const reply = await ask(message);
  live.textContent = say(reply?.ok ? 'options_forgotten' : 'problem_internal_title');
  await refresh();
};

/** @param {string} key @param {Record<string, unknown>} message @param {string} label @param {string} [spoken] to screen readers */
const forgetButton = (key, message, label, spoken) =>
  button({ 'data-key': key, 'aria-label': spoken, onclick: () => void forget(message) }, icon('undo'), label);

const taught = () => known.taught.length > 0 &&
  section(say('options_taught_title'),
    el('p', { class: 'small' }, say('options_taught_about')),
    el('ul', { class: 'taught' }, known.taught.map(({ what, text, lang, stage }) =>
      el('li', {},
        el('div', {},
          el('p', { class: 'what', lang, dir: 'auto' }, text),
          el('p', { class: 'small', dir: 'auto', lang: langOf(meaning(stage)) }, meaning(stage))),
        forgetButton(`taught ${lang} ${text}`, { kind: 'teach', what, text, lang, stage: null }, say('options_forget'),
          say('options_forget_this', text))))));

const answers = () =>
  section(say('options_answers_title'),
    el('p', { class: 'small' }, say('options_answers_about')),
    known.answers === 0
      ? el('p', {}, say('options_answers_none'))
      : el('p', {}, say('options_answers_count', new Intl.NumberFormat(locale()).format(known.answers))),
    known.answers > 0 && forgetButton('forget-answers', { kind: 'forget_answers' }, say('options_forget_answers')));

const program = () => {
  const { state } = known;
  if (!state) return section(say('options_program_title'), el('p', { class: 'small' }, say('loading')));
  const { state: code, retry_at } = state.ok ? state.host : { state: state.error.code, retry_at: state.error.retry_at };
  const versions = state.ok && state.host.version ? say('popup_versions', state.host.pack, state.host.version) : '';
  return section(say('options_program_title'),
    code !== 'ready' && problem({ code, retry_at }, { onRetry: () => void retry() }),
    el('p', { class: 'small' }, [say('options_extension', chrome.runtime.getManifest().version), versions].filter(Boolean).join(' · ')));
};

const retry = async () => {
  await ask({ kind: 'retry' });
  await refresh();
};

const draw = () => {
  const { chosen } = known;
  const text = JSON.stringify(known);
  if (text === drawn) return;
  drawn = text;
  entitle(`${say('ext_name')}: ${say('options_title')}`);
  head.replaceChildren(...logo(document.title));
  if (!chosen) return void slot.replaceChildren(problem({ code: 'internal' }, { onRetry: () => location.reload() }));
  swap(slot, el('div', { class: 'options' }, page(chosen), languages(chosen), taught(), answers(), program()));
};

/** Asks for all that is chosen and remembered, and draws it as it comes. */
const refresh = async () => {
  const [first, count] = await Promise.all([ask({ kind: 'settings' }), ask({ kind: 'answers' })]);
  known.answers = count?.ok ? count.count : 0;
  if (first?.ok) take(first);
  else draw();
  const [state, list] = await Promise.all([ask({ kind: 'state' }), ask({ kind: 'taught' })]);
  known.state = state ?? { ok: false, error: { code: 'internal' } };
  known.taught = list?.ok && Array.isArray(list.taught) ? list.taught : [];
  draw();
};

dress(live);
await refresh();

/* The buyer may have chosen or told something elsewhere meanwhile. */
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void refresh());
