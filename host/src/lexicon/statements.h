/* What the buyer stated. Private to lexicon/. */
#ifndef LEXICON_STATEMENTS_H
#define LEXICON_STATEMENTS_H

#include "base/arena.h"
#include "base/status.h"
#include "model/reading.h"
#include "model/request.h"

/* Narrows out->facts and fills out->ignored; errors as lexicon_read. */
enum status statements_read(const struct pack *pack, const struct order *order, size_t index,
                            const struct reading_place *place, struct arena *arena, struct reading *out,
                            struct error *err) MUST_CHECK;

#endif
