/* Durations in page texts. Private to lexicon/. */
#ifndef LEXICON_DURATION_H
#define LEXICON_DURATION_H

#include "base/interval.h"
#include "model/pack.h"

/* The duration beside a phrase, such as "time left", in hours. The phrase is the bytes from `from` to `until` of a
 * normalised text in the language `lang` (of words_language):
 *
 *      "time left: 12 days 3 hours"      right after the phrase        291
 *      "12 days and 3 hours left"        else right before it          291
 *      "2 days left"                     days are whole days           48 to 71
 *
 * False, and *hours untouched, when there is none, or when the one before could begin further to the left. */
bool duration_beside(const struct pack *pack, uint16_t lang, struct span text, size_t from, size_t until,
                     struct interval *hours);

#endif
