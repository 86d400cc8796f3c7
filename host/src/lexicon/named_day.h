/* The calendar day that page or buyer name for a point in time, which a letter can then name, too. Private to lexicon/.
 *
 * "Sep 15" as a page shows it is any moment from the first midnight on Earth that begins this day to the last that ends
 * it, if nothing is known of the clock:
 *
 *      Sep 14 10:00 UTC (UTC+14)  |------------ Sep 15 ------------|  Sep 16 12:00 UTC (UTC-12)
 *
 * By the zone furthest east it begins on Sep 15, and by the zone furthest west it ends on Sep 15: one day is named. A
 * moment told as 10:00 UTC is a Sep 15 for some clocks and a Sep 14 or 16 for others: no day is named. It can still
 * disagree with a day that was named before. */
#ifndef LEXICON_NAMED_DAY_H
#define LEXICON_NAMED_DAY_H

#include "base/civil.h"
#include "base/interval.h"
#include "model/reading.h"

/* Notes in reading->days what a clock of that zone says of the time, which lies in that interval: the day, if it is
 * one, or that it is disputed. */
void named_day_note(struct reading *reading, uint32_t time, struct interval moment, struct civil_zone zone);

#endif
