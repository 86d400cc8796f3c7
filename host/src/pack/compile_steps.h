/* steps.json: what steps have beside their texts. */
#ifndef PACK_COMPILE_STEPS_H
#define PACK_COMPILE_STEPS_H

#include "pack/compiler.h"

/* {"step.press_cancel": {"press": "cancel_order", "on": "detail"}, …} becomes actions[], sorted by message. After the
 * pages, whose kinds it names, and the facts and the lexicon, which know the buttons. */
bool compile_steps(struct compiler *compiler) MUST_CHECK;

#endif
