/* Business days of sellers, in China Standard Time: Monday to Friday without the pack's holidays, and the weekend days
 * that make up for them, which it lists as workdays. Of years that the pack has no holidays of, every Monday to Friday
 * counts, so the result is approximate.
 *
 *     Thu 2026-02-12 + 2 business days = Sat 2026-02-14, where the pack lists that Saturday as a workday */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "model/pack.h"

/* The day, in China, on which that second falls; days since 1970. */
int64_t calendar_day(int64_t seconds);

/* day: days since 1970, as calendar_day gives it. */
bool calendar_is_business_day(const struct pack *pack, int64_t day);

/* How many business days there are after `from`, up to and including `to`: 0 when `to` is not after `from`, never more
 * than `limit`. */
int64_t calendar_business_days_between(const struct pack *pack, int64_t from, int64_t to, int64_t limit);

/* The last second of the count-th business day after the day of `seconds`; count is at most PACK_MAX_BUSINESS_DAYS. */
int64_t calendar_add_business_days(const struct pack *pack, int64_t seconds, int64_t count);

#endif
