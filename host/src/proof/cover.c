/* Take a cube that meets the region, and cut away what it covers. The region here is everything that two facts allow,
 * the cube says {paid} and {below 24}:
 *
 *                below 24   24 to 47   48 and more
 *     paid      [  cube  ]  2          2                part 1: outside {paid}
 *     shipped    1          1          1                part 2: inside {paid}, outside {below 24}
 *     done       1          1          1
 *
 * There is a part for each condition of the cube, outside of that one and inside of those before it, so the parts do
 * not overlap ("disjoint sharp"). Each part is then looked at in the same way, with the cubes that meet it. A part that
 * lies in one cube is done; a part that no cube meets is the gap that was looked for. The cube taken is one with the
 * fewest conditions that the region does not already fulfil, since it leaves the fewest parts. */
#include "proof/cover.h"

#include <stdlib.h>
#include <string.h>

/* Depth: every level uses up one cube; regions on the stack stay under 4 MiB. */
enum { MAX_STEPS = 50000000, MAX_DEPTH = 2500 };

struct cover {
    const struct pack *pack;
    struct pack_run *stack; /* lists of cubes, one below the other */
    size_t stack_used, stack_size;
    uint64_t steps; /* regions looked at so far */
};

void region_init(const struct pack *pack, struct region *region)
{
    memset(region, 0, sizeof(*region));
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++)
        region->cells[i] = pack->facts[i].all;
}

bool region_meet(const struct pack *pack, struct region *region, struct pack_run cube)
{
    for (uint32_t i = cube.first; i < cube.first + cube.count; i++) {
        const struct pack_condition *condition = pack->conditions + i;
        region->cells[condition->fact] &= condition->cells;
        if (region->cells[condition->fact] == 0)
            return false;
    }
    return true;
}

static bool push(struct cover *cover, struct pack_run cube)
{
    if (cover->stack_used == cover->stack_size) {
        size_t size = cover->stack_size * 2 + 1024;
        struct pack_run *stack = realloc(cover->stack, size * sizeof(*stack));
        if (stack == NULL)
            return false;
        cover->stack = stack;
        cover->stack_size = size;
    }
    cover->stack[cover->stack_used++] = cube;
    return true;
}

enum outcome { COVERED, GAP, NO_MEMORY, TOO_LONG };

/* The list is stack[first] … stack[first + count - 1]. */
static enum outcome search(struct cover *cover, struct region region, size_t first, size_t count, int depth,
                           struct region *witness)
{
    size_t kept = cover->stack_used, best = 0;
    int best_distance = -1;
    if (++cover->steps > MAX_STEPS || depth > MAX_DEPTH)
        return TOO_LONG;
    for (size_t i = 0; i < count; i++) {
        struct pack_run cube = cover->stack[first + i];
        const struct pack_condition *first_open;
        int open = pack_unmet(cover->pack, region.cells, cube, &first_open);
        if (open < 0)
            continue;
        if (open == 0) {
            cover->stack_used = kept;
            return COVERED;
        }
        if (best_distance < 0 || open < best_distance) {
            best_distance = open;
            best = cover->stack_used;
        }
        if (!push(cover, cube))
            return NO_MEMORY;
    }
    if (best_distance < 0) {
        *witness = region;
        return GAP;
    }
    struct pack_run chosen = cover->stack[best];
    cover->stack[best] = cover->stack[--cover->stack_used];
    size_t length = cover->stack_used - kept;
    for (uint32_t i = chosen.first; i < chosen.first + chosen.count; i++) {
        const struct pack_condition *condition = cover->pack->conditions + i;
        struct region part = region;
        part.cells[condition->fact] &= ~condition->cells;
        if (part.cells[condition->fact] != 0) {
            enum outcome outcome = search(cover, part, kept, length, depth + 1, witness);
            if (outcome != COVERED)
                return outcome;
        }
        region.cells[condition->fact] &= condition->cells;
    }
    cover->stack_used = kept;
    return COVERED;
}

enum status cover_gap(const struct pack *pack, const struct region *region, const struct pack_run *cubes, size_t count,
                      const struct pack_run *more, size_t more_count, bool *found, struct region *witness,
                      struct error *err)
{
    struct cover cover = {.pack = pack};
    enum outcome outcome = COVERED;
    for (size_t i = 0; i < count + more_count && outcome == COVERED; i++)
        outcome = push(&cover, i < count ? cubes[i] : more[i - count]) ? COVERED : NO_MEMORY;
    if (outcome == COVERED)
        outcome = search(&cover, *region, 0, count + more_count, 0, witness);
    free(cover.stack);
    if (outcome == NO_MEMORY)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the proof ran out of memory");
    if (outcome == TOO_LONG)
        return error_set(err, STATUS_FIELD_SIZE, "the proof was given up after %d regions", MAX_STEPS);
    *found = outcome == GAP;
    return STATUS_OK;
}
