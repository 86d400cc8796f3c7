#include "pack/compile_pages.h"

#include "base/buf.h"
#include "json/put_tree.h"

enum { PAGES_MAX_BYTES = 262144 };

static const char file[] = "pages.json";

static bool refuse(struct compiler *compiler, const struct json *at, const char *why)
{
    return compiler_error(compiler, STATUS_FIELD_MISSING, (struct place){file, json_name(at)}, "%s", why);
}

static bool holds_texts(const struct json *list)
{
    for (const struct json *text = json_first(list); text != NULL; text = json_next(text)) {
        if (json_string(text).len == 0)
            return false;
    }
    return json_count(list) > 0;
}

/* {"date": {"is": ["…", …], "before": "…", "free": true}}: the words of a free form may be any, but for what `private`
 * lists. */
static bool check_forms(struct compiler *compiler, const struct json *pages)
{
    bool knows_private = holds_texts(json_member(pages, "private"));
    const struct json *form = json_first(json_member(pages, "forms"));
    for (; form != NULL; form = json_next(form)) {
        if (!compiler_members(compiler, form, (struct place){file, json_name(form)}, "is before free evidence", ""))
            return false;
        if (!holds_texts(json_member(form, "is")))
            return refuse(compiler, form, "a form needs `is`, expressions for what a value may be");
        if (json_member(form, "free") != NULL && !knows_private)
            return refuse(compiler, form, "a free form needs `private`, expressions for what no value may hold");
    }
    return true;
}

static bool names_form(const struct json *forms, const struct json *name)
{
    return json_string(name).len > 0 && json_member(forms, json_string(name).ptr) != NULL;
}

/* A record of parts has a form for each of them. */
static bool parts_have_forms(const struct json *forms, const struct json *field)
{
    for (const struct json *part = json_first(json_member(field, "parts")); part != NULL; part = json_next(part)) {
        struct span name = json_string(part);
        if (name.len == 0 || !names_form(forms, json_member(json_member(field, "keep"), name.ptr)))
            return false;
    }
    return true;
}

/* What is read: selectors, which are not those of a signal; of a signal only its name leaves the page. */
static bool is_text(const struct json *value)
{
    return json_member(value, "take") != NULL ||
           (json_member(value, "select") != NULL && json_member(value, "name") == NULL);
}

/* At any depth, which the gate bounds. */
static bool check_fields(struct compiler *compiler, const struct json *forms, const struct json *value)
{
    for (const struct json *child = json_first(value); child != NULL; child = json_next(child)) {
        bool is_object = json_type_of(child) == JSON_OBJECT;
        if (is_object && is_text(child) && !names_form(forms, json_member(child, "form")))
            return refuse(compiler, child, "a text that is read needs a `form` that its value must have");
        if (is_object && !parts_have_forms(forms, child))
            return refuse(compiler, child, "every part that is read needs a form in `keep`");
        if ((is_object || json_type_of(child) == JSON_LIST) && !check_fields(compiler, forms, child))
            return false;
    }
    return true;
}

bool compile_pages(struct compiler *compiler)
{
    if (!compiler_load(compiler, file, &compiler->files.pages))
        return false;
    const struct json *pages = compiler->files.pages;
    char *storage = compiler_memory(compiler, PAGES_MAX_BYTES, 1, file);
    if (storage == NULL || !check_forms(compiler, pages) ||
        !check_fields(compiler, json_member(pages, "forms"), json_member(pages, "pages")))
        return false;
    struct buf out;
    buf_init(&out, storage, PAGES_MAX_BYTES);
    json_put_tree(&out, pages, "evidence");
    compiler->builder.header.pages = builder_text(&compiler->builder, (struct span){.ptr = out.data, .len = out.len});
    return !out.overflow ||
           compiler_error(compiler, STATUS_FIELD_SIZE, (struct place){.file = file}, "larger than 256 KiB");
}

bool compile_pages_know(const struct compiler *compiler, struct span kind, const char *field)
{
    const struct json *page = json_first(json_member(compiler->files.pages, "pages"));
    for (; page != NULL; page = json_next(page)) {
        if (kind.len > 0 && span_equal(json_string(json_member(page, "kind")), kind) &&
            (field == NULL || json_member(json_member(page, "fields"), field) != NULL))
            return true;
    }
    return false;
}
