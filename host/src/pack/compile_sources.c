#include "pack/compile_sources.h"

#include <string.h>

#include "pack/lookup.h"

/* The source whose id the claim's begins with: "S0" of "S0-26"; or the claim's own id. */
static const struct json *source_of(const struct compiler *compiler, struct span claim)
{
    static const char *const lists[] = {"guides", "external", "pages"};
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        const struct json *source = json_first(json_member(compiler->sources, lists[i]));
        for (; source != NULL; source = json_next(source)) {
            struct span id = json_string(json_member(source, "id"));
            bool same =
                id.ptr != NULL && claim.ptr != NULL && id.len <= claim.len && memcmp(id.ptr, claim.ptr, id.len) == 0;
            if (same && (claim.len == id.len || claim.ptr[id.len] == '-'))
                return source;
        }
    }
    return NULL;
}

/* An absent year is 0. */
static bool read_year(const struct json *json, int64_t *year)
{
    *year = 0;
    return json == NULL || (json_integer(json, year) && *year >= 1900 && *year <= 9999);
}

/* A guide has a publisher, whose name is the same in every language; what others are, the texts say as source.<id>. */
static bool read_source(struct compiler *compiler, const struct json *source, struct pack_source *out)
{
    const struct json *year = json_member(source, "year"), *years = json_member(source, "years");
    struct span id = json_string(json_member(source, "id")), name = json_string(json_member(source, "publisher"));
    const struct place place = {.file = "sources.json", .at = id};
    int64_t from, to;
    if (!read_year(year == NULL ? json_first(years) : year, &from) || !read_year(json_next(json_first(years)), &to))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "a year is 1900 to 9999");
    *out = (struct pack_source){
        .name = name.ptr == NULL ? (struct pack_text){0} : builder_text(&compiler->builder, name),
        .message = lookup_message_of(compiler, SPAN_LITERAL("source"), id, SPAN_NONE),
        .from = (uint16_t)from,
        .to = (uint16_t)(to > from ? to : 0),
        .about = to <= from && json_type_of(json_member(source, "dated")) == JSON_FALSE,
    };
    return (name.ptr != NULL) != (out->message != 0) ||
           compiler_error(compiler, STATUS_FIELD_MISSING, place,
                          "a source needs either a publisher, as a name for every language, or a text source.<id>");
}

static bool same(const struct pack_source *a, const struct pack_source *b)
{
    return a->name.at == b->name.at && a->message == b->message && a->from == b->from && a->to == b->to &&
           a->about == b->about;
}

bool compile_from(struct compiler *compiler, struct place place, const struct json *claims, struct pack_run *out)
{
    struct builder *builder = &compiler->builder;
    *out = (struct pack_run){.first = builder_count(builder, PACK_SOURCES)};
    for (const struct json *claim = json_first(claims); claim != NULL; claim = json_next(claim)) {
        const struct json *json = source_of(compiler, json_string(claim));
        struct pack_source source = {.message = 0};
        if (json == NULL)
            return compiler_error(compiler, STATUS_FIELD_RANGE, place,
                                  "sources.json does not know one of the rule's sources");
        if (!read_source(compiler, json, &source))
            return false;
        uint32_t known = 0;
        while (known < out->count && !same(builder_sources(builder, out->first + known), &source))
            known++;
        if (known < out->count)
            continue;
        builder_put_sources(builder, source);
        out->count++;
    }
    return true;
}

bool compile_source_known(const struct compiler *compiler, struct span claim)
{
    return source_of(compiler, claim) != NULL;
}
