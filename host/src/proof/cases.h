/* The pack's own examples: orders as a buyer may tell of them, and what each table must say. */
#ifndef PROOF_CASES_H
#define PROOF_CASES_H

#include "proof/report.h"

/* Runs each table's cases/<table>.json, {"cases": [{"facts", "then", "note"}, …]}, through all that an order goes
 * through. `then` is one outcome, or the list of those that remain possible (of a table that collects: that apply), or
 * "contradictory". Returns how many there are. Adds:
 * - case_failed: a case gives something else
 * - case_invalid: a case, or a table's file of cases, cannot be read, or holds none */
size_t cases_check(const struct pack *pack, const char *folder, struct report *report);

#endif
