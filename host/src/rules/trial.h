/* What would follow if a fact were known: the verdict table, tried with other values of one order's facts.
 *
 * A state is what page and buyer say; a view is what it leads to. An example with three facts, one bit a value:
 *
 *     state               cells  stated       view             cells  assumed
 *     stage (c, b, a)      011    yes          stage            011
 *     reply (refused, no)   11    no           reply             01    yes     nobody spoke of it: assumed "no"
 *     hours (48-, 24-, 0-) 111    no           hours            111
 *
 *     rows possible: stage a -> cancel, stage b and hours below 48 -> wait, stage b -> dispute
 *     outcomes: cancel, wait, dispute
 *
 * Which of the three cells the hours are in matters, as a possible row tells 48 from less (trial_matters); 0 and 24 it
 * does not tell apart, so they are one answer (trial_take). */
#ifndef RULES_TRIAL_H
#define RULES_TRIAL_H

#include <stdbool.h>
#include <stdint.h>

#include "model/facts.h"
#include "rules/eval.h"
#include "rules/outcomes.h"

struct state {
    uint64_t cells[PACK_MAX_FACTS];
    bool stated[PACK_MAX_FACTS]; /* page or buyer spoke of it, so that nothing is assumed of it */
};

struct view {
    struct outcomes outcomes;
    uint64_t verdicts;              /* cells of its output */
    uint64_t cells[PACK_MAX_FACTS]; /* assumptions included */
    bool assumed[PACK_MAX_FACTS];
    uint64_t possible[PACK_MAX_WORDS]; /* the table's rows */
};

/* Evidence as a state. The facts that are outcomes of other tables have the cells of `decided`. */
void trial_start(const struct pack *pack, const struct facts *seen, const uint64_t *decided, struct state *out);

/* Narrows the state by the constraints and looks at it. False when its facts exclude each other: *out then holds no
 * outcome. */
bool trial_look(const struct pack *pack, struct state *state, struct view *out);

/* The same when nothing is assumed. */
void trial_open(const struct pack *pack, const struct state *state, struct view *out);

/* Whether it then has at most one verdict. */
bool trial_sure(const struct pack *pack, const struct state *state);

/* The state once that fact is known to be in these cells. */
void trial_answer(const struct pack *pack, const struct state *state, uint32_t fact, uint64_t cells, struct state *out);

/* What the facts of a view, all but one each time, leave of the table. */
struct rests {
    struct eval_rest of[PACK_MAX_FACTS]; /* by the table's input */
};

void trial_rests(const struct pack *pack, const struct view *view, struct rests *out);

/* The outcomes once that fact is known to be in these cells: of the view that trial_look gives of trial_answer. `view`
 * and `rests` are those of the state. False when this contradicts the state; there is no outcome then. */
bool trial_try(const struct pack *pack, const struct state *state, const struct view *view, const struct rests *rests,
               uint32_t fact, uint64_t cells, struct outcomes *out);

/* Whether it matters in which of these cells the fact is: a possible row, or a constraint that may still hold, tells
 * them apart. The fact is one that the table reads. */
bool trial_matters(const struct pack *pack, const struct view *view, uint32_t fact, uint64_t cells);

/* One answer, taken out of the cells *left of a fact, which are not empty: the lowest, and of a number the cells above
 * it up to the first that matters. */
uint64_t trial_take(const struct pack *pack, const struct view *view, uint32_t fact, uint64_t *left);

/* The facts worth asking about; returns how many. */
uint32_t trial_questions(const struct pack *pack, const struct view *view, uint32_t facts[PACK_MAX_FACTS]);

/* Whether the view has one verdict, or several that only facts declared `open` in the pack tell apart. */
bool trial_settled(const struct pack *pack, const struct state *state, const struct view *view);

/* How many answers the question counts for: one, and none for the stage. It is what the buyer came to tell, and pages
 * show it. */
uint32_t trial_cost(const struct pack *pack, uint32_t fact);

/* Whether a settled state can always be reached with that many more answers: there is a question of which every answer
 * leads to a state for which one answer less is enough. */
bool trial_settles(const struct pack *pack, const struct state *state, uint32_t answers);

/* The same for the state once that fact is known to be in these cells. `view`: of the state. */
bool trial_settles_by(const struct pack *pack, const struct state *state, const struct view *view, uint32_t fact,
                      uint64_t cells, uint32_t answers);

#endif
