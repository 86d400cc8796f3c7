/* Durations in page texts. Private to lexicon/. */
#ifndef LEXICON_DURATION_H
#define LEXICON_DURATION_H

#include "base/interval.h"
#include "model/pack.h"

/* The duration beside the phrase that lies from `from` to `until` in a normalised text of that language (of
 * words_language), in hours: the one right after it ("time left: 12 days 3 hours", "05:12:33"), else the one right
 * before it ("12 days and 3 hours left"). lo is what is said, hi the last hour that could be left. False, and *hours
 * untouched, when neither is there or the one before may go on to the left. */
bool duration_beside(const struct pack *pack, uint16_t lang, struct span text, size_t from, size_t until,
                     struct interval *hours);

#endif
