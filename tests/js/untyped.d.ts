/** Packages that bring no types. */
declare module 'jsdom';
declare module 'eslint-plugin-no-unsanitized';
