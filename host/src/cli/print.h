/* A reply to `advise`, for people. */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include "cli/text.h"
#include "json/tree.h"
#include "model/pack.h"

/* Every advice of the reply, moments in the local time zone (TZ). `words` are the pack's own, by enum
 * pack_named_message, in the reply's language. False when it is not a reply to `advise`; then nothing is printed. */
bool print_advice(const struct text_style *style, const struct span *words, const struct json *reply);

#endif
