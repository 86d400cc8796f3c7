/* What to ask, and what would change the answer. */
#ifndef RULES_ASK_H
#define RULES_ASK_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"
#include "model/decision.h"

/* Whatever is known of an order, so many answers lead to one verdict: `pack check` proves it (proof/bound.h). */
enum { ASK_MAX_ANSWERS = 3 };

/* What is wanted. */
enum ask_for {
    ASK_NOTHING,      /* what all tables say */
    ASK_EVERYTHING,   /* and questions, and what would change the verdict */
    ASK_VERDICT,      /* the verdict alone */
    ASK_WHAT_DECIDES, /* and questions where there are several */
};

/* Fills out->assumes, out->changes and out->questions from out->facts and the verdict table's answer.
 *
 * Several outcomes: the questions are the facts whose answer leaves the fewest outcomes on average, best first, ties by
 * how easy the fact is to see; a fact whose answer would not narrow anything is not asked. The first is the best of
 * those from which the fewest answers lead to one verdict, whatever the buyer answers. One outcome: the facts that were
 * only assumed and whose other values would give another; the changes are those of rules/change.h, and of such facts as
 * there are too many to ask.
 * STATUS_OUT_OF_MEMORY. */
enum status ask(const struct pack *pack, const struct facts *seen, enum ask_for wanted, struct arena *arena,
                struct decision *out, struct error *err) MUST_CHECK;

#endif
