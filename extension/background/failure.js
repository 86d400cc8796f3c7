/**
 * What went wrong with the native host, as an ErrorInfo (lib/messages.d.ts) has it, from what browsers and hosts say.
 */

import { members } from './shapes.js';

/** @param {string} code @returns {Failure} */
export const failure = (code) => ({ ok: false, error: { code } });

/* What a browser says when a port closes by itself. To Firefox a host that may not serve us is missing, too. */
const BROWSER_WORDS = [
  { words: /not found|no such native application/i, code: 'missing' },
  { words: /forbidden|disabled by|access to the/i, code: 'forbidden' },
];

/** @param {string} message '' when the browser gave no reason @returns {string} a code */
export const failureOfBrowser = (message) => BROWSER_WORDS.find(({ words }) => words.test(message))?.code ?? 'crashed';

/** Whether the browser did not even start the host. @param {string} code */
export const isUnstarted = (code) => code === 'missing' || code === 'forbidden';

/** @param {unknown} error the `error` member of a reply @returns {string} a code */
export const failureOfReply = (error) => {
  const { code, update } = members(error);
  if (code === 'version_unsupported') return update === 'extension' ? 'extension_too_old' : 'too_old';
  if (code === 'type_unknown') return 'too_old';
  if (code === 'origin_refused') return 'forbidden';
  return typeof code === 'string' && /^[a-z_]{1,64}$/.test(code) ? code : 'crashed';
};

const HOST_STATES = new Set(['missing', 'forbidden', 'crashed', 'too_old', 'extension_too_old', 'waiting', 'timeout']);

/** Whether a failure tells something of the host as a whole, not only of one request. @param {string} code @returns {code is HostState} */
export const isHostState = (code) => HOST_STATES.has(code);
