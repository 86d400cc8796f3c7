/* A row may be possible and yet never decide, because of several rows before it together. Three facts, two values each:
 *
 *     row 0: stage paid           what is known: nothing
 *     row 1: button seen          possible: rows 0, 1 and 2
 *     row 2: stage shipped, button seen
 *
 * Row 2 holds in the cube {shipped} x {seen} x {hours 0, hours 1}. Does anything of it escape the rows before?
 *
 *     {shipped} x {seen} x {0, 1}
 *       row 0 wants {paid}: it does not meet the cube, and takes nothing
 *       row 1 wants {seen}: of the cube that lies outside of it nothing is left
 *
 * Nothing escapes, so row 2 never decides. In general a row takes a cube apart, condition by condition: the part
 * outside the first condition, the part inside it but outside the second, and so on. These parts do not overlap
 * ("disjoint sharp"), and each must be covered by the rows that follow. What is inside of all conditions is covered by
 * this row. */
#include "rules/prune.h"

#include <string.h>

enum { MAX_ROWS = 64, MAX_STEPS = 4096 };

struct pruner {
    const struct pack *pack;
    const struct pack_rule *rows[MAX_ROWS];
    uint32_t count; /* of the rows before the one that is judged */
    uint32_t steps;
};

/* Whether rows[row] and those after it cover the cube, given by the cells that each fact may have in it. Depth is at
 * most MAX_ROWS: every call takes a later row. */
static bool covered(struct pruner *pruner, const uint64_t *cube, uint32_t row)
{
    uint64_t part[PACK_MAX_FACTS];
    const struct pack_condition *open;
    while (row < pruner->count && ++pruner->steps <= MAX_STEPS &&
           pack_unmet(pruner->pack, cube, pruner->rows[row]->conditions, &open) < 0)
        row++;
    if (row == pruner->count || pruner->steps > MAX_STEPS)
        return false;
    const struct pack_run *run = &pruner->rows[row]->conditions;
    memcpy(part, cube, pack_count(pruner->pack, PACK_FACTS) * sizeof(*part));
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        const struct pack_condition *condition = pruner->pack->conditions + i;
        uint64_t before = part[condition->fact];
        part[condition->fact] = before & ~condition->cells;
        if (part[condition->fact] != 0 && !covered(pruner, part, row + 1))
            return false;
        part[condition->fact] = before & condition->cells;
    }
    return true;
}

/* Whether the rows so far cover all that is left of this one. */
static bool never_first(struct pruner *pruner, const uint64_t *cells, const struct pack_rule *rule)
{
    uint64_t cube[PACK_MAX_FACTS];
    const struct pack_run *run = &rule->conditions;
    memcpy(cube, cells, pack_count(pruner->pack, PACK_FACTS) * sizeof(*cube));
    for (uint32_t i = run->first; i < run->first + run->count; i++)
        cube[pruner->pack->conditions[i].fact] &= pruner->pack->conditions[i].cells;
    pruner->steps = 0;
    return covered(pruner, cube, 0);
}

void prune_covered(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint64_t *possible)
{
    struct pruner pruner = {.pack = pack};
    for (uint32_t word = 0; word < table->words; word++) {
        for (uint64_t left = possible[word]; left != 0; left &= left - 1) {
            uint32_t bit = (uint32_t)__builtin_ctzll(left);
            const struct pack_rule *rule = pack->rules + table->rules.first + word * 64 + bit;
            if (pruner.count == MAX_ROWS)
                return;
            if (pruner.count > 0 && never_first(&pruner, cells, rule))
                possible[word] &= ~(UINT64_C(1) << bit);
            else
                pruner.rows[pruner.count++] = rule;
        }
    }
}

/* A row that is not judged stands among those before the others: it covers nothing that they do not. */
bool prune_agrees(const struct pack *pack, const struct pack_table *table, const uint64_t *cells,
                  const uint64_t *possible)
{
    struct pruner pruner = {.pack = pack};
    uint32_t verdict = PACK_NONE;
    for (uint32_t word = 0; word < table->words; word++) {
        for (uint64_t left = possible[word]; left != 0; left &= left - 1) {
            const struct pack_rule *rule =
                pack->rules + table->rules.first + word * 64 + (uint32_t)__builtin_ctzll(left);
            uint32_t cell = pack->outcomes[rule->outcome].cell;
            if (verdict != PACK_NONE && cell != verdict &&
                (pruner.count == MAX_ROWS || !never_first(&pruner, cells, rule)))
                return false;
            verdict = verdict == PACK_NONE ? cell : verdict;
            if (pruner.count < MAX_ROWS)
                pruner.rows[pruner.count++] = rule;
        }
    }
    return true;
}
