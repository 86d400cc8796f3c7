// Pages that have changed in every way: nearly all orders are still found, and what is read of them is true or absent.

import assert from 'node:assert/strict';
import test from 'node:test';

import { KINDS } from '../pages/damage.mjs';
import { CERTAIN, drift, table } from './drift.mjs';

const SEEDS = Number(process.env.RESCIND_DRIFT_SEEDS ?? 6);
const ONE_KIND = 0.99;
const ALL_AT_ONCE = 0.9;

test(`damaged pages, ${SEEDS} seeds a kind`, async (t) => {
  const shares = await drift(SEEDS);
  for (const line of table(shares).split('\n')) t.diagnostic(line);
  assert.deepEqual([...shares.keys()], ['none', ...KINDS.map(([kind]) => kind), 'all']);
  for (const [name, share] of shares)
    await t.test(name, () => {
      const least = name === 'all' ? ALL_AT_ONCE : ONE_KIND;
      assert.ok(share.orders > 50 && share.found / share.orders >= least, `${share.found} of ${share.orders} orders found`);
      assert.deepEqual(share.faults, [], `wrong orders, or wrong ${CERTAIN.join(', ')}`);
    });
  await t.test('undamaged pages are read whole, each single kind leaves most of it', () => {
    for (const [name, { right, absent }] of shares) {
      if (name === 'none') assert.deepEqual(absent, {});
      else if (name !== 'all') assert.ok((right.status ?? 0) > 2 * (absent.status ?? 0), `${name}: ${right.status} statuses right, ${absent.status} left out`);
    }
  });
});
