/* One request's body, decoded as protocol/PROTOCOL.md says. */
#ifndef WIRE_REQUEST_H
#define WIRE_REQUEST_H

#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"
#include "model/request.h"

/* `bytes` may be changed, as json_gate does, and are not needed afterwards; everything in *out lives in `arena`. The
 * version is judged first, then the id, the type, and the members of that type.
 *
 * On an error only `id` and `v` of *out are filled: the id to echo (absent when it could not be read) and, for
 * STATUS_VERSION_UNSUPPORTED, the version that was asked for. Errors: those of json_parse and json_read,
 * STATUS_VERSION_UNSUPPORTED, STATUS_TYPE_UNKNOWN. */
enum status request_decode(char *bytes, size_t len, struct arena *arena, struct request *out,
                           struct error *err) MUST_CHECK;

#endif
