/* How every browser found on this machine is set up for Rescind. */
#ifndef GUARD_DIAGNOSE_H
#define GUARD_DIAGNOSE_H

#include <stdbool.h>

#include "guard/browsers.h"
#include "guard/findings.h"

struct setup {
    struct machine machine;
    const char *program; /* this program's absolute path */
    const char *source;  /* the folder it was installed from; NULL: it is not installed */
    const char *prefix;  /* the folder it was installed to; NULL: it is not installed */
    bool (*is_ours)(struct span caller, const char *program); /* origin_allowed */
};

/* Adds a finding for each browser that was found or has a manifest, and one more when it is here as a snap or a
 * Flatpak; when there is no browser, one that says so. A browser without a manifest is a note, and something to mend
 * only when no browser at all is set up. */
void diagnose_browsers(const struct setup *setup, struct findings *findings);

/* The command that installs Rescind again, for that browser or, with NULL, for every one that is found. */
const char *diagnose_install_command(const struct setup *setup, const struct browser *browser,
                                     struct findings *findings);

#endif
