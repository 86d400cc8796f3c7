/* Plain bytes: printable ASCII without quote and backslash, which JSON writes as they are. Most text is plain. */
#ifndef JSON_PLAIN_H
#define JSON_PLAIN_H

#include <stdint.h>
#include <string.h>

/* The first byte from `at` on that is not plain, or `end`. Eight bytes at a time. */
static inline const char *json_skip_plain(const char *at, const char *end)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = UINT64_C(0x8080808080808080);
    for (; end - at >= 8; at += 8) {
        uint64_t word, quote, slash;
        memcpy(&word, at, 8);
        if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
            word = __builtin_bswap64(word); /* the first byte in the lowest bits */
        quote = word ^ (ones * '"');
        slash = word ^ (ones * '\\');
        /* The high bit of each byte of `special` tells whether that byte is special: it is not ASCII (its own high
         * bit), or below 0x20, or it is the quote or the backslash, which the exclusive or made 0. A byte whose high
         * bit is clear is below n when subtracting n sets that bit: 0x0A - 0x20 = 0xEA. A borrow can only come
         * from a byte that is special itself, and marks bytes behind it; so the first one marked is special. */
        uint64_t special =
            word | ((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash);
        if ((special & highs) != 0)
            return at + __builtin_ctzll(special & highs) / 8;
    }
    while (at < end && (unsigned char)*at >= 0x20 && (unsigned char)*at < 0x80 && *at != '"' && *at != '\\')
        at++;
    return at;
}

#endif
