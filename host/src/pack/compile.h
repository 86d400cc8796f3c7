/* A pack's folder to its image; of its files pack.json and calendar.json are compiled here.
 * host/packs/README.md describes them. */
#ifndef PACK_COMPILE_H
#define PACK_COMPILE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"
#include "json/tree.h"
#include "pack/files.h"

/* The image lives in the arena, 16-byte aligned; files may be NULL. Errors: STATUS_IO for a file that cannot be read,
 * those of JSON, and field_missing, field_type, field_range, field_size with the file and place as path, a sentence as
 * message. */
enum status pack_compile(const char *folder, struct arena *arena, const void **image, size_t *size,
                         struct pack_files *files, struct error *err) MUST_CHECK;

/* One more file of the folder, "cases/verdict.json"; for checks. STATUS_IO when it cannot be read, and those of JSON.
 */
enum status pack_load(const char *folder, const char *name, struct arena *arena, const struct json **out,
                      struct error *err) MUST_CHECK;

#endif
