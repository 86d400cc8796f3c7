/* Letters say only what is known: every statement of a letter holds wherever a rule gives that letter. */
#ifndef PROOF_STATEMENTS_H
#define PROOF_STATEMENTS_H

#include "base/status.h"
#include "json/tree.h"
#include "proof/report.h"

/* letters: letters/sentences.json. Adds letter_unused for a letter that no outcome of the table sends, and
 * letter_untrue for each rule of the letter table that can decide, with a letter one of whose sentences may be false
 * then; `rule` is the rule, `other` the sentence, and the example an order for which it is false. What remains, several
 * rules that may decide and facts that are only assumed, advice/writer.h looks at for every order.
 * STATUS_OUT_OF_MEMORY, STATUS_FIELD_SIZE. */
enum status proof_statements(const struct pack *pack, const struct json *letters, struct report *report,
                             struct error *err) MUST_CHECK;

#endif
