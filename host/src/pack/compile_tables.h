/* tables/<id>.json: outcomes and rules. Rules are put in the order of decision (pack/order.h), and every cell of every
 * fact that the table reads gets its set of the rules that allow it (model/pack.h, struct pack_table). */
#ifndef PACK_COMPILE_TABLES_H
#define PACK_COMPILE_TABLES_H

#include "pack/compiler.h"

/* Fills tables[] and all that belongs to them; facts are compiled already. */
bool compile_tables(struct compiler *compiler) MUST_CHECK;

#endif
