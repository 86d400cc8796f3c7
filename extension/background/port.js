/**
 * One native-messaging port: requests with ids, each with its time limit, any number under way at once. It is opened by the first
 * request and ends with `bye`. The host answers in order, so a reply that overtakes another says that the other one is lost.
 */

import { failureOfBrowser, failureOfReply, isUnstarted } from './failure.js';

/** @typedef {import("../lib/messages.js").ErrorInfo} ErrorInfo */
/** @typedef {{ok: true, reply: {[member: string]: unknown}} | {ok: false, error: ErrorInfo}} Outcome */
/** @typedef {Pick<chrome.runtime.Port, "postMessage" | "disconnect" | "onMessage" | "onDisconnect">} NativePort */

const PROTOCOL_VERSION = 1;
const PATIENCE_MS = 1000; /* a request waits this long for a start to be allowed */
const BYE_MS = 1000;

/**
 * @param {{
 *   connect: () => NativePort,
 *   reason: (port: NativePort) => string,
 *   starts: ReturnType<typeof import("./starts.js").createStarts>,
 *   clock: import("./clock.js").Clock,
 * }} tools `reason`: what the browser says of a port that just closed by itself
 */
export const createPort = ({ connect, reason, starts, clock }) => {
  /** @type {NativePort | undefined} */
  let port;
  let connection = 0;
  let lastId = 0;
  /** @type {Promise<ErrorInfo | undefined> | undefined} */
  let opening;
  /** @type {Promise<void> | undefined} */
  let closing;
  /** In the order of sending. @type {Map<string, (outcome: Outcome) => void>} */
  const pending = new Map();

  /** @param {ErrorInfo} error */
  const failAll = (error) => {
    for (const settle of [...pending.values()]) settle({ ok: false, error });
  };

  /** The port is of no more use. @param {NativePort} lost @param {string} code */
  const drop = async (lost, code) => {
    if (port !== lost) return;
    port = undefined;
    lost.disconnect();
    const failed = [...pending.values()];
    pending.clear();
    const started = !isUnstarted(code);
    const at = started ? await starts.failed() : (await starts.unstarted(), 0);
    for (const settle of failed) settle({ ok: false, error: { code, ...(started && { retry_at: at }) } });
  };

  /** @param {unknown} message */
  const receive = (message) => {
    const reply = /** @type {{id?: unknown, error?: unknown}} */ (typeof message === 'object' && message !== null ? message : {});
    /* A reply without a readable id is to the oldest request: the host could not read that one. */
    const id = typeof reply.id === 'string' ? reply.id : pending.keys().next().value;
    if (id === undefined || !pending.has(id)) return;
    for (const [older, settle] of pending) {
      if (older === id) break;
      settle({ ok: false, error: { code: 'crashed' } });
    }
    const settle = pending.get(id);
    if ('error' in reply) settle?.({ ok: false, error: failureOfReply(reply.error) });
    else if (typeof reply.id === 'string') settle?.({ ok: true, reply: /** @type {{[member: string]: unknown}} */ (reply) });
    else settle?.({ ok: false, error: { code: 'crashed' } });
  };

  /** @returns {Promise<ErrorInfo | undefined>} */
  const start = async () => {
    await closing;
    if (port) return undefined;
    for (let at = await starts.reserve(); at > 0; at = await starts.reserve()) {
      const left = at - clock.now();
      if (left > PATIENCE_MS) return { code: 'waiting', retry_at: at };
      await new Promise((done) => clock.setTimeout(() => done(undefined), Math.max(0, left)));
    }
    try {
      const opened = connect();
      let answered = false;
      opened.onMessage.addListener((message) => {
        if (!answered) void starts.succeeded();
        answered = true;
        receive(message);
      });
      opened.onDisconnect.addListener(() => void drop(opened, failureOfBrowser(reason(opened))));
      port = opened;
      connection += 1;
      return undefined;
    } catch {
      await starts.unstarted();
      return { code: 'forbidden' }; /* the browser does not let this extension try */
    }
  };

  /** @param {string} type @param {object} members @param {number} limitMs @returns {Promise<Outcome>} */
  const send = (type, members, limitMs) =>
    new Promise((resolve) => {
      const to = port;
      if (!to) return resolve({ ok: false, error: { code: 'crashed' } });
      lastId += 1;
      const id = String(lastId);
      /* Chromium drops a frame that is no JSON without a word: nothing but the time says so. */
      const timer = clock.setTimeout(() => void drop(to, 'timeout'), limitMs);
      pending.set(id, (outcome) => {
        clock.clearTimeout(timer);
        pending.delete(id);
        resolve(outcome);
      });
      try {
        to.postMessage({ v: PROTOCOL_VERSION, id, type, ...members });
      } catch {
        void drop(to, 'crashed');
      }
    });

  return {
    /**
     * @param {string} type @param {object} members @param {number} limitMs from when the port is open
     * @returns {Promise<Outcome>} never rejects
     */
    request: async (type, members, limitMs) => {
      const error = await (opening ??= start().finally(() => (opening = undefined)));
      return error ? { ok: false, error } : send(type, members, limitMs);
    },

    /** A number that is another one with every new host process; 0 while there is none. */
    connection: () => (port ? connection : 0),

    /** Ends the host. A message followed at once by a disconnect may be lost, so the farewell is waited for. @returns {Promise<void>} */
    close: () =>
      (closing ??= (async () => {
        await opening;
        const leaving = port;
        if (!leaving) return;
        await send('bye', {}, BYE_MS);
        if (port !== leaving) return;
        port = undefined;
        failAll({ code: 'crashed' });
        leaving.disconnect();
      })().finally(() => (closing = undefined))),
  };
};
