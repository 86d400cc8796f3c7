/* An advice, for people. */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include "cli/text.h"
#include "model/advice.h"
#include "model/pack.h"

struct printer {
    struct text_style style;
    struct span words[PACK_NAMED_MESSAGES]; /* what stands above and between the texts, by enum pack_named_message */
    bool hint_only;                         /* without what only the whole view shows */
};

/* Moments are in the local time zone (TZ). */
void print_advice(const struct printer *printer, const struct advice *advice);

#endif
