// An order page that is left open for a minute: nothing of ours runs in it.

import assert from 'node:assert/strict';
import test from 'node:test';

import { Session } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { sumOf, traced } from './trace.mjs';
import { until } from './wait.mjs';

const MINUTE_MS = 60_000;

test('a page of a hundred orders left open for a minute costs less than a millisecond of script', async () => {
  const page = pageNamed('list-100');
  const session = await Session.start('chromium');
  try {
    const tab = await session.visit([page]);
    await until('all hints', async () => (await tab.hints()).filter(({ text }) => text).length === page.raw.length);
    const tasks = await traced(tab.page, page.address, () => new Promise((done) => setTimeout(done, MINUTE_MS)));
    assert.ok(tasks.length > 0, 'the trace shows the tab');
    assert.deepEqual(tasks.flatMap(({ scripts }) => scripts).filter((script) => script.startsWith(session.running.origin)), []);
    const { script } = sumOf(tasks).by;
    assert.ok(script < 1, `${script} ms of script`);
  } finally {
    await session.close();
  }
});
