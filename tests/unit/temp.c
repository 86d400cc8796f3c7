#define _XOPEN_SOURCE 700

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "temp.h"

void temp_make(char root[TEMP_PATH])
{
    char name[] = "/tmp/rescind-unit-XXXXXX";
    char *real = realpath(mkdtemp(name), NULL);
    assert_non_null(real);
    assert_true(strlen(real) < TEMP_PATH);
    memcpy(root, real, strlen(real) + 1);
    free(real);
}

void temp_write(const char *root, const char *name, const char *text, mode_t mode, char path[TEMP_PATH])
{
    char full[TEMP_PATH];
    int length = snprintf(full, sizeof(full), "%s/%s", root, name);
    assert_true(length > 0 && length < TEMP_PATH);
    for (char *slash = strchr(full + strlen(root) + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(full, 0755);
        *slash = '/';
    }
    if (text == NULL) {
        (void)mkdir(full, 0755);
    } else {
        FILE *file = fopen(full, "w");
        assert_non_null(file);
        assert_true(fputs(text, file) >= 0);
        assert_int_equal(fclose(file), 0);
    }
    assert_int_equal(chmod(full, mode), 0);
    if (path != NULL)
        memcpy(path, full, (size_t)length + 1);
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info;
    (void)kind;
    (void)where;
    return remove(path);
}

void temp_remove(const char *root)
{
    assert_int_equal(nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}
