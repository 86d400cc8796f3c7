/* sources.json: who says what a rule rests on, and how old that is, in words. */
#ifndef PACK_COMPILE_SOURCES_H
#define PACK_COMPILE_SOURCES_H

#include "pack/compiler.h"

/* Each source of the claims once, in their order, as texts[]. */
enum status compile_from(struct compiler *compiler, const char *file, struct span rule, const struct json *claims,
                         struct pack_run *out) MUST_CHECK;

#endif
