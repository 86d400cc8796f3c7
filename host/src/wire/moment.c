#include "wire/moment.h"

#include "base/civil.h"
#include "base/limits.h"
#include "model/request.h"

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

enum status moment_read_seen_at(const struct json *value, const struct json_path *path, struct arena *arena, void *object, struct error *err)
{
    struct order *order = object;
    (void)arena;
    enum status status = moment_read(value, path, &order->seen_at, err);
    order->has_seen_at = status == STATUS_OK;
    return status;
}

enum status moment_read_told_at(const struct json *value, const struct json_path *path, struct arena *arena, void *object, struct error *err)
{
    struct order *order = object;
    size_t count = 0, members = json_count(value);
    if (json_type_of(value) != JSON_OBJECT)
        return json_error(err, STATUS_FIELD_TYPE, path, "an object was expected");
    if (members > LIMIT_TOLD)
        return json_error(err, STATUS_FIELD_SIZE, path, "too many facts");
    struct told_time *times = arena_array(arena, members, sizeof(*times));
    if (times == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the request needs more memory than it may have");
    for (const struct json *at = json_first(value); at != NULL; at = json_next(at), count++) {
        struct json_path here = {.parent = path, .name = json_name(at).ptr};
        if (json_name(at).len > LIMIT_TOLD_NAME_BYTES)
            return json_error(err, STATUS_FIELD_SIZE, path, "the name of a fact is too long");
        times[count].name = json_name(at);
        enum status status = moment_read(at, &here, &times[count].at_s, err);
        if (status != STATUS_OK)
            return status;
    }
    order->told_times = times;
    order->told_time_count = count;
    return STATUS_OK;
}
