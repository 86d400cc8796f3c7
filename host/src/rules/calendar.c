#include "rules/calendar.h"

#include "base/civil.h"

enum { CHINA_S = 8 * 3600 };

int64_t calendar_day(int64_t seconds)
{
    int64_t local = seconds + CHINA_S;
    return local >= 0 ? local / CIVIL_DAY : -((-local + CIVIL_DAY - 1) / CIVIL_DAY);
}

static bool listed(const int32_t *days, uint32_t count, int64_t day)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (days[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && days[low] == day;
}

bool calendar_is_business_day(const struct pack *pack, int64_t day)
{
    if (listed(pack->workdays, pack_count(pack, PACK_WORKDAYS), day))
        return true;
    return civil_weekday(day) < 5 && !listed(pack->holidays, pack_count(pack, PACK_HOLIDAYS), day);
}

int64_t calendar_business_days_between(const struct pack *pack, int64_t from, int64_t to, int64_t limit)
{
    int64_t count = 0;
    for (int64_t day = from + 1; day <= to && count < limit; day++)
        count += calendar_is_business_day(pack, day) ? 1 : 0;
    return count;
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
