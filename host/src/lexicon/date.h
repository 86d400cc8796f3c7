/* Dates in page texts. */
#ifndef LEXICON_DATE_H
#define LEXICON_DATE_H

#include <stdbool.h>

#include "base/interval.h"
#include "lexicon/date_part.h"

/* The one date in a normalised text, labels around it or not, as the time that day lasts in the zone:
 * - a month's name, a day and a year in any usual order: "sep 15, 2026", "24 de novembro de 2023", "2026년 5월 21일";
 * - "2026-09-15", "15/09/2026", "15. 9. 2026"; "03/04/2026" is everything from one of its readings to the other;
 * - without a year, at the end of the text: "sat | sep. 19 18:46" is the last such day that has begun, and everything
 * from the one before on where it has begun for some clocks only. A weekday beside it in the page's language must
 * agree. False when there is no date, more than one, a range, a year that is not one of 2000 to 2199 in four digits
 * (other calendars, "26"), or one date that could be read as another. */
bool date_read(const struct date_context *context, struct span text, struct interval *out);

#endif
