/* A decision in words. */
#ifndef ADVICE_COMPOSE_H
#define ADVICE_COMPOSE_H

#include "advice/input.h"
#include "base/arena.h"
#include "base/status.h"
#include "model/advice.h"

/* Every text of *out lives in the arena, the request or the pack. With request->hint_only, what a hint does not show is
 * not made. STATUS_OUT_OF_MEMORY. */
enum status advice_compose(const struct advice_input *input, struct arena *arena, struct advice *out,
                           struct error *err) MUST_CHECK;

#endif
