/**
 * Orders in batches, each small enough for one request.
 */

import '../lib/limits.js';

const { orders: { count: MAX_ORDERS }, request: { bytes: REQUEST_BYTES } } = rescind.limits;
const MAX_BYTES = REQUEST_BYTES - 48_576; /* the rest of the request needs the others */

const encoder = new TextEncoder();

/** @template {object} T @param {T[]} orders @returns {T[][]} an order that is too large by itself gets a batch of its own */
export const inBatches = (orders) => {
  /** @type {T[][]} */
  const batches = [];
  let left = 0;
  for (const order of orders) {
    const bytes = encoder.encode(JSON.stringify(order)).length + 1;
    const batch = batches.at(-1);
    if (batch && batch.length < MAX_ORDERS && bytes <= left) batch.push(order);
    else {
      batches.push([order]);
      left = MAX_BYTES;
    }
    left -= bytes;
  }
  return batches;
};
