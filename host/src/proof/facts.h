/* Facts and values that nothing reads. */
#ifndef PROOF_FACTS_H
#define PROOF_FACTS_H

#include "proof/report.h"

/* Adds fact_unread for a fact that no rule, constraint or clock names, value_unread for a word that no condition of
 * theirs names. A table's output is read by whoever asks. */
void proof_facts(const struct pack *pack, struct report *report);

#endif
