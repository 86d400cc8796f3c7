/* steps.json: what steps have beside their texts. */
#ifndef PACK_COMPILE_STEPS_H
#define PACK_COMPILE_STEPS_H

#include "pack/compiler.h"

/* {"step.press_cancel": {"press": "cancel_order", "on": "detail"}, …} becomes actions[], sorted by message. After the
 * facts, among which are the buttons. */
bool compile_steps(struct compiler *compiler) MUST_CHECK;

#endif
