/* calendar.json: {"from", "to", "holidays": ["2026-01-01" | ["2026-02-15", "2026-02-23"], …], "workdays": […],
 * "page_day_offsets": [-480, 480]}. Dates ascend. */
#ifndef PACK_COMPILE_CALENDAR_H
#define PACK_COMPILE_CALENDAR_H

#include "pack/compiler.h"

/* The days become holidays[] and workdays[]. */
bool compile_calendar(struct compiler *compiler) MUST_CHECK;

#endif
