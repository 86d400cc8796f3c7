/* One function a kind of vector; protocol/vectors/README.md describes them. */
#ifndef VECTORS_H
#define VECTORS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "json/tree.h"

struct bytes {
    char *data; /* of malloc, the caller's to free; exactly len bytes, so that reading past them is a fault */
    size_t len;
};

struct bytes vector_bytes(const struct json *value);
bool vector_same(const struct json *value, const char *data, size_t len);

/* True when the case holds. `got` tells otherwise what came instead. */
typedef bool vector_runner(const struct json *test, struct arena *arena, struct buf *got);

vector_runner run_json, run_frame, run_request, run_advise;

#endif
