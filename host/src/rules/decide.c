#include "rules/decide.h"

#include <string.h>

#include "rules/ask.h"
#include "rules/clocks.h"
#include "rules/details.h"
#include "rules/eval.h"
#include "rules/narrow.h"
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

enum status decide_table(const struct pack *pack, uint32_t index, const uint64_t *cells, struct arena *arena,
                         struct table_answer *out, struct error *err)
{
    const struct pack_table *table = pack->tables + index;
    uint64_t possible[PACK_MAX_WORDS], certain[PACK_MAX_WORDS];
    if (table->hit == PACK_HIT_FIRST) {
        eval_first(pack, table, cells, possible);
        prune_covered(pack, table, cells, possible);
    } else {
        eval_collect(pack, table, cells, possible, certain);
        for (uint32_t rule = 0; rule < table->rules.count; rule++) {
            uint64_t bit = UINT64_C(1) << (rule % 64);
            if (pack->rules[table->rules.first + rule].if_possible == 0 && (certain[rule / 64] & bit) == 0)
                possible[rule / 64] &= ~bit;
        }
    }
    return list_rows(pack, table, possible, arena, out, err);
}

static bool gives(const struct pack *pack, const struct pack_table *table, uint32_t outcome)
{
    for (uint32_t i = 0; i < table->rules.count; i++) {
        if (pack->rules[table->rules.first + i].outcome == outcome)
            return true;
    }
    return false;
}

uint32_t decide_shown(const struct pack *pack, uint32_t index, const struct table_answer *answer)
{
    const struct pack_table *table = pack->tables + index;
    if (answer->outcome_count <= 1 || table->open == PACK_NONE)
        return answer->outcome_count == 1 ? answer->outcomes[0] : UINT32_MAX;
    uint32_t open = table->outcomes.first + table->open;
    for (size_t i = 0; i < answer->outcome_count; i++) {
        if (answer->outcomes[i] == open)
            return open;
    }
    return gives(pack, table, open) ? pack->rules[answer->rules[answer->rule_count - 1]].outcome : open;
}

enum status decide(const struct pack *pack, const struct facts *seen, int64_t now_s, bool questions,
                   struct arena *arena, struct decision *out, struct error *err)
{
    memset(out, 0, sizeof(*out));
    out->facts = *seen;
    memcpy(out->known, seen->cells, sizeof(out->known));
    struct table_answer *answers = arena_array(arena, pack_count(pack, PACK_TABLES), sizeof(*answers));
    if (answers == NULL)
        return no_memory(err);
    out->tables = answers;
    if (seen->contradictory)
        return STATUS_OK;
    narrow_assume(pack, out->facts.stated, out->facts.cells, out->facts.assumed);
    for (uint32_t i = 0; i < pack_count(pack, PACK_TABLES); i++) {
        uint32_t output = pack->tables[i].output;
        uint64_t cells = 0;
        enum status status = decide_table(pack, i, out->facts.cells, arena, answers + i, err);
        if (status != STATUS_OK)
            return status;
        for (size_t k = 0; k < answers[i].outcome_count; k++)
            cells |= UINT64_C(1) << pack->outcomes[answers[i].outcomes[k]].cell;
        if (output != PACK_NONE && cells != 0) /* where no rule speaks of it, its output stays open */
            out->facts.cells[output] &= cells;
    }
    const struct pack_table *verdict = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    out->verdicts = out->facts.cells[verdict->output];
    enum status status = run_clocks(pack, now_s, arena, out, err);
    if (status == STATUS_OK)
        status = ask(pack, seen, questions, arena, out, err);
    bool one = (out->verdicts & (out->verdicts - 1)) == 0;
    return status == STATUS_OK && one && questions ? details_list(pack, seen, arena, out, err) : status;
}
