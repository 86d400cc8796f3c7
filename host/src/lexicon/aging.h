/* What was stated or shown some time ago, as of now. Private to lexicon/. */
#ifndef LEXICON_AGING_H
#define LEXICON_AGING_H

#include <stdbool.h>

#include "base/interval.h"
#include "model/pack.h"

/* Whether the pack no longer trusts a statement, made age_s seconds ago, that the fact has one of these values. */
bool aging_stale(const struct pack *pack, uint32_t fact, uint64_t cells, int64_t age_s);

/* When a number was right, and what time it is. */
struct aging {
    int64_t then_s, now_s;
    bool told; /* by the buyer; else a page showed it */
};

/* What *number was at then_s becomes what it is at now_s: time since a moment has grown, time left has shrunk, other
 * numbers are as they were. An hour and a half may have brought the number one unit on, or two:
 *
 *      hours left, said at 10:00       {-, 24}    {25, 48}    {49, -}       - is an open end
 *      as of 11:30                     {-, 23}    {23, 47}    {47, -}
 *
 * What the buyer says is not said to the second, and must not be asked again a moment later: of a told number, the
 * first sixth of a unit (ten minutes of an hour, four hours of a day) counts as no time. Ends outside of what the fact
 * can be count as open; the result lies inside. A moment ahead of now_s counts as now_s. False, and *number untouched,
 * when time left has run out; what counts until a
 * point in time then has nothing left instead. */
bool aging_shift(const struct pack *pack, uint32_t fact, const struct aging *aging, struct interval *number);

#endif
