/* Ways to rules: a page, and answers that are offered, after which the rule decides. */
#ifndef PROOF_WAYS_H
#define PROOF_WAYS_H

#include "proof/offers.h"
#include "proof/sayings.h"

struct way {
    struct said said;
    uint64_t verdicts; /* cells of the verdict */
};

struct ways {
    const struct pack *pack;
    struct dialog *dialog;
    struct sayings sayings;
    struct way *list; /* those that were found, those to the verdict table's rules first; room for one a rule */
    size_t count, to_verdicts;
    const struct pack_rule *rule; /* that is looked for, and its table */
    uint32_t table;
    unsigned steps, look; /* left, of all and of those from one start */
    struct said found;
};

/* Looks for a way to that rule of that table, and keeps it. False when none was found within some thousand steps. */
bool ways_find(struct ways *ways, uint32_t table, const struct pack_rule *rule);

/* Whether a text of a page, a question, a picker or another table speaks of the fact. */
bool ways_can_say(const struct ways *ways, uint32_t fact);

#endif
