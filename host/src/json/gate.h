/* Decides, before any parser sees them, whether bytes are one JSON value (RFC 8259) that no two readers can
 * understand differently. That is: valid UTF-8 without byte order mark, nothing before or after the value but white
 * space, no name twice in an object, no U+0000, numbers that a double can hold, bounded nesting and counts. Whatever
 * passes needs no further check of its syntax.
 *
 *     {"a":1,"a":2}     refused: one reader takes the first, another the last
 *     {"a":"\ud83d"}    passes as {"a":"\ufffd"}: half a character is none
 *     [1e400]           refused: infinity to some, an error to others */
#ifndef JSON_GATE_H
#define JSON_GATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct json_limits {
    uint32_t depth;   /* objects and lists inside one another */
    uint32_t members; /* of one object */
};

/* For requests: LIMIT_JSON_DEPTH, LIMIT_JSON_MEMBERS. */
extern const struct json_limits json_limits_wire;
/* For files of a pack, where one object may name every text: LIMIT_PACK_DEPTH, LIMIT_PACK_MEMBERS. */
extern const struct json_limits json_limits_pack;

/* One pass over `len` bytes. The one change it makes: the escape of a lone surrogate, which JavaScript sends and
 * JSON allows, becomes \ufffd (the same six bytes). `arena` holds the names of open objects meanwhile.
 *
 * STATUS_JSON_SYNTAX, _ENCODING, _NUL, _DUPLICATE_KEY, _TOO_DEEP, _NUMBER; STATUS_FIELD_SIZE for an object with too
 * many members; STATUS_OUT_OF_MEMORY. The message ends in the offset of the byte. */
enum status json_gate(char *bytes, size_t len, const struct json_limits *limits, struct arena *arena,
                      struct error *err) MUST_CHECK;

#endif
