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

/* Monday 0 … Sunday 6. */
int civil_weekday(int64_t days);

/* "2026-09-15T10:00:00Z". */
void civil_write_utc(struct buf *out, int64_t seconds);

/* Reads "2026-09-15" (a day: lo to hi are its first and last second on Earth, UTC+14 to UTC-12) or
 * "2026-09-15T10:00:00Z", "…T10:00Z", "…T10:00:00.000Z", "…+02:00" (a moment: lo equals hi). False when it is anything
 * else. */
bool civil_read(struct span text, int64_t *lo, int64_t *hi);

/* The earliest and latest second at which some clock on Earth shows that day. */
void civil_day_anywhere(int64_t days, int64_t *lo, int64_t *hi);

#endif
