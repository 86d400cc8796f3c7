#if defined(__APPLE__)
#define _DARWIN_C_SOURCE
#endif

#include "guard/program.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

static bool system_knows(char path[LIMIT_PATH_BYTES])
{
#if defined(__APPLE__)
    uint32_t size = LIMIT_PATH_BYTES;
    return _NSGetExecutablePath(path, &size) == 0 && path[0] == '/';
#else
    ssize_t length = readlink("/proc/self/exe", path, LIMIT_PATH_BYTES - 1);
    if (length <= 0 || length == LIMIT_PATH_BYTES - 1)
        return false;
    path[length] = '\0';
    return true;
#endif
}

bool program_path(const char *argv0, char path[LIMIT_PATH_BYTES])
{
    if (system_knows(path))
        return true;
    if (argv0 == NULL || argv0[0] != '/' || strlen(argv0) >= LIMIT_PATH_BYTES)
        return false;
    memcpy(path, argv0, strlen(argv0) + 1);
    return true;
}

bool program_neighbour(const char *program, const char *relative, char path[LIMIT_PATH_BYTES])
{
    size_t prefix = strlen(program);
    for (int part = 0; part < 2; part++) /* the file's name, then its folder's */
        while (prefix > 0 && program[--prefix] != '/') {}
    int written = snprintf(path, LIMIT_PATH_BYTES, "%.*s/%s", (int)prefix, program, relative);
    return written > 0 && written < LIMIT_PATH_BYTES;
}
