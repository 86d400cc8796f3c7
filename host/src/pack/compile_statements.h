/* What the sentences of letters state. Each sentence of letters/sentences.json is declared as one of
 *
 *     "hello":    {"neutral": "greets"}                 greets, asks, promises, thanks, sorry: states nothing
 *     "unwanted": {"when": {"intent": ["no_more"]}}     true only where these conditions hold
 *     "cancel":   {"neutral": "asks", "when": {"keep": false}}    a wish that would be wrong elsewhere
 *
 * and each may have "after": ["sending", …]: it speaks of what another sentence says, one of which stands before it
 * in the same letter. */
#ifndef PACK_COMPILE_STATEMENTS_H
#define PACK_COMPILE_STATEMENTS_H

#include "pack/compiler.h"

/* Fills statements[] and letter_statements[]. Refuses a sentence without declaration or English text, one that no
 * letter has, and one without the sentence that it speaks of. Conditions name what is known of an order, never what a
 * table decides: the tables are compiled already. */
bool compile_statements(struct compiler *compiler) MUST_CHECK;

#endif
