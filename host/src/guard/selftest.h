/* Starts a host as a browser would and talks to it: hello, one order, end of input. */
#ifndef GUARD_SELFTEST_H
#define GUARD_SELFTEST_H

#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"

/* `arguments` are the program's name, the caller and NULL. `limit_ms` bounds the whole of it; a host that is still
 * there then is killed. *took_ms is the time from the start to the first reply. Reads replies into `arena`.
 *
 * STATUS_IO: it could not be started, ended early or with another exit code than 0, answered something else than
 * was asked, or did not end; the message says which. */
enum status selftest_run(const char *program, const char *const arguments[], int limit_ms, struct arena *arena,
                         int *took_ms, struct error *err) MUST_CHECK;

#endif
