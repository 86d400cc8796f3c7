#!/usr/bin/env node
// A native-messaging host as browsers' documentation shows it: each message is parsed and sent back.
/** @type {Buffer} */
let pending = Buffer.alloc(0);

process.stdin.on('data', (chunk) => {
  pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
  while (pending.length >= 4) {
    const end = 4 + pending.readUInt32LE(0);
    if (pending.length < end) return;
    const body = Buffer.from(JSON.stringify(JSON.parse(pending.toString('utf8', 4, end))));
    const header = Buffer.alloc(4);
    header.writeUInt32LE(body.length);
    process.stdout.write(Buffer.concat([header, body]));
    pending = pending.subarray(end);
  }
});
