/* The folder of what is remembered on this machine, and small files in it, which are replaced as a whole.
 *
 * Each browser runs a host of its own, and a machine may lose power. So a change of taught.json goes like this:
 *
 *     folder_lock          flock on the folder: other hosts that want to write wait
 *     folder_read          what stands there now, not what stood there when this host began
 *     folder_write         1. taught.json.new is written and brought to the disk (fsync)
 *                          2. it is renamed to taught.json, which replaces the old file in one step
 *                          3. the folder is brought to the disk
 *     folder_close         the lock ends
 *
 * A crash before 2 leaves the old file, a crash after it the new one. A reader takes no lock and sees one of the two.
 */
#ifndef STORE_FOLDER_H
#define STORE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/status.h"

/* Where the folder is or would be, NUL-terminated; false when the environment names none. */
bool folder_path(char path[LIMIT_PATH_BYTES]) MUST_CHECK;

/* Opens the folder: $XDG_DATA_HOME/rescind, else ~/.local/share/rescind; on macOS ~/Library/Application
 * Support/Rescind. With `make` a missing one is made, and any is closed to other users; without, a missing one gives
 * STATUS_OK and *folder -1. STATUS_STORE_UNAVAILABLE, also for one of another user; STATUS_STORE_FULL. */
enum status folder_open(bool make, int *folder, struct error *err) MUST_CHECK;

/* Keeps other hosts from writing until the folder is closed. STATUS_STORE_UNAVAILABLE when another one holds the lock
 * for a second. */
enum status folder_lock(int folder, struct error *err) MUST_CHECK;

/* All of a file in the arena; *bytes is NULL when there is none. STATUS_FIELD_SIZE when it is longer than `most` or no
 * regular file, STATUS_STORE_UNAVAILABLE, STATUS_OUT_OF_MEMORY. */
enum status folder_read(int folder, const char *name, size_t most, struct arena *arena, char **bytes, size_t *len,
                        struct error *err) MUST_CHECK;

/* Replaces a file by `bytes`, as drawn above; the caller holds the lock. STATUS_STORE_FULL, STATUS_STORE_UNAVAILABLE.
 */
enum status folder_write(int folder, const char *name, const char *bytes, size_t len, struct error *err) MUST_CHECK;

/* Renames a file to NAME.damaged-1 or the next of these that is free; the caller holds the lock. STATUS_STORE_FULL,
 * STATUS_STORE_UNAVAILABLE. */
enum status folder_set_aside(int folder, const char *name, struct error *err) MUST_CHECK;

void folder_close(int folder);

#endif
