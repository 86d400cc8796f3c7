/* The disjoint sharp over the few rows that are possible: what a row leaves of a region is, condition by condition, the
 * region with that fact outside the condition and the earlier facts inside theirs; each part must be covered by the
 * rows that follow. */
#include "rules/prune.h"

#include <stdbool.h>
#include <string.h>

enum { MAX_ROWS = 64, MAX_STEPS = 4096 };

struct pruner {
    const struct pack *pack;
    const struct pack_rule *rows[MAX_ROWS];
    uint32_t count; /* of the rows before the one that is judged */
    uint32_t steps;
};

struct part {
    uint64_t cells[PACK_MAX_FACTS];
};

static bool meets(const struct pruner *pruner, const struct part *part, uint32_t row)
{
    const struct pack_run *run = &pruner->rows[row]->conditions;
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        const struct pack_condition *condition = pruner->pack->conditions + i;
        if ((part->cells[condition->fact] & condition->cells) == 0)
            return false;
    }
    return true;
}

/* Depth is at most MAX_ROWS: every call takes a later row. */
static bool covered(struct pruner *pruner, const struct part *whole, uint32_t row)
{
    while (row < pruner->count && ++pruner->steps <= MAX_STEPS && !meets(pruner, whole, row))
        row++;
    if (row == pruner->count || pruner->steps > MAX_STEPS)
        return false;
    const struct pack_run *run = &pruner->rows[row]->conditions;
    struct part part;
    memcpy(part.cells, whole->cells, pack_count(pruner->pack, PACK_FACTS) * sizeof(*part.cells));
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        const struct pack_condition *condition = pruner->pack->conditions + i;
        uint64_t *cells = &part.cells[condition->fact], before = *cells;
        *cells = before & ~condition->cells;
        if (*cells != 0 && !covered(pruner, &part, row + 1))
            return false;
        *cells = before & condition->cells;
    }
    return true;
}

void prune_covered(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint64_t *possible,
                   uint32_t words)
{
    struct pruner pruner = {.pack = pack};
    for (uint32_t word = 0; word < words; word++) {
        for (uint64_t left = possible[word]; left != 0; left &= left - 1) {
            uint32_t bit = (uint32_t)__builtin_ctzll(left);
            const struct pack_rule *rule = pack->rules + table->rules.first + word * 64 + bit;
            if (pruner.count == MAX_ROWS)
                return;
            if (pruner.count > 0) {
                struct part part;
                memcpy(part.cells, cells, pack_count(pack, PACK_FACTS) * sizeof(*cells));
                for (uint32_t i = rule->conditions.first; i < rule->conditions.first + rule->conditions.count; i++)
                    part.cells[pack->conditions[i].fact] &= pack->conditions[i].cells;
                pruner.steps = 0;
                if (covered(&pruner, &part, 0)) {
                    possible[word] &= ~(UINT64_C(1) << bit);
                    continue;
                }
            }
            pruner.rows[pruner.count++] = rule;
        }
    }
}
