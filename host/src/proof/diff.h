/* For which share of the fact space two packs' verdict tables differ. */
#ifndef PROOF_DIFF_H
#define PROOF_DIFF_H

#include "proof/report.h"

enum { DIFF_MAX_EXAMPLES = 5 };

struct diff_example {
    struct region region;            /* in the cells of the new pack, which may be wider than the old one's */
    int64_t numbers[PACK_MAX_FACTS]; /* by fact of the new pack: one number for which it holds */
    struct span before, after;       /* outcomes; ptr NULL: no rule decided */
};

struct diff {
    double share; /* of the space of the facts both packs have, every value weighing the same; 0 to 1 */
    struct diff_example examples[DIFF_MAX_EXAMPLES];
    size_t example_count;
};

/* Facts are matched by id, words by word, numbers by value; a fact or word that only one pack has leaves the
 * comparison. Exact. STATUS_FIELD_SIZE when it takes more than two million regions. */
enum status diff_verdicts(const struct pack *before, const struct pack *after, struct diff *out,
                          struct error *err) MUST_CHECK;

#endif
