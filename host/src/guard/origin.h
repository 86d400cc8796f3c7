/* Which extension started the process, and whether it may. */
#ifndef GUARD_ORIGIN_H
#define GUARD_ORIGIN_H

#include <stdbool.h>

#include "base/span.h"

/* True when the arguments are those a browser gives; *caller is then the extension they name: the origin
 * "chrome-extension://<id>/" (Chromium: first argument, whatever follows), or the add-on id (Firefox: last argument,
 * after the manifest's absolute path). Any other URL as first argument counts as a caller, too, who is then refused. */
bool origin_from_arguments(int argc, char *const *argv, struct span *caller);

/* The list has one caller a line; white space around it, empty lines and lines that begin with # do not count.
 * Bytes are compared as they are. */
bool origin_in_list(struct span caller, struct span list);

/* Whether it is on the list compiled in from manifest/origins.txt, or else on the installed one:
 * share/rescind/origins.txt beside the folder of the executable, which `install.sh --extension-id` writes. A file over
 * 64 KiB counts as absent. */
bool origin_allowed(struct span caller, const char *argv0);

#endif
