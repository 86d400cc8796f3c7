#!/usr/bin/python3
"""A native-messaging host as browsers' documentation shows it: each message is parsed and sent back."""
import json
import struct
import sys

source, sink = sys.stdin.buffer, sys.stdout.buffer

while header := source.read(4):
    message = json.loads(source.read(struct.unpack("=I", header)[0]))
    body = json.dumps(message, separators=(",", ":")).encode()
    sink.write(struct.pack("=I", len(body)) + body)
    sink.flush()
