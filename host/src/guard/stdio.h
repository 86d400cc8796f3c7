/* The process's descriptors and signals as a native-messaging host needs them. */
#ifndef GUARD_STDIO_H
#define GUARD_STDIO_H

#include <stddef.h>
#include <sys/types.h>

#include "base/status.h"

/* To be called before anything else in host mode. A closed 0, 1 or 2 becomes /dev/null; standard output moves to a
 * private descriptor (10 or more, closed on exec), and whatever prints writes to standard error from now on;
 * every other descriptor the browser left open is closed. SIGPIPE is ignored; SIGTERM ends the input.
 * *out is the private descriptor. STATUS_IO when it could not be made. */
enum status stdio_claim(int *out, struct error *err) MUST_CHECK;

/* A frame_source over standard input: as read(2), and after SIGTERM 0 once what was there by then has been read.
 * `context` is not used. */
ssize_t stdio_read(void *context, void *bytes, size_t len);

#endif
