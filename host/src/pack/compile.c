#include "pack/compile.h"

#include "base/civil.h"
#include "pack/compile_facts.h"
#include "pack/compile_letters.h"
#include "pack/compile_lexicon.h"
#include "pack/compile_pages.h"
#include "pack/compile_statements.h"
#include "pack/compile_steps.h"
#include "pack/compile_tables.h"
#include "pack/compile_texts.h"

enum { LONGEST_DAYS = 366 };

/* The files that others need before their own turn: a number is cut where the rules of all tables say. */
static bool load_all(struct compiler *compiler)
{
    if (!compiler_load(compiler, "pack.json", &compiler->files.pack) ||
        !compiler_load(compiler, "facts.json", &compiler->files.facts) ||
        !compiler_load(compiler, "sources.json", &compiler->sources) ||
        !compiler_members(compiler, compiler->files.pack, (struct place){.file = "pack.json"},
                          "format id version expires tables languages letters letter_beside lexicon hosts", ""))
        return false;
    const struct json *name = json_first(json_member(compiler->files.pack, "tables"));
    size_t count = json_count(json_member(compiler->files.pack, "tables"));
    compiler->files.tables = compiler_memory(compiler, count, sizeof(const struct json *), "pack.json");
    compiler->table_files = compiler_memory(compiler, count, sizeof(*compiler->table_files), "pack.json");
    if (compiler->files.tables == NULL || compiler->table_files == NULL)
        return false;
    for (; name != NULL; name = json_next(name), compiler->table_count++) {
        if (!compiler_load_listed(compiler, "tables", "tables", name, compiler->table_files[compiler->table_count],
                                  &compiler->files.tables[compiler->table_count]))
            return false;
    }
    return true;
}

static bool required_text(struct compiler *compiler, const char *member, struct pack_text *out)
{
    struct span text = json_string(json_member(compiler->files.pack, member));
    if (text.ptr == NULL)
        return compiler_error(compiler, STATUS_FIELD_MISSING, (struct place){"pack.json", span_from(member)},
                              "a text is required");
    *out = builder_text(&compiler->builder, text);
    return true;
}

/* The sites whose orders the pack knows: "example.com" is that host and every one below it. */
static bool compile_hosts(struct compiler *compiler)
{
    const struct json *host = json_first(json_member(compiler->files.pack, "hosts"));
    struct pack_run *hosts = &compiler->builder.header.hosts;
    hosts->first = builder_count(&compiler->builder, PACK_TEXTS);
    for (; host != NULL; host = json_next(host), hosts->count++) {
        if (json_string(host).len == 0)
            return compiler_error(compiler, STATUS_FIELD_TYPE, (struct place){"pack.json", SPAN_LITERAL("hosts")},
                                  "a host is a text");
        builder_put_texts(&compiler->builder, builder_text(&compiler->builder, json_string(host)));
    }
    return true;
}

static bool compile_header(struct compiler *compiler)
{
    struct pack_header *header = &compiler->builder.header;
    int64_t format = 0;
    if (!json_integer(json_member(compiler->files.pack, "format"), &format) || format != PACK_FORMAT)
        return compiler_error(compiler, STATUS_FIELD_RANGE, (struct place){"pack.json", SPAN_LITERAL("format")},
                              "this program reads packs of format %d", PACK_FORMAT);
    return compile_hosts(compiler) && required_text(compiler, "id", &header->id) &&
           required_text(compiler, "version", &header->version) && required_text(compiler, "expires", &header->expires);
}

static bool read_day(const struct json *json, int64_t *day)
{
    int64_t lo, hi;
    struct span text = json_string(json);
    if (text.len != 10 || !civil_read(text, (struct civil_zone){0}, &lo, &hi))
        return false;
    *day = lo / CIVIL_DAY;
    return true;
}

static bool compile_days(struct compiler *compiler, const struct json *calendar, const char *member,
                         enum pack_array_name array)
{
    int64_t last = 0;
    const struct json *entry = json_first(json_member(calendar, member));
    for (; entry != NULL; entry = json_next(entry)) {
        bool span = json_type_of(entry) == JSON_LIST;
        int64_t from, to;
        if (!read_day(span ? json_first(entry) : entry, &from) ||
            !read_day(span ? json_next(json_first(entry)) : entry, &to) || from <= last || to < from ||
            to - from > LONGEST_DAYS)
            return compiler_error(compiler, STATUS_FIELD_RANGE, (struct place){"calendar.json", span_from(member)},
                                  "dates YYYY-MM-DD, ascending, a span within a year");
        int32_t *slots = builder_add(&compiler->builder, array, (size_t)(to - from + 1), NULL);
        for (int64_t day = from; day <= to && slots != NULL; day++)
            *slots++ = (int32_t)day;
        last = to;
    }
    return true;
}

/* Where the list is absent, a day on a page may be that of any zone on Earth. */
static bool compile_page_days(struct compiler *compiler, const struct json *list)
{
    struct civil_zone zone = civil_anywhere;
    const struct json *least = json_first(list), *most = json_next(least);
    bool read =
        list == NULL || (json_count(list) == 2 && json_integer(least, &zone.min) && json_integer(most, &zone.max));
    compiler->builder.header.page_day_min = (int32_t)zone.min;
    compiler->builder.header.page_day_max = (int32_t)zone.max;
    return (read && zone.min >= civil_anywhere.min && zone.max <= civil_anywhere.max && zone.min <= zone.max) ||
           compiler_error(compiler, STATUS_FIELD_RANGE,
                          (struct place){"calendar.json", SPAN_LITERAL("page_day_offsets")},
                          "two numbers of minutes, ascending, within -720 and 840");
}

/* {"from", "to", "holidays": ["2026-01-01" | ["2026-02-15", "2026-02-23"], …], "workdays": […], "page_day_offsets":
 * [-480, 480]}. Dates ascend; the days become holidays[] and workdays[]. */
static bool compile_calendar(struct compiler *compiler)
{
    const struct place place = {.file = "calendar.json"};
    const struct json *calendar = NULL;
    int64_t from, to;
    if (!compiler_load(compiler, "calendar.json", &calendar) ||
        !compiler_members(compiler, calendar, place, "from to holidays workdays page_day_offsets evidence", ""))
        return false;
    if (!read_day(json_member(calendar, "from"), &from) || !read_day(json_member(calendar, "to"), &to))
        return compiler_error(compiler, STATUS_FIELD_MISSING, place, "from and to are required");
    if (from > to)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "`from` is not after `to`");
    return compile_page_days(compiler, json_member(calendar, "page_day_offsets")) &&
           compile_days(compiler, calendar, "holidays", PACK_HOLIDAYS) &&
           compile_days(compiler, calendar, "workdays", PACK_WORKDAYS);
}

enum status pack_compile(const char *folder, struct arena *arena, const void **image, size_t *size,
                         struct pack_files *files, struct error *err)
{
    struct compiler compiler = {.arena = arena, .folder = folder, .err = err};
    builder_init(&compiler.builder, arena);
    if (!load_all(&compiler) || !compile_header(&compiler) || !compile_texts(&compiler) || !compile_pages(&compiler) ||
        !compile_letters(&compiler) || !compile_facts(&compiler) || !compile_tables(&compiler) ||
        !compile_statements(&compiler) || !compile_lexicon(&compiler) || !compile_steps(&compiler) ||
        !compile_calendar(&compiler))
        return compiler.status;
    if (files != NULL)
        *files = compiler.files;
    return builder_image(&compiler.builder, image, size, err);
}

enum status pack_load(const char *folder, const char *name, struct arena *arena, const struct json **out,
                      struct error *err)
{
    struct compiler compiler = {.arena = arena, .folder = folder, .err = err};
    bool loaded = compiler_load(&compiler, name, out);
    return loaded ? STATUS_OK : compiler.status;
}
