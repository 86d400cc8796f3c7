/* A table's outcomes: what each says, and which value of the table's output it sets. */
#ifndef PACK_COMPILE_OUTCOMES_H
#define PACK_COMPILE_OUTCOMES_H

#include "pack/compiler.h"

/* The outcomes of the table in `file`, as outcomes[]. output: the fact that takes the outcome, or PACK_NONE. A wrong
 * member is an error at the outcome's id. */
bool compile_outcomes(struct compiler *compiler, const struct json *table, const char *file, uint16_t output,
                      struct pack_run *out) MUST_CHECK;

#endif
