/* A table's outcomes: what each says, and which value of the table's output it sets. */
#ifndef PACK_COMPILE_OUTCOMES_H
#define PACK_COMPILE_OUTCOMES_H

#include "pack/compiler.h"

/* The outcomes of the table in `file`, as outcomes[]. output: the fact that takes the outcome, or PACK_NONE. Each wrong
 * member is an error with the outcome as place. */
enum status compile_outcomes(struct compiler *compiler, const struct json *table, const char *file, uint16_t output,
                             struct pack_run *out) MUST_CHECK;

/* The one of these outcomes that has that id; PACK_NONE when none has. */
uint32_t find_outcome(struct compiler *compiler, struct pack_run outcomes, struct span id);

#endif
