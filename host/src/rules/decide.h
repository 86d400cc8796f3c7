/* Facts to decision: every table in the pack's order, each reading the outcomes of those before it.
 *
 *     facts:   stage {paid}, button {none}, hours {below 24, or more}
 *     verdict: wait and request are possible  -> the fact `verdict` is {wait, request}
 *     letter:  a row that wants {verdict request} is possible, not certain
 *
 * The verdict table's outcomes, if there are several, are then what to ask about (rules/ask.h). */
#ifndef RULES_DECIDE_H
#define RULES_DECIDE_H

#include "base/arena.h"
#include "base/status.h"
#include "model/decision.h"
#include "model/facts.h"

/* seen: narrowed by facts_narrow, without assumptions. now_s: seconds since 1970. questions: whether what to ask is
 * wanted. When seen is contradictory no table is evaluated. STATUS_OUT_OF_MEMORY: *out is undefined. */
enum status decide(const struct pack *pack, const struct facts *seen, int64_t now_s, bool questions,
                   struct arena *arena, struct decision *out, struct error *err) MUST_CHECK;

/* The one outcome to show of a table whose answer has several, because not enough is known:
 *
 *      answer {A}                                        A
 *      answer {A, B}, the table says "open": "O"         O: it was written for this ("one of several reasons")
 *      the same, but rules of the table give O, too      O says something of its own then. It is shown if it is in the
 *                                                        answer, else what the last rule gives, the most general one
 *      answer {A, B}, no "open"                          UINT32_MAX: nothing to show
 */
uint32_t decide_shown(const struct pack *pack, uint32_t index, const struct table_answer *answer);

/* One table once more, with these cells; for tables that are asked of several things, such as coupons. */
enum status decide_table(const struct pack *pack, uint32_t index, const uint64_t *cells, struct arena *arena,
                         struct table_answer *out, struct error *err) MUST_CHECK;

#endif
