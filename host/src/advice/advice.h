/* A decision in words. */
#ifndef ADVICE_ADVICE_H
#define ADVICE_ADVICE_H

#include "base/arena.h"
#include "base/status.h"
#include "model/advice.h"
#include "model/decision.h"
#include "model/reading.h"
#include "model/request.h"

/* What the advice of one order is made of. */
struct advice_input {
    const struct pack *pack;
    const struct request *request;
    const struct order *order;
    const struct reading *reading;
    const struct decision *decision;
    const struct table_answer *coupons; /* one answer a coupon of the order, or one for coupons in general */
};

/* Every text of *out lives in the arena, the request or the pack. With request->hint_only, what a hint does not show is
 * not made. STATUS_OUT_OF_MEMORY. */
enum status advice_make(const struct advice_input *input, struct arena *arena, struct advice *out,
                        struct error *err) MUST_CHECK;

#endif
