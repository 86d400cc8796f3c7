#include "lexicon/named_day.h"

static int64_t day_at(int64_t seconds, int64_t minutes_east)
{
    int64_t local = seconds + minutes_east * 60;
    return local >= 0 ? local / CIVIL_DAY : -((-local + CIVIL_DAY - 1) / CIVIL_DAY);
}

void named_day_note(struct reading *reading, uint32_t time, struct interval moment, struct civil_zone zone)
{
    struct shown_day *known = reading->days + time;
    int64_t day = day_at(moment.lo, zone.max);
    bool one = day == day_at(moment.hi, zone.min);
    int64_t first = one ? day : day_at(moment.lo, zone.min), last = one ? day : day_at(moment.hi, zone.max);
    if (known->what == DAY_NOT_NAMED && one)
        *known = (struct shown_day){.what = DAY_KNOWN, .day = day};
    else if (known->what == DAY_KNOWN && (known->day < first || known->day > last))
        known->what = DAY_DISPUTED;
}
