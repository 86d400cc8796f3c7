/**
 * The host keeps to the limits of protocol/schema/request.schema.json: for each of them, a request that is just at the limit is taken, and
 * one that is just past it is refused there. The requests are made from the schema. RESCIND names the program.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { digitsOf, request, resolved } from './lib/schema.mjs';
import { report, root } from './lib/tree.mjs';

/** @typedef {import('./lib/schema.mjs').Schema} Schema */
/** @typedef {(value: any) => any} Build makes the whole request from the value of one member */
/** @typedef {{path: string, request: object, wanted: '' | 'field_size' | 'field_range'}} Trial */

const PROGRAM = process.env.RESCIND ?? join(root, 'build/release/rescind');

/**
 * A simple value that the schema takes; a list that must not be empty is full, since `from` is below the number of orders.
 * @param {Schema} node @returns {any}
 */
function sample(node) {
  const { const: only, enum: words, anyOf, type, minLength = 0, minItems = 0, maxItems, minimum = -Infinity, items, properties = {}, required = [], pattern = '' } = resolved(node);
  if (only !== undefined || words) return only ?? words[0];
  if (type === 'string') return digitsOf(resolved(node)) ? '7'.repeat(digitsOf(resolved(node))?.[0] ?? 0) : pattern.includes('T') ? '2026-09-15T10:00:00Z' : 'x'.repeat(minLength);
  if (type === 'integer') return Math.max(0, minimum);
  if (type === 'array') return Array.from({ length: minItems === 0 ? 0 : maxItems }, () => sample(items));
  if (type === 'boolean') return true;
  if (anyOf && !type) return sample(anyOf[0]);
  return Object.fromEntries(required.map((/** @type {string} */ name) => [name, sample(properties[name])]));
}

/**
 * The values at both ends of a range and beyond them.
 * @param {string} path @param {number} least @param {number} most @param {Trial['wanted']} above
 * @param {(size: number) => object} make @returns {Trial[]}
 */
const ends = (path, least, most, above, make) => [
  ...(least === 0 && above === 'field_size' ? [] : [{ path, request: make(least - 1), wanted: /** @type {const} */ ('field_range') }]),
  { path, request: make(least), wanted: '' }, { path, request: make(most), wanted: '' }, { path, request: make(most + 1), wanted: above },
];

/** @param {Schema} node @param {string} path @param {Build} build @returns {Trial[]} */
function trials(node, path, build) {
  const plain = resolved(node);
  const { type, minLength = 0, maxLength, minItems = 0, maxItems, minimum, maximum, maxProperties } = plain;
  const { items, properties = {}, propertyNames, additionalProperties, anyOf = [] } = plain;
  const [fewest, most] = digitsOf(plain) ?? [minLength, maxLength];
  const parts = anyOf.filter((/** @type {Schema} */ { required }) => !required)
    .flatMap((/** @type {Schema} */ each) => trials(each, path, build));
  if (type === 'string' && most !== undefined) return ends(path, fewest ?? 0, most, 'field_size', (size) => build('7'.repeat(size)));
  if (type === 'integer' && maximum !== undefined) return ends(path, minimum, maximum, 'field_range', build);
  if (type === 'array') {
    const many = ends(path, minItems, maxItems, minItems === maxItems ? 'field_range' : 'field_size', (size) => build(Array.from({ length: size }, () => sample(items))));
    return [...many, ...trials(items, `${path}[0]`, (value) => build(Array.from({ length: Math.max(1, minItems) }, () => value)))];
  }
  if (type === 'object' && maxProperties !== undefined) {
    const names = (/** @type {string[]} */ list) => build(Object.fromEntries(list.map((name) => [name, sample(additionalProperties)])));
    parts.push(...ends(path, 0, maxProperties, 'field_size', (size) => names(Array.from({ length: size }, (_, at) => `f${at}`))),
      ...ends(path, 1, propertyNames.maxLength, 'field_size', (size) => names(['f'.repeat(size)])).slice(1),
      ...trials(additionalProperties, `${path}.f`, (value) => build({ f: value })));
  }
  for (const [name, member] of Object.entries(properties))
    parts.push(...trials(/** @type {Schema} */ (member), path === '' ? name : `${path}.${name}`, (value) => build({ ...sample(plain), [name]: value })));
  return parts;
}

const all = request.allOf.flatMap((/** @type {{if: Schema, then: Schema}} */ { if: asked, then }) => {
  const envelope = { v: 1, id: '1', type: asked.properties.type.const };
  return trials(then, '', (members) => ({ ...envelope, ...members }));
});
all.push(...trials(request.properties.id, 'id', (id) => ({ v: 1, id, type: 'bye' })));

const { stdout, status } = spawnSync(PROGRAM, ['batch'], { input: all.map((/** @type {Trial} */ trial) => `${JSON.stringify(trial.request)}\n`).join(''), encoding: 'utf8', maxBuffer: 2 ** 30 });
const replies = stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
/** @type {string[]} */
const faults = [];
if (replies.length !== all.length) faults.push(`${all.length} requests, ${replies.length} replies, exit code ${status}`);
for (const [at, { path, request: asked, wanted }] of all.entries()) {
  const { code = '', path: where = '', message = '' } = replies[at]?.error ?? {};
  const refused = code.startsWith('field_') && where.startsWith(path);
  /* The pack has no stage of such a name, which is looked at once its length is right. */
  const got = !refused || (path === 'stage' && message.includes('stage')) ? '' : code;
  if (got !== wanted) faults.push(`${path}: "${got}" at "${where}" instead of "${wanted}" for ${JSON.stringify(asked).slice(0, 300)}`);
}
report(faults, all.length);
