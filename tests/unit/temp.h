/* A temporary folder for one test, and files in it. */
#ifndef UNIT_TEMP_H
#define UNIT_TEMP_H

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { TEMP_PATH = 512 };

/* Makes the folder; its path goes to `root`. */
static inline void temp_make(char root[TEMP_PATH])
{
    static const char name[] = "/tmp/rescind-unit-XXXXXX";
    memcpy(root, name, sizeof(name));
    assert_non_null(mkdtemp(root));
}

/* root/name, with folders above it, holding `text`; NULL makes a folder. The path goes to `path` unless NULL. */
static inline void temp_write(const char *root, const char *name, const char *text, mode_t mode, char path[TEMP_PATH])
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

/* Removes what is there and everything in it. */
static inline void temp_remove(const char *path)
{
    struct stat info;
    assert_int_equal(lstat(path, &info), 0);
    if (!S_ISDIR(info.st_mode)) {
        assert_int_equal(unlink(path), 0);
        return;
    }
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char inner[TEMP_PATH];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        int length = snprintf(inner, sizeof(inner), "%s/%s", path, entry->d_name);
        assert_true(length > 0 && length < TEMP_PATH);
        temp_remove(inner);
    }
    assert_int_equal(closedir(folder), 0);
    assert_int_equal(rmdir(path), 0);
}

#endif
