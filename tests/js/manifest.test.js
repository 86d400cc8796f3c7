import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { ON_DEMAND } from '../../extension/background/inject.js';

const ROOT = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, ROOT), 'utf8');
const manifest = JSON.parse(read('extension/manifest.json'));
const messages = JSON.parse(read('extension/_locales/en/messages.json'));

/* The id that Chromium derives from the key: the first 32 hex digits of its hash, written with a to p. */
const chromiumId = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex').slice(0, 32).replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));

test('the host lets exactly these two callers start it', () => {
  const callers = read('manifest/origins.txt').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  assert.deepEqual(callers, [`chrome-extension://${chromiumId}/`, manifest.browser_specific_settings.gecko.id]);
});

test('the host has one name', () => {
  const name = /HOST_NAME = '([^']+)'/.exec(read('extension/background/worker.js'))?.[1];
  for (const template of ['chromium', 'firefox']) assert.equal(/"name": "([^"]+)"/.exec(read(`manifest/${template}.json.in`))?.[1], name);
  assert.match(String(name), /^[a-z0-9_]+(\.[a-z0-9_]+)*$/, 'browsers take no other name');
});

test('extension and host have one version', () => {
  assert.equal(/VERSION (\d+\.\d+\.\d+)/.exec(read('CMakeLists.txt').replace(/cmake_minimum_required[^\n]*/, ''))?.[1], manifest.version);
});

test('it asks for no more than it uses', () => {
  assert.deepEqual(manifest.permissions, ['nativeMessaging', 'scripting', 'storage']);
  assert.deepEqual(manifest.host_permissions, manifest.content_scripts[0].matches, 'scripts come later only where others are already');
  for (const member of ['optional_permissions', 'optional_host_permissions', 'externally_connectable', 'web_accessible_resources'])
    assert.equal(manifest[member], undefined, member);
  assert.deepEqual(manifest.content_scripts.map((/** @type {any} */ { matches }) => matches), [[
    'https://*.aliexpress.com/p/order/*', 'https://*.aliexpress.com/p/tracking/*',
    'https://*.aliexpress.us/p/order/*', 'https://*.aliexpress.us/p/tracking/*',
    'https://aliexpress.ru/order-list*', 'https://trade.aliexpress.com/order*',
  ]]);
});

test('the oldest Chromium has what the style sheets use', () => {
  assert.equal(manifest.minimum_chrome_version, '123', 'light-dark() came with it');
});

test('its own pages load nothing but its own files', () => {
  assert.deepEqual(manifest.content_security_policy, { extension_pages: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'" });
});

test('every file and every text it names is there', () => {
  const files = [
    manifest.background.service_worker,
    ...manifest.background.scripts,
    ...manifest.content_scripts[0].js,
    ...ON_DEMAND,
    manifest.action.default_popup,
    manifest.options_ui.page,
    ...Object.values(manifest.icons),
    ...Object.values(manifest.action.default_icon),
  ];
  for (const file of files) assert.ok(existsSync(new URL(`extension/${file}`, ROOT)), file);
  for (const [, key] of JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)) assert.ok(messages[String(key)], key);
});

/** Scripts as they are loaded one after the other. @type {{note: string, scripts: string[]}[]} */
const ORDERS = [
  { note: 'order pages', scripts: [...manifest.content_scripts[0].js, ...ON_DEMAND] },
  { note: 'own pages', scripts: [...read('extension/lib/ui.js').matchAll(/^import '\.\/(.*)';$/gm)].map(([, name]) => `lib/${name}`) },
];
for (const { note, scripts } of ORDERS)
  test(`${note}: what a script of lib takes, one before it gives, and it takes it in its first line`, () => {
    const given = new Set();
    assert.ok(scripts.length >= 9);
    for (const path of scripts) {
      const code = read(`extension/${path}`).replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');
      const gives = [...code.matchAll(/\brescind\.(\w+) = /g)].map(([, name]) => name);
      if (path.startsWith('lib/')) {
        const taken = /\bconst \{ (.*?) \} = rescind;/.exec(code)?.[1]?.split(', ') ?? [];
        for (const name of taken) assert.ok(given.has(name), `${path}: ${name} comes later, or never`);
        const others = [...code.matchAll(/\brescind\.(\w+)/g)].map(([, name]) => name).filter((name) => !gives.includes(name));
        assert.deepEqual(others, [], path);
      }
      gives.forEach((name) => given.add(name));
    }
  });
