/* How many answers lead to one verdict, from whatever state: proved over all of them. */
#ifndef PROOF_BOUND_H
#define PROOF_BOUND_H

#include "base/arena.h"
#include "base/status.h"
#include "rules/trial.h"

enum { BOUND_MAX_ANSWERS = 8 };

/* A fact that nobody is asked about, and a state in which nothing else is left that would tell the verdicts apart. */
struct bound_open {
    uint32_t fact;
    struct state state;
};

struct bound {
    uint32_t answers;   /* the most that any state needs; BOUND_MAX_ANSWERS + 1: more than that */
    struct state state; /* one that needs so many, where that is more than ASK_MAX_ANSWERS */
    struct bound_open *open;
    size_t open_count;
    bool given_up; /* after 200,000 states: nothing is proved but what is open */
};

/* Fills *out, whether or not the pack declares its open facts. The argument:
 *
 * A state is smaller than another when each fact has fewer values left. Its outcomes are then fewer, too, and whatever
 * answers lead to a verdict from the larger one do so from the smaller. So only the largest states have to be tried:
 * every fact has all its values, and evidence has taken one value from those that would be assumed otherwise, or none
 * has, or, of numbers, it has but left all. The adversary need not choose among these before it matters, which keeps
 * them few; a question that is right whatever he chooses is right for all. STATUS_OUT_OF_MEMORY. */
enum status bound_prove(const struct pack *pack, struct arena *arena, struct bound *out, struct error *err) MUST_CHECK;

#endif
