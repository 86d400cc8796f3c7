#include "proof/facts.h"

#include "model/facts.h"

/* Some condition that not every value satisfies holds for this one. */
static bool value_named(const struct pack *pack, const struct pack_run *runs, size_t count, uint32_t fact,
                        uint32_t cell)
{
    for (size_t r = 0; r < count; r++) {
        for (uint32_t i = runs[r].first; i < runs[r].first + runs[r].count; i++) {
            const struct pack_condition *condition = pack->conditions + i;
            if (condition->fact == fact && condition->cells != pack->facts[fact].all &&
                (condition->cells >> cell & 1) != 0)
                return true;
        }
    }
    return false;
}

/* A clock runs by it. */
static bool counted_down(const struct pack *pack, uint32_t fact)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_VALUES); i++) {
        if (pack->values[i].kind == PACK_VALUE_FACT && pack->values[i].first == fact)
            return true;
    }
    return false;
}

static bool named(const struct pack *pack, const struct pack_run *runs, size_t count, uint32_t fact)
{
    for (size_t r = 0; r < count; r++) {
        for (uint32_t i = runs[r].first; i < runs[r].first + runs[r].count; i++) {
            if (pack->conditions[i].fact == fact)
                return true;
        }
    }
    return false;
}

void proof_facts(const struct pack *pack, struct report *report)
{
    uint32_t rules = pack_count(pack, PACK_RULES), nevers = pack_count(pack, PACK_NEVERS);
    struct pack_run *runs = arena_array(report->arena, (size_t)rules + nevers + 1, sizeof(*runs));
    if (runs == NULL) {
        report->no_memory = true;
        return;
    }
    for (uint32_t i = 0; i < rules; i++)
        runs[i] = pack->rules[i].conditions;
    for (uint32_t i = 0; i < nevers; i++)
        runs[rules + i] = pack->nevers[i].conditions;
    for (uint32_t f = 0; f < pack_count(pack, PACK_FACTS); f++) {
        const struct pack_fact *fact = pack->facts + f;
        if (fact->output_of != PACK_NONE)
            continue;
        if (!named(pack, runs, (size_t)rules + nevers, f)) {
            if (counted_down(pack, f))
                continue;
            report_add(report, "fact_unread", SPAN_LITERAL("facts.json"), pack_span(pack, fact->id), SPAN_NONE, NULL,
                       "no rule reads this fact");
            continue;
        }
        for (uint32_t cell = 0; cell < fact->words.count; cell++) {
            if (!value_named(pack, runs, (size_t)rules + nevers, f, cell))
                report_add(report, "value_unread", SPAN_LITERAL("facts.json"), pack_span(pack, fact->id),
                           facts_word_of(pack, f, cell), NULL, "no rule names this value");
        }
    }
}
