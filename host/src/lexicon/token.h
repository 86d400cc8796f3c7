/* The numbers and words of a normalised text. Private to lexicon/. */
#ifndef LEXICON_TOKEN_H
#define LEXICON_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

struct token {
    size_t start, end; /* bytes of the text */
    int32_t number;    /* -1: a word; 999999 stands for every larger number, too */
    int digits;
};

/* The next number or word at or after `at`; false at the end of the text. */
bool token_next(struct span text, size_t at, struct token *token);

/* Whether only characters of `allowed` stand between the two places. */
bool token_gap(struct span text, size_t from, size_t until, const char *allowed);

/* Where a clock ends ("18:46", "05:12:33") whose hours are the token `first`; parts[0] to parts[*count - 1] are its
 * numbers. 0 when there is none; "1:02:03:04" is none. */
size_t token_clock(struct span text, const struct token *first, int32_t parts[3], size_t *count);

#endif
