#include "rules/narrow.h"

#include <string.h>

#include "base/civil.h"
#include "model/calendar.h"

/* Nothing shown on a page lies in the future, and each time has one that it cannot precede; that holds along a whole
 * chain, whether or not the times between were seen. A point that is only bounded from one side stays without the
 * other. */
static void narrow_times(const struct pack *pack, struct facts *facts, int64_t now_s)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_TIMES); i++) {
        uint32_t after = pack->times[i].after;
        struct interval possible = {.lo = after == PACK_NONE ? INTERVAL_OPEN_BELOW : facts->times[after].lo,
                                    .hi = now_s};
        facts->times[i] = interval_meet(facts->times[i], possible);
        if (interval_empty(facts->times[i]) && (facts->times_seen >> i & 1) != 0)
            facts->contradictory = true;
    }
    for (uint32_t i = pack_count(pack, PACK_TIMES); i-- > 0;) {
        uint32_t after = pack->times[i].after;
        if (after != PACK_NONE)
            facts->times[after] = interval_meet(facts->times[after],
                                                (struct interval){.lo = INTERVAL_OPEN_BELOW, .hi = facts->times[i].hi});
    }
}

static int64_t units_since(const struct pack *pack, const struct pack_fact *fact, int64_t from_s, int64_t now_s)
{
    int64_t elapsed = now_s - from_s;
    if (elapsed < 0)
        return 0;
    switch ((enum pack_derive)fact->derive) {
    case PACK_DERIVE_HOURS_SINCE: return elapsed / 3600;
    case PACK_DERIVE_DAYS_SINCE: return elapsed / CIVIL_DAY;
    case PACK_DERIVE_BUSINESS_DAYS_SINCE:
        /* Weeks have at least two business days, so a span this long is past every maximum a pack may use. */
        if (elapsed / CIVIL_DAY / 4 > fact->max)
            return fact->max;
        return calendar_business_days_between(pack, calendar_day(from_s), calendar_day(now_s), fact->max);
    case PACK_DERIVE_NONE: break;
    }
    return 0;
}

static void derive_numbers(const struct pack *pack, struct facts *facts, int64_t now_s)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        const struct pack_fact *fact = pack->facts + i;
        if (fact->derive == PACK_DERIVE_NONE)
            continue;
        struct interval time = facts->times[fact->time];
        if (interval_empty(time))
            continue;
        struct interval number = interval_all;
        if (time.hi != INTERVAL_OPEN_ABOVE)
            number.lo = units_since(pack, fact, time.hi, now_s);
        if (time.lo != INTERVAL_OPEN_BELOW)
            number.hi = units_since(pack, fact, time.lo, now_s);
        facts_bound_number(pack, facts, i, interval_clamp(number, facts_range(pack, i)));
        facts->stated[i] = facts->stated[i] || (facts->times_seen >> fact->time & 1) != 0;
    }
}

/* A constraint whose other conditions all hold for certain takes its cells from the one that is left. */
static bool apply_never(const struct pack *pack, uint64_t *cells, const struct pack_never *never, uint32_t *taken)
{
    const struct pack_condition *open = NULL;
    for (uint32_t i = 0; i < never->conditions.count; i++) {
        const struct pack_condition *condition = pack->conditions + never->conditions.first + i;
        uint64_t left = cells[condition->fact];
        if ((left & condition->cells) == 0)
            return false;
        if ((left & ~condition->cells) != 0) {
            if (open != NULL)
                return false;
            open = condition;
        }
    }
    if (open == NULL)
        open = pack->conditions + never->conditions.first;
    cells[open->fact] &= ~open->cells;
    *taken = open->fact;
    return true;
}

uint32_t narrow_cells(const struct pack *pack, uint64_t *cells)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < pack_count(pack, PACK_NEVERS); i++) {
            uint32_t taken;
            if (!apply_never(pack, cells, pack->nevers + i, &taken))
                continue;
            if (cells[taken] == 0)
                return taken;
            changed = true;
        }
    }
    return PACK_NONE;
}

void facts_narrow(const struct pack *pack, struct facts *facts, int64_t now_s)
{
    narrow_times(pack, facts, now_s);
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        uint32_t time = pack->facts[i].shown_by;
        if (time != PACK_NONE && (facts->times_seen >> time & 1) != 0)
            facts_keep(facts, i, 2);
    }
    derive_numbers(pack, facts, now_s);
    if (facts->contradictory)
        return;
    uint32_t empty = narrow_cells(pack, facts->cells);
    if (empty != PACK_NONE)
        facts_keep(facts, empty, 0);
}

/* What is left of a fact whatever the assumptions that may be asked about turn out to be. */
static uint64_t firm(const struct pack_fact *fact, uint64_t cells)
{
    return fact->ease != 0 && fact->assume != fact->all ? fact->all : cells;
}

static bool speaks_of(const struct pack *pack, const struct pack_run *run, uint32_t fact)
{
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        if (pack->conditions[i].fact == fact)
            return true;
    }
    return false;
}

/* Some constraint that speaks of these values may still turn out to hold. */
static bool doubtful(const struct pack *pack, const uint64_t *cells, uint32_t fact, uint64_t values)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_NEVERS); i++) {
        const struct pack_run *run = &pack->nevers[i].conditions;
        bool possible = speaks_of(pack, run, fact);
        for (uint32_t c = run->first; c < run->first + run->count && possible; c++) {
            const struct pack_condition *condition = pack->conditions + c;
            uint64_t left =
                condition->fact == fact ? values : firm(pack->facts + condition->fact, cells[condition->fact]);
            possible = (left & condition->cells) != 0;
        }
        if (possible)
            return true;
    }
    return false;
}

void narrow_assume(const struct pack *pack, const bool *stated, uint64_t *cells, bool *assumed)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        const struct pack_fact *fact = pack->facts + i;
        uint64_t values = cells[i] & fact->assume;
        if (values == cells[i] || values == 0 || stated[i] || (fact->doubtful != 0 && doubtful(pack, cells, i, values)))
            continue;
        cells[i] = values;
        assumed[i] = true;
    }
}

void facts_assume(const struct pack *pack, struct facts *facts)
{
    narrow_assume(pack, facts->stated, facts->cells, facts->assumed);
}
