/* Conditions as the files of a pack write them, on facts that are compiled already. */
#ifndef PACK_COMPILE_CONDITIONS_H
#define PACK_COMPILE_CONDITIONS_H

#include "pack/compiler.h"

/* Values of one fact as cells: "word", ["word", …], {"not": […]}, true, {"min", "max"}. */
enum status compile_cells(struct compiler *compiler, uint32_t index, const struct json *value, const char *file,
                          struct span place, uint64_t *out) MUST_CHECK;

/* {"fact": values, …} as conditions[]; file and place are for errors. */
enum status compile_conditions(struct compiler *compiler, const struct json *when, const char *file, struct span place,
                               struct pack_run *out) MUST_CHECK;

#endif
