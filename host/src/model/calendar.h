/* Business days of the pack's calendar (sellers' working days, China Standard Time). Outside the span that
 * the calendar covers, Monday to Friday count, which is approximate. */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "model/pack.h"

/* The day, in China, on which that second falls; days since 1970. */
int64_t calendar_day(int64_t seconds);

bool calendar_is_business_day(const struct pack *pack, int64_t day);

/* Business days after `from` up to and including `to`: 0 when to is not after from. At most `limit`. */
int64_t calendar_business_days_between(const struct pack *pack, int64_t from, int64_t to, int64_t limit);

/* The last second of the count-th business day after the day of `seconds`. count ≤ 400. */
int64_t calendar_add_business_days(const struct pack *pack, int64_t seconds, int64_t count);

#endif
