/* Moments in a request: "2026-09-15T10:00:00Z". */
#ifndef WIRE_MOMENT_H
#define WIRE_MOMENT_H

#include "json/read.h"

/* STATUS_FIELD_TYPE, or STATUS_FIELD_RANGE for a text that is no moment. */
enum status moment_read(const struct json *value, const struct json_path *path, int64_t *out,
                        struct error *err) MUST_CHECK;

#endif
