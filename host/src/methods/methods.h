/* One request type, one method, one file <type>.c in this folder; methods.def lists them all. */
#ifndef METHODS_METHODS_H
#define METHODS_METHODS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/status.h"
#include "model/request.h"

struct advice;
struct pack;

/* Takes the advice of a request one order after the other, in place of the reply. */
struct advice_sink {
    void (*take)(void *self, const struct advice *advice); /* which lives until this returns */
    void *self;
};

struct method_context {
    const struct pack *pack;
    int64_t now_s; /* seconds since 1970, between the years 2000 and 2199; the same for the whole request */
    struct arena *arena;
    bool remembers;                 /* what was taught may be read and changed */
    const struct advice_sink *sink; /* NULL: advice is written into the reply */
};

/* Writes one whole reply body into `out`, which is empty: response_begin, the members, response_end. On an error
 * what it wrote is thrown away and the error is the reply; an overflow of `out` becomes reply_too_large. */
typedef enum status method(const struct method_context *ctx, const struct request *request, struct buf *out,
                           struct error *err);

#define METHOD(CONSTANT, word) method method_##word;
#include "methods/methods.def"
#undef METHOD

/* All of them, by enum request_type. */
extern method *const methods_all[];

#endif
