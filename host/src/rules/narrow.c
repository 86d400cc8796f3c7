/* Three steps, each of which only takes possibilities away. An example: a page shows that an order was paid on Sep 15
 * and has a button to confirm receipt; it is read at noon on Sep 17.
 *
 * 1. Points in time bound each other. In facts.json, paid_at stands `after` ordered_at, shipped_at `after` paid_at:
 *
 *                    Sep 14         15            16           17  now
 *     ordered_at  <--------------------|                              at the latest when it was paid
 *     paid_at                    |-----|                              as shown
 *     shipped_at                 |-----------------------------|      not before it was paid, not in the future
 *
 * 2. Numbers follow from points in time: 36 to 60 hours have passed since the payment.
 *
 * 3. Constraints (`never`) take values away. N says: never {stage unpaid or paid} with {button to confirm}. As bits,
 * the stages shipped, paid, unpaid are 100, 010, 001; the button yes, no is 10, 01:
 *
 *                        stage   button
 *        conditions of N  011     10
 *        left of the fact 111     10
 *        left outside N   100     00     the button cannot save the order from N, the stage can, by being shipped
 *        afterwards       100     10
 *
 *    If two facts could still save it, nothing follows. If none can, the order contradicts itself. What one constraint
 *    takes may make another certain, so all are applied until none changes anything: a fixed point. */
#include "rules/narrow.h"

#include <string.h>

#include "base/civil.h"
#include "model/calendar.h"

/* Step 1. A time bounds the others of its chain even when those between were not seen; so one pass carries lower ends
 * forward, one carries upper ends back. What bounds a time only from one side leaves its other end open. */
static void narrow_times(const struct pack *pack, struct facts *facts, int64_t now_s)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_TIMES); i++) {
        uint32_t after = pack->times[i].after;
        struct interval possible = {.lo = after == PACK_NONE ? INTERVAL_OPEN_BELOW : facts->times[after].lo,
                                    .hi = pack->times[i].future != 0 ? INTERVAL_OPEN_ABOVE : now_s};
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

/* Units that have passed since the moment; or begun units until it, so that only what is over has none left. */
static int64_t units_to(const struct pack *pack, const struct pack_fact *fact, int64_t moment_s, int64_t now_s)
{
    bool until = pack_counts_until(fact);
    int64_t elapsed = until ? moment_s - now_s : now_s - moment_s;
    if (elapsed < 0)
        return 0;
    switch ((enum pack_derive)fact->derive) {
    case PACK_DERIVE_HOURS_SINCE: return elapsed / 3600;
    case PACK_DERIVE_DAYS_SINCE: return elapsed / CIVIL_DAY;
    case PACK_DERIVE_BUSINESS_DAYS_SINCE:
        /* Weeks have at least two business days, so a span this long is past every maximum a pack may use. */
        if (elapsed / CIVIL_DAY / 4 > fact->max)
            return fact->max;
        return calendar_business_days_between(pack, calendar_day(moment_s), calendar_day(now_s), fact->max);
    case PACK_DERIVE_HOURS_UNTIL: return (elapsed + 3600 - 1) / 3600;
    case PACK_DERIVE_DAYS_UNTIL: return (elapsed + CIVIL_DAY - 1) / CIVIL_DAY;
    case PACK_DERIVE_NONE: break;
    }
    return 0;
}

/* Step 2. */
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
        int64_t *early = pack_counts_until(fact) ? &number.lo : &number.hi,
                *late = early == &number.lo ? &number.hi : &number.lo;
        if (time.hi != INTERVAL_OPEN_ABOVE)
            *late = units_to(pack, fact, time.hi, now_s);
        if (time.lo != INTERVAL_OPEN_BELOW)
            *early = units_to(pack, fact, time.lo, now_s);
        facts_bound_number(pack, facts, i, interval_clamp(number, facts_range(pack, i)));
        facts->stated[i] = facts->stated[i] || (facts->times_seen >> fact->time & 1) != 0;
    }
}

/* Step 3, one constraint: when all but one of its conditions certainly hold, the fact of that one loses the cells that
 * would fulfil it. Returns whether that was so; *taken is that fact. */
static bool apply_never(const struct pack *pack, uint64_t *cells, const struct pack_never *never, uint32_t *taken)
{
    const struct pack_condition *open = pack->conditions + never->conditions.first;
    int unmet = pack_unmet(pack, cells, never->conditions, &open);
    if (unmet < 0 || unmet > 1)
        return false;
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

/* What another fact may turn out to be. Stated, it is what is left of it. Where its own assumption is sure to be made,
 * it is that: an answer that takes it away takes away what was assumed because of it. Else it may be anything, if the
 * buyer can be asked about it, or what is left of it. */
static uint64_t may_be(const struct pack_fact *fact, bool stated, uint64_t cells)
{
    uint64_t assumed = cells & fact->assume;
    if (stated || fact->assume == fact->all)
        return cells;
    if (fact->doubts.count == 0 && assumed != 0)
        return assumed;
    return fact->ease != 0 ? fact->all : cells;
}

/* Whether some constraint that names these values of the fact may still turn out to hold. An example: nobody told of a
 * reply of the seller, which is then assumed to be none. A constraint says: never {reply none} with {cancelled by the
 * seller}. While the stage may still be cancelled by the seller, the assumption is not made. */
static bool doubtful(const struct pack *pack, const bool *stated, const uint64_t *cells, uint32_t fact, uint64_t values)
{
    const struct pack_run *doubts = &pack->facts[fact].doubts;
    for (uint32_t i = doubts->first; i < doubts->first + doubts->count; i++) {
        const struct pack_run *run = &pack->nevers[pack->doubts[i]].conditions;
        bool possible = true;
        for (uint32_t c = run->first; c < run->first + run->count && possible; c++) {
            const struct pack_condition *condition = pack->conditions + c;
            uint32_t other = condition->fact;
            uint64_t left = other == fact ? values : may_be(pack->facts + other, stated[other], cells[other]);
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
        if (values == cells[i] || values == 0 || stated[i] || doubtful(pack, stated, cells, i, values))
            continue;
        cells[i] = values;
        assumed[i] = true;
    }
}
