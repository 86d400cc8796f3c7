#include "guard/origin.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "guard/program.h"
#include "origins.h"

enum { LIST_BYTES = 65536 };

bool origin_from_arguments(int argc, char *const *argv, struct span *caller)
{
    if (argc < 2)
        return false;
    if (strstr(argv[1], "://") != NULL) {
        *caller = span_from(argv[1]);
        return true;
    }
    if (argc < 3 || argv[1][0] != '/')
        return false;
    *caller = span_from(argv[argc - 1]);
    return true;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

bool origin_in_list(struct span caller, struct span list)
{
    const char *at = list.ptr, *end = list.len == 0 ? at : at + list.len;
    if (caller.len == 0 || caller.ptr[0] == '#')
        return false;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *next = newline == NULL ? end : newline + 1, *last = newline == NULL ? end : newline;
        while (at < last && is_space(*at))
            at++;
        while (at < last && is_space(last[-1]))
            last--;
        if (span_equal(caller, (struct span){.ptr = at, .len = (size_t)(last - at)}))
            return true;
        at = next;
    }
    return false;
}

static bool in_file(struct span caller, const char *path)
{
    static char list[LIST_BYTES + 1];
    size_t length = 0;
    ssize_t got;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    while ((got = read(fd, list + length, sizeof(list) - length)) > 0)
        length += (size_t)got;
    (void)close(fd);
    return got == 0 && length <= LIST_BYTES && origin_in_list(caller, (struct span){.ptr = list, .len = length});
}

bool origin_allowed(struct span caller, const char *argv0)
{
    char program[LIMIT_PATH_BYTES], path[LIMIT_PATH_BYTES];
    return origin_in_list(caller, SPAN_LITERAL(ORIGINS_COMPILED)) ||
           (program_path(argv0, program) && program_neighbour(program, "share/rescind/origins.txt", path) &&
            in_file(caller, path));
}
