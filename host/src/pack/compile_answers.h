/* What facts.json says of a fact's answers: how long a buyer's answer holds (`keeps`, `until`), and that no question
 * settles it (`open`). */
#ifndef PACK_COMPILE_ANSWERS_H
#define PACK_COMPILE_ANSWERS_H

#include "pack/compiler.h"

/* {"why", "sources"}, for a fact that is never asked. Needs fact->ease. */
enum status compile_open(struct compiler *compiler, const struct json *open, struct span id,
                         struct pack_fact *fact) MUST_CHECK;
/* `until` names an earlier fact. `keeps` is a number of hours, or one for each value that does not hold for good:
 * {"none": 24}. Needs the fact's kind and cells. */
enum status compile_keeps(struct compiler *compiler, const struct json *json, struct span id,
                          struct pack_fact *fact) MUST_CHECK;

#endif
