/* Dates and durations in page texts. */
#ifndef LEXICON_DATE_H
#define LEXICON_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/civil.h"
#include "model/advice.h"
#include "model/pack.h"

/* The one date in a normalised text, labels around it or not: "sep 15, 2026", "15 sep 2026", "2026-09-15",
 * "2026/9/15". "03/04/2026" is both its readings. The result is when that day lasts in that zone; false
 * when there is no date, more than one, or one without a year. */
bool date_read(const struct pack *pack, struct span text, struct civil_zone zone, struct interval *out);

/* The duration beside the phrase that lies from `from` to `until` in a normalised text, in hours: the one right after it
 * ("time left: 12 days 3 hours"), else the one right before it ("12 days and 3 hours left"). lo is what is said, hi
 * the last hour that could be left. False, and *hours untouched, when neither is there. */
bool duration_beside(const struct pack *pack, struct span text, size_t from, size_t until, struct interval *hours);

#endif
