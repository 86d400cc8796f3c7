/* A state that shows something, made easy to read. Private to rules/. */
#ifndef PROOF_EXAMPLE_H
#define PROOF_EXAMPLE_H

#include "rules/trial.h"

/* Whether a state shows it; number is the caller's. */
typedef bool state_fn(const struct pack *pack, const struct state *state, uint32_t number);

/* Takes values, then evidence away from the state as long as it still shows it. */
void example_simplify(const struct pack *pack, state_fn *shows, uint32_t number, struct state *state);

#endif
