/* A text cut into the parts that a date can be made of. Of "paid 24 de nov. de 2023, 18:46", page in Portuguese:
 *
 *      paid        24        nov      2023      18:46
 *      a word    number     month    number     clock
 *
 * "de" and full stops are fillers, which may stand inside a date and make no part. Private to lexicon/. */
#ifndef LEXICON_DATE_PART_H
#define LEXICON_DATE_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "base/civil.h"
#include "model/pack.h"

/* In which language a text is read, in which zone its days are days, what is the time, and whether the text names a
 * point in time that may still be to come. */
struct date_context {
    const struct pack *pack;
    uint16_t lang; /* of the page, by words_language */
    struct civil_zone zone;
    int64_t now_s;
    bool future;
};

struct date_part {
    size_t start, end; /* bytes of the text; end 0: there is no such part */
    int32_t number;    /* -1: no number */
    int digits;
    int32_t month, weekday; /* 0: none; Monday is 1 */
    bool clock;
    bool joined;       /* only fillers, spaces and light punctuation stand between it and the part before */
    bool after_filler; /* at least one filler stands there */
};

enum { DATE_PARTS_MAX = 64, DATE_PARTS_BEYOND = 3 };

struct date_parts {
    const struct date_context *context;
    struct span text;
    size_t count;
    /* Behind the parts stand DATE_PARTS_BEYOND that are none, so that list[at + 3] can be looked at wherever `at` is.
     */
    struct date_part list[DATE_PARTS_MAX + DATE_PARTS_BEYOND];
};

/* Cuts a normalised text. Neighbouring words that the lexicon does not know are one part. False when there are more
 * than DATE_PARTS_MAX. */
bool date_parts_cut(const struct date_context *context, struct span text, struct date_parts *out);

/* The same, up to the first word that is none of a date. */
bool date_parts_cut_first(const struct date_context *context, struct span text, struct date_parts *out);

/* The one of "-/.~" that stands between two parts, or 0. */
char date_parts_sign(const struct date_parts *in, const struct date_part *a, const struct date_part *b);

static inline bool date_part_is_word(const struct date_part *part)
{
    return part->end != 0 && part->number < 0 && part->month == 0 && part->weekday == 0 && !part->clock;
}

#endif
