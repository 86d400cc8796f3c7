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
    const struct table_answer *coupons; /* one answer a coupon of the order, or one for coupons in general */
};

#endif
