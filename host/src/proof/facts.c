#include "proof/facts.h"

#include "model/facts.h"

/* Marks the facts that these conditions name, and the values that some condition picks out from the others. */
static void mark(const struct pack *pack, struct pack_run run, bool *named, uint64_t *values)
{
    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        const struct pack_condition *condition = pack->conditions + i;
        named[condition->fact] = true;
        if (condition->cells != pack->facts[condition->fact].all)
            values[condition->fact] |= condition->cells;
    }
}

void proof_facts(const struct pack *pack, struct report *report)
{
    bool named[PACK_MAX_FACTS] = {false};
    uint64_t values[PACK_MAX_FACTS] = {0};
    for (uint32_t i = 0; i < pack_count(pack, PACK_RULES); i++)
        mark(pack, pack->rules[i].conditions, named, values);
    for (uint32_t i = 0; i < pack_count(pack, PACK_NEVERS); i++)
        mark(pack, pack->nevers[i].conditions, named, values);
    for (uint32_t f = 0; f < pack_count(pack, PACK_FACTS); f++) {
        const struct pack_fact *fact = pack->facts + f;
        if (fact->output_of != PACK_NONE)
            continue;
        if (!named[f] && fact->counts_down == 0)
            report_add(report, "fact_unread", SPAN_LITERAL("facts.json"), pack_span(pack, fact->id), SPAN_NONE, NULL,
                       "no rule reads this fact");
        for (uint32_t cell = 0; cell < fact->words.count && named[f]; cell++) {
            if ((values[f] >> cell & 1) == 0)
                report_add(report, "value_unread", SPAN_LITERAL("facts.json"), pack_span(pack, fact->id),
                           facts_word_of(pack, f, cell), NULL, "no rule names this value");
        }
    }
}
