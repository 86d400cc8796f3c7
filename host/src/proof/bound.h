/* How many answers lead to one verdict, whatever is known of an order: proved over all states. */
#ifndef PROOF_BOUND_H
#define PROOF_BOUND_H

#include "base/arena.h"
#include "base/status.h"
#include "rules/trial.h"

enum { BOUND_MAX_ANSWERS = 8 };

/* A fact that no question settles, and a state in which only it is left to tell the verdicts apart. */
struct bound_open {
    uint32_t fact;
    struct state state;
};

struct bound {
    uint32_t answers;   /* the most that any state needs; BOUND_MAX_ANSWERS + 1: more than that */
    struct state state; /* one that needs so many, where that is more than ASK_MAX_ANSWERS */
    struct bound_open *open;
    size_t open_count;
    bool given_up; /* after 4,000,000 states: how many answers are needed is not proved, nor that no more is open */
};

/* Fills *out, whether or not the pack declares its open facts; bound.c has the argument. STATUS_OUT_OF_MEMORY. */
enum status bound_prove(const struct pack *pack, struct arena *arena, struct bound *out, struct error *err) MUST_CHECK;

#endif
