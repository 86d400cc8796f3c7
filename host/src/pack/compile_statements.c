#include "pack/compile_statements.h"

#include "pack/compile_cells.h"
#include "pack/lookup.h"

#define SENTENCES "letters/sentences.json"

static struct place place_of(struct span key)
{
    return (struct place){.file = SENTENCES, .at = key};
}

static bool lists(const struct json *list, struct span key)
{
    for (const struct json *each = json_first(list); each != NULL; each = json_next(each)) {
        if (span_equal(json_string(each), key))
            return true;
    }
    return false;
}

static bool is_used(const struct compiler *compiler, struct span key)
{
    const struct json *letter = json_first(json_member(compiler->files.letters, "letters"));
    while (letter != NULL && !lists(letter, key))
        letter = json_next(letter);
    return letter != NULL;
}

/* One of `after` stands before `sentence` in its letter. */
static bool follows(const struct json *letter, const struct json *sentence, const struct json *after)
{
    const struct json *each = json_first(letter);
    for (; each != sentence; each = json_next(each)) {
        if (lists(after, json_string(each)))
            return true;
    }
    return after == NULL;
}

static bool check_declaration(struct compiler *compiler, const struct json *sentence)
{
    static const char *const kinds[] = {"greets", "asks", "promises", "thanks", "sorry"};
    const struct json *neutral = json_member(sentence, "neutral"), *when = json_member(sentence, "when");
    const struct place place = place_of(json_name(sentence));
    bool known = false;
    if (!compiler_members(compiler, sentence, place, "neutral when after", ""))
        return false;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        known = known || span_equal(json_string(neutral), span_from(kinds[i]));
    if ((neutral == NULL && when == NULL) || (neutral != NULL && !known) || (when != NULL && json_count(when) == 0))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place,
                              "a sentence is neutral (greets, asks, promises, thanks or sorry) or true `when`");
    return is_used(compiler, place.at) ||
           compiler_error(compiler, STATUS_FIELD_RANGE, place, "no letter has this sentence");
}

static bool compile_statement(struct compiler *compiler, const struct json *declared, struct span key)
{
    struct builder *builder = &compiler->builder;
    struct pack_statement statement = {.sentence = builder_text(builder, key),
                                       .wish = json_member(declared, "neutral") != NULL ? 1 : 0};
    if (!compile_conditions(compiler, json_member(declared, "when"), place_of(key), &statement.conditions))
        return false;
    for (uint32_t i = 0; i < statement.conditions.count; i++) {
        uint32_t fact = builder_conditions(builder, statement.conditions.first + i)->fact;
        if (builder_facts(builder, fact)->output_of != PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_RANGE, place_of(key),
                                  "a statement is about the order, not about what a table decides");
    }
    builder_put_statements(builder, statement);
    return true;
}

static bool compile_letter(struct compiler *compiler, const struct json *letter, const struct json *english)
{
    const struct json *sentences = json_member(compiler->files.letters, "sentences");
    struct pack_run run = {.first = builder_count(&compiler->builder, PACK_STATEMENTS)};
    for (const struct json *key = json_first(letter); key != NULL; key = json_next(key)) {
        struct span name = json_string(key);
        const struct json *declared = name.ptr == NULL ? NULL : json_member(sentences, name.ptr);
        if (declared == NULL || json_member(english, name.ptr) == NULL)
            return compiler_error(compiler, STATUS_FIELD_RANGE, place_of(json_name(letter)),
                                  "`%s` is no sentence that is declared, or letters/en.json lacks it",
                                  name.ptr == NULL ? "" : name.ptr);
        if (!follows(letter, key, json_member(declared, "after")))
            return compiler_error(compiler, STATUS_FIELD_RANGE, place_of(json_name(letter)),
                                  "`%s` needs one of the sentences before it that it comes after", name.ptr);
        if (json_member(declared, "when") != NULL && !compile_statement(compiler, declared, name))
            return false;
    }
    run.count = builder_count(&compiler->builder, PACK_STATEMENTS) - run.first;
    builder_put_letter_statements(&compiler->builder, run);
    return true;
}

bool compile_statements(struct compiler *compiler)
{
    const struct json *sentence = json_first(json_member(compiler->files.letters, "sentences"));
    const struct json *letter = json_first(json_member(compiler->files.letters, "letters")), *english = NULL;
    if (!compiler_load(compiler, "letters/en.json", &english))
        return false;
    for (; sentence != NULL; sentence = json_next(sentence)) {
        if (!check_declaration(compiler, sentence))
            return false;
    }
    builder_put_letter_statements(&compiler->builder, (struct pack_run){0, 0}); /* 0 is no letter */
    for (; letter != NULL; letter = json_next(letter)) {
        if (!compile_letter(compiler, letter, english))
            return false;
    }
    return true;
}
