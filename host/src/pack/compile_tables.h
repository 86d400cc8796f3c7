/* tables/<id>.json: outcomes and rules. Rules are put in the order of decision, and every (fact, cell) gets its
 * bitset of the rules that allow it. */
#ifndef PACK_COMPILE_TABLES_H
#define PACK_COMPILE_TABLES_H

#include "pack/compiler.h"

enum status compile_tables(struct compiler *compiler) MUST_CHECK;

#endif
