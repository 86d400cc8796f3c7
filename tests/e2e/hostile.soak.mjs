// The same pages, with texts ten times as long.

process.env.RESCIND_HOSTILE_TEXT ??= '10000000';
await import('./hostile.test.mjs');
