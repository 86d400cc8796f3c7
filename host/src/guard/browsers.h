/* The browsers of install/browsers.tsv, and where on this machine their files are. */
#ifndef GUARD_BROWSERS_H
#define GUARD_BROWSERS_H

#include <stdbool.h>
#include <stddef.h>

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

enum { BROWSER_PATH_MAX = 4096 };

/* The next alternative of `list`, which it shortens, as a NUL-terminated path. False at the end of the list; a path
 * longer than BROWSER_PATH_MAX is passed over. */
bool browser_next_place(const struct machine *machine, struct span *list, char path[BROWSER_PATH_MAX]);

/* It was used on this machine, or could be started: a profile folder exists, or a program. A snap of Chromium's
 * family does not count, since it sees neither the manifest nor the host. */
bool browser_found(const struct machine *machine, const struct browser *browser);

/* It is there as a snap. */
bool browser_is_snap(const struct machine *machine, const struct browser *browser);

/* The id of the Flatpak it is there as; absent when it is not. */
struct span browser_flatpak(const struct machine *machine, const struct browser *browser);

#endif
