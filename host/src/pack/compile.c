#include "pack/compile.h"

#include "pack/compile_calendar.h"
#include "pack/compile_facts.h"
#include "pack/compile_lexicon.h"
#include "pack/compile_tables.h"
#include "pack/compile_texts.h"

/* The files that others need before their own turn: a number is cut where the rules of all tables say. */
static bool load_all(struct compiler *compiler)
{
    if (!compiler_load(compiler, "pack.json", &compiler->pack) ||
        !compiler_load(compiler, "facts.json", &compiler->facts) ||
        !compiler_load(compiler, "sources.json", &compiler->sources) ||
        !compiler_members(compiler, compiler->pack, (struct place){.file = "pack.json"},
                          "format id version expires tables languages letters letter_beside lexicon", ""))
        return false;
    const struct json *name = json_first(json_member(compiler->pack, "tables"));
    size_t count = json_count(json_member(compiler->pack, "tables"));
    compiler->tables = compiler_memory(compiler, count, sizeof(const struct json *), "pack.json");
    compiler->table_files = compiler_memory(compiler, count, sizeof(*compiler->table_files), "pack.json");
    if (compiler->tables == NULL || compiler->table_files == NULL)
        return false;
    for (; name != NULL; name = json_next(name), compiler->table_count++) {
        if (!compiler_load_listed(compiler, "tables", "tables", name, compiler->table_files[compiler->table_count],
                                  &compiler->tables[compiler->table_count]))
            return false;
    }
    return true;
}

static bool required_text(struct compiler *compiler, const char *member, struct pack_text *out)
{
    struct span text = json_string(json_member(compiler->pack, member));
    if (text.ptr == NULL)
        return compiler_error(compiler, STATUS_FIELD_MISSING, (struct place){"pack.json", span_from(member)},
                              "a text is required");
    *out = builder_text(&compiler->builder, text);
    return true;
}

static bool compile_header(struct compiler *compiler)
{
    struct pack_header *header = &compiler->builder.header;
    int64_t format = 0;
    if (!json_integer(json_member(compiler->pack, "format"), &format) || format != PACK_FORMAT)
        return compiler_error(compiler, STATUS_FIELD_RANGE, (struct place){"pack.json", SPAN_LITERAL("format")},
                              "this program reads packs of format %d", PACK_FORMAT);
    return required_text(compiler, "id", &header->id) && required_text(compiler, "version", &header->version) &&
           required_text(compiler, "expires", &header->expires);
}

enum status pack_compile(const char *folder, struct arena *arena, const void **image, size_t *size,
                         struct pack_files *files, struct error *err)
{
    struct compiler compiler = {.arena = arena, .folder = folder, .err = err};
    builder_init(&compiler.builder, arena);
    if (!load_all(&compiler) || !compile_header(&compiler) || !compile_texts(&compiler) || !compile_facts(&compiler) ||
        !compile_tables(&compiler) || !compile_lexicon(&compiler) || !compile_calendar(&compiler))
        return compiler.status;
    if (files != NULL)
        *files = (struct pack_files){.pack = compiler.pack,
                                     .facts = compiler.facts,
                                     .pages = compiler.pages,
                                     .tables = compiler.tables,
                                     .rules = compiler.rules,
                                     .overrides = compiler.overrides,
                                     .override_count = compiler.override_count};
    return builder_image(&compiler.builder, image, size, err);
}

enum status pack_load(const char *folder, const char *name, struct arena *arena, const struct json **out,
                      struct error *err)
{
    struct compiler compiler = {.arena = arena, .folder = folder, .err = err};
    bool loaded = compiler_load(&compiler, name, out);
    return loaded ? STATUS_OK : compiler.status;
}
