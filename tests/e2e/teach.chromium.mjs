// A status that the lexicon only guesses: asked once, answered once, known to the host from then on, in another profile, too, until
// it is forgotten.

import assert from 'node:assert/strict';
import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { Session } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';

const page = pageNamed('list-tr');
const MEMORY = join('.local', 'share', 'rescind');
const squeezed = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();

/** Waits until the hints are these. @param {import('./browser.mjs').Tab} tab @param {string[]} wanted */
const hintsAre = (tab, wanted) => until('the hints', async () => {
  assert.deepEqual((await tab.hints()).map(({ text }) => text), wanted);
  return true;
});

test('a guessed status: suggested, confirmed, known in another profile, forgotten', async () => {
  let session = await Session.start('chromium');
  try {
    const before = await session.advise(page, page.raw);
    const at = before.findIndex(({ ask }) => ask[0]?.answers[0]?.teach);
    assert.ok(at >= 0, 'no order of the page has a status that is only guessed');
    const [question] = before[at].ask, { status } = page.raw[at];
    const same = page.raw.map((order) => order.status === status);
    const after = await session.advise(
      page,
      page.raw.map((order, nth) => (same[nth] ? { ...order, told: question.answers[0].told } : order)),
    );
    assert.notEqual(after[at].short, before[at].short);
    const hints = { before: before.map(({ short }) => short), after: after.map(({ short }) => short) };

    let tab = await session.visit([page]);
    await hintsAre(tab, hints.before);
    let panel = await tab.openPanel(at);
    const { ask } = await panel.when('the question', (shown) => shown.ask[0]?.question === squeezed(question.question));
    assert.ok(ask[0]?.question.includes(String(status)));
    await tab.screenshot('panel-suggestion');
    await panel.press('.ask summary');
    await panel.when('the other stages', () => panel.evaluate((root) => root.querySelector('.ask details').open));
    await tab.screenshot('panel-suggestion-other');
    await panel.press('.ask .button');
    await panel.when('the advice', ({ headline }) => headline === squeezed(after[at].headline));
    await hintsAre(tab, hints.after);
    assert.equal(statSync(join(session.home, MEMORY, 'taught.json')).mode & 0o777, 0o600);

    const memory = join(session.home, MEMORY);
    const second = await Session.start('chromium');
    cpSync(memory, join(second.home, MEMORY), { recursive: true });
    await session.close();
    session = second;
    tab = await session.visit([page]);
    await hintsAre(tab, hints.after);
    panel = await tab.openPanel(at);
    const shown = await panel.when('what was taught', ({ text }) => text.includes(String(status)));
    assert.equal(shown.headline, squeezed(after[at].headline));
    await tab.screenshot('panel-taught');
    await panel.press('[data-key=unteach]');
    await panel.when('the question again', (now) => now.ask[0]?.question === squeezed(question.question));
    await hintsAre(tab, hints.before);
    await tab.close();
  } finally {
    await session.close();
  }
});
