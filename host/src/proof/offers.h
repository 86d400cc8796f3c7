/* What the advice offers to say about an order, and what becomes of the answers: the program itself, asked by the
 * proof. */
#ifndef PROOF_OFFERS_H
#define PROOF_OFFERS_H

#include "base/arena.h"
#include "model/decision.h"
#include "rules/ask.h"

enum { OFFERS_MAX = 32 };

/* What was said so far. */
struct said {
    struct facts facts;
    uint64_t pages;   /* by page: whether it can have shown all of that */
    bool status;      /* a status text is among it, of which a page has one */
    unsigned answers; /* after the stage was known */
};

struct offer {
    uint32_t fact;
    uint64_t cells[PACK_MAX_CELLS];
    size_t count;
};

/* Of all that was looked at. */
struct dialog {
    const struct pack *pack;
    struct arena arena; /* of one decision */
    bool offered[PACK_MAX_FACTS];
    uint64_t useful[PACK_MAX_FACTS]; /* answers that made a difference somewhere */
};

/* What the program makes of it. *out lives until the next call. False when what was said excludes itself, or memory ran
 * out. */
bool offers_decide(struct dialog *dialog, const struct said *said, enum ask_for wanted, struct decision *out);

/* What the advice offers to say here: questions, details, and what would change it. Notes it, and which answers make a
 * difference: to what holds as long as the fact is only assumed, else to another answer. */
size_t offers_list(struct dialog *dialog, const struct said *said, struct offer offers[OFFERS_MAX]);

/* Notes what is offered here, and once details are answered, and so on. */
void offers_list_all(struct dialog *dialog, const struct said *from);

/* Says that the fact is in these cells, as the buyer does who answers: a number by a day where it has one. False when
 * no day says so. */
bool offers_answer(const struct pack *pack, const struct said *said, uint32_t fact, uint64_t cells, struct said *out);

#endif
