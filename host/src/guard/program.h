/* Where this program's file is. */
#ifndef GUARD_PROGRAM_H
#define GUARD_PROGRAM_H

#include <stdbool.h>

enum { PROGRAM_PATH_MAX = 4096 };

/* The executable's absolute path: what the system says, else `argv0`, which browsers give in full. False when neither
 * is absolute or it is too long. */
bool program_path(const char *argv0, char path[PROGRAM_PATH_MAX]);

/* `relative` ("share/rescind/origins.txt") under the prefix that the executable is installed in, the folder above
 * its own. False when the result is too long. */
bool program_neighbour(const char *program, const char *relative, char path[PROGRAM_PATH_MAX]);

#endif
