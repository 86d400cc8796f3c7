#include "model/decision.h"

static bool gives(const struct pack *pack, const struct pack_table *table, uint32_t outcome)
{
    for (uint32_t i = 0; i < table->rules.count; i++) {
        if (pack->rules[table->rules.first + i].outcome == outcome)
            return true;
    }
    return false;
}

uint32_t decision_shown(const struct pack *pack, uint32_t index, const struct table_answer *answer)
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
