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

/* What all facts but one leave of a table, so that the values of that one are tried in a few steps. */
struct eval_rest {
    uint64_t possible[PACK_MAX_WORDS], certain[PACK_MAX_WORDS]; /* rows, as if the table did not read the fact */
};

/* rests[i]: of the fact of input i, table->inputs.count of them. */
void eval_rests(const struct pack *pack, const struct pack_table *table, const uint64_t *cells,
                struct eval_rest *rests);

/* The result of eval_first, or of eval_collect for a table that collects, when the fact of that input is in `cells` and
 * the others are as in its rest. */
void eval_with(const struct pack *pack, const struct pack_table *table, const struct pack_input *input,
               const struct eval_rest *rest, uint64_t cells, uint64_t *possible);

/* Whether each of these rows allows all of the cells of the input's fact, or none of them. */
bool eval_alike(const struct pack *pack, const struct pack_table *table, const uint64_t *rows,
                const struct pack_input *input, uint64_t cells);

/* The table's input that is this fact, or NULL. */
const struct pack_input *eval_input(const struct pack *pack, const struct pack_table *table, uint32_t fact);

#endif
