// A buyer whose browser speaks another language: hints, popup and interface speak it, and run in its direction. (Chromium alone:
// Firefox has its languages in packages of their own.)

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test from 'node:test';

import { Session } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';

const page = pageNamed('list-10');
/** @type {[string, string][]} */
const LANGUAGES = [['es', 'ltr']];

for (const [lang, direction] of LANGUAGES) {
  test(`${lang}: hints, popup and interface`, async () => {
    assert.ok(existsSync(new URL(`../../extension/_locales/${lang}/messages.json`, import.meta.url)), `no texts in ${lang}`);
    const session = await Session.start('chromium', { lang });
    try {
      const tab = await session.visit([page]);
      const advice = await session.advise(page.kind, page.raw, lang);
      const english = await session.advise(page.kind, page.raw);
      assert.notDeepEqual(advice.map(({ short }) => short), english.map(({ short }) => short));
      await until('the hints', async () => {
        assert.deepEqual((await tab.hints()).map(({ text }) => text), advice.map(({ short }) => short));
        return true;
      });
      const panel = await tab.openPanel();
      await panel.when('the advice', ({ headline }) => headline === advice[0].headline.replace(/\s+/g, ' '));
      await tab.screenshot(`panel-${lang}`);
      const popup = await tab.popup();
      await popup.when('the list', ({ entries }) => entries.length === page.raw.length);
      assert.deepEqual(await popup.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), [lang, direction]);
      await tab.screenshot(`popup-${lang}`, popup.page);
    } finally {
      await session.close();
    }
  });
}
