/** Packages that bring no types: of jsdom, what the tests use. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options: { runScripts?: 'outside-only'; pretendToBeVisual?: boolean; url?: string });
    readonly window: any;
  }
}
declare module 'eslint-plugin-no-unsanitized';
