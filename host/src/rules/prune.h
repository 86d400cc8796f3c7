/* Rows that are possible one by one, but never the first: the rows before them cover all that is left of them. */
#ifndef RULES_PRUNE_H
#define RULES_PRUNE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/pack.h"

/* Takes such rows out of `possible`, the result of eval_first for these cells. A row that would take more than some
 * thousand steps to judge stays, which is less exact but never wrong. */
void prune_covered(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint64_t *possible);

/* Whether what prune_covered would leave has one verdict (a cell of the table's output). Quicker: only rows of another
 * verdict than the first's are judged. */
bool prune_agrees(const struct pack *pack, const struct pack_table *table, const uint64_t *cells,
                  const uint64_t *possible);

#endif
