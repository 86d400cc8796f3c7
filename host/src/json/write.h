/* JSON, appended to a struct buf. The caller opens, names, puts and closes; commas come by themselves, since the last
 * byte that was written tells whether one is needed. Equal calls give equal bytes. */
#ifndef JSON_WRITE_H
#define JSON_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

void json_put_object(struct buf *out);     /* { */
void json_put_list(struct buf *out);       /* [ */
void json_put_object_end(struct buf *out); /* } */
void json_put_list_end(struct buf *out);   /* ] */

/* `name` is written as it stands: plain ASCII without quotes or backslashes. A value must follow. */
void json_put_name(struct buf *out, const char *name);
/* The same for any name, escaped. */
void json_put_key(struct buf *out, struct span name);

/* Quoted and escaped. What comes out is valid UTF-8: each byte that is not becomes U+FFFD. */
void json_put_text(struct buf *out, struct span text);
void json_put_int(struct buf *out, int64_t number);
void json_put_bool(struct buf *out, bool flag);
void json_put_null(struct buf *out);
/* A moment, as "2026-09-15T10:00:00Z". */
void json_put_moment(struct buf *out, int64_t seconds);
/* A value that is JSON already. */
void json_put_raw(struct buf *out, struct span json);

/* json_put_name, then the value, or the bracket that opens it. */
void json_put_member_object(struct buf *out, const char *name);
void json_put_member_list(struct buf *out, const char *name);
void json_put_member_text(struct buf *out, const char *name, struct span text);
void json_put_member_int(struct buf *out, const char *name, int64_t number);
void json_put_member_bool(struct buf *out, const char *name, bool flag);
/* A list of texts. */
void json_put_member_texts(struct buf *out, const char *name, const struct span *texts, size_t count);
/* A text that may be absent: as null, or left out. */
void json_put_member_nullable(struct buf *out, const char *name, struct span text);
void json_put_member_optional(struct buf *out, const char *name, struct span text);

/* Several members that are texts; JSON_PUT_RECORD: an object of them.
 *
 *     JSON_PUT_RECORD(out, {"id", id}, {"label", label});      {"id":"shipped","label":"Shipped"} */
struct json_text {
    const char *name;
    struct span text;
};
#define JSON_PUT_TEXTS(out, ...) \
    json_put_texts((out), (const struct json_text[]){__VA_ARGS__}, \
                   sizeof((const struct json_text[]){__VA_ARGS__}) / sizeof(struct json_text))
#define JSON_PUT_RECORD(out, ...) (json_put_object(out), JSON_PUT_TEXTS(out, __VA_ARGS__), json_put_object_end(out))
void json_put_texts(struct buf *out, const struct json_text *texts, size_t count);

#endif
