#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void buf_init(struct buf *buf, char *data, size_t cap)
{
    *buf = (struct buf){.data = data, .cap = cap};
}

void buf_bytes(struct buf *buf, const char *bytes, size_t len)
{
    if (buf->overflow || len > buf->cap - buf->len) {
        buf->overflow = true;
        return;
    }
    if (len > 0)
        memcpy(buf->data + buf->len, bytes, len);
    buf->len += len;
}

void buf_span(struct buf *buf, struct span text)
{
    buf_bytes(buf, text.ptr, text.len);
}

void buf_int(struct buf *buf, int64_t number)
{
    char digits[24];
    char *at = digits + sizeof(digits);
    uint64_t rest = number < 0 ? (uint64_t)0 - (uint64_t)number : (uint64_t)number;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0)
        *--at = '-';
    buf_bytes(buf, at, (size_t)(digits + sizeof(digits) - at));
}

void buf_format(struct buf *buf, const char *format, ...)
{
    size_t room = buf->cap - buf->len;
    va_list args;
    va_start(args, format);
    int len = buf->overflow ? -1 : vsnprintf(buf->data + buf->len, room, format, args);
    va_end(args);
    if (len < 0 || (size_t)len >= room)
        buf->overflow = true;
    else
        buf->len += (size_t)len;
}

struct span buf_written(const struct buf *buf)
{
    return (struct span){.ptr = buf->data, .len = buf->len};
}
