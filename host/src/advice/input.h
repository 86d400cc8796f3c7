/* What the advice of one order is made of. */
#ifndef ADVICE_INPUT_H
#define ADVICE_INPUT_H

#include "model/decision.h"
#include "model/reading.h"
#include "model/request.h"

struct advice_input {
    const struct pack *pack;
    const struct request *request;
    const struct order *order;
    const struct reading *reading;
    const struct decision *decision;
    int64_t now_s;
    const struct table_answer
        *coupons; /* the answer for each of the order's coupons; if it lists none, one for any coupon */
};

#endif
