/* Decision tables and rules for people, as `pack show` and `pack docs` write them. */
#ifndef CLI_PACK_TABLE_H
#define CLI_PACK_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "model/pack.h"

/* A rule a line; as Markdown, a table that also has each rule's sentence and sources and, where the outcome is a
 * verdict, a picture of which stages lead to which. */
void table_print(FILE *file, const struct pack *pack, const struct pack_table *table, bool markdown);

/* One rule: when it holds, what it gives, why, and its sources. */
void rule_print(FILE *file, const struct pack *pack, const struct pack_rule *rule);

#endif
