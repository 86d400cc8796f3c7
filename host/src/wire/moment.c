#include "wire/moment.h"

#include "base/civil.h"

enum status moment_read(const struct json *value, const struct json_path *path, int64_t *out, struct error *err)
{
    struct span text;
    int64_t lo, hi;
    enum status status = json_read_text(value, 0, INT64_MAX, path, &text, err);
    if (status != STATUS_OK)
        return status;
    if (!civil_read(text, civil_anywhere, &lo, &hi) || lo != hi)
        return json_error(err, STATUS_FIELD_RANGE, path, "write a moment as 2026-09-15T10:00:00Z");
    *out = lo;
    return STATUS_OK;
}
