// A long day with order pages: one host serves them all, and neither its memory nor its descriptors grow.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';

import { Session, chosen } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';

const VISITS = 150;
const WARM = 20;

/** @param {number} pid */
function size(pid) {
  const kib = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return { kib, descriptors: readdirSync(`/proc/${pid}/fd`).length };
}

test(`${VISITS} pages of a hundred orders, one host`, async () => {
  const page = pageNamed('list-100');
  const session = await Session.start(chosen());
  try {
    const answered = (/** @type {import('./browser.mjs').Tab} */ tab) => until('all hints', async () =>
      (await tab.hints()).filter(({ text }) => text).length === page.raw.length);
    const staying = await session.visit([page]);
    await answered(staying);
    const [host] = session.hosts();
    let warm;
    for (let visit = 1; visit <= VISITS; visit += 1) {
      const tab = await session.visit([page]);
      await answered(tab);
      if (visit % 10 === 0) await (await tab.openPanel(visit % page.raw.length)).when('an advice', ({ headline, problem }) => headline && !problem);
      await tab.close();
      assert.deepEqual(session.hosts(), [host]);
      if (visit === WARM) warm = size(host);
    }
    const end = size(host);
    assert.equal(end.descriptors, warm?.descriptors);
    assert.ok(end.kib <= Number(warm?.kib) * 1.05, `${warm?.kib} KiB after ${WARM} pages, ${end.kib} after ${VISITS}`);
  } finally {
    await session.close();
  }
});
