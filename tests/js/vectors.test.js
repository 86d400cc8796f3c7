// The schemas of protocol/schema against the vectors, and against what the host really answers. The host runs the vectors
// itself (tests/vectors). ($RESCIND_BINARY, else the release build.)

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { Ajv2020 } from 'ajv/dist/2020.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BINARY = process.env['RESCIND_BINARY'] ?? join(ROOT, 'build', 'release', 'rescind');

/** @param {string} path @returns {any} */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** @param {string} text */
function isRegex(text) {
  try {
    return Boolean(new RegExp(text, 'u'));
  } catch {
    return false;
  }
}

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, formats: { regex: isRegex } });
for (const name of ['request', 'reply', 'pages', 'vectors']) ajv.addSchema(readJson(join(ROOT, 'protocol', 'schema', `${name}.schema.json`)));

/** @param {string} name @param {unknown} value @returns {string} what is wrong with it, '' when nothing is */
function faults(name, value) {
  const validate = ajv.getSchema(`${name}.schema.json`);
  assert.ok(validate);
  return validate(value) ? '' : ajv.errorsText(validate.errors);
}

/** The text that a vector's bytes are, or undefined when they are none. @param {any} bytes @returns {string | undefined} */
function textOf(bytes) {
  const parts = Array.isArray(bytes) ? bytes : [bytes];
  const buffers = parts.map((part) => {
    if (typeof part === 'string') return Buffer.from(part);
    return 'hex' in part ? Buffer.from(part.hex, 'hex') : Buffer.from(part.repeat.repeat(part.times));
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(buffers));
  } catch {
    return undefined;
  }
}

/** @param {string | undefined} text @returns {{ value?: unknown }} without a value when it is no JSON */
function parse(text) {
  try {
    return { value: JSON.parse(text ?? '') };
  } catch {
    return {};
  }
}

const folder = join(ROOT, 'protocol', 'vectors');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json')).sort();
const vectors = files.map((name) => ({ name, ...readJson(join(folder, name)) }));

/** Of a pack of the tests' own; unit.advice runs them. */
const ofSmallPack = { name: 'advise/small_pack', ...readJson(join(ROOT, 'tests', 'vectors', 'small_pack', 'advice.json')) };

for (const { name, ...file } of [...vectors, ofSmallPack]) {
  test(`${name} is a file of vectors`, () => {
    assert.equal(faults('vectors', file), '');
    assert.equal(file.count, file.cases.length);
    assert.equal(new Set(file.cases.map((/** @type {any} */ { note }) => note)).size, file.count, 'two cases with one note');
    assert.ok(name.startsWith(`${file.kind}/`));
  });
}

/** Refusals of the gate that JSON.parse knows nothing of. */
const UNSEEN = ['json_duplicate_key', 'json_number', 'json_too_deep', 'json_nul', 'field_size'];

for (const { name, cases } of vectors.filter(({ kind }) => kind === 'json')) {
  test(`${name}: what the host accepts, JavaScript reads, and nothing that is no JSON is accepted`, () => {
    for (const { note, in: bytes, want } of cases) {
      const parsed = parse(textOf(bytes));
      if (want === 'ok') assert.ok('value' in parsed, note);
      else if (!UNSEEN.includes(want)) assert.ok(!('value' in parsed), note);
    }
  });
}

for (const { name, cases } of vectors.filter(({ kind }) => kind === 'request')) {
  test(`${name}: the schema agrees with the host`, () => {
    for (const { note, in: bytes, decoded, schema } of cases) {
      const parsed = parse(textOf(bytes));
      const found = 'value' in parsed ? faults('request', parsed.value) : 'no JSON';
      if (decoded || schema === 'valid') assert.equal(found, '', note);
      else assert.notEqual(found, '', note);
    }
  });
}

test('every reply of the host is one of the schema', () => {
  const requests = vectors.filter(({ kind }) => kind === 'request').flatMap(({ cases }) => cases);
  const lines = requests.map(({ in: bytes }) => (textOf(bytes) ?? '').replaceAll('\n', ' '));
  const replies = execFileSync(BINARY, ['batch', '--now', '2026-09-16T08:00:00Z'], { input: lines.join('\n'), encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd().split('\n');
  assert.equal(replies.length, lines.length);
  replies.forEach((line, at) => {
    const reply = JSON.parse(line);
    const { note, error, decoded } = requests[at];
    assert.equal(faults('reply', reply), '', note);
    if (error)
      assert.deepEqual(
        { code: reply.error.code, path: reply.error.path, id: reply.id, update: reply.error.update },
        { code: error.code, path: error.path, id: error.id ?? null, update: error.update },
        note,
      );
    else assert.equal(reply.id, decoded.id, note);
  });
});

for (const { name, cases } of vectors.filter(({ kind }) => kind === 'advise')) {
  test(`${name}: requests and replies are those of the schemas, in full and as hints`, () => {
    /** The host has one clock for a batch. @type {Map<string, any[]>} */
    const byClock = new Map();
    for (const { now, request } of cases) byClock.set(now, [...(byClock.get(now) ?? []), request, { ...request, view: 'hint' }]);
    for (const [now, requests] of byClock) {
      const input = requests.map((request) => JSON.stringify(request)).join('\n');
      const replies = execFileSync(BINARY, ['batch', '--now', now], { input, encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd().split('\n');
      assert.equal(replies.length, requests.length);
      replies.forEach((line, at) => {
        const reply = JSON.parse(line);
        assert.equal(faults('reply', reply), '', `${JSON.stringify(requests[at])}\n${line}`);
        assert.equal(faults('request', requests[at]), '', line);
      });
    }
  });
}
