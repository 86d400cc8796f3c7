/* Dates in page texts. */
#ifndef LEXICON_DATE_H
#define LEXICON_DATE_H

#include <stdbool.h>

#include "base/interval.h"
#include "lexicon/date_part.h"

/* The date in a normalised text, with labels around it or not, as the time that this day lasts in the zone:
 * - a month's name, a day and a year in any usual order: "sep 15, 2026", "24 de novembro de 2023", "2026년 5월 21일";
 * - "2026-09-15", "15/09/2026", "15. 9. 2026"; "03/04/2026" lasts from Mar 4 to Apr 3, since it may be either;
 * - without a year, at the end of the text: "sat | sep. 19 18:46" is the last such day that has begun. Where it has
 *   begun for some clocks of the zone and not for others, it lasts from last year's day on;
 * - the same of what may still be to come: the day of that name within 120 days before or after now, next year's or
 *   last year's too. Where it is further away on both sides, it lasts from the one to the other.
 *
 * A weekday beside the date, in the page's language, must agree with it. False when there is no date, when there are
 * two different ones, when it is a range, when its year is not one of 2000 to 2199 in four digits (other calendars,
 * "26"), and when it could be read in another way. */
bool date_read(const struct date_context *context, struct span text, struct interval *out);

/* The same for the date that begins at byte `at`, its weekday and its clock with it, whatever stands behind it: where
 * it ends, or 0. */
size_t date_at(const struct date_context *context, struct span text, size_t at, struct interval *out);

#endif
