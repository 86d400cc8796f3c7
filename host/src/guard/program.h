/* Where this program's file is. */
#ifndef GUARD_PROGRAM_H
#define GUARD_PROGRAM_H

#include <stdbool.h>

#include "base/limits.h"

/* The executable's absolute path: what the system says, else `argv0`, which browsers give in full. False when neither
 * is absolute or it is too long. */
bool program_path(const char *argv0, char path[LIMIT_PATH_BYTES]);

/* `relative` ("share/rescind/origins.txt") under the prefix that the executable is installed in, the folder above
 * its own. False when the result is too long. */
bool program_neighbour(const char *program, const char *relative, char path[LIMIT_PATH_BYTES]);

#endif
