/* The coupon table, asked once for each coupon. */
#ifndef RULES_COUPONS_H
#define RULES_COUPONS_H

#include "base/arena.h"
#include "base/status.h"
#include "model/decision.h"
#include "model/request.h"

/* *out: one answer a coupon of the order, or one for coupons in general when it names none; none when the decision is
 * contradictory. What is not said of a coupon may be anything. They live in the arena. STATUS_OUT_OF_MEMORY. */
enum status coupons_decide(const struct pack *pack, const struct order *order, const struct decision *decision,
                           struct arena *arena, const struct table_answer **out, struct error *err) MUST_CHECK;

/* Adds to out->details what is not said of the one coupon that the order names and would change what becomes of it.
 * STATUS_OUT_OF_MEMORY. */
enum status coupons_ask(const struct pack *pack, const struct order *order, struct arena *arena, struct decision *out,
                        struct error *err) MUST_CHECK;

#endif
