/* Numbers that look random and are the same in every run: Marsaglia's xorshift of 64 bits. */
#ifndef TEST_RANDOM_H
#define TEST_RANDOM_H

#include <stdint.h>

/* A number below that one, 0 for 0. The seed, which goes on with each, is anything but 0. */
static inline uint64_t random_below(uint64_t *seed, uint64_t below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return below == 0 ? 0 : (*seed >> 11) % below;
}

#endif
