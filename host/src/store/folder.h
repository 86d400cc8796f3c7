/* The folder of what is remembered on this machine, and small files in it that are replaced as a whole. */
#ifndef STORE_FOLDER_H
#define STORE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/status.h"

/* Where the folder is or would be, NUL-terminated; false when the environment names none. */
bool folder_path(char path[LIMIT_PATH_BYTES]) MUST_CHECK;

/* Opens that folder: $XDG_DATA_HOME/rescind, else ~/.local/share/rescind; on macOS ~/Library/Application
 * Support/Rescind. With `make` it is made where it is missing and closed to others; without, a missing one gives
 * STATUS_OK and -1. STATUS_STORE_UNAVAILABLE. */
enum status folder_open(bool make, int *folder, struct error *err) MUST_CHECK;

/* Keeps other processes of ours from writing, until the folder is closed. STATUS_STORE_UNAVAILABLE when another holds
 * it for a second. */
enum status folder_lock(int folder, struct error *err) MUST_CHECK;

/* All of a file in the arena; *bytes is NULL when there is none. STATUS_FIELD_SIZE when it is longer than `most` or no
 * regular file, STATUS_STORE_UNAVAILABLE, STATUS_OUT_OF_MEMORY. */
enum status folder_read(int folder, const char *name, size_t most, struct arena *arena, char **bytes, size_t *len,
                        struct error *err) MUST_CHECK;

/* Replaces a file, so that after a crash or on an error it holds either what it held or `bytes`. Under the lock.
 * STATUS_STORE_FULL, STATUS_STORE_UNAVAILABLE. */
enum status folder_write(int folder, const char *name, const char *bytes, size_t len, struct error *err) MUST_CHECK;

/* Gives a file a new name, NAME.damaged-1 or the next that is free. Under the lock. STATUS_STORE_UNAVAILABLE. */
enum status folder_set_aside(int folder, const char *name, struct error *err) MUST_CHECK;

void folder_close(int folder);

#endif
