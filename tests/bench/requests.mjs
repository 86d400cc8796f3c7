#!/usr/bin/env node
// requests.mjs FOLDER: the requests that the hosts are asked, one a file.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = { kind: 'list', host: 'www.aliexpress.com', lang: 'en' };

const order = {
  order_id: '8190000000000001', status: 'To ship', date: 'Sep 15, 2026', buttons: ['Cancel order', 'Contact seller'],
  store: 'Vega Store', total: '$93.62', items: [{ title: 'Smart glasses', sku: 'blue', quantity: 1 }], tags: ['Free returns'],
  notice: '', rows: [{ label: 'Paid on', value: 'Sep 15, 2026' }], tracking: '',
  told: { intent: 'changed_mind', seller_reply: 'refused', paid_at: '2026-09-15T10:00:00Z' },
};

/* What a detail page of two items says: about 1 kB. */
const detailed = {
  ...order,
  items: [
    { title: 'Smart glasses with camera and open-ear speakers, blue light filter, water resistant, unisex, 2026 edition', sku: 'Matte black, 64 GB', quantity: 1 },
    { title: 'Hard case for smart glasses with a charging cable and a cleaning cloth', sku: 'blue', quantity: 2 },
  ],
  notice: 'The seller has 12 days 4 hours left to ship your order. If it is not shipped by then, it will be closed and refunded.',
  rows: [{ label: 'Order date', value: 'Sep 15, 2026' }, { label: 'Paid on', value: 'Sep 15, 2026' }, { label: 'Shipping', value: 'AliExpress Selection Standard' }],
};

/** @param {object[]} orders @param {string} view */
const advise = (orders, view) => ({ v: 1, id: '1', type: 'advise', lang: 'en', view, page: PAGE, orders });

/** @param {number} bytes what the extension sends for a list page of that size */
function list(bytes) {
  const shown = { ...detailed, told: undefined }; /* absent from the text */
  const count = Math.round(bytes / JSON.stringify(shown).length);
  return advise(Array.from({ length: count }, (_, index) => ({ ...shown, order_id: `81900000000${10000 + index}` })), 'hint');
}

/** A request that is only framed and parsed. @param {number} bytes */
const bye = (bytes) => ({ v: 1, id: '1', type: 'bye', skipped: 'x'.repeat(bytes - 48) });

const folder = process.argv[2] ?? '.';
for (const [name, body] of Object.entries({
  'hello': { v: 1, id: '1', type: 'hello' },
  'advise': advise([order], 'full'),
  'advise-1k': advise([detailed], 'full'),
  'advise-65k': list(65000),
  'bye-1k': bye(1000),
  'bye-65k': bye(65000),
}))
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(body));
