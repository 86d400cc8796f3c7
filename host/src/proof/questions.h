/* The part of `rescind pack check` about questions: how many answers lead to one verdict, and what none settles. */
#ifndef PROOF_QUESTIONS_H
#define PROOF_QUESTIONS_H

#include "json/tree.h"
#include "proof/report.h"

/* A fact that no question settles. */
struct open_fact {
    struct span fact, why; /* why: as the pack declares it; ptr NULL: it does not */
    struct span sources;   /* "S0-26, X4" */
    struct counterexample example;
};

struct questions {
    bool proved;
    uint32_t answers; /* from every state so many lead to one verdict, but for what open facts tell apart */
    const struct open_fact *open;
    size_t open_count;
};

/* facts: facts.json. Adds:
 * - unsettled: a fact that may be all that keeps verdicts apart, that nobody is asked about, and that is not declared
 *   open
 * - idle_open: a fact declared open that never does
 * - many_questions: a state that needs more than ASK_MAX_ANSWERS answers
 * - questions_unproved: too many states to try
 * STATUS_OUT_OF_MEMORY. */
enum status questions_check(const struct pack *pack, const struct json *facts, struct report *report,
                            struct questions *out, struct error *err) MUST_CHECK;

#endif
