/* Rules that hold for every script of the tree, and the ones that hold for what ships. Run from the root:
 * npx eslint -c tests/js/eslint.config.js extension tests */
import js from '@eslint/js';
import noUnsanitized from 'eslint-plugin-no-unsanitized';

/* Ways from text to markup or code, besides those that no-unsanitized knows. */
const SINKS = [
  ...['innerHTML', 'outerHTML', 'srcdoc'].map((name) => ({
    selector: `MemberExpression:matches([property.name="${name}"], [property.value="${name}"])`, message: `${name} turns text into markup: use el()`,
  })),
  ...['insertAdjacentHTML', 'setHTMLUnsafe', 'parseHTMLUnsafe', 'createContextualFragment', 'parseFromString', 'write', 'writeln'].map((name) => ({
    selector: `CallExpression[callee.property.name="${name}"]`, message: `${name} turns text into markup: use el()`,
  })),
  { selector: 'CallExpression[callee.property.name="executeScript"]', message: 'no injected code' },
  { selector: 'CallExpression[callee.name=/^set(Timeout|Interval)$/][arguments.0.type=/^(Literal|TemplateLiteral)$/]', message: 'text is no code' },
  { selector: 'ImportExpression', message: 'no code that is loaded later' },
  { selector: 'NewExpression[callee.name=/^(XMLHttpRequest|WebSocket|EventSource|WebTransport)$/]', message: 'nothing leaves the machine' },
  { selector: 'CallExpression[callee.name=/^(fetch|importScripts)$/]', message: 'nothing leaves the machine' },
  { selector: 'CallExpression[callee.property.name=/^(fetch|sendBeacon)$/]', message: 'nothing leaves the machine' },
];

/** All of these but the ones about something. @param {string} what */
const sinksBut = (what) => SINKS.filter(({ selector }) => !selector.includes(what));

/* What the one file may do that puts scripts into pages: whole files of the extension, named there. */
const FILES_ONLY = [
  { selector: 'CallExpression[callee.property.name="executeScript"][arguments.0.type!="ObjectExpression"]', message: 'name what is injected' },
  { selector: 'CallExpression[callee.property.name="executeScript"] :matches(SpreadElement, Property[key.name!=/^(target|tabId|frameIds|files|injectImmediately)$/])', message: 'no injected code' },
];

/** @param {string} message @param {string[]} names */
const without = (message, ...names) => ['error', ...names.map((name) => ({ name, message }))];

const NODE = ['Buffer', 'process', 'require', 'module', 'global', '__dirname', 'setImmediate'];
const DOCUMENT = ['document', 'window', 'localStorage', 'sessionStorage', 'alert'];

const strict = {
  ...js.configs.recommended.rules,
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'eqeqeq': 'error',
  'no-implicit-globals': 'error',
  'no-extend-native': 'error',
  'no-param-reassign': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  'no-control-regex': 'off',
  'no-undef': 'off', /* tsc knows every name, and its type */
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
    files: ['extension/{content,lib,popup,options}/*.js'],
    languageOptions: { sourceType: 'script' },
    rules: { 'no-restricted-globals': without('not in a browser', ...NODE) },
  },
  {
    files: ['extension/{background,popup,options}/*.js', 'extension/lib/{messages,ui}.js'],
    languageOptions: { sourceType: 'module' },
  },
  { files: ['extension/background/*.js'], rules: { 'no-restricted-globals': without('not in a worker', ...NODE, ...DOCUMENT) } },
  {
    files: ['extension/content/{reader,text,profile,lines,locate,infer,mismatch}.js'],
    rules: { 'no-restricted-globals': without('the reader only reads', ...NODE, 'chrome', 'Date', 'setTimeout', 'setInterval', 'localStorage') },
  },
  {
    files: ['extension/background/words.js'], /* reads the extension's own file; its policy lets nothing else be fetched */
    rules: { 'no-restricted-syntax': ['error', ...sinksBut('fetch|importScripts')] },
  },
  {
    files: ['extension/background/inject.js'],
    rules: { 'no-restricted-syntax': ['error', ...sinksBut('executeScript'), ...FILES_ONLY] },
  },
  {
    files: ['tests/**/*.{js,mjs}'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    rules: { ...strict, 'no-new-func': 'off', 'no-script-url': 'off' },
  },
];
