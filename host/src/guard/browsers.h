/* The browsers of install/browsers.tsv, and where their files are on this machine. */
#ifndef GUARD_BROWSERS_H
#define GUARD_BROWSERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/limits.h"
#include "base/span.h"

enum browser_family { BROWSER_CHROMIUM, BROWSER_FIREFOX };

/* One row. `|` separates alternatives, "-" is none; the table's head says what each column means. */
struct browser {
    const char *name, *label;
    enum browser_family family;
    const char *user, *system, *profiles, *programs, *flatpaks, *page;
};

/* The rows of this platform; the last one has name NULL. */
extern const struct browser browsers[];

/* What the table's paths are relative to. The texts are the caller's. */
struct machine {
    const char *root;        /* stands before every path outside the home folder; "" but in tests */
    const char *home;        /* $HOME */
    const char *config_home; /* $XDG_CONFIG_HOME when it is absolute, else NULL */
    const char *path;        /* $PATH */
};

/* Takes the next alternative off `list` and makes a path of it, NUL-terminated. False at the end of the list. A path
 * longer than LIMIT_PATH_BYTES is passed over. */
bool browser_next_place(const struct machine *machine, struct span *list, char path[LIMIT_PATH_BYTES]);

/* Whether it was used on this machine or could be started: it has a profile folder, or its program is there. A snap of
 * Chromium's family does not count, since it sees neither the manifest nor the host. */
bool browser_found(const struct machine *machine, const struct browser *browser);

/* Whether it is there as a snap. */
bool browser_is_snap(const struct machine *machine, const struct browser *browser);

/* The id of its Flatpak; absent when there is none here. */
struct span browser_flatpak(const struct machine *machine, const struct browser *browser);

#endif
