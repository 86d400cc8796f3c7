/* What every unit test includes, and what cmocka leaves out. */
#ifndef CHECK_H
#define CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/span.h"
#include "base/status.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Fails with the row's note, so that a table's loop says which row it was. */
#define check_row(note, condition) \
    do { \
        if (!(condition)) \
            fail_msg("%s: %s", (note), #condition); \
    } while (0)

static inline void check_span(const char *note, struct span got, const char *want)
{
    if (!span_equal(got, span_from(want)))
        fail_msg("%s: got \"%.*s\", want \"%s\"", note, (int)got.len, got.ptr == NULL ? "" : got.ptr, want);
}

static inline void check_status(const char *note, enum status got, enum status want)
{
    if (got != want)
        fail_msg("%s: got %s, want %s", note, status_text(got), status_text(want));
}

static inline struct span buf_span_of(const struct buf *buf)
{
    return (struct span){.ptr = buf->data, .len = buf->len};
}

#endif
