#include "pack/compile_texts.h"

#include "pack/lookup.h"

/* English numbers the texts, from 1. */
static bool index_keys(struct compiler *compiler, const char *file, const struct json *texts, struct message_keys *keys)
{
    keys->keys = compiler_memory(compiler, json_count(texts) + 1, sizeof(*keys->keys), "texts");
    if (keys->keys == NULL)
        return false;
    for (const struct json *text = json_first(texts); text != NULL; text = json_next(text)) {
        if (pack_is_note(text))
            continue;
        if (json_name(text).len >= LOOKUP_KEY)
            return compiler_error(compiler, STATUS_FIELD_SIZE, (struct place){file, json_name(text)},
                                  "a text's name has at most %d bytes", LOOKUP_KEY - 1);
        keys->keys[keys->count] = (struct message_key){.key = json_name(text), .number = (uint32_t)keys->count + 1};
        keys->count++;
    }
    lookup_sort(keys);
    return true;
}

/* The language's texts, each at its number; 0 is no message. */
static bool add_language(struct compiler *compiler, enum pack_array_name array, const char *file, struct span tag,
                         const struct json *texts, const struct message_keys *keys)
{
    struct builder *builder = &compiler->builder;
    struct pack_language language = {.messages = {.count = (uint32_t)keys->count + 1}};
    if (builder_add(builder, PACK_TEXTS, language.messages.count, &language.messages.first) == NULL)
        return true; /* reported by builder_image */
    for (const struct json *text = json_first(texts); text != NULL; text = json_next(text)) {
        if (pack_is_note(text))
            continue;
        if (json_string(text).ptr == NULL)
            return compiler_error(compiler, STATUS_FIELD_TYPE, (struct place){file, json_name(text)},
                                  "a text is required");
        uint32_t number = lookup_key(keys, json_name(text));
        if (number != 0) /* else English has no such text any more: a note of `pack check` */
            *builder_texts(builder, language.messages.first + number) = builder_text(builder, json_string(text));
    }
    language.tag = builder_text(builder, tag);
    struct pack_language *slot = builder_add(builder, array, 1, NULL);
    if (slot != NULL)
        *slot = language;
    return compiler_stored(compiler, (struct place){.file = file});
}

/* All languages of pack.json's list `member`. English is the first, and the others have its numbers. */
static bool compile_set(struct compiler *compiler, const char *member, const char *folder, enum pack_array_name array,
                        struct message_keys *keys)
{
    const struct json *tag = json_first(json_member(compiler->files.pack, member));
    if (!span_equal(json_string(tag), SPAN_LITERAL("en")))
        return compiler_error(compiler, STATUS_FIELD_RANGE, (struct place){"pack.json", span_from(member)},
                              "the first language must be en");
    for (; tag != NULL; tag = json_next(tag)) {
        char file[COMPILER_FILE];
        const struct json *texts = NULL;
        if (!compiler_load_listed(compiler, member, folder, tag, file, &texts) ||
            (keys->keys == NULL && !index_keys(compiler, file, texts, keys)) ||
            !add_language(compiler, array, file, json_string(tag), texts, keys))
            return false;
    }
    return true;
}

bool compile_texts(struct compiler *compiler)
{
    if (!compile_set(compiler, "languages", "texts", PACK_LANGUAGES, &compiler->messages))
        return false;
    for (size_t i = 0; i < PACK_NAMED_MESSAGES; i++) {
        struct span key = span_from(pack_named_messages[i]);
        compiler->builder.header.named_messages[i] = lookup_key(&compiler->messages, key);
        if (compiler->builder.header.named_messages[i] == 0)
            return compiler_error(compiler, STATUS_FIELD_MISSING, (struct place){"texts/en.json", key},
                                  "a text is required");
    }
    return true;
}
