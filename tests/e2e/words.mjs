// The words of the interface, from the one file that has them, so that a test names a text and does not repeat it.

import { readFileSync } from 'node:fs';

const MESSAGES = JSON.parse(readFileSync(new URL('../../extension/_locales/en/messages.json', import.meta.url), 'utf8'));

/** The English text of a message without placeholders. @param {string} name @returns {string} */
export function words(name) {
  const { message } = MESSAGES[name] ?? {};
  if (typeof message !== 'string' || message.includes('$')) throw new RangeError(`no plain message ${name}`);
  return message;
}
