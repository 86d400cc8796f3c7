/* A state that shows something, made easy to read. */
#ifndef PROOF_EXAMPLE_H
#define PROOF_EXAMPLE_H

#include "rules/trial.h"

/* Whether a state shows it; number is the caller's. */
typedef bool state_fn(const struct pack *pack, const struct state *state, uint32_t number);

/* Takes values, then whole facts away from the state as long as it still shows it. Of "stage paid or shipped, button
 * seen, hours 0 to 71", in which the verdict hangs on the hours, perhaps "stage paid, hours 0 to 47" is left. */
void example_simplify(const struct pack *pack, state_fn *shows, uint32_t number, struct state *state);

#endif
