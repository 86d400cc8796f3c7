/* texts/<lang>.json and letters/<lang>.json: {"key": "text", …}. English numbers the messages; another language
 * that lacks one falls back to English. pages.json, without its evidence, becomes one text for `hello`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "json/put_tree.h"
#include "pack/compiler.h"

static const char *const named_messages[PACK_NAMED_MESSAGES] = {
    [PACK_MESSAGE_YES] = "answer.yes",
    [PACK_MESSAGE_NO] = "answer.no",
    [PACK_MESSAGE_OPEN_PAGE] = "answer.open_page",
    [PACK_MESSAGE_AT_MOST] = "answer.at_most",
    [PACK_MESSAGE_BETWEEN] = "answer.between",
    [PACK_MESSAGE_AT_LEAST] = "answer.at_least",
    [PACK_MESSAGE_CONTRADICTORY_HEADLINE] = "contradictory.headline",
    [PACK_MESSAGE_CONTRADICTORY_BRIEF] = "contradictory.brief",
    [PACK_MESSAGE_CONTRADICTORY_STEP] = "contradictory.step",
    [PACK_MESSAGE_DEPENDS_HEADLINE] = "depends.headline",
    [PACK_MESSAGE_DEPENDS_BRIEF] = "depends.brief",
    [PACK_MESSAGE_UNKNOWN_HEADLINE] = "unknown.headline",
    [PACK_MESSAGE_UNKNOWN_BRIEF] = "unknown.brief",
    [PACK_MESSAGE_UNREAD_STATUS] = "unread.status",
    [PACK_MESSAGE_UNREAD_DATE] = "unread.date",
    [PACK_MESSAGE_SUGGESTED] = "status.suggested",
    [PACK_MESSAGE_WHICH_MEANING] = "status.which",
    [PACK_MESSAGE_OTHER] = "status.other",
    [PACK_MESSAGE_TAUGHT] = "status.taught",
    [PACK_MESSAGE_PRINT_ORDER] = "print.order",
    [PACK_MESSAGE_PRINT_STEPS] = "print.steps",
    [PACK_MESSAGE_PRINT_REASON] = "print.reason",
    [PACK_MESSAGE_PRINT_CLOCKS] = "print.clocks",
    [PACK_MESSAGE_PRINT_ENDS] = "print.ends",
    [PACK_MESSAGE_PRINT_UNKNOWN_TIME] = "print.unknown_time",
    [PACK_MESSAGE_PRINT_REFUND] = "print.refund",
    [PACK_MESSAGE_PRINT_COUPONS] = "print.coupons",
    [PACK_MESSAGE_PRINT_WARNINGS] = "print.warnings",
    [PACK_MESSAGE_PRINT_ASK] = "print.ask",
    [PACK_MESSAGE_PRINT_TOLD_AS] = "print.told_as",
    [PACK_MESSAGE_PRINT_DEPENDS] = "print.depends",
    [PACK_MESSAGE_PRINT_CERTAIN] = "print.certain",
    [PACK_MESSAGE_PRINT_LETTER] = "print.letter",
    [PACK_MESSAGE_PRINT_SAME] = "print.same",
    [PACK_MESSAGE_PRINT_WHY] = "print.why",
    [PACK_MESSAGE_PRINT_DISPUTED] = "print.disputed",
    [PACK_MESSAGE_PRINT_UNREAD] = "print.unread",
    [PACK_MESSAGE_PRINT_IGNORED] = "print.ignored",
};

static int compare_spans(struct span a, struct span b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter == 0 ? 0 : memcmp(a.ptr, b.ptr, shorter);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int compare_keys(const void *a, const void *b)
{
    return compare_spans(((const struct message_key *)a)->key, ((const struct message_key *)b)->key);
}

static uint32_t find_key(const struct message_key *keys, size_t count, struct span key)
{
    struct message_key wanted = {.key = key};
    const struct message_key *found = count == 0 ? NULL : bsearch(&wanted, keys, count, sizeof(*keys), compare_keys);
    return found == NULL ? 0 : found->number;
}

uint32_t compiler_message(const struct compiler *compiler, struct span key)
{
    return find_key(compiler->messages, compiler->message_count, key);
}

uint32_t compiler_letter(const struct compiler *compiler, struct span key)
{
    return find_key(compiler->letters, compiler->letter_count, key);
}

uint32_t compiler_message_of(const struct compiler *compiler, struct span a, struct span b, struct span c)
{
    char key[256];
    int len = snprintf(key, sizeof(key), "%.*s.%.*s%s%.*s", (int)a.len, a.ptr, (int)b.len, b.ptr,
                       c.ptr == NULL ? "" : ".", (int)c.len, c.ptr == NULL ? "" : c.ptr);
    return len < 0 || (size_t)len >= sizeof(key)
               ? 0
               : compiler_message(compiler, (struct span){.ptr = key, .len = (size_t)len});
}

/* "@translation" and its like speak of the file, not to the buyer. */
static bool is_note(const struct json *text)
{
    return json_name(text).len > 0 && json_name(text).ptr[0] == '@';
}

static enum status index_keys(struct compiler *compiler, const struct json *texts, struct message_key **keys,
                              size_t *count)
{
    *keys = arena_array(compiler->arena, json_count(texts) + 1, sizeof(**keys));
    if (*keys == NULL)
        return compiler_error(compiler, STATUS_OUT_OF_MEMORY, "texts", SPAN_NONE, "no memory");
    for (const struct json *text = json_first(texts); text != NULL; text = json_next(text)) {
        if (is_note(text))
            continue;
        (*keys)[*count] = (struct message_key){.key = json_name(text), .number = (uint32_t)*count + 1};
        (*count)++;
    }
    qsort(*keys, *count, sizeof(**keys), compare_keys);
    return STATUS_OK;
}

/* The language's texts in the order of the numbers; index 0 is the absent message. */
static enum status add_language(struct compiler *compiler, enum pack_array_name array, const char *file,
                                struct span tag, const struct json *texts, const struct message_key *keys, size_t count)
{
    uint32_t first;
    struct pack_text *slots = builder_add(&compiler->builder, PACK_TEXTS, count + 1, &first);
    if (slots == NULL)
        return STATUS_OK; /* reported by builder_image */
    for (const struct json *text = json_first(texts); text != NULL; text = json_next(text)) {
        if (is_note(text))
            continue;
        if (json_string(text).ptr == NULL)
            return compiler_error(compiler, STATUS_FIELD_TYPE, file, json_name(text), "a text is required");
        uint32_t number = find_key(keys, count, json_name(text));
        if (number == 0)
            continue; /* English has no such text any more: a note of `pack check` */
        struct pack_text stored = builder_text(&compiler->builder, json_string(text));
        *(struct pack_text *)builder_at(&compiler->builder, PACK_TEXTS, first + number) = stored;
    }
    struct pack_text stored_tag = builder_text(&compiler->builder, tag);
    struct pack_language *language = builder_add(&compiler->builder, array, 1, NULL);
    if (language != NULL)
        *language =
            (struct pack_language){.tag = stored_tag, .messages = {.first = first, .count = (uint32_t)count + 1}};
    return STATUS_OK;
}

/* English is the first of the list. */
static enum status compile_set(struct compiler *compiler, const char *member, const char *folder,
                               enum pack_array_name array, struct message_key **keys, size_t *count)
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
        if (status == STATUS_OK && *keys == NULL)
            status = index_keys(compiler, texts, keys, count);
        if (status == STATUS_OK)
            status = add_language(compiler, array, file, json_string(tag), texts, *keys, *count);
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
    enum status status =
        compile_set(compiler, "languages", "texts", PACK_LANGUAGES, &compiler->messages, &compiler->message_count);
    if (status == STATUS_OK)
        status = compile_set(compiler, "letters", "letters", PACK_LETTERS, &compiler->letters, &compiler->letter_count);
    if (status == STATUS_OK)
        status = find_beside(compiler);
    for (size_t i = 0; i < PACK_NAMED_MESSAGES && status == STATUS_OK; i++) {
        uint32_t number = compiler_message(compiler, span_from(named_messages[i]));
        compiler->builder.header.named_messages[i] = number;
        if (number == 0)
            status = compiler_error(compiler, STATUS_FIELD_MISSING, "texts/en.json", span_from(named_messages[i]),
                                    "a text is required");
    }
    return status == STATUS_OK ? compile_pages(compiler) : status;
}
