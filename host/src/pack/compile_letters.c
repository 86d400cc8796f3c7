#include "pack/compile_letters.h"

#include "base/buf.h"
#include "pack/lookup.h"
#include "text/normal.h"

#define SENTENCES "letters/sentences.json"

enum { LETTER_BYTES = 2048 };

static bool number_letters(struct compiler *compiler)
{
    const struct json *letters = json_member(compiler->files.letters, "letters");
    struct message_keys *keys = &compiler->letters;
    keys->keys = compiler_memory(compiler, json_count(letters) + 1, sizeof(*keys->keys), SENTENCES);
    if (keys->keys == NULL)
        return false;
    for (const struct json *letter = json_first(letters); letter != NULL; letter = json_next(letter)) {
        const struct place place = {SENTENCES, json_name(letter)};
        if (place.at.len >= LOOKUP_KEY || json_type_of(letter) != JSON_LIST || json_count(letter) == 0)
            return compiler_error(compiler, STATUS_FIELD_TYPE, place,
                                  "a letter is a list of sentences, and its name has at most %d bytes", LOOKUP_KEY - 1);
        keys->keys[keys->count] = (struct message_key){.key = place.at, .number = (uint32_t)keys->count + 1};
        keys->count++;
    }
    lookup_sort(keys);
    return true;
}

/* The letter in that language. Where it lacks a sentence, *out has no bytes. */
static bool join(struct compiler *compiler, struct place place, const struct json *letter, const struct json *texts,
                 struct buf *out)
{
    const struct json *between = json_member(texts, "@join");
    for (const struct json *key = json_first(letter); key != NULL; key = json_next(key)) {
        const struct json *sentence = json_string(key).ptr == NULL ? NULL : json_member(texts, json_string(key).ptr);
        if (sentence == NULL) {
            out->len = 0;
            return true;
        }
        if (json_string(sentence).ptr == NULL)
            return compiler_error(compiler, STATUS_FIELD_TYPE, (struct place){place.file, json_string(key)},
                                  "a text is required");
        if (out->len > 0)
            buf_span(out, between == NULL ? SPAN_LITERAL(" ") : json_string(between));
        buf_span(out, json_string(sentence));
    }
    return !out->overflow ||
           compiler_error(compiler, STATUS_FIELD_SIZE, place, "a letter has at most %d bytes", LETTER_BYTES);
}

static bool add_language(struct compiler *compiler, const char *file, struct span tag, const struct json *texts)
{
    struct builder *builder = &compiler->builder;
    struct pack_language language = {.messages = {.count = (uint32_t)compiler->letters.count + 1}};
    const struct json *letter = json_first(json_member(compiler->files.letters, "letters"));
    if (builder_add(builder, PACK_TEXTS, language.messages.count, &language.messages.first) == NULL)
        return true; /* reported by builder_image */
    for (uint32_t number = 1; letter != NULL; letter = json_next(letter), number++) {
        char bytes[LETTER_BYTES];
        struct buf out;
        buf_init(&out, bytes, sizeof(bytes));
        if (!join(compiler, (struct place){file, json_name(letter)}, letter, texts, &out))
            return false;
        if (out.len > 0)
            *builder_texts(builder, language.messages.first + number) = builder_text(builder, buf_written(&out));
    }
    language.tag = builder_text(builder, tag);
    builder_put_letters(builder, language);
    return compiler_stored(compiler, (struct place){.file = file});
}

/* pack.json's letter_beside, one of its letters. */
static bool find_beside(struct compiler *compiler)
{
    const struct json *wanted = json_member(compiler->files.pack, "letter_beside");
    const struct json *tag = json_first(json_member(compiler->files.pack, "letters"));
    uint32_t index = 0;
    for (; tag != NULL && !span_equal(json_string(tag), json_string(wanted)); tag = json_next(tag))
        index++;
    compiler->builder.header.letter_beside = tag == NULL ? PACK_NONE : index;
    return tag != NULL || wanted == NULL ||
           compiler_error(compiler, STATUS_FIELD_RANGE, (struct place){"pack.json", SPAN_LITERAL("letter_beside")},
                          "must be one of the letters");
}

/* {"en": ["police", …], …}, by language of letters. */
static bool compile_forbidden(struct compiler *compiler)
{
    const char *const file = "letters/forbidden.json";
    const struct json *lists = NULL, *tag = json_first(json_member(compiler->files.pack, "letters"));
    if (!compiler_load(compiler, file, &lists))
        return false;
    for (uint32_t language = 0; tag != NULL; tag = json_next(tag), language++) {
        const struct json *phrase = json_first(json_member(lists, json_string(tag).ptr));
        for (; phrase != NULL; phrase = json_next(phrase)) {
            struct span text = text_normalize(compiler->arena, json_string(phrase));
            if (text.len == 0)
                return compiler_error(compiler, STATUS_FIELD_TYPE, (struct place){file, json_string(tag)},
                                      "a list of phrases");
            builder_put_forbidden(&compiler->builder, (struct pack_forbidden){
                                                          .text = builder_text(&compiler->builder, text),
                                                          .language = language,
                                                      });
        }
    }
    return true;
}

bool compile_letters(struct compiler *compiler)
{
    const struct json *tag = json_first(json_member(compiler->files.pack, "letters"));
    if (!span_equal(json_string(tag), SPAN_LITERAL("en")))
        return compiler_error(compiler, STATUS_FIELD_RANGE, (struct place){"pack.json", SPAN_LITERAL("letters")},
                              "the first language must be en");
    if (!compiler_load(compiler, SENTENCES, &compiler->files.letters) ||
        !compiler_members(compiler, compiler->files.letters, (struct place){.file = SENTENCES}, "letters sentences",
                          "") ||
        !number_letters(compiler))
        return false;
    for (; tag != NULL; tag = json_next(tag)) {
        char file[COMPILER_FILE];
        const struct json *texts = NULL;
        if (!compiler_load_listed(compiler, "letters", "letters", tag, file, &texts) ||
            !add_language(compiler, file, json_string(tag), texts))
            return false;
    }
    return find_beside(compiler) && compile_forbidden(compiler);
}
