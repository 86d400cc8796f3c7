// Native hosts that behave in every way a host may. `behave` gets each request and the port's controls.

import { turn } from './fake-clock.js';

/** @typedef {{[member: string]: any}} Message */
/** @typedef {{reply: (message: unknown) => void, die: (reason?: string) => void}} Controls */
/** @typedef {(request: Message, controls: Controls, start: number) => void} Behaviour */

/** An event of the browser. */
export const createEvent = () => {
  /** @type {Set<(...args: any[]) => unknown>} */
  const listeners = new Set();
  return {
    addListener: (/** @type {(...args: any[]) => unknown} */ listener) => void listeners.add(listener),
    removeListener: (/** @type {(...args: any[]) => unknown} */ listener) => void listeners.delete(listener),
    emit: (/** @type {any[]} */ ...args) => [...listeners].map((listener) => listener(...args)),
    size: () => listeners.size,
  };
};

export const PROFILE = { version: '1', forms: { line: { is: ['.+'] } }, pages: [{ kind: 'list', url: ['^https://www\\.aliexpress\\.com/p/order/index\\.html'], card: ['.order-item'], anchor: ['.order-item-header'],
  order_id: { link_params: ['orderId'] }, fields: { status: { take: 'sole_text', form: 'line', select: ['.status'] } } },
{ kind: 'detail', url: ['^https://www\\.aliexpress\\.com/p/order/detail\\.html'], address: '/p/order/detail.html?orderId={order_id}', anchor: ['.order-status'], order_id: { link_params: ['orderId'] }, fields: { status: { take: 'sole_text', form: 'line', select: ['.status'] } } }] };

export const HELLO = {
  host: { version: '0.1.0' }, protocol: { min: 1, max: 1 },
  pack: { id: 'aliexpress', version: '2026.11.21', expires: '2027-05-21', digest: 'a'.repeat(64) },
  types: ['hello', 'advise', 'bye', 'teach', 'taught'], languages: ['en'], letter_languages: ['en', 'zh'],
  intents: [{ id: 'changed_mind', label: 'I changed my mind' }], stages: [{ id: 'shipped', label: 'On its way' }], limits: { request_bytes: 1048576, orders: 200 }, pages: PROFILE,
};

/** @param {Message} order @param {string} [view] */
export const adviceOn = (order, view = 'hint') => ({
  order_id: order['order_id'], verdict: 'request_cancellation', certainty: 'certain', urgency: order['told']?.intent ? 'soon' : 'act', cancellable: 'yes',
  headline: `About ${order['status']}`, short: 'Ask to cancel', stage: ['awaiting_shipment'],
  ...(view === 'full' && { alternatives: [], ask: [], steps: [{ text: 'Press it' }], clocks: [], coupons: [], warnings: [], because: [] }),
});

/** What a good host replies. @param {Message} request @returns {Message} */
export const goodReply = (request) => {
  const envelope = { v: 1, id: request['id'] };
  if (request['type'] === 'hello') return { ...envelope, ...HELLO };
  if (request['type'] === 'bye') return { ...envelope, bye: true };
  if (request['type'] === 'teach') return { ...envelope, taught: { count: request['stage'] === null ? 0 : 1 } };
  if (request['type'] === 'taught') return { ...envelope, taught: [{ what: 'status', text: 'Wartet', lang: 'de', stage: 'shipped' }] };
  const { orders, view, from = 0 } = request;
  return { ...envelope, pack: { id: HELLO.pack.id, version: HELLO.pack.version }, lang: 'en', now: '2026-09-16T08:00:00Z', advice: orders.slice(from).map((/** @type {Message} */ order) => adviceOn(order, view)) };
};

/** @type {Behaviour} */
export const good = (request, { reply }) => reply(goodReply(request));

/** @param {Behaviour} behave */
export const createFakeNative = (behave = good) => {
  const native = {
    behave,
    starts: 0,
    running: 0,
    /** @type {Message[]} */
    requests: [],
    /** What the browser would say of the port that closed last. */
    reason: '',
    connect: () => {
      native.starts += 1;
      native.running += 1;
      const start = native.starts;
      let open = true;
      const port = {
        onMessage: createEvent(),
        onDisconnect: createEvent(),
        postMessage: (/** @type {Message} */ request) => {
          if (!open) throw new Error('Attempting to use a disconnected port object');
          native.requests.push(structuredClone(request));
          void turn().then(() => open && native.behave(request, controls, start));
        },
        /* Closing a port oneself tells nobody. */
        disconnect: () => {
          if (open) native.running -= 1;
          open = false;
        },
      };
      const controls = {
        reply: (/** @type {unknown} */ message) => void (open && port.onMessage.emit(structuredClone(message))),
        die: (reason = 'Native host has exited.') => {
          if (!open) return;
          open = false;
          native.running -= 1;
          native.reason = reason;
          port.onDisconnect.emit(port);
        },
      };
      return /** @type {any} */ (port);
    },
    /** @param {string} type */
    sent: (type) => native.requests.filter((request) => request['type'] === type),
  };
  return native;
};
