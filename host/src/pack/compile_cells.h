/* Cells: where a number is cut into them, and which of them the files of a pack mean. A number is cut at every constant
 * that anything in the pack compares it with: {"min": 12} begins a cell at 12, {"max": 23} begins one at 24.
 *
 *     0          12          24            100
 *     |  cell 0  |  cell 1  |    cell 2     |
 *
 * Rules, constraints, `assume` and `later` cut. A text of the page cannot: what it proves has to end where a cell ends.
 * Conditions are then sets of cells:
 *
 *     {"stage": ["paid", "shipped"], "hours": {"min": 12}}     stage: 0b110, hours: 0b110
 *                                     with the words unpaid, paid, shipped and the cells [0, 11] [12, 23] [24, 100] */
#ifndef PACK_COMPILE_CELLS_H
#define PACK_COMPILE_CELLS_H

#include "pack/compiler.h"

/* Reads min and max of a number of facts.json, which stands at `place`, and its cuts out of all rules; fills max, cuts
 * and cells. A constant below min or above max is STATUS_FIELD_RANGE, one that makes more than PACK_MAX_CELLS cells
 * STATUS_FIELD_SIZE, both at the rule that has it. */
bool compile_cuts(struct compiler *compiler, const struct json *json, struct place place,
                  struct pack_fact *fact) MUST_CHECK;

/* Values of one fact, "word", ["word", …], {"not": […]}, true or {"min", "max"}, as its cells. A word or number that
 * the fact cannot have, a number that is no end of a cell, and what no value satisfies are STATUS_FIELD_RANGE, another
 * type is STATUS_FIELD_TYPE, at `place`. */
bool compile_cells(struct compiler *compiler, uint32_t index, const struct json *value, struct place place,
                   uint64_t *out) MUST_CHECK;

/* {"fact": values, …} as conditions[]; the facts are compiled already. STATUS_FIELD_RANGE also for a fact that there is
 * not. */
bool compile_conditions(struct compiler *compiler, const struct json *when, struct place place,
                        struct pack_run *out) MUST_CHECK;

#endif
