// The same damage from many more seeds.

process.env.RESCIND_DRIFT_SEEDS ??= '100';
await import('./drift.chromium.mjs');
