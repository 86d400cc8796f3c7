/* Rules that hold for every script of the tree, and the ones that hold for what ships. Run from the root:
 * npx eslint -c tests/js/eslint.config.js extension tests */
import js from '@eslint/js';
import noUnsanitized from 'eslint-plugin-no-unsanitized';

/** @param {string[]} names */
const readable = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

const BROWSER = readable(
  'AbortController', 'CSSStyleSheet', 'DocumentFragment', 'Element', 'HTMLElement', 'Intl', 'MutationObserver', 'Node', 'NodeFilter', 'Text',
  'TextEncoder', 'URL', 'URLSearchParams', 'addEventListener', 'chrome', 'clearInterval', 'clearTimeout', 'console', 'document',
  'getComputedStyle', 'innerHeight', 'innerWidth', 'location', 'matchMedia', 'navigator', 'performance', 'requestAnimationFrame', 'scrollX',
  'scrollY', 'setInterval', 'setTimeout', 'structuredClone', 'window',
);
const WORKER = readable('TextEncoder', 'URL', 'chrome', 'clearTimeout', 'console', 'setTimeout');
const NODE = readable('Buffer', 'TextEncoder', 'URL', 'URLSearchParams', 'clearInterval', 'clearTimeout', 'console', 'globalThis', 'process', 'setImmediate', 'setInterval', 'setTimeout', 'structuredClone', 'fetch');

/* Ways from text to markup or code, besides those that no-unsanitized knows. */
const SINKS = [
  ...['innerHTML', 'outerHTML', 'srcdoc'].map((name) => ({ selector: `MemberExpression[property.name="${name}"]`, message: `${name} turns text into markup: use el()` })),
  ...['insertAdjacentHTML', 'setHTMLUnsafe', 'parseHTMLUnsafe', 'createContextualFragment', 'parseFromString', 'write', 'writeln'].map((name) => ({
    selector: `CallExpression[callee.property.name="${name}"]`, message: `${name} turns text into markup: use el()`,
  })),
  { selector: 'CallExpression[callee.property.name="executeScript"]', message: 'no injected code' },
  { selector: 'ImportExpression', message: 'no code that is loaded later' },
  { selector: 'NewExpression[callee.name=/^(XMLHttpRequest|WebSocket|EventSource|WebTransport)$/]', message: 'nothing leaves the machine' },
  { selector: 'CallExpression[callee.name=/^(fetch|importScripts)$/]', message: 'nothing leaves the machine' },
  { selector: 'CallExpression[callee.property.name=/^(fetch|sendBeacon)$/]', message: 'nothing leaves the machine' },
];

/* The reader understands nothing: no time, no network, no storage, and no word of the page. */
const PURE = ['chrome', 'Date', 'setTimeout', 'setInterval', 'localStorage'].map((name) => ({ name, message: 'the reader only reads' }));

const strict = {
  ...js.configs.recommended.rules,
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'eqeqeq': 'error',
  'no-implicit-globals': 'error',
  'no-extend-native': 'error',
  'no-param-reassign': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  'no-control-regex': 'off',
};

export default [
  { ignores: ['**/node_modules/**', 'build/**', 'tests/out/**', 'tests/pages/made/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['extension/**/*.js'],
    plugins: { 'no-unsanitized': noUnsanitized },
    languageOptions: { ecmaVersion: 2023 },
    rules: {
      ...strict,
      'no-unsanitized/method': 'error',
      'no-unsanitized/property': 'error',
      'no-restricted-syntax': ['error', ...SINKS],
      'no-console': ['error', { allow: ['error'] }],
      'max-lines': ['error', { max: 400, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['extension/content/*.js', 'extension/lib/*.js', 'extension/popup/*.js', 'extension/options/*.js'],
    languageOptions: { sourceType: 'script', globals: { ...BROWSER, rescind: 'writable' } },
  },
  { files: ['extension/lib/messages.js', 'extension/background/*.js'], languageOptions: { sourceType: 'module', globals: WORKER } },
  {
    files: ['extension/content/reader.js', 'extension/content/text.js', 'extension/content/profile.js'],
    rules: { 'no-restricted-globals': ['error', ...PURE] },
  },
  {
    files: ['tests/**/*.{js,mjs}'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: { ...NODE, ...readable('document', 'window', 'location', 'chrome', 'performance', 'getComputedStyle') } },
    rules: strict,
  },
];
