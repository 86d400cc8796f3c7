#include "pack/compile_sources.h"

#include <string.h>

#include "base/buf.h"

enum { LABEL_BYTES = 160 };

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

/* "OneCommerce, 2022", "AliHelper, about 2025", "Disputes, 2012-2026". */
static bool source_label(struct compiler *compiler, const struct json *source, struct buf *label)
{
    const struct json *year = json_member(source, "year"), *years = json_member(source, "years");
    struct place place = {.file = "sources.json", .at = json_string(json_member(source, "id"))};
    struct span name = json_string(json_member(source, "publisher"));
    int64_t from, to;
    if (name.ptr == NULL)
        name = json_string(json_member(source, "title"));
    if (!read_year(year == NULL ? json_first(years) : year, &from) || !read_year(json_next(json_first(years)), &to))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "a year is 1900 to 9999");
    buf_span(label, name);
    if (from != 0) {
        buf_text(label, to <= from && json_type_of(json_member(source, "dated")) == JSON_FALSE ? ", about " : ", ");
        buf_int(label, from);
    }
    if (to > from) {
        buf_byte(label, '-');
        buf_int(label, to);
    }
    return (name.ptr != NULL && !label->overflow) ||
           compiler_error(compiler, STATUS_FIELD_SIZE, place,
                          "a source needs publisher or title, in less than %d bytes", LABEL_BYTES);
}

bool compile_from(struct compiler *compiler, struct place place, const struct json *claims, struct pack_run *out)
{
    struct builder *builder = &compiler->builder;
    *out = (struct pack_run){.first = builder_count(builder, PACK_TEXTS)};
    for (const struct json *claim = json_first(claims); claim != NULL; claim = json_next(claim)) {
        char storage[LABEL_BYTES];
        struct buf label;
        const struct json *source = source_of(compiler, json_string(claim));
        if (source == NULL)
            return compiler_error(compiler, STATUS_FIELD_RANGE, place,
                                  "sources.json does not know one of the rule's sources");
        buf_init(&label, storage, sizeof(storage));
        if (!source_label(compiler, source, &label))
            return false;
        struct pack_text text = builder_text(builder, (struct span){.ptr = label.data, .len = label.len});
        uint32_t known = 0;
        while (known < out->count && builder_texts(builder, out->first + known)->at != text.at)
            known++;
        if (known < out->count)
            continue;
        builder_put_texts(builder, text);
        out->count++;
    }
    return true;
}

bool compile_source_known(const struct compiler *compiler, struct span claim)
{
    return source_of(compiler, claim) != NULL;
}
