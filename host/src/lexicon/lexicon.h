/* The texts of one order and what the buyer stated, as facts. */
#ifndef LEXICON_LEXICON_H
#define LEXICON_LEXICON_H

#include "base/arena.h"
#include "base/status.h"
#include "model/reading.h"
#include "model/request.h"

/* Texts that are not understood narrow nothing; those that could have mattered are listed in out->unread.
 * index: the order's place in the request, for paths. STATUS_OUT_OF_MEMORY; STATUS_FIELD_TYPE, _RANGE for a told
 * value that its fact cannot have. */
enum status lexicon_read(const struct pack *pack, const struct order *order, size_t index, struct arena *arena,
                         struct reading *out, struct error *err) MUST_CHECK;

#endif
