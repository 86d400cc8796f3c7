#include "rules/table.h"

#include "rules/eval.h"
#include "rules/prune.h"

static enum status no_memory(struct error *err)
{
    return error_set(err, STATUS_OUT_OF_MEMORY, "the decision needs more memory than a request may use");
}

/* Rows of `set` to rules and distinct outcomes. */
static enum status list_rows(const struct pack *pack, const struct pack_table *table, const uint64_t *set,
                             struct arena *arena, struct table_answer *out, struct error *err)
{
    size_t count = 0, filled = 0, outcomes = 0;
    for (uint32_t word = 0; word < table->words; word++)
        count += (size_t)__builtin_popcountll(set[word]);
    uint32_t *rules = arena_array(arena, count, sizeof(*rules));
    uint32_t *found = arena_array(arena, count, sizeof(*found));
    if (rules == NULL || found == NULL)
        return no_memory(err);
    for (uint32_t word = 0; word < table->words; word++) {
        for (uint64_t left = set[word]; left != 0; left &= left - 1) {
            uint32_t rule = table->rules.first + word * 64 + (uint32_t)__builtin_ctzll(left);
            rules[filled++] = rule;
            size_t known = 0;
            while (known < outcomes && found[known] != pack->rules[rule].outcome)
                known++;
            if (known == outcomes)
                found[outcomes++] = pack->rules[rule].outcome;
        }
    }
    *out = (struct table_answer){.rules = rules, .rule_count = filled, .outcomes = found, .outcome_count = outcomes};
    return STATUS_OK;
}

enum status table_decide(const struct pack *pack, uint32_t index, const uint64_t *cells, struct arena *arena,
                         struct table_answer *out, struct error *err)
{
    const struct pack_table *table = pack->tables + index;
    uint64_t possible[PACK_MAX_WORDS], certain[PACK_MAX_WORDS];
    if (table->hit == PACK_HIT_FIRST) {
        eval_first(pack, table, cells, possible);
        prune_covered(pack, table, cells, possible);
    } else {
        eval_collect(pack, table, cells, possible, certain);
        for (uint32_t word = 0; word < table->words; word++) {
            for (uint64_t left = possible[word] & ~certain[word]; left != 0; left &= left - 1) {
                uint32_t rule = table->rules.first + word * 64 + (uint32_t)__builtin_ctzll(left);
                if (pack->rules[rule].if_possible == 0)
                    possible[word] &= ~(left & (~left + 1));
            }
        }
    }
    return list_rows(pack, table, possible, arena, out, err);
}
