/* Evaluation of one decision table over sets. A row is possible when every fact has a value left that the
 * row allows, certain when it allows every value left. Pure: no clock, no allocation, no failure.
 *
 * cells holds each fact's set by fact number; none may be empty. A set of rows has one bit a row, in the order of
 * decision, in table->words words; the rest of PACK_MAX_WORDS is left alone. */
#ifndef RULES_EVAL_H
#define RULES_EVAL_H

#include <stdbool.h>
#include <stdint.h>

#include "model/pack.h"

/* Hit policy "first": the possible rows down to the first certain one. */
void eval_first(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint64_t *possible);

/* Hit policy "collect": every possible row and every certain row. */
void eval_collect(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint64_t *possible,
                  uint64_t *certain);

/* Whether each of these rows allows all of the cells of that fact, which the table reads, or none of them. */
bool eval_alike(const struct pack *pack, const struct pack_table *table, const uint64_t *rows, uint32_t fact,
                uint64_t cells);

#endif
