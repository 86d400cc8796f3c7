/* The part of `rescind pack check` about what can be said: every rule that can decide is reached by what some page
 * shows and what the buyer is really asked. */
#ifndef PROOF_SAYABLE_H
#define PROOF_SAYABLE_H

#include "json/tree.h"
#include "proof/report.h"

/* pages: pages.json. A pack without pages has nothing to prove: who uses it tells everything by hand. Adds:
 * - unsayable: a rule reads a fact, and no text of a page, no question and no picker can say it
 * - unreached: no page and at most ASK_MAX_ANSWERS answers after the stage is known lead to the rule
 * - never_asked: a fact that may be asked, and in no state is
 * - idle_answer: an answer that makes no difference wherever it is offered
 * - part_absent: a step belongs to a reason or a letter that no state has together with it
 * STATUS_OUT_OF_MEMORY. */
enum status sayable_check(const struct pack *pack, const struct json *pages, struct report *report,
                          struct error *err) MUST_CHECK;

#endif
