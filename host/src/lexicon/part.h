/* A text cut into what a date can be made of: numbers, clocks, and words, some of which the lexicon knows as months or
 * weekdays. Fillers that may stand inside a date ("24 de nov. de 2023") fall out. Private to lexicon/. */
#ifndef LEXICON_PART_H
#define LEXICON_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "lexicon/date.h"

struct part {
    size_t start, end; /* bytes of the text; end 0: there is no such part */
    int32_t number;    /* -1: no number */
    int digits;
    int32_t month, weekday; /* 0: none; Monday is 1 */
    bool clock;
    bool joined;       /* nothing but fillers and light punctuation since the part before */
    bool after_filler; /* at least one of them */
};

enum { PARTS_MAX = 64, PARTS_BEYOND = 3 };

struct parts {
    const struct date_context *context;
    struct span text;
    struct part
        list[PARTS_MAX + PARTS_BEYOND]; /* the last ones are none, so that a shape can be compared at every place */
    size_t count;
};

/* Cuts a normalised text; a run of words that mean nothing here is one part. False when there are too many. */
bool parts_cut(const struct date_context *context, struct span text, struct parts *out);

/* The one of "-/.~" that stands between two parts, or 0. */
char parts_sign(const struct parts *in, const struct part *a, const struct part *b);

static inline bool part_is_word(const struct part *part)
{
    return part->end != 0 && part->number < 0 && part->month == 0 && part->weekday == 0 && !part->clock;
}

#endif
