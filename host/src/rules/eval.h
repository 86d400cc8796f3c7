/* Evaluation of one decision table over sets. A row is possible when every fact has a value left that the
 * row allows, certain when it allows every value left. Pure: no clock, no allocation, no failure. */
#ifndef RULES_EVAL_H
#define RULES_EVAL_H

#include <stdint.h>

#include "model/pack.h"

#define EVAL_NO_RULE UINT32_MAX

/* Hit policy "first": the possible rows down to the first certain one, in the order of decision.
 * cells holds each fact's set by fact number; none may be empty. possible takes table->words words, of which
 * *words_written are written. Returns the first certain row (relative to the table), or EVAL_NO_RULE. */
uint32_t eval_first(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint64_t *possible,
                    uint32_t *words_written);

/* Hit policy "collect": every possible row and every certain row, table->words words each. */
void eval_collect(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint64_t *possible,
                  uint64_t *certain);

#endif
