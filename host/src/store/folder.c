#include "store/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { ASIDE_MOST = 99, LOCK_TRIES = 100, LOCK_PAUSE_NS = 10 * 1000 * 1000 };

/* The error for errno; `what` says what failed. */
static enum status failed(struct error *err, const char *what)
{
    int code = errno;
    bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return error_set(err, full ? STATUS_STORE_FULL : STATUS_STORE_UNAVAILABLE, "%s: %s", what, strerror(code));
}

/* --- the folder ----------------------------------------------------------------------------------------------- */

static bool join(char path[LIMIT_PATH_BYTES], const char *folder, const char *rest)
{
    int printed = folder == NULL || folder[0] != '/' ? -1 : snprintf(path, LIMIT_PATH_BYTES, "%s%s", folder, rest);
    return printed > 0 && printed < LIMIT_PATH_BYTES;
}

bool folder_path(char path[LIMIT_PATH_BYTES])
{
#ifdef __APPLE__
    return join(path, getenv("HOME"), "/Library/Application Support/Rescind");
#else
    return join(path, getenv("XDG_DATA_HOME"), "/rescind") || join(path, getenv("HOME"), "/.local/share/rescind");
#endif
}

/* The folder and those above it, closed to others. */
static bool make_all(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool there = mkdir(path, 0700) == 0 || errno == EEXIST;
        *slash = '/';
        if (!there)
            return false;
    }
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

/* Refuses a folder of another user; with `make` it is closed to others where it was open. */
static enum status check_owner(int folder, bool make, struct error *err)
{
    struct stat info;
    if (fstat(folder, &info) != 0)
        return failed(err, "the folder cannot be examined");
    if (info.st_uid != geteuid())
        return error_set(err, STATUS_STORE_UNAVAILABLE, "the folder belongs to somebody else");
    if (make && (info.st_mode & 077) != 0 && fchmod(folder, 0700) != 0)
        return failed(err, "the folder cannot be closed to others");
    return STATUS_OK;
}

enum status folder_open(bool make, int *folder, struct error *err)
{
    char path[LIMIT_PATH_BYTES];
    if (!folder_path(path))
        return error_set(err, STATUS_STORE_UNAVAILABLE, "neither HOME nor XDG_DATA_HOME names a folder");
    if (make && !make_all(path))
        return failed(err, "the folder cannot be made");
    int opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0 && errno == ENOENT && !make) {
        *folder = -1;
        return STATUS_OK;
    }
    if (opened < 0)
        return failed(err, "the folder cannot be opened");
    enum status status = check_owner(opened, make, err);
    if (status != STATUS_OK)
        (void)close(opened);
    else
        *folder = opened;
    return status;
}

enum status folder_lock(int folder, struct error *err)
{
    const struct timespec pause = {.tv_nsec = LOCK_PAUSE_NS};
    for (int tries = 0; tries < LOCK_TRIES; tries++) {
        if (flock(folder, LOCK_EX | LOCK_NB) == 0)
            return STATUS_OK;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return failed(err, "the folder cannot be locked");
        (void)nanosleep(&pause, NULL);
    }
    return error_set(err, STATUS_STORE_UNAVAILABLE, "another program of ours holds the folder");
}

void folder_close(int folder)
{
    if (folder >= 0)
        (void)close(folder);
}

/* --- files ---------------------------------------------------------------------------------------------------- */

/* Reads at most `most` bytes, and one more if there is one: then *len is most + 1, and `bytes` must have room for it.
 */
static bool read_all(int file, char *bytes, size_t most, size_t *len)
{
    ssize_t got;
    *len = 0;
    do {
        got = read(file, bytes + *len, most + 1 - *len);
        *len += got > 0 ? (size_t)got : 0;
    } while ((got > 0 && *len <= most) || (got < 0 && errno == EINTR));
    return got >= 0;
}

static enum status read_opened(int file, size_t most, struct arena *arena, char **bytes, size_t *len, struct error *err)
{
    struct stat info;
    size_t got;
    if (fstat(file, &info) != 0)
        return failed(err, "the file cannot be examined");
    if (!S_ISREG(info.st_mode) || info.st_size < 0 || (size_t)info.st_size > most)
        return error_set(err, STATUS_FIELD_SIZE, "it is no regular file of at most %zu bytes", most);
    most = (size_t)info.st_size;
    char *text = arena_alloc(arena, most + 1);
    if (text == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for what is remembered");
    if (!read_all(file, text, most, &got))
        return failed(err, "the file cannot be read");
    if (got > most)
        return error_set(err, STATUS_FIELD_SIZE, "it grew while it was read");
    *bytes = text;
    *len = got;
    return STATUS_OK;
}

enum status folder_read(int folder, const char *name, size_t most, struct arena *arena, char **bytes, size_t *len,
                        struct error *err)
{
    int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0 && errno == ENOENT) {
        *bytes = NULL;
        *len = 0;
        return STATUS_OK;
    }
    if (file < 0 && errno == ELOOP)
        return error_set(err, STATUS_FIELD_SIZE, "it is a link");
    if (file < 0)
        return failed(err, "the file cannot be opened");
    enum status status = read_opened(file, most, arena, bytes, len, err);
    (void)close(file);
    return status;
}

static bool write_all(int file, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t wrote = write(file, bytes, len);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        bytes += wrote;
        len -= (size_t)wrote;
    }
    return true;
}

/* Step 1 of folder_write. */
static bool write_new(int folder, const char *name, const char *bytes, size_t len)
{
    if (unlinkat(folder, name, 0) != 0 && errno != ENOENT) /* what a crash left */
        return false;
    int file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return false;
    bool wrote = write_all(file, bytes, len) && fsync(file) == 0;
    int code = errno;
    bool closed = close(file) == 0;
    if (!wrote)
        errno = code;
    return wrote && closed;
}

enum status folder_write(int folder, const char *name, const char *bytes, size_t len, struct error *err)
{
    char fresh[LIMIT_PATH_BYTES];
    (void)snprintf(fresh, sizeof(fresh), "%s.new", name);
    if (!write_new(folder, fresh, bytes, len) || renameat(folder, fresh, folder, name) != 0) {
        enum status status = failed(err, "the file cannot be written");
        (void)unlinkat(folder, fresh, 0);
        return status;
    }
    return fsync(folder) == 0 ? STATUS_OK : failed(err, "the file may not outlast a loss of power");
}

enum status folder_set_aside(int folder, const char *name, struct error *err)
{
    for (int number = 1; number <= ASIDE_MOST; number++) {
        char aside[LIMIT_PATH_BYTES];
        struct stat info;
        (void)snprintf(aside, sizeof(aside), "%s.damaged-%d", name, number);
        if (fstatat(folder, aside, &info, AT_SYMLINK_NOFOLLOW) == 0)
            continue;
        if (errno != ENOENT || renameat(folder, name, folder, aside) != 0)
            return failed(err, "a damaged file cannot be set aside");
        return STATUS_OK;
    }
    return error_set(err, STATUS_STORE_UNAVAILABLE, "too many damaged files lie there");
}
