#include "lexicon/aging.h"

#include "base/civil.h"
#include "model/calendar.h"
#include "model/facts.h"

enum { HOUR = 3600, SPARED_PART = 6 };

bool aging_stale(const struct pack *pack, uint32_t index, uint64_t cells, int64_t age_s)
{
    const struct pack_fact *fact = pack->facts + index;
    for (uint32_t i = 0; i < fact->keeps.count; i++) {
        if ((cells >> i & 1) != 0 && age_s > pack->cuts[fact->keeps.first + i] * HOUR)
            return true;
    }
    return false;
}

/* By how many units the number has changed. */
static struct interval units_passed(const struct pack *pack, const struct pack_fact *fact, const struct aging *aging)
{
    if (fact->derive == PACK_DERIVE_BUSINESS_DAYS_SINCE) {
        int64_t days =
            calendar_business_days_between(pack, calendar_day(aging->then_s), calendar_day(aging->now_s), fact->max);
        return (struct interval){.lo = days, .hi = days};
    }
    bool days = fact->derive == PACK_DERIVE_DAYS_SINCE || fact->derive == PACK_DERIVE_DAYS_UNTIL;
    int64_t unit = days ? CIVIL_DAY : HOUR, seconds = aging->now_s - aging->then_s;
    int64_t spared = aging->told ? unit / SPARED_PART : 0;
    return (struct interval){.lo = seconds / unit, .hi = (seconds + unit - 1 - spared) / unit};
}

bool aging_shift(const struct pack *pack, uint32_t index, const struct aging *aging, struct interval *number)
{
    const struct pack_fact *fact = pack->facts + index;
    bool until = pack_counts_until(fact), grows = fact->derive != PACK_DERIVE_NONE && !until,
         shrinks = until || (!grows && fact->counts_down != 0);
    struct interval range = facts_range(pack, index), aged = interval_open(*number, range);
    if (aging->then_s < aging->now_s && (grows || shrinks)) {
        struct interval passed = units_passed(pack, fact, aging);
        aged = interval_shift(aged, grows ? passed : interval_negate(passed));
        if (aged.hi < range.lo && !until)
            return false;
    }
    *number = interval_clamp(aged, range);
    return true;
}
