/* One request's body, decoded as protocol/PROTOCOL.md says. */
#ifndef WIRE_REQUEST_H
#define WIRE_REQUEST_H

#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"
#include "model/request.h"

/* `bytes` are mended in place (lone surrogates) and not needed afterwards; everything in *out lives in `arena`.
 * The version is judged first, then id, type, and the members of that type.
 *
 * When it is not STATUS_OK, of *out only `id` and `v` hold something: the id to echo (absent when it could not be read)
 * and, with STATUS_VERSION_UNSUPPORTED, the version asked for. Errors: those of json_parse and json_read,
 * STATUS_VERSION_UNSUPPORTED, STATUS_TYPE_UNKNOWN. */
enum status request_decode(char *bytes, size_t len, struct arena *arena, struct request *out,
                           struct error *err) MUST_CHECK;

#endif
