/* Clocks that run for an order: when each began and between which moments it ends. */
#ifndef RULES_CLOCKS_H
#define RULES_CLOCKS_H

#include "base/arena.h"
#include "base/status.h"
#include "model/decision.h"

/* Fills out->clocks from the answer of the clocks table, in its order. A clock whose beginning is not known between two
 * moments is left out, as is one that ended more than a day ago. STATUS_OUT_OF_MEMORY. */
enum status run_clocks(const struct pack *pack, int64_t now_s, struct arena *arena, struct decision *out,
                       struct error *err) MUST_CHECK;

#endif
