/* The ways in which the tables before one may have gone.
 *
 * Combinations that `never` excludes cannot occur: their cubes are always among the excluded ones. A fact that another
 * table gives has only the values that this table gives there. So every way through the tables before is a world of its
 * own. With verdict rows "0: stage paid -> wait" and "1: -> track", a table that reads the verdict is asked in two
 * worlds:
 *
 *     world A: verdict wait     region {paid} x {wait}
 *     world B: verdict track    region {any stage} x {track}, with the cube of row 0 excluded */
#ifndef PROOF_WORLDS_H
#define PROOF_WORLDS_H

#include "base/arena.h"
#include "proof/cover.h"

struct world {
    struct region region;         /* where the rows that decided hold, and the outcomes they give */
    const struct pack_run *cubes; /* excluded: `never`, and of each table the rows before the one that decided */
    size_t count;
    struct world *next;
};

struct worlds {
    struct world *first;
};

/* All worlds of that table. STATUS_OUT_OF_MEMORY. */
enum status worlds_list(const struct pack *pack, const struct pack_table *table, struct arena *arena,
                        struct worlds *out, struct error *err) MUST_CHECK;

/* Does part of `region` exist in some world outside the cubes `extra`? *witness is such a part. Errors: those of
 * cover_gap. */
enum status worlds_gap(const struct pack *pack, const struct worlds *worlds, const struct region *region,
                       const struct pack_run *extra, size_t extra_count, bool *found, struct region *witness,
                       struct error *err) MUST_CHECK;

#endif
