#include "pack/compile_texts.h"

#include <stdio.h>

#include "base/buf.h"
#include "json/put_tree.h"
#include "pack/lookup.h"

/* "@translation" and its like speak of the file, not to the buyer. */
static bool is_note(const struct json *text)
{
    return json_name(text).len > 0 && json_name(text).ptr[0] == '@';
}

static enum status index_keys(struct compiler *compiler, const struct json *texts, struct message_keys *keys)
{
    keys->keys = arena_array(compiler->arena, json_count(texts) + 1, sizeof(*keys->keys));
    if (keys->keys == NULL)
        return compiler_error(compiler, STATUS_OUT_OF_MEMORY, "texts", SPAN_NONE, "no memory");
    for (const struct json *text = json_first(texts); text != NULL; text = json_next(text)) {
        if (is_note(text))
            continue;
        keys->keys[keys->count] = (struct message_key){.key = json_name(text), .number = (uint32_t)keys->count + 1};
        keys->count++;
    }
    sort_keys(keys);
    return STATUS_OK;
}

/* The language's texts in the order of the numbers; index 0 is the absent message. */
static enum status add_language(struct compiler *compiler, enum pack_array_name array, const char *file,
                                struct span tag, const struct json *texts, const struct message_keys *keys)
{
    uint32_t first;
    struct pack_text *slots = builder_add(&compiler->builder, PACK_TEXTS, keys->count + 1, &first);
    if (slots == NULL)
        return STATUS_OK; /* reported by builder_image */
    for (const struct json *text = json_first(texts); text != NULL; text = json_next(text)) {
        if (is_note(text))
            continue;
        if (json_string(text).ptr == NULL)
            return compiler_error(compiler, STATUS_FIELD_TYPE, file, json_name(text), "a text is required");
        uint32_t number = find_key(keys, json_name(text));
        if (number == 0)
            continue; /* English has no such text any more: a note of `pack check` */
        struct pack_text stored = builder_text(&compiler->builder, json_string(text));
        *(struct pack_text *)builder_at(&compiler->builder, PACK_TEXTS, first + number) = stored;
    }
    struct pack_text stored_tag = builder_text(&compiler->builder, tag);
    struct pack_language *language = builder_add(&compiler->builder, array, 1, NULL);
    if (language != NULL)
        *language =
            (struct pack_language){.tag = stored_tag, .messages = {.first = first, .count = (uint32_t)keys->count + 1}};
    return STATUS_OK;
}

/* English is the first of the list. */
static enum status compile_set(struct compiler *compiler, const char *member, const char *folder,
                               enum pack_array_name array, struct message_keys *keys)
{
    const struct json *tags = json_member(compiler->pack, member);
    if (!span_equal(json_string(json_first(tags)), SPAN_LITERAL("en")))
        return compiler_error(compiler, STATUS_FIELD_RANGE, "pack.json", span_from(member),
                              "the first language must be en");
    for (const struct json *tag = json_first(tags); tag != NULL; tag = json_next(tag)) {
        char file[128];
        const struct json *texts = NULL;
        (void)snprintf(file, sizeof(file), "%s/%.*s.json", folder, (int)json_string(tag).len, json_string(tag).ptr);
        enum status status = compiler_load(compiler, file, &texts);
        if (status == STATUS_OK && keys->keys == NULL)
            status = index_keys(compiler, texts, keys);
        if (status == STATUS_OK)
            status = add_language(compiler, array, file, json_string(tag), texts, keys);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* pack.json's letter_beside, one of its letters. */
static enum status find_beside(struct compiler *compiler)
{
    struct span wanted = json_string(json_member(compiler->pack, "letter_beside"));
    uint32_t index = 0;
    compiler->builder.header.letter_beside = PACK_NONE;
    for (const struct json *tag = json_first(json_member(compiler->pack, "letters")); tag != NULL;
         tag = json_next(tag), index++) {
        if (wanted.ptr != NULL && span_equal(json_string(tag), wanted))
            compiler->builder.header.letter_beside = index;
    }
    if (wanted.ptr != NULL && compiler->builder.header.letter_beside == PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, "pack.json", SPAN_LITERAL("letter_beside"),
                              "must be one of the letters");
    return STATUS_OK;
}

static enum status compile_pages(struct compiler *compiler)
{
    enum { PAGES_MAX_BYTES = 262144 };
    enum status status = compiler_load(compiler, "pages.json", &compiler->pages);
    if (status != STATUS_OK)
        return status;
    char *storage = arena_alloc(compiler->arena, PAGES_MAX_BYTES);
    if (storage == NULL)
        return compiler_error(compiler, STATUS_OUT_OF_MEMORY, "pages.json", SPAN_NONE, "no memory");
    struct buf out;
    buf_init(&out, storage, PAGES_MAX_BYTES);
    json_put_tree(&out, compiler->pages, "evidence");
    if (out.overflow)
        return compiler_error(compiler, STATUS_FIELD_SIZE, "pages.json", SPAN_NONE, "larger than 256 KiB");
    compiler->builder.header.pages = builder_text(&compiler->builder, (struct span){.ptr = out.data, .len = out.len});
    return STATUS_OK;
}

enum status compile_texts(struct compiler *compiler)
{
    enum status status = compile_set(compiler, "languages", "texts", PACK_LANGUAGES, &compiler->messages);
    if (status == STATUS_OK)
        status = compile_set(compiler, "letters", "letters", PACK_LETTERS, &compiler->letters);
    if (status == STATUS_OK)
        status = find_beside(compiler);
    for (size_t i = 0; i < PACK_NAMED_MESSAGES && status == STATUS_OK; i++) {
        uint32_t number = compiler_message(compiler, span_from(pack_named_messages[i]));
        compiler->builder.header.named_messages[i] = number;
        if (number == 0)
            status = compiler_error(compiler, STATUS_FIELD_MISSING, "texts/en.json", span_from(pack_named_messages[i]),
                                    "a text is required");
    }
    return status == STATUS_OK ? compile_pages(compiler) : status;
}
