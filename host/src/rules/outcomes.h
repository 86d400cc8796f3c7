/* A set of outcomes of one table, one bit an outcome, by their order in the table. */
#ifndef RULES_OUTCOMES_H
#define RULES_OUTCOMES_H

#include <stdbool.h>
#include <stdint.h>

#include "model/pack.h"

enum { OUTCOME_WORDS = PACK_MAX_OUTCOMES / 64 };

struct outcomes {
    uint64_t words[OUTCOME_WORDS];
};

static inline void outcomes_add(struct outcomes *set, uint32_t outcome)
{
    set->words[outcome / 64] |= UINT64_C(1) << outcome % 64;
}

static inline uint32_t outcomes_count(const struct outcomes *set)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < OUTCOME_WORDS; i++)
        count += (uint32_t)__builtin_popcountll(set->words[i]);
    return count;
}

static inline bool outcomes_equal(const struct outcomes *a, const struct outcomes *b)
{
    bool equal = true;
    for (uint32_t i = 0; i < OUTCOME_WORDS; i++)
        equal = equal && a->words[i] == b->words[i];
    return equal;
}

/* The first outcome of `set` that `known` lacks; PACK_MAX_OUTCOMES: there is none. */
static inline uint32_t outcomes_new(const struct outcomes *set, const struct outcomes *known)
{
    for (uint32_t i = 0; i < OUTCOME_WORDS; i++) {
        uint64_t added = set->words[i] & ~known->words[i];
        if (added != 0)
            return i * 64 + (uint32_t)__builtin_ctzll(added);
    }
    return PACK_MAX_OUTCOMES;
}

#endif
