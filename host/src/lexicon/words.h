/* Looking up a normalised text in the lexicon. */
#ifndef LEXICON_WORDS_H
#define LEXICON_WORDS_H

#include "model/pack.h"

/* The entries of that kind with exactly that text: words[*first] … words[*first + count - 1]. Where there is none, one
 * would stand at *first. */
size_t words_find(const struct pack *pack, enum pack_word_kind kind, struct span text, size_t *first);

/* All entries of that kind. */
size_t words_of_kind(const struct pack *pack, enum pack_word_kind kind, size_t *first);

/* The lexicon for pages of that language: the one of that tag, else one of the same language; PACK_NONE when there is
 * none. */
uint16_t words_language(const struct pack *pack, struct span tag);

/* What a text means on a page of one language. */
struct meaning {
    const struct pack_word *words;
    size_t count;
    bool decides; /* all of them say the same, and at least one is more than a guess: words[0] may be applied */
};

/* Looks a text up for a page in that language (of words_language). The same letters can mean different things: "mar" is
 * March in Spanish and Tuesday's short name in Italian. So the entry of the page's own language is taken if there is
 * one, else the entry for every language, and only else all entries of the other languages together. */
struct meaning words_meaning(const struct pack *pack, enum pack_word_kind kind, uint16_t lang, struct span text);

/* Whether two entries say the same. */
bool words_agree(const struct pack *pack, const struct pack_word *a, const struct pack_word *b);

/* Whether somebody saw this text on a page (S) or a guide names it (W); the other grades are guesses. */
static inline bool word_decides(const struct pack_word *word)
{
    return word->grade == 'S' || word->grade == 'W';
}

#endif
