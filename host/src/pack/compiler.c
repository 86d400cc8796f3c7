#include "pack/compiler.h"

#include <errno.h>
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
        return compiler_error(compiler, STATUS_IO, name, SPAN_NONE, strerror(errno));
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
                           const char *message)
{
    char path[96];
    if (compiler->builder.no_memory) { /* whatever seems wrong, it may be what could not be stored */
        status = STATUS_OUT_OF_MEMORY;
        message = "no memory";
    }
    if (member.ptr == NULL)
        (void)snprintf(path, sizeof(path), "%s", where);
    else
        (void)snprintf(path, sizeof(path), "%s: %.*s", where, (int)member.len, member.ptr);
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
        return compiler_error(compiler, status, name, SPAN_NONE, inner.message);
    return json_type_of(*out) == JSON_OBJECT
               ? STATUS_OK
               : compiler_error(compiler, STATUS_FIELD_TYPE, name, SPAN_NONE, "a file of a pack holds one object");
}
