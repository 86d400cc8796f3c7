/* The tables of a pack, proved over the whole space that its `never` constraints leave. */
#ifndef PROOF_TABLES_H
#define PROOF_TABLES_H

#include "base/status.h"
#include "pack/compile.h"
#include "proof/report.h"

/* Adds, for each table:
 *   incomplete     a combination of facts that no rule decides
 *   overlap        two rules of one tier that can meet, with different outcomes, and neither overrides the other
 *   shadowed       a rule that never decides: others before it cover all of it
 *   idle_override  `overrides` without an overlap
 *   outcome_unused an outcome that no rule gives and the table does not keep for "several"
 * A fact that is another table's output only has the value that table gives. STATUS_OUT_OF_MEMORY, STATUS_FIELD_SIZE.
 */
enum status proof_tables(const struct pack *pack, const struct pack_files *files, struct report *report,
                         struct error *err) MUST_CHECK;

#endif
