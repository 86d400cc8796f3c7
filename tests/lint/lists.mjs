/** Lists that stand in several places say the same: error codes, verdicts, limits. */
import { files, read, report } from './lib/tree.mjs';

/** @type {string[]} */
const faults = [];
let looked = 0;

/** @param {string} what @param {Record<string, Iterable<string>>} lists */
function same(what, lists) {
  const [[first, wanted], ...others] = Object.entries(lists).map(
    ([name, list]) => /** @type {[string, Set<string>]} */ ([name, new Set(list)]),
  );
  for (const [name, list] of others) {
    for (const word of new Set([...wanted, ...list])) {
      if (!wanted.has(word) || !list.has(word))
        faults.push(`${what} ${word}: not both in ${first} and ${name}`);
    }
  }
  looked += wanted.size;
}

const protocol = read('protocol/PROTOCOL.md');
const schema = JSON.parse(read('protocol/schema/reply.schema.json'));

/** Every `enum` of the schema that holds that word. @param {any} value @param {string} word @returns {string[][]} */
function enums(value, word) {
  if (typeof value !== 'object' || value === null)
    return [];
  return [
    ...(Array.isArray(value.enum) && value.enum.includes(word) ? [value.enum] : []),
    ...Object.values(value).flatMap((child) => enums(child, word)),
  ];
}

same('error', {
  'errors.json': JSON.parse(read('protocol/errors.json')).errors.map((/** @type {{code: string}} */ { code }) => code),
  'status.def': [...read('host/src/base/status.def').matchAll(/^STATUS\(\w+, "(\w+)"\)/gm)].map(([, code]) => code ?? ''),
  ...Object.fromEntries(enums(schema, 'json_syntax').map((list, index) => [`the schema (${index})`, list])),
});

const verdicts = [...(/\*\*Verdicts\*\*:([^\n]*\n[^\n]*)\n/.exec(protocol)?.[1] ?? '').matchAll(/`(\w+)`/g)].map(([, word]) => word ?? '');
same('verdict', {
  'PROTOCOL.md': verdicts,
  'facts.json': JSON.parse(read('host/packs/aliexpress/facts.json')).facts.find((/** @type {{id: string}} */ { id }) => id === 'verdict').words,
  ...Object.fromEntries(enums(schema, 'cancel_directly').map((list, index) => [`the schema (${index})`, list])),
});
const drawn = files('extension/lib', /\.js$/).map(read).join('\n');
for (const verdict of verdicts) {
  if (!new RegExp(`\\b${verdict}\\b`).test(drawn))
    faults.push(`verdict ${verdict}: the popup does not draw it`);
}

const limits = Object.fromEntries([...read('host/src/base/limits.h').matchAll(/^#define LIMIT_(\w+) (\d+)u?\b/gm)].map(([, name, number]) => [name, Number(number)]));
/** @type {[string, string][]} the limit, and how PROTOCOL.md writes it */
const written = [
  ['REQUEST_BYTES', '1,048,576'], ['DRAIN_BYTES', '67,108,864'], ['REPLY_BYTES', '1,000,000'], ['JSON_DEPTH', '| nesting | 16 |'], ['JSON_MEMBERS', '| members of one object | 128 |'],
  ['NUMBER_CHARS', '32 characters'], ['ORDERS', '| orders in a request | 200 |'], ['ID_BYTES', '1 to 64 bytes'], ['LANG_BYTES', '≤ 35 bytes'], ['KIND_BYTES', '≤ 32 bytes'], ['HOST_BYTES', '≤ 255'],
  ['ORDER_ID_MIN', '10 to 24 digits'], ['ORDER_ID_MAX', '10 to 24 digits'], ['STATUS_BYTES', '≤ 512 bytes'], ['DATE_BYTES', '≤ 256 bytes'], ['BUTTONS', 'list ≤ 32 of text ≤ 256 bytes'],
  ['BUTTON_BYTES', 'list ≤ 32 of text ≤ 256 bytes'], ['STORE_BYTES', '≤ 512, ≤ 128 bytes'], ['TOTAL_BYTES', '≤ 512, ≤ 128 bytes'], ['ITEMS', 'list ≤ 64'], ['TITLE_BYTES', 'title ≤ 1024'], ['SKU_BYTES', 'sku ≤ 512'],
  ['QUANTITY', '0…100000'], ['TAGS', 'list ≤ 32 of text ≤ 256 bytes'], ['TAG_BYTES', 'list ≤ 32 of text ≤ 256 bytes'], ['NOTICE_BYTES', '≤ 4096 bytes'], ['ROWS', 'list ≤ 64'], ['ROW_LABEL_BYTES', 'label ≤ 256'],
  ['ROW_VALUE_BYTES', 'value ≤ 512'], ['TRACKING_BYTES', '≤ 1024 bytes'], ['TOLD', '≤ 64 members'], ['COUPONS', 'at most 16'],
];
for (const [name, text] of written) {
  looked++;
  if (!protocol.includes(text) || !text.replaceAll(',', '').split(/\D+/).map(Number).includes(limits[name] ?? NaN))
    faults.push(`limit ${name} is ${limits[name]}, PROTOCOL.md should say "${text}"`);
}
report(faults, looked);
