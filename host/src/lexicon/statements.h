/* What the buyer told, as facts. Private to lexicon/.
 *
 *      "told": {"seller_reply": "none", "processing_hours_left": {"max": 24}, "paid_at": "2026-09-15", "moon": true}
 *
 * narrows two facts and a time; "moon" is no fact of the pack and goes to out->ignored. What the pack no longer trusts
 * after the time since `told_at` goes to out->stale. */
#ifndef LEXICON_STATEMENTS_H
#define LEXICON_STATEMENTS_H

#include "base/arena.h"
#include "base/status.h"
#include "model/reading.h"
#include "model/request.h"

/* Narrows out->facts and fills out->ignored and out->stale; errors as lexicon_read. */
enum status statements_read(const struct pack *pack, const struct order *order, size_t index,
                            const struct reading_place *place, struct arena *arena, struct reading *out,
                            struct error *err) MUST_CHECK;

#endif
