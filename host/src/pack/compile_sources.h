/* sources.json: who says what a rule rests on, and how old that is. */
#ifndef PACK_COMPILE_SOURCES_H
#define PACK_COMPILE_SOURCES_H

#include "pack/compiler.h"

/* Claims are ids such as "S0-26", of which "S0" is the source. Each source once, in the order of the claims, as
 * sources[]. STATUS_FIELD_RANGE for a claim of no source. */
bool compile_from(struct compiler *compiler, struct place place, const struct json *claims,
                  struct pack_run *out) MUST_CHECK;

/* Whether sources.json has the source of that claim. */
bool compile_source_known(const struct compiler *compiler, struct span claim) MUST_CHECK;

#endif
