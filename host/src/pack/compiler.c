#include "pack/compiler.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FILE_MAX_BYTES = 4 * 1024 * 1024 };

static bool read_file(struct compiler *compiler, const char *name, char **bytes, size_t *len)
{
    const struct place place = {.file = name};
    char path[4096];
    int printed = snprintf(path, sizeof(path), "%s/%s", compiler->folder, name);
    if (printed < 0 || (size_t)printed >= sizeof(path))
        return compiler_error(compiler, STATUS_FIELD_SIZE, place, "the path is too long");
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return compiler_error(compiler, STATUS_IO, place, "%s", strerror(errno));
    long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    bool sized = size >= 0 && size <= FILE_MAX_BYTES && fseek(file, 0, SEEK_SET) == 0;
    *bytes = sized ? arena_alloc(compiler->arena, (size_t)size) : NULL;
    *len = *bytes == NULL ? 0 : fread(*bytes, 1, (size_t)size, file);
    (void)fclose(file);
    if (!sized)
        return compiler_error(compiler, STATUS_IO, place, "no file of at most 4 MiB");
    return *len == (size_t)size || compiler_error(compiler, STATUS_IO, place, "reading failed");
}

bool compiler_error(struct compiler *compiler, enum status status, struct place place, const char *format, ...)
{
    char path[sizeof(compiler->err->path)], message[sizeof(compiler->err->message)];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    (void)snprintf(path, sizeof(path), "%s%s%.*s", place.file, place.at.ptr == NULL ? "" : ": ", (int)place.at.len,
                   place.at.ptr == NULL ? "" : place.at.ptr);
    bool refused = compiler->arena->refused; /* whatever seems wrong, it may be what could not be stored */
    compiler->status = refused ? STATUS_OUT_OF_MEMORY : status;
    (void)error_at(compiler->err, compiler->status, path, "%s", refused ? "no memory" : message);
    return false;
}

void *compiler_memory(struct compiler *compiler, size_t count, size_t size, const char *file)
{
    void *memory = arena_array(compiler->arena, count, size);
    if (memory == NULL)
        (void)compiler_error(compiler, STATUS_OUT_OF_MEMORY, (struct place){.file = file}, "no memory");
    return memory;
}

bool compiler_load(struct compiler *compiler, const char *name, const struct json **out)
{
    const struct place place = {.file = name};
    char *bytes = NULL;
    size_t len = 0;
    struct error inner;
    if (!read_file(compiler, name, &bytes, &len))
        return false;
    enum status status = json_parse(bytes, len, &json_limits_pack, compiler->arena, out, &inner);
    if (status != STATUS_OK)
        return compiler_error(compiler, status, place, "%s", inner.message);
    return json_type_of(*out) == JSON_OBJECT ||
           compiler_error(compiler, STATUS_FIELD_TYPE, place, "a file of a pack holds one object");
}

static bool is_file_name(struct span name)
{
    for (size_t i = 0; i < name.len; i++) {
        if (strchr("-_", name.ptr[i]) == NULL && !isalnum((unsigned char)name.ptr[i]))
            return false;
    }
    return name.len >= 1 && name.len <= PACK_MAX_NAME;
}

bool compiler_load_listed(struct compiler *compiler, const char *list, const char *folder, const struct json *name,
                          char file[static COMPILER_FILE], const struct json **out)
{
    const struct place place = {.file = "pack.json", .at = span_from(list)};
    struct span text = json_string(name);
    if (!is_file_name(text))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "a file's name is 1 to %d letters, digits, - and _",
                              PACK_MAX_NAME);
    for (const struct json *other = json_next(name); other != NULL; other = json_next(other)) {
        if (span_equal(json_string(other), text))
            return compiler_error(compiler, STATUS_FIELD_RANGE, place, "`%s` stands twice", text.ptr);
    }
    (void)snprintf(file, COMPILER_FILE, "%s/%s.json", folder, text.ptr);
    return compiler_load(compiler, file, out);
}

/* Whether the word is one of a list with spaces between. */
static bool is_listed(struct span word, const char *list)
{
    for (size_t len = strcspn(list, " "); len > 0; list += len + strspn(list + len, " "), len = strcspn(list, " ")) {
        if (span_equal(word, (struct span){.ptr = list, .len = len}))
            return true;
    }
    return false;
}

bool compiler_members(struct compiler *compiler, const struct json *object, struct place place, const char *known,
                      const char *more)
{
    if (json_type_of(object) != JSON_OBJECT)
        return compiler_error(compiler, STATUS_FIELD_TYPE, place, "an object is required here");
    for (const struct json *member = json_first(object); member != NULL; member = json_next(member)) {
        struct span name = json_name(member);
        if (!is_listed(name, known) && !is_listed(name, more) && !is_listed(name, "comment"))
            return compiler_error(compiler, STATUS_FIELD_RANGE, place, "`%s` is no member that this may have",
                                  name.ptr);
    }
    return true;
}

bool compiler_stored(struct compiler *compiler, struct place place)
{
    const struct pack_array_type *full = compiler->builder.full;
    return full == NULL ||
           compiler_error(compiler, STATUS_FIELD_SIZE, place, "a pack has at most %zu %s", full->most, full->name);
}
