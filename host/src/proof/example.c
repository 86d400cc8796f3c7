#include "proof/example.h"

/* Takes away the values that are not needed; of a number only those at its ends, so that an interval remains. */
static void without_values(const struct pack *pack, uint32_t fact, state_fn *shows, uint32_t number,
                           struct state *state)
{
    for (uint64_t left = state->cells[fact]; left != 0; left &= left - 1) {
        uint64_t cell = left & (~left + 1), before = state->cells[fact];
        bool end = (before & (cell - 1)) == 0 || (before & ~(cell | (cell - 1))) == 0;
        if (before == cell || (pack->facts[fact].kind == PACK_FACT_NUMBER && !end))
            continue;
        state->cells[fact] = before & ~cell;
        if (!shows(pack, state, number))
            state->cells[fact] = before;
    }
}

void example_simplify(const struct pack *pack, state_fn *shows, uint32_t number, struct state *state)
{
    for (uint32_t fact = 0; fact < pack_count(pack, PACK_FACTS); fact++) {
        if (state->stated[fact])
            without_values(pack, fact, shows, number, state);
    }
    for (uint32_t fact = 0; fact < pack_count(pack, PACK_FACTS); fact++) {
        struct state without = *state;
        without.stated[fact] = false;
        without.cells[fact] = pack->facts[fact].all;
        if (shows(pack, &without, number))
            *state = without;
    }
}
