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

/* One finding a browser that was found or has a manifest, one more for each of its sandboxed builds; one that says so
 * when there is none. A browser without a manifest has to be mended only when no other one is well. */
void diagnose_browsers(const struct setup *setup, struct findings *findings);

/* The command that installs again; `browser` NULL: for every browser found. */
struct span diagnose_install_command(const struct setup *setup, const struct browser *browser,
                                     struct findings *findings);

#endif
