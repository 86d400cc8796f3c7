/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* How many bytes the character at `at` has, 1 to 4; 0 when what stands there before `end` is no well-formed character.
 * at < end. */
size_t utf8_length(const char *at, const char *end);

/* The code point of a well-formed character of `length` bytes. */
uint32_t utf8_decode(const char *at, size_t length);

/* Writes a code point that is no surrogate and not above U+10FFFF; returns how many bytes that took, 1 to 4. */
size_t utf8_encode(uint32_t point, char out[4]);

#endif
