/* What facts.json says of answers: how long one holds, and what none settles. */
#ifndef PACK_COMPILE_ANSWERS_H
#define PACK_COMPILE_ANSWERS_H

#include "pack/compiler.h"

/* A fact's `open` and `keeps`; they need its kind, cells and ease. */
enum status compile_open(struct compiler *compiler, const struct json *open, struct span id,
                         struct pack_fact *fact) MUST_CHECK;
enum status compile_keeps(struct compiler *compiler, const struct json *json, struct span id,
                          struct pack_fact *fact) MUST_CHECK;

#endif
