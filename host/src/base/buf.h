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
void buf_text(struct buf *buf, const char *text);
void buf_byte(struct buf *buf, char byte);
void buf_int(struct buf *buf, int64_t number);
/* As printf. One byte more than the text must be free. */
void buf_format(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
/* What was written so far. */
struct span buf_written(const struct buf *buf);

#endif
