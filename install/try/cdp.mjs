// The DevTools protocol over the two pipes that `--remote-debugging-pipe` opens: JSON texts, each ended by a NUL.
// It needs no port, no package and no certificate, and every browser of Chromium's family speaks it.

import { spawn } from 'node:child_process';

/** @typedef {Record<string, any>} Params */

export class Browser {
  #next = 1;
  /** @type {Map<number, {resolve: (result: Params) => void, reject: (error: Error) => void}>} */
  #asked = new Map();
  /** @type {Map<string, (params: Params, sessionId: string|undefined) => void>} */
  #listeners = new Map();
  #said = '';

  /** @param {string} program @param {string[]} args */
  constructor(program, args) {
    this.process = spawn(program, ['--remote-debugging-pipe', ...args], { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
    const [, , errors, commands, answers] = this.process.stdio;
    this.commands = /** @type {import('node:stream').Writable} */ (commands);
    this.commands.on('error', () => {}); // the end of the process says it, too
    /** @type {Promise<void>} resolves when the browser has ended, for whatever reason */
    this.ended = new Promise((resolve) => {
      this.process.on('error', (error) => {
        this.#said += error.message;
        resolve();
      });
      this.process.on('close', () => resolve());
    });
    void this.ended.then(() => {
      for (const { reject } of this.#asked.values()) reject(new Error(`the browser ended${this.#said && `; it said: ${this.#said}`}`));
      this.#asked.clear();
    });
    errors?.on('data', (bytes) => {
      this.#said = `${this.#said}${bytes}`.slice(-2000);
    });
    let rest = Buffer.alloc(0);
    answers?.on('data', (/** @type {Buffer} */ bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.#hear(JSON.parse(rest.toString('utf8', 0, end)));
        rest = rest.subarray(end + 1);
      }
    });
  }

  /** @param {Params} message */
  #hear({ id, result, error, method, params, sessionId }) {
    if (id === undefined) return this.#listeners.get(method)?.(params, sessionId);
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  }

  /** The one listener of an event. @param {string} method @param {(params: Params, sessionId: string|undefined) => void} listener */
  on(method, listener) {
    this.#listeners.set(method, listener);
  }

  /** @param {string} method @param {Params} [params] @param {string} [sessionId] @returns {Promise<Params>} */
  send(method, params = {}, sessionId) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.commands.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
  }

  /** Ends the browser and waits until it has. */
  async close() {
    this.send('Browser.close').catch(() => {});
    const late = setTimeout(() => this.process.kill('SIGKILL'), 5000);
    await this.ended;
    clearTimeout(late);
  }
}
