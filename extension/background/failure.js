/**
 * What went wrong with the host, in the words of lib/messages.js, from what browsers and hosts say.
 */

/** @typedef {import("../lib/messages.js").ErrorInfo} ErrorInfo */

/* What the browsers write when a port closes by itself. Firefox says the same for a host that is missing and for one that is not for us. */
const BROWSER_WORDS = [
  { words: /not found|no such native application/i, code: 'missing' },
  { words: /forbidden|disabled by|access to the/i, code: 'forbidden' },
];

/** The host was not even started. @param {string} code */
export const isUnstarted = (code) => code === 'missing' || code === 'forbidden';

/** @param {string} message '' when the browser gave no reason @returns {string} a code */
export const failureOfBrowser = (message) => BROWSER_WORDS.find(({ words }) => words.test(message))?.code ?? 'crashed';

/** @param {unknown} error The `error` member of a reply. @returns {ErrorInfo} */
export const failureOfReply = (error) => {
  const { code, update } = /** @type {{code?: unknown, update?: unknown}} */ (typeof error === 'object' && error !== null ? error : {});
  if (code === 'version_unsupported') return { code: update === 'extension' ? 'extension_too_old' : 'too_old' };
  if (code === 'type_unknown') return { code: 'too_old' };
  if (code === 'origin_refused') return { code: 'forbidden' };
  return { code: typeof code === 'string' && /^[a-z_]{1,64}$/.test(code) ? code : 'crashed' };
};

const HOST_STATES = new Set(['missing', 'forbidden', 'crashed', 'too_old', 'extension_too_old', 'waiting', 'timeout']);

/** Whether this tells something of the host, and not only of one request. @param {string} code @returns {code is import("../lib/messages.js").HostState} */
export const isHostState = (code) => HOST_STATES.has(code);
