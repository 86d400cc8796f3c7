/* A pack's folder, given to a command. */
#ifndef CLI_PACK_FOLDER_H
#define CLI_PACK_FOLDER_H

#include "model/pack.h"
#include "pack/compile.h"

enum { PACK_FOLDER_BYTES = 1024 * 1024 * 1024 }; /* what compiling one may take */

/* Compiles and opens the pack; it lives in the arena, as do `files`, which may be NULL. False: it does not compile, and
 * standard error says why. */
bool pack_folder_read(const char *folder, struct arena *arena, struct pack *pack, struct pack_files *files) MUST_CHECK;

#endif
