#include "pack/compiler.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FILE_MAX_BYTES = 4 * 1024 * 1024 };

static enum status read_file(struct compiler *compiler, const char *name, char **bytes, size_t *len)
{
    char path[4096];
    int printed = snprintf(path, sizeof(path), "%s/%s", compiler->folder, name);
    if (printed < 0 || (size_t)printed >= sizeof(path))
        return compiler_error(compiler, STATUS_FIELD_SIZE, name, SPAN_NONE, "the path is too long");
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return compiler_error(compiler, STATUS_IO, name, SPAN_NONE, "%s", strerror(errno));
    long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    bool sized = size >= 0 && size <= FILE_MAX_BYTES && fseek(file, 0, SEEK_SET) == 0;
    char *data = sized ? arena_alloc(compiler->arena, (size_t)size) : NULL;
    size_t got = data == NULL ? 0 : fread(data, 1, (size_t)size, file);
    (void)fclose(file);
    if (!sized)
        return compiler_error(compiler, STATUS_IO, name, SPAN_NONE, "no file of at most 4 MiB");
    if (data == NULL)
        return compiler_error(compiler, STATUS_OUT_OF_MEMORY, name, SPAN_NONE, "no memory");
    if (got != (size_t)size)
        return compiler_error(compiler, STATUS_IO, name, SPAN_NONE, "reading failed");
    *bytes = data;
    *len = got;
    return STATUS_OK;
}

enum status compiler_error(struct compiler *compiler, enum status status, const char *where, struct span member,
                           const char *format, ...)
{
    char path[sizeof(compiler->err->path)], message[sizeof(compiler->err->message)];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    (void)snprintf(path, sizeof(path), "%s%s%.*s", where, member.ptr == NULL ? "" : ": ", (int)member.len,
                   member.ptr == NULL ? "" : member.ptr);
    if (compiler->arena->refused) /* whatever seems wrong, it may be what could not be stored */
        return error_at(compiler->err, STATUS_OUT_OF_MEMORY, path, "no memory");
    return error_at(compiler->err, status, path, "%s", message);
}

enum status compiler_load(struct compiler *compiler, const char *name, const struct json **out)
{
    char *bytes = NULL;
    size_t len = 0;
    enum status status = read_file(compiler, name, &bytes, &len);
    if (status != STATUS_OK)
        return status;
    struct error inner;
    status = json_parse(bytes, len, &json_limits_pack, compiler->arena, out, &inner);
    if (status != STATUS_OK)
        return compiler_error(compiler, status, name, SPAN_NONE, "%s", inner.message);
    return json_type_of(*out) == JSON_OBJECT
               ? STATUS_OK
               : compiler_error(compiler, STATUS_FIELD_TYPE, name, SPAN_NONE, "a file of a pack holds one object");
}

static bool is_file_name(struct span name)
{
    for (size_t i = 0; i < name.len; i++) {
        if (strchr("-_", name.ptr[i]) == NULL && !isalnum((unsigned char)name.ptr[i]))
            return false;
    }
    return name.len >= 1 && name.len <= PACK_MAX_NAME;
}

enum status compiler_load_listed(struct compiler *compiler, const char *list, const char *folder,
                                 const struct json *name, char file[static COMPILER_FILE], const struct json **out)
{
    struct span text = json_string(name);
    if (!is_file_name(text))
        return compiler_error(compiler, STATUS_FIELD_RANGE, "pack.json", span_from(list),
                              "a file's name is 1 to %d letters, digits, - and _", PACK_MAX_NAME);
    for (const struct json *other = json_next(name); other != NULL; other = json_next(other)) {
        if (span_equal(json_string(other), text))
            return compiler_error(compiler, STATUS_FIELD_RANGE, "pack.json", span_from(list), "`%s` stands twice",
                                  text.ptr);
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

enum status compiler_members(struct compiler *compiler, const struct json *object, const char *file, struct span place,
                             const char *known, const char *more)
{
    if (json_type_of(object) != JSON_OBJECT)
        return compiler_error(compiler, STATUS_FIELD_TYPE, file, place, "an object is required here");
    for (const struct json *member = json_first(object); member != NULL; member = json_next(member)) {
        if (!is_listed(json_name(member), known) && !is_listed(json_name(member), more) &&
            !is_listed(json_name(member), "comment"))
            return compiler_error(compiler, STATUS_FIELD_RANGE, file, place, "`%s` is no member that this may have",
                                  json_name(member).ptr);
    }
    return STATUS_OK;
}

enum status compiler_stored(struct compiler *compiler, const char *file, struct span place)
{
    const struct pack_array_type *full = compiler->builder.full;
    return full == NULL ? STATUS_OK
                        : compiler_error(compiler, STATUS_FIELD_SIZE, file, place, "a pack has at most %zu %s",
                                         full->most, full->name);
}
