/* The process's descriptors and signals, as a native-messaging host needs them. Nothing but frames may reach standard
 * output, whatever a library prints, and no descriptor that the browser left open may stay so. */
#ifndef GUARD_STDIO_H
#define GUARD_STDIO_H

#include <stddef.h>
#include <sys/types.h>

#include "base/status.h"

/* To be called before anything else in host mode.
 *
 *     before   0 input   1 frames out   2 log   7 the browser's
 *     after    0 input   1 log          2 log                     10 frames out: *out
 *
 * Of 0, 1 and 2, one that is closed becomes /dev/null. *out is 10 or more and closed on exec. SIGPIPE is ignored,
 * SIGTERM ends the input. STATUS_IO when any of it fails. */
enum status stdio_claim(int *out, struct error *err) MUST_CHECK;

/* A frame_source over standard input: as read(2), but after SIGTERM it ends once what was there by then has been read.
 * `context` is not used. */
ssize_t stdio_read(void *context, void *bytes, size_t len);

#endif
