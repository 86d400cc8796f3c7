// A browser's home folder, taken away: the browser has ended, but what it started may still be writing there for a moment.

import { rmSync } from 'node:fs';

const TRIES = 20, PAUSE_MS = 150; /* each pause is one longer than the one before: half a minute in all */

/** @param {string} home */
export const removeHome = (home) => rmSync(home, { recursive: true, force: true, maxRetries: TRIES, retryDelay: PAUSE_MS });
