/* The tables of a pack, proved over the whole space that its `never` constraints leave. */
#ifndef PROOF_TABLES_H
#define PROOF_TABLES_H

#include "base/status.h"
#include "proof/report.h"

/* Whether rule `a` says that it overrides rule `b`; rules of the image. */
typedef bool overrides_fn(const void *context, uint32_t a, uint32_t b);

/* Adds, for each table:
 *   incomplete     a combination of facts that no rule decides
 *   overlap        two rules of one tier that can meet, with different outcomes, and neither overrides the other
 *   shadowed       a rule that never decides: others before it cover all of it
 *   idle_override  `overrides` without an overlap
 *   outcome_unused an outcome that no rule gives and the table does not keep for "several"
 * A fact that is another table's output only has the value that table gives. STATUS_OUT_OF_MEMORY, STATUS_FIELD_SIZE.
 */
enum status proof_tables(const struct pack *pack, overrides_fn *overrides, const void *context, struct report *report,
                         struct error *err) MUST_CHECK;

#endif
