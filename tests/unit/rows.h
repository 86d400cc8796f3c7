/* Tables of cases as text files: a row a line, its fields between tabs; "#" begins a comment. */
#ifndef TEST_ROWS_H
#define TEST_ROWS_H

#include <stddef.h>
#include <string.h>

/* Cuts a line at its tabs, into at most so many fields; 0 for a comment or an empty line. */
static inline size_t rows_cut(char *line, char *fields[], size_t most)
{
    size_t count = 0;
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == '#' || line[0] == '\0')
        return 0;
    for (char *at = line; at != NULL && count < most; count++) {
        fields[count] = at;
        at = strchr(at, '\t');
        if (at != NULL)
            *at++ = '\0';
    }
    return count;
}

#endif
