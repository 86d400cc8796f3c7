/**
 * The background worker: connects its parts with each other and with the browser. All listeners are added before the first `await`,
 * because the browser starts the worker for an event and looks for the event's listener then. The browser may also stop the worker
 * at any moment, so what must not be lost is in storage or in the pages.
 */

import { createBadge } from './badge.js';
import { clock, utcOffsets } from './clock.js';
import { createDescribed } from './described.js';
import { createHandlers } from './handlers.js';
import { createHost } from './host.js';
import { createInject } from './inject.js';
import { createKeepAlive } from './keep-alive.js';
import { createPort } from './port.js';
import { createMatcher, createOriginOf, createRouter } from './router.js';
import { createSettings } from './settings.js';
import { createStarts } from './starts.js';
import { createStore } from './store.js';
import { createTabs } from './tabs.js';
import { createTold } from './told.js';
import { createWishes } from './wishes.js';
import { createWords, readOwnFile } from './words.js';

/* The name in the native manifests: install/ and manifest/ write it too. */
const HOST_NAME = 'org.rescind.host';

const session = createStore(chrome.storage.session);
const local = createStore(chrome.storage.local);
const settings = createSettings({
  store: local,
  browserLang: chrome.i18n.getUILanguage(),
  interfaceWords: createWords(readOwnFile),
  browserWord: (key) => chrome.i18n.getMessage(key),
});
const isOrderPage = createMatcher((chrome.runtime.getManifest().content_scripts ?? []).flatMap(({ matches }) => matches ?? []));
const originOf = createOriginOf({ id: chrome.runtime.id, root: chrome.runtime.getURL(''), isOrderPage });

const starts = createStarts({ store: session, clock, random: Math.random });
const port = createPort({
  connect: () => chrome.runtime.connectNative(HOST_NAME),
  /* Firefox says it on the port, Chromium for the length of this call. */
  reason: (closed) => /** @type {{error?: {message?: string}}} */ (closed).error?.message ?? chrome.runtime.lastError?.message ?? '',
  starts,
  clock,
});
const keepAlive = createKeepAlive({ clock, onIdle: () => void port.close() });
const tabs = createTabs({
  send: (tabId, message) => chrome.tabs.sendMessage(tabId, message, { frameId: 0 }),
  all: async () => (await chrome.tabs.query({})).flatMap(({ id }) => id ?? []),
  clock,
});
const host = createHost({
  port, store: local, lang: settings.lang, zone: () => utcOffsets(clock.now()), onProfile: () => void tabs.restart(),
});

const handlers = createHandlers({
  host, starts, tabs, settings, isOrderPage,
  told: createTold({ store: session, clock }),
  wishes: createWishes({ store: session, clock }),
  described: createDescribed({ store: session }),
  badge: createBadge(chrome.action),
  inject: createInject(chrome.scripting),
  openTab: async (url, beside) => {
    const { index } = await chrome.tabs.get(beside);
    await chrome.tabs.create({ url, openerTabId: beside, index: index + 1 });
  },
});

chrome.runtime.onMessage.addListener(createRouter({ handlers, originOf, hold: keepAlive.hold }));

/* An open order page keeps a port open, so that the host stays while the page does. */
chrome.runtime.onConnect.addListener((page) => {
  const tabId = page.sender?.tab?.id;
  if (page.name !== 'page' || tabId === undefined || !page.sender || originOf(page.sender) !== 'page') return page.disconnect();
  page.onDisconnect.addListener(keepAlive.hold());
});
