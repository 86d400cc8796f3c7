/* What the verdict does not hang on and yet is worth asking: money, coupons, letter, warnings, clocks. */
#ifndef RULES_DETAILS_H
#define RULES_DETAILS_H

#include "base/arena.h"
#include "base/status.h"
#include "model/decision.h"

/* Fills out->details once there is one verdict: facts of which nothing speaks, that are no question yet, and whose
 * answer would change what another table says; what is easiest to see first. STATUS_OUT_OF_MEMORY. */
enum status details_list(const struct pack *pack, const struct facts *seen, struct arena *arena, struct decision *out,
                         struct error *err) MUST_CHECK;

#endif
