/* Output of bounded size. What does not fit whole is not appended, nor is anything after it, and `overflow` is set: a
 * writer of many pieces asks once, at the end. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/compiler.h"
#include "base/span.h"

struct buf {
    char *data;
    size_t len, cap;
    bool overflow;
};

/* `data` is the caller's and must outlive the buf. */
void buf_init(struct buf *buf, char *data, size_t cap);
void buf_bytes(struct buf *buf, const char *bytes, size_t len);
void buf_span(struct buf *buf, struct span text);
void buf_int(struct buf *buf, int64_t number);
/* As printf. One byte more than the text must be free. */
void buf_format(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
/* What was written so far. */
struct span buf_written(const struct buf *buf);

static inline void buf_text(struct buf *buf, const char *text)
{
    buf_bytes(buf, text, strlen(text));
}

static inline void buf_byte(struct buf *buf, char byte)
{
    if (buf->overflow || buf->len == buf->cap)
        buf->overflow = true;
    else
        buf->data[buf->len++] = byte;
}

#endif
