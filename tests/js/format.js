/* How JavaScript is written here; `eslint --fix` writes it so, but for lines that are too long: those are broken by hand. */
import stylistic from '@stylistic/eslint-plugin';

/** The longest line. */
const COLUMNS = 140;

/** @type {Record<string, unknown>} the plugin's rules, by their own names */
const RULES = {
  'arrow-parens': 'error',
  'arrow-spacing': 'error',
  'block-spacing': 'error',
  'brace-style': ['error', '1tbs', { allowSingleLine: true }],
  'comma-dangle': ['error', 'always-multiline'],
  'comma-spacing': 'error',
  'comma-style': 'error',
  'dot-location': ['error', 'property'],
  'eol-last': 'error',
  'function-call-spacing': 'error',
  'generator-star-spacing': ['error', 'after'],
  'indent': ['error', 2, { SwitchCase: 1, flatTernaryExpressions: true }],
  'indent-binary-ops': ['error', 2],
  'key-spacing': 'error',
  'keyword-spacing': 'error',
  'linebreak-style': 'error',
  'lines-between-class-members': ['error', 'always', { exceptAfterSingleLine: true }],
  'new-parens': 'error',
  'no-extra-semi': 'error',
  'no-floating-decimal': 'error',
  'no-mixed-spaces-and-tabs': 'error',
  'no-multi-spaces': ['error', { ignoreEOLComments: true }],
  'no-multiple-empty-lines': ['error', { max: 1, maxBOF: 0, maxEOF: 0 }],
  'no-tabs': 'error',
  'no-trailing-spaces': 'error',
  'no-whitespace-before-property': 'error',
  'object-curly-newline': ['error', { consistent: true }],
  'object-curly-spacing': ['error', 'always'],
  'operator-linebreak': ['error', 'before', { overrides: { '=': 'after', '&&': 'ignore', '||': 'ignore' } }],
  'padded-blocks': ['error', 'never'],
  'quotes': ['error', 'single', { avoidEscape: true, allowTemplateLiterals: 'avoidEscape' }],
  'semi': 'error',
  'semi-spacing': 'error',
  'semi-style': 'error',
  'space-before-blocks': 'error',
  'space-before-function-paren': ['error', { anonymous: 'always', named: 'never', asyncArrow: 'always' }],
  'space-in-parens': 'error',
  'space-infix-ops': 'error',
  'spaced-comment': ['error', 'always', { markers: ['#'] }],
  'switch-colon-spacing': 'error',
  'template-curly-spacing': 'error',
  'wrap-iife': ['error', 'inside'],
};

/* A line that holds a text may be longer: a row of a test's table, which is read down its column, or a rule of a style sheet. */
export const format = {
  plugins: { '@stylistic': stylistic },
  rules: {
    ...Object.fromEntries(Object.entries(RULES).map(([name, rule]) => [`@stylistic/${name}`, rule])),
    '@stylistic/max-len': ['error', {
      code: COLUMNS, ignoreUrls: true, ignoreRegExpLiterals: true, ignoreStrings: true, ignoreTemplateLiterals: true,
    }],
  },
};
