/* The order in which the rules of a table decide. */
#ifndef PACK_ORDER_H
#define PACK_ORDER_H

#include "pack/compiler.h"

/* Puts the rules of `table` into `ordered`, which has room for them: tiers as listed, inside a tier a rule before
 * those that it overrides, else as in the file. Adds each of their `overrides` to compiler->overrides, by rule of the
 * image, where the table's first is `first`. file: for errors. A rule in no listed tier, `overrides` that names no rule
 * of the table, and rules that override each other in a circle are STATUS_FIELD_RANGE; STATUS_OUT_OF_MEMORY. */
bool order_rules(struct compiler *compiler, const struct json *table, const char *file, uint32_t first,
                 const struct json **ordered) MUST_CHECK;

#endif
