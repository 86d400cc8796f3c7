#include "pack/compile_lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "pack/compile_conditions.h"
#include "pack/lookup.h"
#include "text/normal.h"

#define EVERY_LANGUAGE "any" /* lexicon/any.json: what needs no language */

enum { UNIT_MAX_HOURS = 366 * 24 };

static bool proves_outcome(struct compiler *compiler, const struct pack_word *word)
{
    for (uint32_t i = 0; i < word->effects.count; i++) {
        const struct pack_condition *effect = builder_at(&compiler->builder, PACK_CONDITIONS, word->effects.first + i);
        if (((const struct pack_fact *)builder_at(&compiler->builder, PACK_FACTS, effect->fact))->output_of !=
            PACK_NONE)
            return true;
    }
    return false;
}

static enum status compile_word(struct compiler *compiler, const char *file, uint16_t kind, uint16_t lang,
                                const struct json *json)
{
    struct span text = text_normalize(compiler->arena, json_string(json_member(json, "text")));
    struct span grade = json_string(json_member(json, "grade"));
    struct span time = json_string(json_member(json, "time")), left = json_string(json_member(json, "left"));
    struct pack_word word = {.kind = kind, .lang = lang};
    int64_t number = 0;
    if (text.ptr == NULL || text.len == 0 || grade.len != 1 || strchr("SWGM", grade.ptr[0]) == NULL)
        return compiler_error(compiler, STATUS_FIELD_MISSING, file, text,
                              "an entry needs a text and its grade S, W, G or M");
    word.grade = (uint16_t)grade.ptr[0];
    word.time = (uint16_t)compiler_time(compiler, time);
    word.left = (uint16_t)(left.ptr == NULL ? PACK_NONE : compiler_fact(compiler, left));
    if (kind == PACK_WORD_SIGNAL &&
        (lang != PACK_EVERY_LANGUAGE || !span_is_name(text) || text.len > LIMIT_SIGNAL_BYTES))
        return compiler_error(compiler, STATUS_FIELD_RANGE, file, text,
                              "a signal is a name of a to z, 0 to 9 and _, and stands in lexicon/any.json");
    if ((time.ptr != NULL && word.time == PACK_NONE) || (left.ptr != NULL && !compiler_is_number(compiler, word.left)))
        return compiler_error(compiler, STATUS_FIELD_RANGE, file, text,
                              "`time` names a time, `left` a number of facts.json");
    (void)json_integer(json_member(json, "number"), &number);
    if ((kind == PACK_WORD_MONTH && (number < 1 || number > 12)) ||
        (kind == PACK_WORD_WEEKDAY && (number < 1 || number > 7)) || number < 0 || number > UNIT_MAX_HOURS)
        return compiler_error(compiler, STATUS_FIELD_RANGE, file, text,
                              "a month is 1 to 12, a weekday 1 to 7, a unit 0 to 8784 hours");
    word.number = (int32_t)number;
    enum status status = compile_conditions(compiler, json_member(json, "facts"), file, text, &word.effects);
    if (status != STATUS_OK)
        return status;
    if (proves_outcome(compiler, &word))
        return compiler_error(compiler, STATUS_FIELD_RANGE, file, text,
                              "a text of the page cannot prove a table's outcome");
    word.text = builder_text(&compiler->builder, text);
    struct pack_word *slot = builder_add(&compiler->builder, PACK_WORDS, 1, NULL);
    if (slot != NULL)
        *slot = word;
    return STATUS_OK;
}

/* qsort has no context argument; the pool does not move while words are sorted. */
static const char *sorted_strings;

static int compare_words(const void *a, const void *b)
{
    const struct pack_word *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    size_t shorter = x->text.len < y->text.len ? x->text.len : y->text.len;
    int order = memcmp(sorted_strings + x->text.at, sorted_strings + y->text.at, shorter);
    if (order == 0)
        order = (x->text.len > y->text.len) - (x->text.len < y->text.len);
    return order != 0 ? order : (x->lang > y->lang) - (x->lang < y->lang);
}

/* The tags of the languages, and whether the pack has words for every language. */
static void list_languages(struct compiler *compiler, const struct json *languages)
{
    struct pack_run *run = &compiler->builder.header.lexicons;
    run->first = (uint32_t)builder_count(&compiler->builder, PACK_TEXTS);
    for (const struct json *tag = json_first(languages); tag != NULL; tag = json_next(tag)) {
        if (!span_equal(json_string(tag), SPAN_LITERAL(EVERY_LANGUAGE))) {
            (void)builder_list_text(&compiler->builder, json_string(tag));
            run->count++;
        }
    }
}

static enum status sort_words(struct compiler *compiler)
{
    size_t count = builder_count(&compiler->builder, PACK_WORDS);
    struct pack_word *words = builder_at(&compiler->builder, PACK_WORDS, 0);
    sorted_strings = compiler->builder.arrays[PACK_STRINGS].data;
    if (count > 0 && !compiler->builder.no_memory)
        qsort(words, count, sizeof(*words), compare_words);
    for (size_t i = 1; i < count && !compiler->builder.no_memory; i++) {
        if (compare_words(words + i - 1, words + i) == 0)
            return compiler_error(compiler, STATUS_JSON_DUPLICATE_KEY, "lexicon",
                                  builder_span(&compiler->builder, words[i].text),
                                  "this text stands twice in one language");
    }
    return STATUS_OK;
}

enum status compile_lexicon(struct compiler *compiler)
{
    const struct json *languages = json_member(compiler->pack, "lexicon");
    uint16_t number = 0;
    list_languages(compiler, languages);
    for (const struct json *tag = json_first(languages); tag != NULL; tag = json_next(tag)) {
        char file[96];
        const struct json *lexicon = NULL;
        (void)snprintf(file, sizeof(file), "lexicon/%.*s.json", (int)json_string(tag).len, json_string(tag).ptr);
        enum status status = compiler_load(compiler, file, &lexicon);
        uint16_t lang = span_equal(json_string(tag), SPAN_LITERAL(EVERY_LANGUAGE)) ? PACK_EVERY_LANGUAGE : number++;
        for (uint16_t kind = 0; kind < PACK_WORD_KINDS && status == STATUS_OK; kind++) {
            const struct json *words = json_member(lexicon, pack_word_kinds[kind]);
            for (const struct json *word = json_first(words); word != NULL && status == STATUS_OK;
                 word = json_next(word))
                status = compile_word(compiler, file, kind, lang, word);
        }
        if (status != STATUS_OK)
            return status;
    }
    return sort_words(compiler);
}
