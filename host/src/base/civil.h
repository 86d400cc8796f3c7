/* Days and seconds to dates and back, proleptic Gregorian, UTC, without libc's time zones. */
#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

#define CIVIL_DAY INT64_C(86400)

struct civil {
    int year, month, day; /* month and day from 1 */
};

/* Days since 1970-01-01. The date must be valid. */
int64_t civil_days(struct civil date);
struct civil civil_from_days(int64_t days);
bool civil_valid(struct civil date);

/* The least and the greatest distance from UTC, in minutes to the east, that a clock may have. */
struct civil_zone {
    int64_t min, max;
};

/* Every clock on Earth. */
static const struct civil_zone civil_anywhere = {.min = -12 * 60, .max = 14 * 60};

/* Monday 0 … Sunday 6. */
int civil_weekday(int64_t days);

/* "2026-09-15T10:00:00Z". */
void civil_write_utc(struct buf *out, int64_t seconds);

/* Reads a day, "2026-09-15", of which *lo and *hi are as from civil_day_in, or a moment, of which both are the same
 * second: "2026-09-15T10:00:00Z", "…T10:00Z", "…T10:00:00.000Z", "…+02:00". False when it is anything else. */
bool civil_read(struct span text, struct civil_zone zone, int64_t *lo, int64_t *hi);

/* The earliest and the latest second at which a clock of that zone shows that day. East of Greenwich a day begins
 * earlier, so the first second comes from the clock farthest east and the last one from the clock farthest west. For
 * 1970-01-02, whose seconds in UTC are 86,400 to 172,799, and clocks from UTC+0 to UTC+2:
 *
 *     UTC+2      |======== Jan 2 ========|
 *     UTC+0          |======== Jan 2 ========|
 *               79,200                    172,799
 *
 * The clocks' own minutes decide, so days of 23 and 25 hours need no rule of their own. */
void civil_day_in(int64_t days, struct civil_zone zone, int64_t *lo, int64_t *hi);

/* The smallest zone that holds both. */
struct civil_zone civil_zone_hull(struct civil_zone a, struct civil_zone b);

#endif
