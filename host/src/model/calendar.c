#include "model/calendar.h"

#include "base/civil.h"

enum { CHINA_S = 8 * 3600 };

int64_t calendar_day(int64_t seconds)
{
    int64_t local = seconds + CHINA_S;
    return local >= 0 ? local / CIVIL_DAY : -((-local + CIVIL_DAY - 1) / CIVIL_DAY);
}

/* Where the days from `day` on begin. */
static uint32_t first_listed(const int32_t *days, uint32_t count, int64_t day)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (days[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool listed(const int32_t *days, uint32_t count, int64_t day)
{
    uint32_t at = first_listed(days, count, day);
    return at < count && days[at] == day;
}

static bool is_weekday(int64_t day)
{
    return civil_weekday(day) < 5;
}

bool calendar_is_business_day(const struct pack *pack, int64_t day)
{
    if (listed(pack->workdays, pack_count(pack, PACK_WORKDAYS), day))
        return true;
    return is_weekday(day) && !listed(pack->holidays, pack_count(pack, PACK_HOLIDAYS), day);
}

/* Days from Monday to Friday after `from` up to and including `to`, which is not before it. */
static int64_t weekdays_between(int64_t from, int64_t to)
{
    int64_t weeks = (to - from) / 7, count = weeks * 5;
    for (int64_t day = from + weeks * 7 + 1; day <= to; day++)
        count += is_weekday(day) ? 1 : 0;
    return count;
}

int64_t calendar_business_days_between(const struct pack *pack, int64_t from, int64_t to, int64_t limit)
{
    uint32_t holidays = pack_count(pack, PACK_HOLIDAYS), workdays = pack_count(pack, PACK_WORKDAYS);
    if (to <= from)
        return 0;
    int64_t count = weekdays_between(from, to);
    for (uint32_t i = first_listed(pack->holidays, holidays, from + 1); i < holidays && pack->holidays[i] <= to; i++)
        count -= is_weekday(pack->holidays[i]) && !listed(pack->workdays, workdays, pack->holidays[i]) ? 1 : 0;
    for (uint32_t i = first_listed(pack->workdays, workdays, from + 1); i < workdays && pack->workdays[i] <= to; i++)
        count += is_weekday(pack->workdays[i]) ? 0 : 1;
    return count < limit ? count : limit;
}

int64_t calendar_add_business_days(const struct pack *pack, int64_t seconds, int64_t count)
{
    int64_t day = calendar_day(seconds);
    while (count > 0) {
        day++;
        count -= calendar_is_business_day(pack, day) ? 1 : 0;
    }
    return (day + 1) * CIVIL_DAY - 1 - CHINA_S;
}
