#include "pack/compile_sources.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_BYTES = 160 };

/* The guide, collection or page that a claim id belongs to: "S0" of "S0-26", else the id itself. */
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

/* "OneCommerce, 2022", "AliHelper, about 2025", "Disputes, 2012-2026". */
static struct span source_label(const struct json *source, char label[static LABEL_BYTES])
{
    struct span name = json_string(json_member(source, "publisher"));
    const struct json *years = json_member(source, "years");
    int64_t from = 0, to = 0;
    if (name.ptr == NULL)
        name = json_string(json_member(source, "title"));
    if (!json_integer(json_member(source, "year"), &from)) {
        (void)json_integer(json_first(years), &from);
        (void)json_integer(json_next(json_first(years)), &to);
    }
    const char *about = json_type_of(json_member(source, "dated")) == JSON_FALSE ? "about " : "";
    int len;
    if (from == 0)
        len = snprintf(label, LABEL_BYTES, "%.*s", (int)name.len, name.ptr);
    else if (to > from)
        len = snprintf(label, LABEL_BYTES, "%.*s, %d-%d", (int)name.len, name.ptr, (int)from, (int)to);
    else
        len = snprintf(label, LABEL_BYTES, "%.*s, %s%d", (int)name.len, name.ptr, about, (int)from);
    return (struct span){.ptr = label, .len = len < 0 ? 0 : len < LABEL_BYTES ? (size_t)len : LABEL_BYTES - 1};
}

/* Each source of the claims once, in their order. */
enum status compile_from(struct compiler *compiler, const char *file, struct span rule, const struct json *claims,
                         struct pack_run *out)
{
    *out = (struct pack_run){.first = (uint32_t)builder_count(&compiler->builder, PACK_TEXTS)};
    for (const struct json *claim = json_first(claims); claim != NULL; claim = json_next(claim)) {
        char label[LABEL_BYTES];
        const struct json *source = source_of(compiler, json_string(claim));
        if (source == NULL)
            return compiler_error(compiler, STATUS_FIELD_RANGE, file, rule,
                                  "sources.json does not know one of the rule's sources");
        struct span text = source_label(source, label);
        bool known = false;
        for (uint32_t i = 0; i < out->count && !known; i++)
            known = span_equal(builder_span(&compiler->builder, *(struct pack_text *)builder_at(
                                                                    &compiler->builder, PACK_TEXTS, out->first + i)),
                               text);
        if (known)
            continue;
        (void)builder_list_text(&compiler->builder, text);
        out->count++;
    }
    return STATUS_OK;
}
