/**
 * The background worker: joins its parts to the browser. Every listener is added in the first turn, since that is when the browser
 * looks for them; nothing that matters is kept here alone, since the browser may stop the worker at any moment.
 */

import { createBadge } from './badge.js';
import { clock } from './clock.js';
import { createHost } from './host.js';
import { createKinds } from './kinds.js';
import { createLate } from './late.js';
import { createLease } from './lease.js';
import { createPort } from './port.js';
import { createRouter } from './router.js';
import { createMatcher, createOriginOf } from './senders.js';
import { createSettings } from './settings.js';
import { createStarts } from './starts.js';
import { createStore } from './store.js';
import { createTabs } from './tabs.js';
import { createTold } from './told.js';
import { createWords, readOwnFile } from './words.js';
import { utcOffsets } from './zone.js';

/* The name in the native manifests: install/ and manifest/ write it too. */
const HOST_NAME = 'org.rescind.host';

const session = createStore(chrome.storage.session);
const local = createStore(chrome.storage.local);
const settings = createSettings({
  store: local, browserLang: chrome.i18n.getUILanguage(), spoken: chrome.i18n.getMessage('text_language'), interfaceWords: createWords(readOwnFile),
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
const lease = createLease({ clock, onEnd: () => void port.close() });
const tabs = createTabs({
  send: (tabId, message) => chrome.tabs.sendMessage(tabId, message, { frameId: 0 }),
  all: async () => (await chrome.tabs.query({})).flatMap(({ id }) => id ?? []),
  clock,
});
const host = createHost({ port, store: local, lang: settings.lang, zone: () => utcOffsets(clock.now()), onProfile: () => void tabs.anew() });

const kinds = createKinds({
  host, starts, tabs, told: createTold({ store: session, clock }), badge: createBadge(chrome.action), settings, isOrderPage,
  late: createLate(chrome.scripting),
  openTab: async (url, beside) => {
    const { index } = await chrome.tabs.get(beside);
    await chrome.tabs.create({ url, openerTabId: beside, index: index + 1 });
  },
});

chrome.runtime.onMessage.addListener(createRouter({ kinds, originOf, hold: lease.hold }));

chrome.runtime.onConnect.addListener((page) => {
  const tabId = page.sender?.tab?.id;
  if (page.name !== 'page' || tabId === undefined || !page.sender || originOf(page.sender) !== 'page') return page.disconnect();
  const release = lease.hold();
  page.onDisconnect.addListener(release);
});
