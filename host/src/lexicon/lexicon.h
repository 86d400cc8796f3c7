/* The texts of one order and what the buyer stated, as facts. */
#ifndef LEXICON_LEXICON_H
#define LEXICON_LEXICON_H

#include "base/arena.h"
#include "base/status.h"
#include "model/reading.h"
#include "model/request.h"

/* Fills *out with what the order's texts and the buyer's statements say. A day has other hours in other zones: a day
 * that the buyer states is taken as one of the buyer's zone, and a day on a page as one of that zone or of the pack's
 * page zone. Where the buyer's zone is not known, both may be days of any zone on Earth. A text that is not understood
 * narrows nothing; a status or a date is listed in out->unread then. index: the order's place in the request, for the
 * paths of errors. STATUS_OUT_OF_MEMORY; STATUS_FIELD_TYPE, _RANGE for a told value that its fact cannot have. */
enum status lexicon_read(const struct pack *pack, const struct order *order, size_t index,
                         const struct reading_place *place, struct arena *arena, struct reading *out,
                         struct error *err) MUST_CHECK;

/* The buyer once taught that reading->status, which nothing else decides, means that stage. Like a statement it narrows
 * what the page says and does not replace it. A stage that the pack does not know, or ptr NULL, changes nothing. */
void lexicon_recall(const struct pack *pack, struct span stage, struct reading *reading);

#endif
