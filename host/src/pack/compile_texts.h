/* texts/<lang>.json: {"key": "text", …}. English numbers the messages from 1, in the
 * order of its file; what another language lacks is shown in English. */
#ifndef PACK_COMPILE_TEXTS_H
#define PACK_COMPILE_TEXTS_H

#include "pack/compiler.h"

/* Fills languages[] and checks that the messages of model/pack_messages.def are there. */
bool compile_texts(struct compiler *compiler) MUST_CHECK;

#endif
