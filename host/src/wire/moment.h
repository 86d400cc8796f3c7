/* Moments in a request: "2026-09-15T10:00:00Z". */
#ifndef WIRE_MOMENT_H
#define WIRE_MOMENT_H

#include "json/read.h"

/* STATUS_FIELD_TYPE, or STATUS_FIELD_RANGE for a text that is no moment. */
enum status moment_read(const struct json *value, const struct json_path *path, int64_t *out,
                        struct error *err) MUST_CHECK;

/* A json_custom for struct order: fills seen_at and has_seen_at. */
enum status moment_read_seen_at(const struct json *value, const struct json_path *path, struct arena *arena,
                                void *object, struct error *err);

#endif
