/* The part of `rescind pack check` about questions: how many answers lead to one verdict, and what none settles. */
#ifndef PROOF_QUESTIONS_H
#define PROOF_QUESTIONS_H

#include "json/tree.h"
#include "proof/bound.h"
#include "proof/report.h"

struct questions {
    struct bound bound;
    const struct json *facts; /* facts.json */
};

/* Adds:
 * - unsettled: a fact that may be all that keeps verdicts apart, that nobody is asked about, and that is not declared
 *   open
 * - idle_open: a fact declared open that never does
 * - many_questions: a state that needs more than ASK_MAX_ANSWERS answers
 * - questions_unproved: too many states to try
 * STATUS_OUT_OF_MEMORY. */
enum status questions_check(const struct pack *pack, const struct json *facts, struct report *report,
                            struct questions *out, struct error *err) MUST_CHECK;

/* The sum in words, with an example of each open fact. */
void questions_print(const struct questions *questions, const struct pack *pack);

/* The same as the members "answers" and "open" of an object. */
void questions_put(const struct questions *questions, const struct pack *pack, struct buf *out);

#endif
