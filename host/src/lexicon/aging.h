/* What was stated or shown some time ago, as of now. Private to lexicon/. */
#ifndef LEXICON_AGING_H
#define LEXICON_AGING_H

#include <stdbool.h>

#include "model/advice.h"
#include "model/pack.h"

/* Whether the pack no longer trusts a statement, made age_s seconds ago, that the fact has one of these values. */
bool aging_stale(const struct pack *pack, uint32_t fact, uint64_t cells, int64_t age_s);

/* The number that was in *number at then_s, as of now_s: time since a moment has grown, time left has shrunk, others
 * are as they were. A moment ahead of now_s counts as now_s. False, and *number untouched, when time left has run out.
 */
bool aging_shift(const struct pack *pack, uint32_t fact, int64_t then_s, int64_t now_s, struct interval *number);

#endif
