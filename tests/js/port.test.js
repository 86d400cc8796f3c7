import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createPort } from '../../extension/background/port.js';
import { createStarts } from '../../extension/background/starts.js';
import { createStore } from '../../extension/background/store.js';
import { createFakeClock, settle } from './fake-clock.js';
import { createFakeNative, good, goodReply } from './fake-native.js';

/** @typedef {import('./fake-native.js').Behaviour} Behaviour */

const MINUTE = 60_000;

/** @param {Behaviour} [behave] */
const setUp = (behave = good) => {
  const clock = createFakeClock();
  const native = createFakeNative(behave);
  /** @type {{[key: string]: unknown}} */
  const area = {};
  const store = createStore(/** @type {any} */ ({ get: async (/** @type {string} */ key) => ({ [key]: area[key] }), set: async (/** @type {object} */ some) => void Object.assign(area, some) }));
  const starts = createStarts({ store, clock, random: () => 1 });
  /** @type {number[]} */
  const startedAt = [];
  const port = createPort({ connect: () => (startedAt.push(clock.now()), native.connect()), reason: () => native.reason, starts, clock });
  return { clock, native, starts, startedAt, port, store };
};

/** The outcome of a request while the clock moves on. @param {ReturnType<typeof setUp>} world @param {Promise<any>} request @param {number} [ms] */
const after = async ({ clock }, request, ms = MINUTE) => {
  await clock.advance(ms);
  return request;
};

test('requests under way at once each get their own reply, over one host', async () => {
  const world = setUp();
  const replies = await Promise.all(['hello', 'advise', 'hello'].map((type) => world.port.request(type, { orders: [] }, 5000)));
  assert.deepEqual(replies.map((outcome) => outcome.ok && outcome.reply['id']), ['1', '2', '3']);
  assert.equal(world.native.starts, 1);
  assert.equal(world.clock.running(), 0, 'no timer is left');
});

test('every request has the version, an id of its own and its type', async () => {
  const { port, native } = setUp();
  await port.request('hello', { lang: 'en' }, 5000);
  assert.deepEqual(native.requests, [{ v: 1, id: '1', type: 'hello', lang: 'en' }]);
});

/** What the host does with a request, and what comes of it. @type {{note: string, behave: Behaviour, want: object}[]} */
const FAILURES = [
  { note: 'no answer', behave: () => {}, want: { code: 'timeout' } },
  { note: 'the host ends', behave: (_, { die }) => die(), want: { code: 'crashed' } },
  { note: 'Firefox: the host ends without a word', behave: (_, { die }) => die(''), want: { code: 'crashed' } },
  { note: 'Chromium: no manifest', behave: (_, { die }) => die('Specified native messaging host not found.'), want: { code: 'missing' } },
  { note: 'Firefox: no manifest', behave: (_, { die }) => die('No such native application org.rescind.host'), want: { code: 'missing' } },
  { note: 'Chromium: not our id', behave: (_, { die }) => die('Access to the specified native messaging host is forbidden.'), want: { code: 'forbidden' } },
  { note: 'Chromium: the file cannot be run', behave: (_, { die }) => die('Error when communicating with the native messaging host.'), want: { code: 'crashed' } },
  { note: 'Firefox: a frame that is no JSON', behave: (_, { die }) => die('An unexpected error occurred'), want: { code: 'crashed' } },
  { note: 'the reply is null', behave: (_, { reply }) => reply(null), want: { code: 'crashed' } },
  { note: 'the reply is text', behave: (_, { reply }) => reply('hello'), want: { code: 'crashed' } },
  { note: 'the reply is a list', behave: (_, { reply }) => reply([1]), want: { code: 'crashed' } },
  { note: 'the id is a number', behave: (_, { reply }) => reply({ v: 1, id: 1 }), want: { code: 'crashed' } },
  { note: 'an error to a frame whose id could not be read', behave: (_, { reply }) => reply({ v: 1, id: null, error: { code: 'json_syntax', message: 'x', path: '' } }), want: { code: 'json_syntax' } },
  { note: 'this one request is refused', behave: ({ id }, { reply }) => reply({ v: 1, id, error: { code: 'field_size', message: 'x', path: 'a' } }), want: { code: 'field_size' } },
  { note: 'the host is older', behave: ({ id }, { reply }) => reply({ v: 1, id, error: { code: 'version_unsupported', update: 'host' } }), want: { code: 'too_old' } },
  { note: 'the extension is older', behave: ({ id }, { reply }) => reply({ v: 1, id, error: { code: 'version_unsupported', update: 'extension' } }), want: { code: 'extension_too_old' } },
  { note: 'the host does not know the type', behave: ({ id }, { reply }) => reply({ v: 1, id, error: { code: 'type_unknown' } }), want: { code: 'too_old' } },
  { note: 'the host refuses this extension', behave: (_, { reply, die }) => (reply({ v: 1, id: null, error: { code: 'origin_refused' } }), die()), want: { code: 'forbidden' } },
  { note: 'an error without a code', behave: ({ id }, { reply }) => reply({ v: 1, id, error: 'no' }), want: { code: 'crashed' } },
  { note: 'an error whose code is no word', behave: ({ id }, { reply }) => reply({ v: 1, id, error: { code: '<b>' } }), want: { code: 'crashed' } },
];
for (const { note, behave, want } of FAILURES)
  test(`failure: ${note}`, async () => {
    const world = setUp(behave);
    const outcome = await after(world, world.port.request('advise', {}, 5000));
    assert.equal(outcome.ok, false);
    const { retry_at: retryAt, ...error } = outcome.error;
    assert.deepEqual(error, want);
    if (retryAt !== undefined) assert.ok(retryAt > 0);
    assert.equal(world.clock.running(), 0, 'no timer is left');
  });

test('a port that cannot be opened at all', async () => {
  const world = setUp();
  world.native.connect = () => { throw new Error('Error in invocation'); };
  const port = createPort({ connect: () => world.native.connect(), reason: () => '', starts: world.starts, clock: world.clock });
  assert.deepEqual(await port.request('hello', {}, 5000), { ok: false, error: { code: 'forbidden' } });
});

test('a reply that was lost is noticed by the one after it', async () => {
  const world = setUp((request, { reply }) => request['type'] !== 'advise' && reply(goodReply(request)));
  const [lost, kept] = await Promise.all([world.port.request('advise', {}, 5000), world.port.request('hello', {}, 5000)]);
  assert.deepEqual(lost, { ok: false, error: { code: 'crashed' } });
  assert.equal(kept.ok, true);
  assert.equal(world.native.starts, 1, 'the host goes on');
});

test('a late reply, and one nobody asked for, change nothing', async () => {
  const world = setUp((request, { reply }) => {
    reply({ v: 1, id: '99', bye: true });
    reply(goodReply(request));
    reply(goodReply(request));
  });
  assert.equal((await world.port.request('hello', {}, 5000)).ok, true);
  assert.equal((await world.port.request('hello', {}, 5000)).ok, true);
});

test('a host that dies under several requests fails all of them, and the next request starts another', async () => {
  const world = setUp((_, { die }, start) => start === 1 && die());
  const failed = await after(world, Promise.all([1, 2, 3].map(() => world.port.request('hello', {}, 5000))), 5000);
  assert.deepEqual(failed.map((/** @type {any} */ { error }) => error.code), ['crashed', 'crashed', 'crashed']);
  world.native.behave = good;
  const outcome = await after(world, world.port.request('hello', {}, 5000), 5000);
  assert.equal(outcome.ok, true);
  assert.equal(world.native.starts, 2);
});

test('a request after a time-out does not go to the host that hangs', async () => {
  const world = setUp((request, { reply }, start) => start > 1 && reply(goodReply(request)));
  await after(world, world.port.request('hello', {}, 5000), 5001);
  assert.equal(world.native.running, 0, 'it was let go');
  assert.equal((await after(world, world.port.request('hello', {}, 5000))).ok, true);
});

test('starts wait twice as long each time, up to half a minute', async () => {
  const world = setUp((_, { die }) => die());
  const waits = [];
  for (let failure = 0; failure < 10; failure += 1) {
    const { error } = await after(world, world.port.request('hello', {}, 5000), 10);
    waits.push(error.retry_at - world.clock.now() + 10);
    await world.clock.advance(MINUTE);
  }
  assert.deepEqual(waits, [250, 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
});

test('never more than six starts in any minute, whatever is asked', async () => {
  const world = setUp((_, { die }) => die());
  for (let second = 0; second < 300; second += 1) {
    await world.starts.reset();
    await after(world, world.port.request('hello', {}, 5000), 1000);
  }
  const most = Math.max(...world.startedAt.map((from) => world.startedAt.filter((at) => at >= from && at < from + MINUTE).length));
  assert.equal(most, 6);
  assert.ok(world.startedAt.length > 20, 'and it goes on trying');
});

test('a host that may not be started yet is not waited for, and the answer says until when', async () => {
  const world = setUp((_, { die }) => die());
  for (let failure = 0; failure < 6; failure += 1) await after(world, world.port.request('hello', {}, 5000), 3000);
  const outcome = await world.port.request('hello', {}, 5000);
  assert.equal(outcome.ok, false);
  assert.equal(!outcome.ok && outcome.error.code, 'waiting');
  assert.ok(!outcome.ok && (outcome.error.retry_at ?? 0) > world.clock.now());
});

test('a host that is not installed costs no start, however often it is looked for', async () => {
  const world = setUp((_, { die }) => die('Specified native messaging host not found.'));
  for (let look = 0; look < 20; look += 1) {
    const outcome = await after(world, world.port.request('hello', {}, 5000), 10);
    assert.deepEqual(outcome.error, { code: 'missing' });
  }
});

test('a worker that begins anew counts on', async () => {
  const world = setUp((_, { die }) => die());
  for (let start = 0; start < 6; start += 1) await after(world, world.port.request('hello', {}, 5000), 3000);
  const starts = createStarts({ store: world.store, clock: world.clock, random: () => 1 });
  assert.ok((await starts.reserve()) > world.clock.now());
});

test('a worker that begins anew counts good starts, too', async () => {
  const world = setUp();
  for (let start = 0; start < 6; start += 1) {
    await world.port.request('hello', {}, 5000);
    await world.port.close();
  }
  assert.ok((await createStarts({ store: world.store, clock: world.clock, random: () => 1 }).reserve()) > world.clock.now());
});

test('a storage with nonsense in it is as good as an empty one', async () => {
  for (const nonsense of [null, 7, 'x', [], { at: 'x', failures: {}, next: null }, { at: ['x', null], failures: NaN }]) {
    const { store, clock } = setUp();
    await store.set('host_starts', nonsense);
    assert.equal(await createStarts({ store, clock, random: () => 1 }).reserve(), 0);
  }
});

test('a clock that was set back does not lock the host out', async () => {
  const { store, clock } = setUp();
  const ahead = clock.now() + 86_400_000;
  await store.set('host_starts', { at: [ahead, ahead, ahead, ahead, ahead, ahead], failures: 0, next: 0 });
  assert.equal(await createStarts({ store, clock, random: () => 1 }).reserve(), 0);
});

test('the farewell is acknowledged before the port closes', async () => {
  const world = setUp();
  await world.port.request('hello', {}, 5000);
  await world.port.close();
  assert.deepEqual(world.native.requests.map(({ type }) => type), ['hello', 'bye']);
  assert.equal(world.native.running, 0);
  assert.equal(world.clock.running(), 0);
});

test('a host that does not say good-bye is let go all the same', async () => {
  const world = setUp((request, { reply }) => request['type'] === 'hello' && reply(goodReply(request)));
  await world.port.request('hello', {}, 5000);
  await after(world, world.port.close(), 1500);
  assert.equal(world.native.running, 0);
});

test('closing when nothing is open asks nothing and starts nothing', async () => {
  const world = setUp();
  await world.port.close();
  assert.equal(world.native.starts, 0);
});

test('a request while the port closes is answered by the next host', async () => {
  const world = setUp();
  await world.port.request('hello', {}, 5000);
  const closing = world.port.close();
  const outcome = await after(world, world.port.request('hello', {}, 5000), 1000);
  await closing;
  assert.equal(outcome.ok, true);
  assert.equal(world.native.starts, 2);
  assert.equal(world.native.running, 1, 'never two at a time');
});

test('closing while the port opens lets the request be answered first', async () => {
  const world = setUp();
  const request = world.port.request('hello', {}, 5000);
  const closing = world.port.close();
  assert.equal((await request).ok, true);
  await closing;
  await settle();
  assert.equal(world.native.running, 0);
});

test('what cannot be posted fails the request', async () => {
  const world = setUp();
  await world.port.request('hello', {}, 5000);
  const outcome = await after(world, world.port.request('advise', { orders: () => 0 }, 5000), 10);
  assert.equal(outcome.error.code, 'crashed');
});
