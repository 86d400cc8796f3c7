// Name, address, phone, mail, card and parcel numbers are on every page, and in no message: neither in what the content script says
// or answers, whatever became of the page, nor in what the host receives.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import { KINDS, LABELS, damage } from '../pages/damage.mjs';
import { MARKS, SECRETS, plant } from '../pages/private.mjs';
import { all, pageNamed } from './today.mjs';
import { until } from './wait.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROFILE = JSON.parse(readFileSync(join(ROOT, 'host/packs/aliexpress/pages.json'), 'utf8'));
const SEEDS = 2;
const read = all.filter(({ raw, html, name }) => raw.length > 0 && name !== 'list-100' && !html.includes('<script'));
const everything = KINDS.map(([kind]) => kind);

/* The host, but for a copy of all that it receives; known before the browser's module looks for it. */
const folder = mkdtempSync(join(tmpdir(), 'rescind-private-'));
const real = process.env.RESCIND_BINARY ?? join(ROOT, 'build', 'release', 'rescind');
const [program, log] = [join(folder, 'rescind'), join(folder, 'received')];
writeFileSync(program, `#!/bin/sh\ncase $1 in chrome-extension://*) tee -a '${log}' | '${real}' "$@" ;; *) exec '${real}' "$@" ;; esac\n`);
chmodSync(program, 0o755);
process.env.RESCIND_BINARY = program;
after(() => rmSync(folder, { recursive: true, force: true }));
const { Session } = await import('./browser.mjs');
const { openTab, withReader } = await import('./bare.mjs');

/** @param {import('../pages/cases.mjs').Page} page @returns {string[]} */
const neverOf = ({ address }) => PROFILE.pages.find((/** @type {any} */ { url }) => url.some((/** @type {string} */ each) => new RegExp(each, 'u').test(address)))?.never ?? [];

/** The parts of a message that nobody should have said. @param {string} said */
const leaks = (said) =>
  MARKS.filter((mark) => said.includes(mark)).map((mark) => said.slice(Math.max(0, said.indexOf(mark) - 120), said.indexOf(mark) + 40));

test('nothing private in anything that the content script says', async () => {
  await openTab(async (tab) => {
    let [messages, areas] = [0, 0];
    for (const page of read) {
      await withReader(tab, page);
      const results = await tab.evaluate(`(async () => {
        const damage = ${damage}, plant = ${plant};
        const given = new DOMParser().parseFromString(${JSON.stringify(page.html)}, 'text/html');
        document.head.replaceChildren(...given.head.children);
        const results = [];
        for (const kinds of ${JSON.stringify([[], ...everything.map((kind) => [kind]), everything])})
          for (let seed = 1; seed <= ${SEEDS}; seed += 1) {
            document.body.innerHTML = given.body.innerHTML;
            plant(${JSON.stringify(neverOf(page))}, ${JSON.stringify(SECRETS)}, seed, !kinds.includes('classes') && !kinds.includes('unwrapped'));
            const planted = ${JSON.stringify(MARKS)}.every((mark) => document.body.textContent.includes(mark));
            damage(kinds, seed, ${JSON.stringify(LABELS)}, []);
            const said = [];
            const ask = async (message) => (said.push(message), { ok: true, advice: [] });
            const profile = rescind.profile.pageFor(${JSON.stringify(PROFILE)}, location.href);
            const open = rescind.openPage(profile, { ask, loadScripts: async () => true, forget: () => {}, hints: true });
            const report = await open.report();
            said.push(report, ...report.orders.map(({ order_id: id }) => open.order(id)));
            open.end();
            results.push({ kinds: kinds.join('+'), seed, planted, said: JSON.stringify(said) });
          }
        return results;
      })()`);
      for (const { kinds, seed, planted, said } of /** @type {{kinds: string, seed: number, planted: boolean, said: string}[]} */ (
        results
      )) {
        assert.deepEqual(leaks(said), [], `${page.name}, ${kinds || 'as it is'}, seed ${seed}`);
        assert.ok(neverOf(page).length === 0 || planted, `${page.name}: nothing was planted`);
        messages += said.length;
        areas += Number(planted);
      }
    }
    assert.ok(messages > 100_000 && areas > 200, `${messages} characters of messages, ${areas} pages with something to hide`);
  });
});

test('nothing private in anything that the host receives', async (t) => {
  const session = await Session.start('chromium');
  t.after(() => session.close());
  /** @type {import('../pages/cases.mjs').Page[]} */
  const planted = [];
  await openTab(async (tab) => {
    for (const [name, kinds] of /** @type {[string, string[]][]} */ ([['list-10', []], ['detail-shipped', []], ['detail-completed', ['unwrapped', 'moved']], ['tracking', []], ['old-detail', []]])) {
      const page = pageNamed(name);
      await tab.goto(page.address);
      const html = await tab.evaluate(`(() => {
        const damage = ${damage}, plant = ${plant};
        const given = new DOMParser().parseFromString(${JSON.stringify(page.html)}, 'text/html');
        document.replaceChild(given.documentElement, document.documentElement);
        plant(${JSON.stringify(neverOf(page))}, ${JSON.stringify(SECRETS)}, 5, false);
        damage(${JSON.stringify(kinds)}, 5, ${JSON.stringify(LABELS)}, []);
        return '<!doctype html>' + document.documentElement.outerHTML;
      })()`);
      planted.push({ ...page, html: String(html) });
    }
  });
  for (const page of planted) {
    const tab = await session.visit([page]);
    await until(`hints of ${page.name}`, async () => (await tab.hints()).filter(({ text }) => text).length >= page.raw.length);
    const view = await tab.popup();
    await view.when('something', ({ headline, problem, entries }) => entries.length > 0 || headline || problem);
    await view.page.close().catch(() => {});
    await tab.close();
  }
  assert.ok(existsSync(log));
  const received = readFileSync(log, 'utf8');
  for (const page of planted) assert.ok(received.includes(page.raw[0].order_id), `the host has heard of ${page.name}`);
  assert.deepEqual(leaks(received), []);
});
