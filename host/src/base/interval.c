#include "base/interval.h"

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

struct interval interval_meet(struct interval a, struct interval b)
{
    return (struct interval){.lo = larger(a.lo, b.lo), .hi = smaller(a.hi, b.hi)};
}

struct interval interval_hull(struct interval a, struct interval b)
{
    return (struct interval){.lo = smaller(a.lo, b.lo), .hi = larger(a.hi, b.hi)};
}

struct interval interval_clamp(struct interval a, struct interval within)
{
    return (struct interval){.lo = smaller(larger(a.lo, within.lo), within.hi),
                             .hi = smaller(larger(a.hi, within.lo), within.hi)};
}

struct interval interval_open(struct interval a, struct interval within)
{
    return (struct interval){.lo = a.lo <= within.lo ? INTERVAL_OPEN_BELOW : a.lo,
                             .hi = a.hi >= within.hi ? INTERVAL_OPEN_ABOVE : a.hi};
}

struct interval interval_shift(struct interval a, struct interval by)
{
    struct interval moved;
    if (a.lo == INTERVAL_OPEN_BELOW || by.lo == INTERVAL_OPEN_BELOW || __builtin_add_overflow(a.lo, by.lo, &moved.lo))
        moved.lo = INTERVAL_OPEN_BELOW;
    if (a.hi == INTERVAL_OPEN_ABOVE || by.hi == INTERVAL_OPEN_ABOVE || __builtin_add_overflow(a.hi, by.hi, &moved.hi))
        moved.hi = INTERVAL_OPEN_ABOVE;
    return moved;
}

struct interval interval_negate(struct interval a)
{
    struct interval opposite;
    if (a.hi == INTERVAL_OPEN_ABOVE || __builtin_sub_overflow(0, a.hi, &opposite.lo))
        opposite.lo = INTERVAL_OPEN_BELOW;
    if (a.lo == INTERVAL_OPEN_BELOW || __builtin_sub_overflow(0, a.lo, &opposite.hi))
        opposite.hi = INTERVAL_OPEN_ABOVE;
    return opposite;
}

struct interval interval_scale(struct interval a, int64_t factor)
{
    struct interval scaled;
    if (a.lo == INTERVAL_OPEN_BELOW || __builtin_mul_overflow(a.lo, factor, &scaled.lo))
        scaled.lo = INTERVAL_OPEN_BELOW;
    if (a.hi == INTERVAL_OPEN_ABOVE || __builtin_mul_overflow(a.hi, factor, &scaled.hi))
        scaled.hi = INTERVAL_OPEN_ABOVE;
    return scaled;
}
