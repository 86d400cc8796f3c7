#include "pack/compile.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "pack/compiler.h"

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
    if (compiler->arena->refused) { /* whatever seems wrong, it may be what could not be stored */
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

static enum status load_all(struct compiler *compiler)
{
    enum status status = compiler_load(compiler, "pack.json", &compiler->pack);
    if (status == STATUS_OK)
        status = compiler_load(compiler, "facts.json", &compiler->facts);
    if (status == STATUS_OK)
        status = compiler_load(compiler, "sources.json", &compiler->sources);
    if (status != STATUS_OK)
        return status;
    const struct json *names = json_member(compiler->pack, "tables");
    compiler->tables = arena_array(compiler->arena, json_count(names) + 1, sizeof(const struct json *));
    if (compiler->tables == NULL)
        return compiler_error(compiler, STATUS_OUT_OF_MEMORY, "pack.json", SPAN_NONE, "no memory");
    for (const struct json *name = json_first(names); name != NULL; name = json_next(name)) {
        char file[128];
        (void)snprintf(file, sizeof(file), "tables/%.*s.json", (int)json_string(name).len, json_string(name).ptr);
        status = compiler_load(compiler, file, &compiler->tables[compiler->table_count++]);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

static enum status required_text(struct compiler *compiler, const char *member, struct pack_text *out)
{
    struct span text = json_string(json_member(compiler->pack, member));
    if (text.ptr == NULL)
        return compiler_error(compiler, STATUS_FIELD_MISSING, "pack.json", span_from(member), "a text is required");
    *out = builder_text(&compiler->builder, text);
    return STATUS_OK;
}

static enum status compile_header(struct compiler *compiler)
{
    struct pack_header *header = &compiler->builder.header;
    enum status status = required_text(compiler, "id", &header->id);
    if (status == STATUS_OK)
        status = required_text(compiler, "version", &header->version);
    if (status == STATUS_OK)
        status = required_text(compiler, "expires", &header->expires);
    return status;
}

enum status pack_compile(const char *folder, struct arena *arena, const void **image, size_t *size,
                         struct pack_files *files, struct error *err)
{
    struct compiler compiler = {.arena = arena, .folder = folder, .err = err};
    builder_init(&compiler.builder, arena);
    enum status status = load_all(&compiler);
    if (status == STATUS_OK)
        status = compile_header(&compiler);
    if (status == STATUS_OK)
        status = compile_texts(&compiler);
    if (status == STATUS_OK)
        status = compile_facts(&compiler);
    if (status == STATUS_OK)
        status = compile_tables(&compiler);
    if (status == STATUS_OK)
        status = compile_lexicon(&compiler);
    if (status == STATUS_OK)
        status = compile_calendar(&compiler);
    if (status == STATUS_OK && files != NULL)
        *files = (struct pack_files){.pack = compiler.pack,
                                     .facts = compiler.facts,
                                     .pages = compiler.pages,
                                     .tables = compiler.tables,
                                     .rules = compiler.rules,
                                     .overrides = compiler.overrides,
                                     .override_count = compiler.override_count};
    return status == STATUS_OK ? builder_image(&compiler.builder, image, size, err) : status;
}

enum status pack_load(const char *folder, const char *name, struct arena *arena, const struct json **out,
                      struct error *err)
{
    struct compiler compiler = {.arena = arena, .folder = folder, .err = err};
    return compiler_load(&compiler, name, out);
}
