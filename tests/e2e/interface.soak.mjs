// The same interface in every language.

process.env.RESCIND_LANGUAGES ??= 'all';
await import('./interface.chromium.mjs');
