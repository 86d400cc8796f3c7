/* What a whole clause says. A phrase decides only as all of its clause, or as all that a form of the lexicon leaves of
 * it. The phrase "delivered", and forms of English and of every language:
 *
 *      "delivered"                                the phrase
 *      "delivered on {date}"                      the form "{phrase} on {date}"
 *      "[madrid] delivered on {date}"             that form in "[{place}] {phrase}"
 *      "not yet delivered", "delivered to dhl"    no form: unread
 *
 * A clause of which only a part is known is unread, so that no negation, condition or other receiver is passed over.
 * Private to lexicon/. */
#ifndef LEXICON_CLAUSE_H
#define LEXICON_CLAUSE_H

#include "model/pack.h"

#define HOLE_PHRASE "{phrase}"
#define HOLE_PLACE "{place}"

/* What texts of that kind say on a page of that language (of words_language). */
struct clause_place {
    const struct pack *pack;
    enum pack_word_kind kind;
    uint16_t lang;
};

struct clause_meaning {
    const struct pack_word *word; /* NULL: the clause is unread */
    uint16_t time;                /* the time that its date is, by its form; or PACK_NONE */
};

/* Reads a clause of an outline. First forms and phrases of the page's language, or of every language, count; only where
 * they give nothing, those of one other language together, if no two languages disagree. */
struct clause_meaning clause_read(const struct clause_place *place, struct span clause);

#endif
