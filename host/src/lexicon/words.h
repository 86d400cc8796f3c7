/* Looking up a normalised text in the lexicon. */
#ifndef LEXICON_WORDS_H
#define LEXICON_WORDS_H

#include "model/pack.h"

/* The entries of that kind with exactly that text: words[*first] … words[*first + count - 1]. */
size_t words_find(const struct pack *pack, enum pack_word_kind kind, struct span text, size_t *first);

/* All entries of that kind. */
size_t words_of_kind(const struct pack *pack, enum pack_word_kind kind, size_t *first);

/* Whether an entry of that grade decides, or only suggests. */
static inline bool word_decides(const struct pack_word *word)
{
    return word->grade == 'S' || word->grade == 'W';
}

#endif
