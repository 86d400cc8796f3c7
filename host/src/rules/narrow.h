/* What follows from what was observed: points in time bound each other, numbers follow from them, and the pack's
 * `never` constraints take values away. narrow.c works an example. */
#ifndef RULES_NARROW_H
#define RULES_NARROW_H

#include <stdint.h>

#include "model/facts.h"
#include "model/pack.h"

/* Applies the order of times, derived numbers and the `never` constraints, to a fixed point. now_s: seconds since 1970.
 */
void facts_narrow(const struct pack *pack, struct facts *facts, int64_t now_s);

/* The `never` constraints alone, to a fixed point. Returns a fact that has no value left, or PACK_NONE. */
uint32_t narrow_cells(const struct pack *pack, uint64_t *cells);

/* Narrows every fact of which no evidence speaks (`stated` is false) to what is left of its assumption, and marks it in
 * `assumed`. It is not made where a constraint could still contradict it, once other assumptions have been asked about
 * and answered differently. So no constraint takes anything away because of an assumption, and the only answer that
 * ends one is the answer to its own question. */
void narrow_assume(const struct pack *pack, const bool *stated, uint64_t *cells, bool *assumed);

#endif
