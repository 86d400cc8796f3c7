/** Lists that stand in several places say the same: error codes, verdicts, limits. */
import { createContext, runInContext } from 'node:vm';
import { digitsOf, request, resolved } from './lib/schema.mjs';
import { files, read, report } from './lib/tree.mjs';

/** @typedef {import('./lib/schema.mjs').Schema} Schema */

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

// Limits. Those of a request's members come from its schema, all others from the table under "Limits" in PROTOCOL.md;
// whether the host keeps to the schema is asked of the host itself (limits.mjs).

/** @param {string} what @param {unknown} got @param {unknown} wanted */
function equal(what, got, wanted) {
  looked++;
  if (JSON.stringify(got) !== JSON.stringify(wanted))
    faults.push(`${what}: ${JSON.stringify(got)}, and it should be ${JSON.stringify(wanted)}`);
}

const { advise, order, told, fact, teach, lang } = /** @type {Record<string, Schema>} */ (request.$defs);

const table = new Map([.../^## Limits$[^]*?(?=^## )/m.exec(protocol)?.[0].matchAll(/^\| `(\w+)` \| ([\d,]+) \|/gm) ?? []].map(([, name = '', number = '']) => [name, Number(number.replaceAll(',', ''))]));
const defined = new Map([...read('host/src/base/limits.h').matchAll(/^#define LIMIT_(\w+) (\d+)u?\b/gm)].map(([, name = '', number]) => [name, Number(number)]));
for (const [name, limit] of table)
  equal(`LIMIT_${name.toUpperCase()} in limits.h`, defined.get(name.toUpperCase()), limit);
equal('orders in the schema', advise?.properties.orders.maxItems, table.get('orders'));
equal('from in the schema', advise?.properties.from.maximum, (table.get('orders') ?? 0) - 1);

/** As extension/lib/limits.js has it. @param {Schema | undefined} node @returns {Record<string, unknown>} */
function limitOf(node) {
  const { type, maxLength, maxItems, maximum, items, properties } = resolved(node ?? {});
  const digits = digitsOf(resolved(node ?? {}));
  if (digits) return { digits };
  if (node?.$ref === '#/$defs/moment') return { moment: true };
  if (type === 'string') return { bytes: maxLength };
  if (type === 'integer') return { max: maximum };
  if (type === 'array') return { ...limitOf(items), count: maxItems };
  return { fields: Object.entries(properties ?? {}).map(([name, member]) => [name, limitOf(/** @type {Schema} */ (member))]) };
}

/** @param {Record<string, Schema>} members @param {...string} but */
const limitsOf = (members, ...but) =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !but.includes(name)).map(([name, node]) => [name, limitOf(node)]));

/** @param {unknown} value the same with its members in the order of their names @returns {unknown} */
const sorted = (value) => (Array.isArray(value) ? value.map(sorted) : typeof value === 'object' && value !== null
  ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, sorted(each)])) : value);

const page = createContext({});
runInContext(read('extension/lib/limits.js'), page);
const kinds = new Map(fact?.anyOf.map((/** @type {Schema} */ each) => [each.type, each]));
const wanted = {
  request: { bytes: table.get('request_bytes') }, orders: { count: table.get('orders') }, lang: limitOf(lang), page: limitsOf(advise?.properties.page.properties, 'utc_offsets'), order: limitsOf(order?.properties, 'told', 'told_at'),
  told: { count: told?.maxProperties, name: limitOf(told?.propertyNames), text: limitOf(kinds.get('string')), list: limitOf(kinds.get('array')) },
  teach: { ...limitsOf(teach?.properties, 'what', 'stage'), stage: limitOf(teach?.properties.stage.anyOf[0]) },
};
for (const [name, limits] of Object.entries(wanted))
  equal(`${name} in extension/lib/limits.js`, sorted(page.rescind.limits[name]), sorted(limits));
equal('the members of extension/lib/limits.js', Object.keys(page.rescind.limits).sort(), Object.keys(wanted).sort());

/** @type {[string, Schema][]} the members that a row of PROTOCOL.md may describe */
const members = [
  ...Object.entries(advise?.properties ?? {}), ...Object.entries(order?.properties ?? {}), ...Object.entries(request.properties),
  ...Object.entries(advise?.properties.page.properties).map(([name, node]) => /** @type {[string, Schema]} */ ([`page.${name}`, /** @type {Schema} */ (node)])), ...Object.entries(teach?.properties ?? {})];

/** Every limit in it but 0, without those of members that have rows of their own. @param {Schema} node @returns {number[]} */
function numbersIn(node) {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum, maxProperties } = resolved(node);
  const { items, properties = {}, propertyNames, additionalProperties, anyOf = [] } = resolved(node);
  const own = digitsOf(resolved(node)) ?? [minLength, maxLength, minItems, maxItems, minimum, maximum, maxProperties];
  const unnamed = Object.values(properties).filter((member) => !members.some(([, node]) => node === member));
  const inner = [items, propertyNames, additionalProperties, ...anyOf, ...unnamed];
  return [...own.filter(Boolean).map((/** @type {number} */ each) => Math.abs(each)), ...inner.flatMap((each) => (typeof each === 'object' ? numbersIn(each) : []))];
}

/** @param {number[]} numbers */
const distinct = (numbers) => [...new Set(numbers)].sort((a, b) => a - b);

const rows = [...protocol.matchAll(/^\| `([\w.]+)` \| ([^|]*) \| [^\n]*\|$/gm)].filter(([, name = '']) => !table.has(name) || name === 'orders');
for (const [name, node] of members) {
  const cells = rows.filter(([, row, cell = '']) => row === name && !/^[\d,]+$/.test(cell)).map(([, , cell = '']) => cell);
  const numbers = distinct(numbersIn(node));
  if (name !== 'page' && !cells.some((cell) => JSON.stringify(distinct((cell.replaceAll(',', '').match(/\d+/g) ?? []).map(Number).filter(Boolean))) === JSON.stringify(numbers)))
    faults.push(`${name}: the schema has the limits ${numbers.join(', ')}, and PROTOCOL.md says ${cells.map((cell) => `"${cell}"`).join(' or ') || 'nothing'}`);
  looked++;
}
report(faults, looked);
