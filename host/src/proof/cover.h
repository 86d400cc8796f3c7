/* Is a region of the fact space covered by a list of cubes? Exact, over all values, by splitting. */
#ifndef PROOF_COVER_H
#define PROOF_COVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "model/pack.h"

/* A set of combinations of values: for every fact the cells it may have, {paid, shipped} x {yes} x {below 24}. A cube
 * is the same, written as a rule's conditions: a fact that it does not name may have any value. */
struct region {
    uint64_t cells[PACK_MAX_FACTS];
};

/* Everything. */
void region_init(const struct pack *pack, struct region *region);

/* Narrows the region to the cube; false when nothing is left. */
bool region_meet(const struct pack *pack, struct region *region, struct pack_run cube);

/* Looks for a part of `region` that no cube of either list covers. *found tells; *witness is that part, all of it
 * uncovered. STATUS_OUT_OF_MEMORY; STATUS_FIELD_SIZE when it takes more than 50 million steps and stays undecided. */
enum status cover_gap(const struct pack *pack, const struct region *region, const struct pack_run *cubes, size_t count,
                      const struct pack_run *more, size_t more_count, bool *found, struct region *witness,
                      struct error *err) MUST_CHECK;

#endif
