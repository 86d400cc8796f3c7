/* The parts of an advice that have a table of their own. Private to advice/. */
#ifndef ADVICE_PARTS_H
#define ADVICE_PARTS_H

#include "advice/writer.h"

/* Fills reason, refund, coupons, clocks, warnings, letter and because. */
void advice_parts(struct advice_writer *writer);

#endif
