#include "pack/compile.h"

#include <stdio.h>

#include "pack/compile_calendar.h"
#include "pack/compile_facts.h"
#include "pack/compile_lexicon.h"
#include "pack/compile_tables.h"
#include "pack/compile_texts.h"

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
                                     .rules = compiler.rules};
    return status == STATUS_OK ? builder_image(&compiler.builder, image, size, err) : status;
}

enum status pack_load(const char *folder, const char *name, struct arena *arena, const struct json **out,
                      struct error *err)
{
    struct compiler compiler = {.arena = arena, .folder = folder, .err = err};
    return compiler_load(&compiler, name, out);
}
