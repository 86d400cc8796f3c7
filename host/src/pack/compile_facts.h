/* facts.json: points in time, facts with their values, and the combinations that never occur. A number is cut into
 * cells at every constant that any rule, constraint or assumption compares it with, so the rules are read here for
 * their constants. */
#ifndef PACK_COMPILE_FACTS_H
#define PACK_COMPILE_FACTS_H

#include "pack/compiler.h"

enum status compile_facts(struct compiler *compiler) MUST_CHECK;

#endif
