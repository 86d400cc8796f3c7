/**
 * One native-messaging port: requests with ids, each with its own time limit, any number of them under way at once. The first request
 * opens the port, `bye` ends it. The host answers in order: when the reply to a later request comes, an earlier one's is lost.
 */

import { failure, failureOfBrowser, failureOfReply, isUnstarted } from './failure.js';
import { members } from './shapes.js';

/** @import {Clock} from './clock.js' */
/** @import {createStarts} from './starts.js' */
/** @typedef {{ok: true, reply: {[member: string]: unknown}} | Failure} Outcome */
/** @typedef {Pick<chrome.runtime.Port, 'postMessage' | 'disconnect' | 'onMessage' | 'onDisconnect'>} NativePort */

const PROTOCOL_VERSION = 1;
const START_WAIT_MS = 1000; /* the longest that a request waits until a start is allowed */
const BYE_MS = 1000;

/**
 * @param {{
 *   connect: () => NativePort,
 *   reason: (port: NativePort) => string,
 *   starts: ReturnType<typeof createStarts>,
 *   clock: Clock,
 * }} tools `reason`: what the browser says of a port that has just closed by itself
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

  /** Gives the port up and fails what was under way. @param {NativePort} lost @param {string} code why */
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
    const reply = members(message);
    /* A reply without an id belongs to the oldest request: the host could not even read that request's id. */
    const id = typeof reply['id'] === 'string' ? reply['id'] : pending.keys().next().value;
    if (id === undefined || !pending.has(id)) return;
    for (const [older, settle] of pending) {
      if (older === id) break;
      settle(failure('crashed'));
    }
    const settle = pending.get(id);
    if ('error' in reply) settle?.(failure(failureOfReply(reply['error'])));
    else if (typeof reply['id'] === 'string') settle?.({ ok: true, reply });
    else settle?.(failure('crashed'));
  };

  /** @returns {Promise<ErrorInfo | undefined>} */
  const start = async () => {
    await closing;
    if (port) return undefined;
    for (let at = await starts.reserve(); at > 0; at = await starts.reserve()) {
      const left = at - clock.now();
      if (left > START_WAIT_MS) return { code: 'waiting', retry_at: at };
      await new Promise((done) => clock.setTimeout(() => done(undefined), Math.max(0, left)));
    }
    try {
      const opened = connect();
      let answered = false;
      opened.onMessage.addListener((message) => {
        if (!answered) void starts.reset();
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
      if (!to) return resolve(failure('crashed'));
      lastId += 1;
      const id = String(lastId);
      /* Chromium drops a reply that is no JSON without telling anybody: only the time limit finds out. */
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

    /** The number of the host process, counted from 1; 0 while there is none. */
    connection: () => (port ? connection : 0),

    /** Ends the host, once it has answered `bye`: a message just before a disconnect may be lost. @returns {Promise<void>} */
    close: () =>
      (closing ??= (async () => {
        await opening;
        const leaving = port;
        if (!leaving) return;
        await send('bye', {}, BYE_MS);
        if (port !== leaving) return;
        port = undefined;
        for (const settle of [...pending.values()]) settle(failure('crashed'));
        leaving.disconnect();
      })().finally(() => (closing = undefined))),
  };
};
