/* What would change the one verdict that is left: the rules one fact away. */
#ifndef RULES_CHANGE_H
#define RULES_CHANGE_H

#include "model/decision.h"
#include "rules/trial.h"

/* Fills out->changes with the outcomes that the passing of time leads to, then those of values that a fact may
 * take by itself (`later`: a button appears, the seller answers), then those of assumptions that turn out wrong; the
 * first outcome of every fact before the second of any. refutable[fact]: the fact is only assumed, and another of its
 * values would change the outcome. change.c has an example. */
void changes_list(const struct pack *pack, const struct state *state, const struct view *view,
                  const struct rests *rests, bool refutable[PACK_MAX_FACTS], struct decision *out);

#endif
