/* facts.json: points in time, facts with their values, and the combinations that never occur. Rules have to be loaded,
 * since their constants cut numbers into cells (pack/compile_cells.h), but are compiled after this. */
#ifndef PACK_COMPILE_FACTS_H
#define PACK_COMPILE_FACTS_H

#include "pack/compiler.h"

/* Fills times[], facts[] and nevers[]. */
bool compile_facts(struct compiler *compiler) MUST_CHECK;

#endif
