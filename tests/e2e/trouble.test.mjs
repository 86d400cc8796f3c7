// What goes wrong in real life: no host, a host that dies, a worker that the browser stops, pages that are none of ours.

import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { Session, chosen } from './browser.mjs';
import { pageNamed } from './today.mjs';
import { until } from './wait.mjs';
import { words } from './words.mjs';

const list = pageNamed('list-10');
const BLANK = { ...list, name: 'blank', address: 'https://www.example.com/', html: '<!doctype html><title>Elsewhere</title><p>Nothing.</p>', raw: [] };
const MAX_STARTS = 6;

/** @param {string} name @param {{host?: boolean}} options @param {(session: Session) => Promise<void>} body */
function withBrowser(name, options, body) {
  test(name, async () => {
    const session = await Session.start(chosen(), options);
    try {
      await body(session);
    } finally {
      await session.close();
    }
  });
}

/** @param {Session} session @param {import('./browser.mjs').Tab} tab @param {import('../pages/cases.mjs').Page} [page] */
async function hintsAreRight(session, tab, page = list) {
  const wanted = (await session.advise(page.kind, page.raw)).map(({ short }) => short);
  await until('the host\'s own hints', async () => {
    assert.deepEqual((await tab.hints()).map(({ text }) => text), wanted);
    return true;
  });
}

withBrowser('never installed: badge and popup say so and how to install it; "Try again" works once it is there', {}, async (session) => {
  /* It comes in one moment: while install.sh is still at work, the extension may find it by itself, before anything is pressed. */
  const appear = session.hide();
  const tab = await session.visit([list]);
  const popup = await tab.popup();
  const shown = await popup.when('the screen', ({ problem }) => problem);
  assert.equal(shown.command, './install/install.sh');
  assert.equal(shown.headline, words('problem_missing_title'));
  await tab.screenshot('popup-host-missing', popup.page);
  assert.deepEqual(await tab.hints(), []);
  appear();
  await popup.press('[data-key=retry]');
  await popup.when('the list of orders', ({ entries }) => entries.length === list.raw.length);
  await hintsAreRight(session, tab);
});

withBrowser('uninstalled while in use: hints and panel say how to install it; they recover', {}, async (session) => {
  const tab = await session.visit([list]);
  await hintsAreRight(session, tab);
  const hosts = session.hosts();
  await session.uninstall();
  for (const pid of hosts) process.kill(pid, 'SIGKILL');
  await tab.page.reload({ waitUntil: 'domcontentloaded' });
  await until('hints that say so', async () => {
    const hints = await tab.hints();
    return hints.length === list.raw.length && hints.every(({ text }) => text === words('problem_missing_short'));
  });
  await tab.screenshot('list-host-missing');
  const panel = await tab.openPanel();
  const shown = await panel.when('the screen', ({ problem }) => problem);
  assert.equal(shown.command, './install/install.sh');
  await session.install();
  await panel.press('[data-key=retry]');
  await panel.when('the advice', ({ problem, headline }) => headline && !problem);
  await hintsAreRight(session, tab);
});

withBrowser('the host is killed in mid-session: the next question is answered', {}, async (session) => {
  const tab = await session.visit([list]);
  await hintsAreRight(session, tab);
  const [pid, ...others] = session.hosts();
  assert.deepEqual(others, [], 'one host for the whole browser');
  process.kill(pid, 'SIGKILL');
  await until('it is gone', () => !session.hosts().includes(pid));
  const [advice] = await session.advise(list.kind, list.raw);
  const panel = await tab.openPanel();
  await panel.when('the advice', ({ headline }) => headline === advice.headline);
  const again = await session.visit([pageNamed('glued')]);
  await hintsAreRight(session, again, pageNamed('glued'));
  assert.equal(session.hosts().length, 1);
});

withBrowser('the browser stops the worker: everything goes on', {}, async (session) => {
  const tab = await session.visit([list]);
  await hintsAreRight(session, tab);
  await session.stopBackground();
  const [advice] = await session.advise(list.kind, list.raw);
  const panel = await tab.openPanel();
  await panel.when('the advice', ({ headline }) => headline === advice.headline);
  await session.stopBackground();
  const popup = await tab.popup();
  await popup.when('the list of orders', ({ entries }) => entries.length === list.raw.length);
  await session.stopBackground();
  const again = await session.visit([pageNamed('glued')]);
  await hintsAreRight(session, again, pageNamed('glued'));
});

withBrowser('the host ends when the last order page is closed', {}, async (session) => {
  const elsewhere = await session.visit([BLANK]);
  const tab = await session.visit([list]);
  await hintsAreRight(session, tab);
  assert.equal(session.hosts().length, 1);
  await tab.close();
  await until('no host is left', () => session.hosts().length === 0);
  await elsewhere.close();
});

withBrowser('a host that always dies is started no more than six times a minute', {}, async (session) => {
  const first = await session.visit([list]);
  await hintsAreRight(session, first);
  const starts = join(session.home, 'starts');
  const real = `${session.program}.real`;
  renameSync(session.program, real);
  writeFileSync(starts, '');
  writeFileSync(session.program, `#!/bin/sh\necho >> '${starts}'\nexit 1\n`, { mode: 0o755 });
  for (const pid of session.hosts(real)) process.kill(pid, 'SIGKILL');

  const began = Date.now();
  const tab = await session.visit([list]);
  const said = ['crashed', 'waiting'].map((name) => words(`problem_${name}_short`));
  await until('hints that say so', async () => (await tab.hints()).every(({ text }) => said.includes(text)));
  const popup = await tab.popup();
  for (let pressed = 0; pressed < 2 * MAX_STARTS; pressed += 1) {
    await popup.when('the screen', ({ problem }) => problem);
    await popup.press('[data-key=retry]');
  }
  await popup.when('a pause', ({ headline }) => headline === words('problem_waiting_title'));
  await tab.screenshot('popup-waiting', popup.page);
  const count = readFileSync(starts, 'utf8').length;
  const minutes = Math.ceil((Date.now() - began) / 60000);
  assert.ok(count > 1 && count <= MAX_STARTS * minutes, `${count} starts in ${minutes} min`);
});

withBrowser('pages without advice say why', {}, async (session) => {
  /** @type {[import('../pages/cases.mjs').Page, string[]][]} */
  const rows = [
    [BLANK, ['not_order_page']],
    [pageNamed('empty'), ['no_orders']],
    [pageNamed('captcha'), ['blocked']],
  ];
  for (const [page, screens] of rows) {
    const titles = screens.map((name) => words(`problem_${name}_title`));
    const tab = await session.visit([page]);
    assert.deepEqual(await tab.hints(), []);
    const popup = await tab.popup();
    await popup.when(page.name, ({ problem, headline }) => problem && titles.includes(headline));
    await popup.page.close().catch(() => {});
    await tab.close();
  }
});
