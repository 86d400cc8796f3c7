/* Who started the process, and may they. */
#ifndef GUARD_ORIGIN_H
#define GUARD_ORIGIN_H

#include <stdbool.h>

#include "base/span.h"

/* True when the arguments are a browser's, and then *caller is who it says it acts for: the origin
 * "chrome-extension://<id>/" (Chromium: first argument, whatever follows), or the add-on id (Firefox: last argument,
 * after the manifest's absolute path). An argument that is a URL of another kind is a caller, too. */
bool origin_from_arguments(int argc, char *const *argv, struct span *caller);

/* The list has one caller a line; white space around it, empty lines and lines that begin with # do not count.
 * Bytes are compared as they are. */
bool origin_in_list(struct span caller, struct span list);

/* On the list compiled in from manifest/origins.txt, or else on the installed one: share/rescind/origins.txt beside
 * the folder of the executable, which `install.sh --extension-id` writes. A file over 64 KiB counts as absent. */
bool origin_allowed(struct span caller, const char *argv0);

#endif
