/* What follows from what was observed: points in time narrow each other, numbers follow from them, and
 * the pack's `never` constraints take values away until nothing changes. */
#ifndef RULES_NARROW_H
#define RULES_NARROW_H

#include <stdint.h>

#include "model/facts.h"
#include "model/pack.h"

/* Applies the order of times, derived numbers and the `never` constraints, to a fixed point. now_s: seconds since 1970. */
void facts_narrow(const struct pack *pack, struct facts *facts, int64_t now_s);

/* Narrows every fact that nothing spoke of to its assumption, unless the constraints would then take values away from
 * another fact, or all of its own. */
void facts_assume(const struct pack *pack, struct facts *facts);

#endif
