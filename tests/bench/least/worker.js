// Says one thing of every order, without a host.
'use strict';

chrome.runtime.onMessage.addListener((message, sender, respond) => respond({ text: 'You can ask to cancel' }));
