/* A clock ends between two moments, since its beginning is known between two and its rule gives a least and a most. The
 * seller has 24 to 48 hours to answer a request, which was made on Sep 15 between 08:00 and 20:00:
 *
 *     from   15th 08:00 |----| 15th 20:00
 *     until              16th 08:00 |------------------| 17th 20:00       (08:00 + 24 h, 20:00 + 48 h)
 *
 * A clock that counts down a number on the page ("left") ends that many hours from now. */
#include "rules/clocks.h"

#include "base/civil.h"
#include "model/calendar.h"

static int64_t number(const struct pack *pack, uint32_t outcome, enum pack_attribute attribute)
{
    const struct pack_value *value = pack_value(pack, outcome, attribute);
    return value == NULL ? 0 : value->number;
}

static int64_t end_after(const struct pack *pack, uint32_t outcome, int64_t from_s, enum pack_attribute hours,
                         enum pack_attribute days)
{
    if (pack_value(pack, outcome, days) != NULL)
        return calendar_add_business_days(pack, from_s, number(pack, outcome, days));
    return from_s + number(pack, outcome, hours) * 3600;
}

static bool run_clock(const struct pack *pack, const struct facts *facts, uint32_t outcome, int64_t now_s,
                      struct decision_clock *clock)
{
    const struct pack_value *from = pack_value(pack, outcome, PACK_FROM), *left = pack_value(pack, outcome, PACK_LEFT);
    *clock = (struct decision_clock){.outcome = outcome};
    if (left != NULL) {
        struct interval hours = facts->numbers[left->first];
        if (interval_equal(hours, facts_range(pack, left->first)))
            return false; /* no countdown was seen */
        clock->until = interval_shift(interval_scale(hours, 3600), (struct interval){.lo = now_s, .hi = now_s + 3600});
        return true;
    }
    if (from == NULL)
        return false;
    struct interval began = facts->times[from->first];
    if (began.lo == INTERVAL_OPEN_BELOW || began.hi == INTERVAL_OPEN_ABOVE ||
        (facts->times_seen >> from->first & 1) == 0)
        return false;
    clock->has_from = true;
    clock->from = began;
    clock->until = (struct interval){
        .lo = end_after(pack, outcome, began.lo, PACK_HOURS_MIN, PACK_BUSINESS_DAYS_MIN),
        .hi = end_after(pack, outcome, began.hi, PACK_HOURS_MAX, PACK_BUSINESS_DAYS_MAX),
    };
    return clock->until.hi >= now_s - CIVIL_DAY;
}

enum status run_clocks(const struct pack *pack, int64_t now_s, struct arena *arena, struct decision *out,
                       struct error *err)
{
    const struct table_answer *answer = out->tables + pack->header->roles[PACK_ROLE_CLOCKS];
    struct decision_clock *clocks = arena_array(arena, answer->outcome_count, sizeof(*clocks));
    if (clocks == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the clocks need more memory than a request may use");
    for (size_t i = 0; i < answer->outcome_count; i++) {
        if (run_clock(pack, &out->facts, answer->outcomes[i], now_s, clocks + out->clock_count))
            out->clock_count++;
    }
    out->clocks = clocks;
    return STATUS_OK;
}
