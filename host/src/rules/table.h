/* One decision table over the sets of one order's facts: the rules that may decide, and their outcomes. */
#ifndef RULES_TABLE_H
#define RULES_TABLE_H

#include "base/arena.h"
#include "base/status.h"
#include "model/decision.h"

/* index: of the table in the pack. cells: each fact's set, none empty. STATUS_OUT_OF_MEMORY: *out is undefined. */
enum status table_decide(const struct pack *pack, uint32_t index, const uint64_t *cells, struct arena *arena,
                         struct table_answer *out, struct error *err) MUST_CHECK;

#endif
