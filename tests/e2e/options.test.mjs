// The settings in both browsers: what is chosen there is so in the open order page at once, with a worker that runs and with one that
// the browser has stopped.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { Session, chosen } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { View } from './view.mjs';
import { until } from './wait.mjs';

const list = pageNamed('list-10');

/** @type {Session} */
let session;
/** @type {import('./browser.mjs').Tab} */
let tab;
/** @type {View} */
let options;
before(async () => {
  session = await Session.start(chosen());
  tab = await session.visit([list]);
  options = View.popup(await session.own('options/options.html'));
  await until('the settings', () => options.evaluate((root) => root.querySelector('[data-key=letter_lang] option[value=zh]') !== null));
});
after(() => session?.close());

/** The hints of the page are the host's own in this language. @param {string} lang */
async function hintsSpeak(lang) {
  const wanted = (await session.advise(list.kind, list.raw, lang)).map(({ short }) => short);
  await tab.page.bringToFront();
  await until(`hints in ${lang}`, async () => {
    assert.deepEqual((await tab.hints()).map(({ text }) => text), wanted);
    return true;
  });
  await options.page.bringToFront();
}

for (const stopped of [false, true])
  test(`a language is spoken at once, and as in the browser again${stopped ? ', by a worker that was stopped' : ''}`, async () => {
    for (const [lang, value, direction] of [['he', 'he', 'rtl'], ['pt-BR', 'pt-BR', 'ltr'], ['en', '', 'ltr']]) {
      if (stopped) await session.stopBackground();
      await options.choose('[data-key=lang]', value);
      await until(`settings in ${lang}`, () => options.evaluate((root, ...wanted) => root.documentElement.lang === wanted[0] && root.documentElement.dir === wanted[1], lang, direction));
      await hintsSpeak(lang);
    }
  });

test('hints off and on again, by a worker that was stopped; the badge counts all the same', async () => {
  const count = String((await session.advise(list.kind, list.raw)).filter(({ cancellable }) => cancellable === 'yes').length);
  await session.stopBackground();
  await options.press('[data-key=hints]');
  await until('no hints', async () => (await tab.page.$$('rescind-hint')).length === 0);
  await until(`${count} on the badge`, async () => (await tab.badge()).text === count);
  await options.page.bringToFront();
  await options.press('[data-key=hints]');
  await hintsSpeak('en');
});

test('what was told is counted and forgotten', async () => {
  const at = list.raw.length - 1;
  await tab.page.bringToFront();
  const panel = await tab.openPanel(at);
  await panel.when('a question', ({ ask }) => ask.length > 0);
  await panel.press('[data-key^=ask-0-]');
  await until('an answer is kept', async () => {
    await tab.page.bringToFront();
    await options.page.bringToFront(); /* the settings look again when the buyer comes back to them */
    return options.evaluate((root) => root.querySelector('[data-key=forget-answers]') !== null);
  });
  await options.press('[data-key=forget-answers]');
  await until('nothing to forget', () => options.evaluate((root) => root.querySelector('[data-key=forget-answers]') === null));
  await hintsSpeak('en');
});
