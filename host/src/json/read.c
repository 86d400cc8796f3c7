#include "json/read.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/civil.h"

/* --- paths and errors --------------------------------------------------------------------------------------- */

enum { PATH_LEVELS = 16 };

enum status json_error(struct error *err, enum status code, const struct json_path *path, const char *message)
{
    const struct json_path *levels[PATH_LEVELS];
    size_t count = 0;
    char text[sizeof(err->path)];
    struct buf out;
    for (; path != NULL && count < PATH_LEVELS; path = path->parent)
        levels[count++] = path;
    buf_init(&out, text, sizeof(text) - 1);
    while (count-- > 0) {
        const struct json_path *level = levels[count];
        if (level->name == NULL) {
            buf_byte(&out, '[');
            buf_int(&out, (int64_t)level->index);
            buf_byte(&out, ']');
        } else {
            if (out.len > 0)
                buf_byte(&out, '.');
            buf_text(&out, level->name);
        }
    }
    text[out.len] = '\0';
    return error_at(err, code, text, "%s", message);
}

static enum status fail_type(struct error *err, const struct json_path *path, const char *message)
{
    return json_error(err, STATUS_FIELD_TYPE, path, message);
}

static enum status fail_memory(struct error *err)
{
    return error_set(err, STATUS_OUT_OF_MEMORY, "the request needs more memory than it may have");
}

/* --- values ------------------------------------------------------------------------------------------------- */

static void store(void *object, size_t at, const void *value, size_t size)
{
    memcpy((char *)object + at, value, size);
}

static enum status read_text(const struct json *value, int64_t min, int64_t max, const struct json_field *field,
                             const struct json_path *path, struct span *out, struct error *err)
{
    struct span text = json_string(value);
    if (text.ptr == NULL)
        return fail_type(err, path, "a text was expected");
    if ((int64_t)text.len > max)
        return json_error(err, STATUS_FIELD_SIZE, path, "the text is too long");
    if ((int64_t)text.len < min)
        return json_error(err, STATUS_FIELD_RANGE, path, "the text is too short");
    if (field->fits != NULL && !field->fits(text))
        return json_error(err, STATUS_FIELD_RANGE, path, field->unfit);
    *out = text;
    return STATUS_OK;
}

static enum status read_integer(const struct json *value, const struct json_field *field, const struct json_path *path,
                                int64_t *out, struct error *err)
{
    int64_t number;
    if (!json_whole(value))
        return fail_type(err, path, "a whole number was expected");
    if (!json_integer(value, &number) || number < field->min || number > field->max)
        return json_error(err, STATUS_FIELD_RANGE, path, "the number is out of range");
    *out = number;
    return STATUS_OK;
}

static enum status read_moment(const struct json *value, const struct json_path *path, int64_t *out, struct error *err)
{
    struct span text = json_string(value);
    int64_t lo, hi;
    if (text.ptr == NULL)
        return fail_type(err, path, "a text was expected");
    if (!civil_read(text, civil_anywhere, &lo, &hi) || lo != hi)
        return json_error(err, STATUS_FIELD_RANGE, path, "write a moment as 2026-09-15T10:00:00Z");
    *out = lo;
    return STATUS_OK;
}

/* A list of texts, or of structs. */
static enum status read_list(const struct json *value, const struct json_field *field, const struct json_path *path,
                             struct arena *arena, void *object, struct error *err)
{
    bool texts = field->kind == JSON_FIELD_TEXTS;
    size_t size = texts ? sizeof(struct span) : field->record->size, count = json_count(value);
    struct json_path here = {.parent = path};
    if (json_type_of(value) != JSON_LIST)
        return fail_type(err, path, "a list was expected");
    if ((int64_t)count > field->max)
        return json_error(err, STATUS_FIELD_SIZE, path, "the list is too long");
    if ((int64_t)count < field->min)
        return json_error(err, STATUS_FIELD_RANGE, path, "the list is too short");
    char *list = arena_array(arena, count, size);
    if (list == NULL)
        return fail_memory(err);
    for (const struct json *at = json_first(value); at != NULL; at = json_next(at), here.index++) {
        void *element = list + here.index * size;
        enum status status = texts ? read_text(at, 0, field->text_max, field, &here, element, err)
                                   : json_read(at, field->record, &here, arena, element, err);
        if (status != STATUS_OK)
            return status;
    }
    store(object, field->at, &list, sizeof(list));
    store(object, field->count, &count, sizeof(count));
    return STATUS_OK;
}

enum status json_read_field(const struct json *value, const struct json_field *field, const struct json_path *path,
                            struct arena *arena, void *object, struct error *err)
{
    enum status status;
    struct span text = SPAN_NONE;
    int64_t number = 0;
    int stored;
    if (field->nullable && json_type_of(value) == JSON_NULL)
        return STATUS_OK;
    switch (field->kind) {
    case JSON_FIELD_TEXT:
        if ((status = read_text(value, field->min, field->max, field, path, &text, err)) == STATUS_OK)
            store(object, field->at, &text, sizeof(text));
        return status;
    case JSON_FIELD_INTEGER:
    case JSON_FIELD_MOMENT:
        status = field->kind == JSON_FIELD_INTEGER ? read_integer(value, field, path, &number, err)
                                                   : read_moment(value, path, &number, err);
        if (status == STATUS_OK)
            store(object, field->at, &number, sizeof(number));
        return status;
    case JSON_FIELD_YES_NO:
        if (json_type_of(value) != JSON_TRUE && json_type_of(value) != JSON_FALSE)
            return fail_type(err, path, "true or false was expected");
        stored = (int)(json_true(value) ? field->max : field->min);
        store(object, field->at, &stored, sizeof(stored));
        return STATUS_OK;
    case JSON_FIELD_RECORD: return json_read(value, field->record, path, arena, (char *)object + field->at, err);
    case JSON_FIELD_TEXTS:
    case JSON_FIELD_RECORDS: return read_list(value, field, path, arena, object, err);
    case JSON_FIELD_CUSTOM: return field->custom(value, path, arena, object, err);
    }
    return STATUS_INTERNAL;
}

/* --- structs ------------------------------------------------------------------------------------------------ */

/* Members mostly come in the table's order, so the search begins where the last one ended. */
static size_t find_field(const struct json_record *record, size_t from, const struct json *member)
{
    for (size_t i = 0; i < record->field_count; i++) {
        size_t index = (from + i) % record->field_count;
        if (json_is_named(member, record->fields[index].name))
            return index;
    }
    return record->field_count;
}

enum status json_read(const struct json *value, const struct json_record *record, const struct json_path *path,
                      struct arena *arena, void *object, struct error *err)
{
    uint32_t seen = 0;
    size_t next = 0;
    assert(record->field_count <= 32);
    if (json_type_of(value) != JSON_OBJECT)
        return fail_type(err, path, "an object was expected");
    char *made = arena_array(arena, 1, record->size);
    if (made == NULL)
        return fail_memory(err);
    if (record->blank != NULL)
        memcpy(made, record->blank, record->size);
    for (const struct json *member = json_first(value); member != NULL; member = json_next(member)) {
        size_t index = find_field(record, next, member);
        if (index == record->field_count)
            continue;
        struct json_path here = {.parent = path, .name = record->fields[index].name};
        enum status status = json_read_field(member, &record->fields[index], &here, arena, made, err);
        if (status != STATUS_OK)
            return status;
        seen |= UINT32_C(1) << index;
        next = index + 1;
    }
    for (size_t i = 0; i < record->field_count; i++) {
        struct json_path here = {.parent = path, .name = record->fields[i].name};
        if (record->fields[i].required && (seen & UINT32_C(1) << i) == 0)
            return json_error(err, STATUS_FIELD_MISSING, &here, "a required member is absent");
    }
    memcpy(object, made, record->size);
    return STATUS_OK;
}
