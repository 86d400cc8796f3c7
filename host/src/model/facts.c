#include "model/facts.h"

struct interval facts_range(const struct pack *pack, uint32_t fact)
{
    return (struct interval){.lo = pack->cuts[pack->facts[fact].cuts.first], .hi = pack->facts[fact].max};
}

void facts_init(const struct pack *pack, struct facts *facts)
{
    *facts = (struct facts){.contradiction = PACK_NONE};
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        const struct pack_fact *fact = pack->facts + i;
        facts->cells[i] = fact->all;
        if (fact->kind == PACK_FACT_NUMBER)
            facts->numbers[i] = facts_range(pack, i);
    }
    for (uint32_t i = 0; i < pack_count(pack, PACK_TIMES); i++)
        facts->times[i] = interval_all;
}

static void narrow(struct facts *facts, uint32_t fact, uint64_t cells)
{
    facts->cells[fact] &= cells;
    if (facts->cells[fact] == 0 && !facts->contradictory) {
        facts->contradictory = true;
        facts->contradiction = (uint16_t)fact;
    }
}

void facts_keep(struct facts *facts, uint32_t fact, uint64_t cells)
{
    facts->stated[fact] = facts->stated[fact] || (facts->cells[fact] & ~cells) != 0;
    narrow(facts, fact, cells);
}

static uint32_t cell_of(const struct pack *pack, const struct pack_fact *fact, int64_t number)
{
    const int64_t *cuts = pack->cuts + fact->cuts.first;
    uint32_t low = 0, high = fact->cuts.count - 1;
    while (low < high) { /* the last cut that is not above the number */
        uint32_t middle = low + (high - low + 1) / 2;
        if (cuts[middle] <= number)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

uint64_t facts_cells_of(const struct pack *pack, uint32_t index, struct interval number)
{
    const struct pack_fact *fact = pack->facts + index;
    struct interval inside = interval_meet(number, facts_range(pack, index));
    if (interval_empty(inside))
        return 0;
    uint32_t first = cell_of(pack, fact, inside.lo), last = cell_of(pack, fact, inside.hi);
    uint64_t upto = last == 63 ? UINT64_MAX : (UINT64_C(1) << (last + 1)) - 1;
    return upto & ~((UINT64_C(1) << first) - 1);
}

uint64_t facts_cell_of_word(const struct pack *pack, uint32_t index, struct span word)
{
    for (uint32_t cell = 0; cell < pack->facts[index].words.count; cell++) {
        if (span_equal(facts_word_of(pack, index, cell), word))
            return UINT64_C(1) << cell;
    }
    return 0;
}

struct span facts_word_of(const struct pack *pack, uint32_t index, uint32_t cell)
{
    return pack_span(pack, pack->texts[pack->facts[index].words.first + cell]);
}

struct interval facts_cell_range(const struct pack *pack, uint32_t index, uint32_t cell)
{
    const struct pack_fact *fact = pack->facts + index;
    const int64_t *cuts = pack->cuts + fact->cuts.first;
    return (struct interval){.lo = cuts[cell], .hi = cell + 1 < fact->cuts.count ? cuts[cell + 1] - 1 : fact->max};
}

void facts_keep_number(const struct pack *pack, struct facts *facts, uint32_t fact, struct interval number)
{
    facts->stated[fact] = true;
    facts_bound_number(pack, facts, fact, number);
}

void facts_bound_number(const struct pack *pack, struct facts *facts, uint32_t fact, struct interval number)
{
    facts->numbers[fact] = interval_meet(facts->numbers[fact], number);
    narrow(facts, fact, facts_cells_of(pack, fact, facts->numbers[fact]));
}

void facts_keep_time(struct facts *facts, uint32_t time, struct interval moment)
{
    facts->times[time] = interval_meet(facts->times[time], moment);
    facts->times_seen |= UINT32_C(1) << time;
    if (interval_empty(facts->times[time]))
        facts->contradictory = true;
}
