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
#include "rules/ask.h"

/* seen: narrowed by facts_narrow, without assumptions. now_s: seconds since 1970. When seen is contradictory no table
 * is evaluated. STATUS_OUT_OF_MEMORY: *out is undefined. */
enum status decide(const struct pack *pack, const struct facts *seen, int64_t now_s, enum ask_for wanted,
                   struct arena *arena, struct decision *out, struct error *err) MUST_CHECK;

#endif
