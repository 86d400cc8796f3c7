/* Replies: the envelope, errors, and the lists of advice. A method writes response_begin, its members with
 * json/write.h, response_end. */
#ifndef WIRE_RESPONSE_H
#define WIRE_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/compiler.h"
#include "base/span.h"
#include "base/status.h"
#include "model/advice.h"

/* {"v":1,"id":"7", or "id":null when id.ptr is NULL. */
void response_begin(struct buf *out, struct span id);
void response_end(struct buf *out);

/* A whole reply. `update` is "host", "extension" or NULL: which side is too old, for version_unsupported. */
void response_error(struct buf *out, struct span id, const struct error *error, const char *update);

/* After response_begin: ,"pack":{…},"now":"…","advice":[ */
void response_advice_begin(struct buf *out, struct span pack_id, struct span pack_version, struct span lang,
                           int64_t now_s);

/* Appends the next advice. False, with nothing appended, when it does not fit: response_advice_end and response_end
 * must have room after it within LIMIT_REPLY_BYTES. `hint_only` leaves out what only the whole view shows. */
bool response_advice(struct buf *out, const struct advice *advice, bool hint_only) MUST_CHECK;

/* ] and, when orders are left for the next request, ,"next":N. Follow with response_end. */
void response_advice_end(struct buf *out, bool more, size_t next);

#endif
