/* Durations in page texts. Private to lexicon/. */
#ifndef LEXICON_DURATION_H
#define LEXICON_DURATION_H

#include "base/interval.h"
#include "model/pack.h"

/* The duration that begins with the number at byte `at` of a normalised text in the language `lang` (of
 * words_language), in hours:
 *
 *      "12 days 3 hours", "12 days and 3 hours"     291
 *      "2 days"                                     48 to 71: days are whole days
 *      "05:12:33"                                   5
 *
 * Where it ends; 0, and *hours untouched, when there is none. */
size_t duration_at(const struct pack *pack, uint16_t lang, struct span text, size_t at, struct interval *hours);

#endif
