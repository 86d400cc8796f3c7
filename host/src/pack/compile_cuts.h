/* Where a number is cut into cells: at every constant that anything in the pack compares it with.
 *
 *     {"min": 12} begins a cell at 12, {"max": 23} begins one at 24:
 *
 *     0          12          24            100
 *     |  cell 0  |  cell 1  |    cell 2     |
 *
 * Rules, constraints, `assume` and `later` cut. A text of the page cannot: what it proves has to end where a cell ends.
 */
#ifndef PACK_COMPILE_CUTS_H
#define PACK_COMPILE_CUTS_H

#include "pack/compiler.h"

/* Reads min and max of a number of facts.json, which stands at `place`, and its cuts out of all rules; fills max, cuts
 * and cells. A constant below min or above max is STATUS_FIELD_RANGE, one that makes more than PACK_MAX_CELLS cells
 * STATUS_FIELD_SIZE, both at the rule that has it. */
bool compile_cuts(struct compiler *compiler, const struct json *json, struct place place,
                  struct pack_fact *fact) MUST_CHECK;

#endif
