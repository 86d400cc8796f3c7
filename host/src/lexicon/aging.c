#include "lexicon/aging.h"

#include "base/civil.h"
#include "model/calendar.h"
#include "model/facts.h"

enum { HOUR = 3600 };

bool aging_stale(const struct pack *pack, uint32_t index, uint64_t cells, int64_t age_s)
{
    const struct pack_fact *fact = pack->facts + index;
    for (uint32_t i = 0; i < fact->keeps.count; i++) {
        if ((cells >> i & 1) != 0 && age_s > pack->cuts[fact->keeps.first + i] * HOUR)
            return true;
    }
    return false;
}

/* How many units have passed: a part of one may or may not have brought the next. */
static struct interval passed(int64_t seconds, int64_t unit)
{
    return (struct interval){.lo = seconds / unit, .hi = (seconds + unit - 1) / unit};
}

static struct interval passed_of(const struct pack *pack, const struct pack_fact *fact, int64_t then_s, int64_t now_s)
{
    switch ((enum pack_derive)fact->derive) {
    case PACK_DERIVE_DAYS_SINCE: return passed(now_s - then_s, CIVIL_DAY);
    case PACK_DERIVE_BUSINESS_DAYS_SINCE: {
        int64_t days = calendar_business_days_between(pack, calendar_day(then_s), calendar_day(now_s), fact->max);
        return (struct interval){.lo = days, .hi = days};
    }
    case PACK_DERIVE_HOURS_SINCE:
    case PACK_DERIVE_NONE: break;
    }
    return passed(now_s - then_s, HOUR);
}

bool aging_shift(const struct pack *pack, uint32_t index, int64_t then_s, int64_t now_s, struct interval *number)
{
    const struct pack_fact *fact = pack->facts + index;
    int64_t least = pack->cuts[fact->cuts.first];
    if (then_s >= now_s || (fact->derive == PACK_DERIVE_NONE && fact->counts_down == 0))
        return true;
    struct interval by = passed_of(pack, fact, then_s, now_s), shifted = *number;
    if (fact->derive != PACK_DERIVE_NONE) {
        shifted.lo = shifted.lo <= least ? least : shifted.lo + by.lo;
        shifted.hi = shifted.hi >= fact->max ? fact->max : shifted.hi + by.hi;
    } else {
        shifted.lo = shifted.lo - by.hi < least ? least : shifted.lo - by.hi;
        shifted.hi = shifted.hi >= fact->max ? fact->max : shifted.hi - by.lo;
    }
    if (shifted.hi < least)
        return false;
    *number = shifted;
    return true;
}
