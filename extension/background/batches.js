/**
 * Orders in batches, each small enough for one request.
 */

import '../lib/limits.js';

const { count: MAX_ORDERS } = rescind.limits.orders;
const MAX_BYTES = 1_000_000; /* below the 1 MiB of a request, so that the rest of the request has room */

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
