/* One of the largest states, chosen step by step by an adversary of the proof. Private to rules/. */
#ifndef PROOF_POSITION_H
#define PROOF_POSITION_H

#include "rules/trial.h"

/* A state of which he has yet to choose some facts. Until then these count as stated with all their values, more than
 * any choice leaves. */
struct position {
    struct state state;
    bool unchosen[PACK_MAX_FACTS];
};

/* Nothing chosen, nothing answered. */
void position_start(const struct pack *pack, struct position *out);

/* The first fact that he has to choose now, or PACK_NONE. */
uint32_t position_to_choose(const struct pack *pack, const struct position *position, const struct view *view);

/* Choice 0: nothing speaks of it. Choice n: evidence excludes its n-th value. False when there are no more. */
bool position_choose(const struct pack *pack, const struct position *position, uint32_t fact, uint32_t choice,
                     struct position *out);

/* An answer leaves nothing to choose. */
void position_answer(const struct pack *pack, const struct position *position, uint32_t fact, uint64_t cells,
                     struct position *out);

#endif
