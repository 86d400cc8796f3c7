/* UTF-8 by the byte: RFC 3629, so no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of the well-formed sequence at `at`, 1 to 4; 0 when there is none before `end`. at < end. */
size_t utf8_length(const char *at, const char *end);

/* The code point of a well-formed sequence of `length` bytes. */
uint32_t utf8_decode(const char *at, size_t length);

/* Writes the sequence of a code point that is no surrogate and not above U+10FFFF; returns its 1 to 4 bytes. */
size_t utf8_encode(uint32_t point, char out[4]);

#endif
