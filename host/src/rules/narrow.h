/* What follows from what was observed: points in time narrow each other, numbers follow from them, and
 * the pack's `never` constraints take values away until nothing changes. */
#ifndef RULES_NARROW_H
#define RULES_NARROW_H

#include <stdint.h>

#include "model/facts.h"
#include "model/pack.h"

/* Everything possible, nothing seen. */
void facts_init(const struct pack *pack, struct facts *facts);

/* Keeps only these cells of a fact. An empty result marks the facts as contradictory. */
void facts_keep(const struct pack *pack, struct facts *facts, uint32_t fact, uint64_t cells);

/* Keeps only numbers from lo to hi. */
void facts_keep_number(const struct pack *pack, struct facts *facts, uint32_t fact, struct interval number);

/* The cells that [lo, hi] touches. */
uint64_t facts_cells_of(const struct pack *pack, uint32_t fact, struct interval number);

/* The values of one cell of a number. */
struct interval facts_cell_range(const struct pack *pack, uint32_t fact, uint32_t cell);

/* Applies the order of times, derived numbers and the `never` constraints, to a fixed point. now_s: seconds since 1970. */
void facts_narrow(const struct pack *pack, struct facts *facts, int64_t now_s);

/* Narrows every fact that nothing spoke of to its assumption, then the constraints again. */
void facts_assume(const struct pack *pack, struct facts *facts);

#endif
