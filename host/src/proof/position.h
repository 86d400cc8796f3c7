/* A position in the proof of bound.c: a state of which an opponent may still choose what evidence says of some facts.
 */
#ifndef PROOF_POSITION_H
#define PROOF_POSITION_H

#include "rules/trial.h"

/* Of a fact that is unchosen, the state says what is larger than every choice: it is stated, with all its values. Only
 * facts with an assumption can be chosen; of numbers it is enough that evidence speaks of them and excludes nothing. */
struct position {
    struct state state;
    bool unchosen[PACK_MAX_FACTS];
};

/* Nothing chosen, nothing answered. */
void position_start(const struct pack *pack, struct position *out);

/* The first unchosen fact that matters to the verdict of this view, or PACK_NONE. */
uint32_t position_to_choose(const struct pack *pack, const struct position *position, const struct view *view);

/* The position after a choice. 0: nothing speaks of the fact, so that it is assumed; n: evidence excludes its n-th
 * value. False when there are no more choices. */
bool position_choose(const struct pack *pack, const struct position *position, uint32_t fact, uint32_t choice,
                     struct position *out);

/* The position after an answer, which leaves nothing to choose about its fact. */
void position_answer(const struct pack *pack, const struct position *position, uint32_t fact, uint64_t cells,
                     struct position *out);

#endif
