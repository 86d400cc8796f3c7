/* What would follow if a fact were known: one order's facts, tried with other values in the verdict's table. */
#ifndef RULES_TRIAL_H
#define RULES_TRIAL_H

#include <stdbool.h>
#include <stdint.h>

#include "model/facts.h"

/* Evidence: without assumptions. */
struct state {
    uint64_t cells[PACK_MAX_FACTS];
    bool stated[PACK_MAX_FACTS];
};

/* What a state leads to. */
struct view {
    uint64_t outcomes;              /* by their order in the table */
    uint64_t verdicts;              /* cells of its output */
    uint64_t cells[PACK_MAX_FACTS]; /* assumptions included */
    bool assumed[PACK_MAX_FACTS];
    uint64_t possible[PACK_MAX_WORDS]; /* the table's rows */
};

/* Evidence as a state. decided: facts that other tables give are as in there. */
void trial_start(const struct pack *pack, const struct facts *seen, const uint64_t *decided, struct state *out);

/* Narrows the state by the constraints and looks at it. False when its facts exclude each other: *out then holds no
 * outcome. */
bool trial_look(const struct pack *pack, struct state *state, struct view *out);

/* The state once that fact is known to be in these cells. */
void trial_answer(const struct pack *pack, const struct state *state, uint32_t fact, uint64_t cells, struct state *out);

/* Whether it matters to what is in view which of these cells the fact has: a row that is possible or a constraint that
 * may still hold tells them apart. The fact is one that the table reads. */
bool trial_matters(const struct pack *pack, const struct view *view, uint32_t fact, uint64_t cells);

/* The lowest cell; of a number with those above that it does not matter to tell from it. */
uint64_t trial_group(const struct pack *pack, const struct view *view, uint32_t fact, uint64_t cells);

/* The facts worth asking about; returns how many. */
uint32_t trial_questions(const struct pack *pack, const struct view *view, uint32_t facts[PACK_MAX_FACTS]);

/* Whether one verdict is in view, or several that only facts declared open tell apart. */
bool trial_settled(const struct pack *pack, const struct state *state, const struct view *view);

/* Whether that many more answers lead there, whatever they are, if the right questions are asked. */
bool trial_settles(const struct pack *pack, const struct state *state, uint32_t answers);

#endif
