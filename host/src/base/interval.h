/* Intervals of whole numbers, both ends included: {3, 5} is 3, 4 and 5. An end that nobody gave is open; lo above hi
 * is the empty interval.
 *
 *      told  {"max": 24}                 lo open       hi 24
 *      an hour later, of time left       lo open       hi 23      an open end stays open
 *
 * Ends are added to and multiplied here and nowhere else, so that no sum wraps: an end that does not fit in 64 bits
 * becomes open, which says less than is known but nothing wrong. */
#ifndef BASE_INTERVAL_H
#define BASE_INTERVAL_H

#include <stdbool.h>
#include <stdint.h>

#define INTERVAL_OPEN_BELOW INT64_MIN
#define INTERVAL_OPEN_ABOVE INT64_MAX

struct interval {
    int64_t lo, hi;
};

/* Every number there is. */
static const struct interval interval_all = {.lo = INTERVAL_OPEN_BELOW, .hi = INTERVAL_OPEN_ABOVE};

static inline bool interval_empty(struct interval a)
{
    return a.lo > a.hi;
}

static inline bool interval_equal(struct interval a, struct interval b)
{
    return a.lo == b.lo && a.hi == b.hi;
}

/* The numbers in both; empty where there is none. */
struct interval interval_meet(struct interval a, struct interval b);

/* The smallest interval that holds both. Neither may be empty. */
struct interval interval_hull(struct interval a, struct interval b);

/* Each end brought to the nearest number of `within`: never empty, unless one of them was. */
struct interval interval_clamp(struct interval a, struct interval within);

/* The opposite: an end that reaches the end of `within`, or lies beyond it, becomes open. */
struct interval interval_open(struct interval a, struct interval within);

/* What a number of `a` can become when one of `by` is added to it. An end that is open in either stays open. */
struct interval interval_shift(struct interval a, struct interval by);

/* The numbers of `a` with the other sign; to add this is to subtract `a`. */
struct interval interval_negate(struct interval a);

/* Each number times a factor above 0, as when hours become seconds. */
struct interval interval_scale(struct interval a, int64_t factor);

#endif
