/* Reason, refund, coupons, clocks, warnings, letter and sources: what tables other than the verdict's decide. Private
 * to advice/. */
#ifndef ADVICE_PARTS_H
#define ADVICE_PARTS_H

#include "advice/writer.h"

/* Fills reason, refund, coupons, clocks, warnings, letter and because. */
void advice_parts(struct advice_writer *writer);

#endif
