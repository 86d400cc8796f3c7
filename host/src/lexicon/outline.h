/* A text with its dates, durations, numbers and names of carriers taken out, each leaving a hole that says what was
 * there. So what a page writes differently every day compares as bytes. Private to lexicon/.
 *
 *      "your order closes in 3 hours 20 minutes"     "your order closes in {duration}"     3 hours
 *      "sat | sep. 19 18:46 | delivered"             "{date} | delivered"                  Sep 19
 *      "handed to dhl, parcel 2 of 3"                "handed to {carrier}, parcel {number} of {number}"
 *
 * A brace of the text itself becomes "(", so that no page can write a hole. */
#ifndef LEXICON_OUTLINE_H
#define LEXICON_OUTLINE_H

#include "base/arena.h"
#include "base/interval.h"
#include "lexicon/date_part.h"

#define HOLE_DATE "{date}" /* a day, with its weekday and its clock, or a clock alone */
#define HOLE_DURATION "{duration}"
#define HOLE_NUMBER "{number}"
#define HOLE_CARRIER "{carrier}"

enum { OUTLINE_HOLES = 32 }; /* what more of them stands in a text stays as it is, and so is in no form */

struct hole {
    const char *name;  /* one of those above */
    size_t at;         /* byte of the outline */
    struct span shown; /* what stood there, in the normalised text */
    bool read;         /* `value` holds the day, in seconds, or the duration, in hours */
    struct interval value;
};

struct outline {
    struct span text; /* in the arena; ptr NULL without memory */
    size_t hole_count;
    struct hole holes[OUTLINE_HOLES];
};

/* Draws the outline of a normalised text, in time that grows with its length alone. */
void outline_draw(const struct date_context *context, struct arena *arena, struct span text, struct outline *out);

/* The only hole of that name between two bytes of the outline; NULL when there is none, or there are several.
 * *several: which of both. */
const struct hole *outline_only(const struct outline *outline, const char *name, size_t from, size_t until,
                                bool *several);

#endif
