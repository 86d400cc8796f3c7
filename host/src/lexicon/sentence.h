/* Cuts an outline into sentences, by their full stops. A sentence does not stand for itself, and nothing is read of it:
 * - when it is a question, or begins a quotation ("the words \"delivered\" mean …");
 * - behind one that is, or that introduces what follows ("you cannot cancel when: …").
 * A full stop that may shorten a word ends nothing: behind a date ("until 5 dec. the seller sent it"), or between two
 * durations ("12 d. 5 h left" may be 293 hours, or 5). Private to lexicon/. */
#ifndef LEXICON_SENTENCE_H
#define LEXICON_SENTENCE_H

#include <stdbool.h>

#include "base/span.h"

struct sentence {
    struct span text; /* without the spaces and signs at its ends */
    size_t at;        /* its first byte in the outline */
    bool asks;        /* it is a question, or holds a quotation mark: then it reaches to the end */
};

/* The sentence that begins at byte *at, which is moved behind it; false at the end. */
bool sentence_next(struct span text, size_t *at, struct sentence *out);

/* Whether it introduces others: there is a colon in it. */
bool sentence_introduces(const struct sentence *sentence);

/* The text without the signs that end sentences, and without spaces, at its end. */
struct span sentence_trim(struct span text);

#endif
