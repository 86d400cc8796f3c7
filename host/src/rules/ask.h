/* What to ask, and what would change the answer. */
#ifndef RULES_ASK_H
#define RULES_ASK_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"
#include "model/decision.h"

/* From every state so many answers lead to one verdict: `pack check` proves it of a pack (proof/bound.h). */
enum { ASK_MAX_ANSWERS = 3 };

/* Fills out->alternatives and, where they are wanted, out->questions from out->facts and the verdict table's answer.
 *
 * Several outcomes: the questions are the facts whose answer leaves the fewest outcomes on average, best first, ties by
 * how easy the fact is to see; a fact whose answer would not narrow anything is not asked. The first is the best of
 * those that lead to one verdict with the fewest answers, whatever they are. One outcome: the facts that were only
 * assumed and whose other values would give another; the alternatives are those of rules/change.h.
 * STATUS_OUT_OF_MEMORY. */
enum status ask(const struct pack *pack, const struct facts *seen, bool questions, struct arena *arena,
                struct decision *out, struct error *err) MUST_CHECK;

#endif
