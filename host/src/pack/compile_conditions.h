/* Conditions as the files of a pack write them, to sets of cells; the facts are compiled already.
 *
 *     {"stage": ["paid", "shipped"], "hours": {"min": 12}}     stage: 0b110, hours: 0b110
 *                                     with the words unpaid, paid, shipped and the cells [0, 11] [12, 23] [24, 100] */
#ifndef PACK_COMPILE_CONDITIONS_H
#define PACK_COMPILE_CONDITIONS_H

#include "pack/compiler.h"

/* Values of one fact, "word", ["word", …], {"not": […]}, true or {"min", "max"}, as its cells. A word or number that
 * the fact cannot have, a number that is no end of a cell, and what no value satisfies are STATUS_FIELD_RANGE, another
 * type is STATUS_FIELD_TYPE, at `place`. */
bool compile_cells(struct compiler *compiler, uint32_t index, const struct json *value, struct place place,
                   uint64_t *out) MUST_CHECK;

/* {"fact": values, …} as conditions[]. STATUS_FIELD_RANGE also for a fact that there is not. */
bool compile_conditions(struct compiler *compiler, const struct json *when, struct place place,
                        struct pack_run *out) MUST_CHECK;

#endif
