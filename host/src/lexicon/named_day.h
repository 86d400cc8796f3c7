/* The calendar day that the page or the buyer names for a point in time, so that a letter can name it. Private to
 * lexicon/.
 *
 * Days lie between midnights, and each zone has its own. "Sep 15" on a page, if nothing is known of the buyer's clock:
 *
 *      Sep 14 10:00 UTC                                        Sep 16 12:00 UTC
 *             |---------------------- Sep 15 ----------------------|
 *      begins at UTC+14                                        ends at UTC-12
 *
 * The clock furthest east says Sep 15 at the beginning of this interval, the clock furthest west at its end: the day is
 * Sep 15. The moment "Sep 15 10:00 UTC" is Sep 16 at UTC+14 and Sep 14 at UTC-12: it names no day. But it rules out
 * that the day is Sep 20, if a text before it said that. */
#ifndef LEXICON_NAMED_DAY_H
#define LEXICON_NAMED_DAY_H

#include "base/civil.h"
#include "base/interval.h"
#include "model/reading.h"

/* Notes in reading->days what follows for the time from `moment`, which was read by a clock of that zone: the day, if
 * it names one and no other is known; or that the day is disputed. */
void named_day_note(struct reading *reading, uint32_t time, struct interval moment, struct civil_zone zone);

#endif
