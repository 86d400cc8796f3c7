/* What a JSON string holds as it is: printable ASCII without quotes and backslashes. Most text is that. */
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
        quote = word ^ (ones * '"');
        slash = word ^ (ones * '\\');
        /* A byte is below n when subtracting n borrows into its high bit, which was clear. */
        uint64_t special =
            word | ((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash);
        if ((special & highs) != 0)
            break;
    }
    while (at < end && (unsigned char)*at >= 0x20 && (unsigned char)*at < 0x80 && *at != '"' && *at != '\\')
        at++;
    return at;
}

#endif
