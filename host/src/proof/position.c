#include "proof/position.h"

#include <string.h>

void position_start(const struct pack *pack, struct position *out)
{
    memset(out, 0, sizeof(*out));
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        const struct pack_fact *fact = pack->facts + i;
        out->state.cells[i] = fact->all;
        out->state.stated[i] = fact->assume != fact->all;
        out->unchosen[i] = out->state.stated[i] && fact->kind != PACK_FACT_NUMBER;
    }
}

uint32_t position_to_choose(const struct pack *pack, const struct position *position, const struct view *view)
{
    const struct pack_table *table = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    for (uint32_t i = 0; i < table->inputs.count; i++) {
        uint32_t fact = pack->inputs[table->inputs.first + i].fact;
        if (position->unchosen[fact] && trial_matters(pack, view, fact, view->cells[fact]))
            return fact;
    }
    return PACK_NONE;
}

bool position_choose(const struct pack *pack, const struct position *position, uint32_t fact, uint32_t choice,
                     struct position *out)
{
    if (choice > pack->facts[fact].cells)
        return false;
    *out = *position;
    out->unchosen[fact] = false;
    out->state.stated[fact] = choice > 0;
    if (choice > 0)
        out->state.cells[fact] &= ~(UINT64_C(1) << (choice - 1));
    return true;
}

void position_answer(const struct pack *pack, const struct position *position, uint32_t fact, uint64_t cells,
                     struct position *out)
{
    trial_answer(pack, &position->state, fact, cells, &out->state);
    memcpy(out->unchosen, position->unchosen, sizeof(out->unchosen));
    out->unchosen[fact] = false;
}
