#include "pack/compile_lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "pack/compile_cells.h"
#include "pack/lookup.h"
#include "text/normal.h"

#define EVERY_LANGUAGE "any" /* lexicon/any.json: what needs no language */

static bool proves_outcome(struct builder *builder, const struct pack_word *word)
{
    for (uint32_t i = 0; i < word->effects.count; i++) {
        const struct pack_condition *effect = builder_conditions(builder, word->effects.first + i);
        if (builder_facts(builder, effect->fact)->output_of != PACK_NONE)
            return true;
    }
    return false;
}

/* What an entry says of facts, times and numbers. */
static bool read_word(struct compiler *compiler, struct place place, const struct json *json, struct pack_word *word)
{
    const struct json *time = json_member(json, "time"), *left = json_member(json, "left");
    const struct pack_word_type *type = pack_word_types + word->kind;
    int64_t number = 0;
    word->time = (uint16_t)lookup_time(compiler, json_string(time));
    word->left = (uint16_t)lookup_fact(compiler, json_string(left));
    if ((time != NULL && word->time == PACK_NONE) || (left != NULL && !lookup_is_number(compiler, word->left)))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place,
                              "`time` names a time, `left` a number of facts.json");
    bool read = json_integer(json_member(json, "number"), &number) || strcmp(type->members, "number") != 0;
    if (!read || number < type->least || number > type->most)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "the `number` of a %s is %d to %d", type->word,
                              (int)type->least, (int)type->most);
    word->number = (int32_t)number;
    if (!compile_conditions(compiler, json_member(json, "facts"), place, &word->effects))
        return false;
    return !proves_outcome(&compiler->builder, word) ||
           compiler_error(compiler, STATUS_FIELD_RANGE, place, "a text of the page cannot prove a table's outcome");
}

static bool compile_word(struct compiler *compiler, const char *file, uint16_t kind, uint16_t lang,
                         const struct json *json)
{
    struct span text = text_normalize(compiler->arena, json_string(json_member(json, "text")));
    struct span grade = json_string(json_member(json, "grade"));
    const struct place place = {.file = file, .at = text};
    struct pack_word word = {.kind = kind, .lang = lang};
    if (text.ptr == NULL || text.len == 0 || grade.len != 1 || strchr("SWGM", grade.ptr[0]) == NULL)
        return compiler_error(compiler, STATUS_FIELD_MISSING, place,
                              "an entry needs a text and its grade S, W, G or M");
    word.grade = (uint16_t)grade.ptr[0];
    if (kind == PACK_WORD_SIGNAL &&
        (lang != PACK_EVERY_LANGUAGE || !span_is_name(text) || text.len > LIMIT_SIGNAL_BYTES))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place,
                              "a signal is a name of a to z, 0 to 9 and _, and stands in lexicon/any.json");
    if (!compiler_members(compiler, json, place, "text grade", pack_word_types[kind].members) ||
        !read_word(compiler, place, json, &word))
        return false;
    word.text = builder_text(&compiler->builder, text);
    builder_put_words(&compiler->builder, word);
    return true;
}

/* The lists of the file are those of model/pack_word_kinds.def, and "comment". */
static bool compile_lists(struct compiler *compiler, const char *file, uint16_t lang, const struct json *lexicon)
{
    bool good = compiler_members(compiler, lexicon, (struct place){.file = file},
#define WORD_KIND(name, word, members, least, most) word " "
#include "model/pack_word_kinds.def"
#undef WORD_KIND
                                 , "");
    for (uint16_t kind = 0; kind < PACK_WORD_KINDS && good; kind++) {
        const struct json *word = json_first(json_member(lexicon, pack_word_types[kind].word));
        for (; word != NULL && good; word = json_next(word))
            good = compile_word(compiler, file, kind, lang, word);
    }
    return good;
}

/* For compare_words, to which qsort hands no context. The strings do not move while words are sorted. */
static const struct builder *sorted;

static int compare_words(const void *a, const void *b)
{
    const struct pack_word *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    int order = span_compare(builder_span(sorted, x->text), builder_span(sorted, y->text));
    return order != 0 ? order : (x->lang > y->lang) - (x->lang < y->lang);
}

static bool sort_words(struct compiler *compiler)
{
    size_t count = builder_count(&compiler->builder, PACK_WORDS);
    struct pack_word *words = builder_words(&compiler->builder, 0);
    sorted = &compiler->builder;
    if (count > 0 && !compiler->arena->refused)
        qsort(words, count, sizeof(*words), compare_words);
    for (size_t i = 1; i < count && !compiler->arena->refused; i++) {
        if (compare_words(words + i - 1, words + i) == 0)
            return compiler_error(compiler, STATUS_JSON_DUPLICATE_KEY,
                                  (struct place){"lexicon", builder_span(&compiler->builder, words[i].text)},
                                  "this text stands twice in one language");
    }
    return true;
}

/* The tags of the languages go to the header, but for "any"; a word's `lang` is an index into them. */
bool compile_lexicon(struct compiler *compiler)
{
    struct builder *builder = &compiler->builder;
    struct pack_run *tags = &builder->header.lexicons;
    const struct json *tag = json_first(json_member(compiler->files.pack, "lexicon"));
    tags->first = builder_count(builder, PACK_TEXTS);
    for (; tag != NULL; tag = json_next(tag)) {
        char file[COMPILER_FILE];
        const struct json *lexicon = NULL;
        bool every = span_equal(json_string(tag), SPAN_LITERAL(EVERY_LANGUAGE));
        uint16_t lang = every ? PACK_EVERY_LANGUAGE : (uint16_t)tags->count;
        if (!compiler_load_listed(compiler, "lexicon", "lexicon", tag, file, &lexicon) ||
            !compile_lists(compiler, file, lang, lexicon))
            return false;
        if (every)
            continue;
        builder_put_texts(builder, builder_text(builder, json_string(tag)));
        tags->count++;
    }
    return sort_words(compiler);
}
