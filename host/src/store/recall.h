/* What the buyer taught of status texts, as the orders of one request ask for it. */
#ifndef STORE_RECALL_H
#define STORE_RECALL_H

#include "store/taught.h"

/* Begins cleared; recall_end frees it. */
struct recall {
    bool read;
    struct arena arena;
    struct taught_list list;
};

/* The stage that a text in its normal form was taught to mean on pages of that language; ptr NULL: nothing was taught,
 * or it cannot be read, and advice goes on without it. The file is read at the first call, so that a request whose
 * texts the pack knows opens none. The stage lives until recall_end. */
struct span recall_stage(struct recall *recall, struct span normal, struct span lang);

void recall_end(struct recall *recall);

#endif
