#include "pack/compile_lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "pack/compile_cells.h"
#include "pack/compile_sources.h"
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

/* Whether the hole that begins at `at` has one of these names, with a space between them; *len: its bytes. */
static bool is_hole(struct span text, size_t at, const char *names, size_t *len)
{
    const char *end = memchr(text.ptr + at, '}', text.len - at);
    *len = end == NULL ? 0 : (size_t)(end - text.ptr) - at + 1;
    for (const char *name = names; end != NULL && *name != '\0'; name += strcspn(name, " ") + 1) {
        size_t size = strcspn(name, " ");
        if (size == *len - 2 && memcmp(name, text.ptr + at + 1, size) == 0)
            return true;
        if (name[size] == '\0')
            break;
    }
    return false;
}

static size_t holes_named(struct span text, const char *hole, size_t *at)
{
    size_t count = 0, len = strlen(hole);
    for (size_t i = 0; i + len <= text.len; i++) {
        if (memcmp(text.ptr + i, hole, len) != 0)
            continue;
        *at = i;
        count++;
    }
    return count;
}

/* A sentence, a line or a form. Its numbers are holes, since the page's are; {place} has words or signs at both sides,
 * by which its end is known, or ends the form. */
static bool read_holes(struct compiler *compiler, struct place place, struct span text, struct pack_word *word)
{
    bool form = word->kind == PACK_WORD_FORM;
    const char *names = form ? "phrase place date duration number carrier" : "date duration number carrier";
    size_t phrase = 0, where = 0, len = 1, durations = holes_named(text, "{duration}", &where);
    for (size_t at = 0; at < text.len; at += len) {
        len = 1;
        bool digit = text.ptr[at] >= '0' && text.ptr[at] <= '9';
        if (digit || (text.ptr[at] == '{' && !is_hole(text, at, names, &len)))
            return compiler_error(compiler, STATUS_FIELD_RANGE, place, "a text has the holes %s, and no digit", names);
    }
    if (form) {
        size_t count = holes_named(text, "{phrase}", &phrase), places = holes_named(text, "{place}", &where);
        size_t after = where + sizeof("{place}") - 1;
        bool beside =
            places == 1 && (where == 0 || text.ptr[where - 1] == '}' || (after < text.len && text.ptr[after] == '{') ||
                            (after == text.len && where < phrase));
        if (count != 1 || places > 1 || beside || text.len == sizeof("{phrase}") - 1)
            return compiler_error(compiler, STATUS_FIELD_RANGE, place,
                                  "a form has {phrase} once and at most one {place}, with something beside each");
        word->number = (int32_t)phrase;
        bool ends = phrase + sizeof("{phrase}") - 1 == text.len || (places == 1 && after == text.len);
        word->last = ends ? 0 : (unsigned char)text.ptr[text.len - 1];
    }
    return form || durations == 0 || word->left != PACK_NONE ||
           compiler_error(compiler, STATUS_FIELD_MISSING, place, "a {duration} is that number which `left` names");
}

/* Sentences are compared without the signs at their ends. */
static struct span without_stop(struct span text)
{
    while (text.len > 0 && (text.ptr[text.len - 1] == '.' || text.ptr[text.len - 1] == '!'))
        text.len--;
    return text;
}

/* `from`: which stages each source says that a status stands for. The entry must leave all of them possible, so that a
 * text that means two things for two witnesses never decides one. */
static bool read_from(struct compiler *compiler, struct place place, const struct json *from,
                      const struct pack_word *word)
{
    uint32_t stage = compiler->builder.header.named_facts[PACK_STAGE];
    uint64_t left = builder_facts(&compiler->builder, stage)->all;
    for (uint32_t i = 0; i < word->effects.count; i++) {
        const struct pack_condition *effect = builder_conditions(&compiler->builder, word->effects.first + i);
        left &= effect->fact == stage ? effect->cells : left;
    }
    for (const struct json *source = json_first(from); source != NULL; source = json_next(source)) {
        uint64_t said = 0;
        if (!compile_source_known(compiler, json_name(source)))
            return compiler_error(compiler, STATUS_FIELD_RANGE, place, "sources.json does not know one of its sources");
        if (!compile_cells(compiler, stage, source, place, &said))
            return false;
        if ((said & ~left) != 0)
            return compiler_error(compiler, STATUS_FIELD_RANGE, place,
                                  "%.*s names a stage that this status does not leave possible",
                                  SPAN_SHOW(json_name(source)));
    }
    return true;
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
        !read_word(compiler, place, json, &word) || !read_from(compiler, place, json_member(json, "from"), &word))
        return false;
    if (kind == PACK_WORD_NOTICE || kind == PACK_WORD_TRACKING || kind == PACK_WORD_FORM) {
        text = without_stop(text);
        if (!read_holes(compiler, place, text, &word))
            return false;
    }
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

/* Where the words of each kind and first byte begin, and one more: where they end. */
static void index_words(struct builder *builder)
{
    uint32_t at = 0, count = builder_count(builder, PACK_WORDS);
    for (uint32_t start = 0; start <= PACK_WORD_KINDS * 256U; start++) {
        while (at < count && !builder->arena->refused) {
            const struct pack_word *word = builder_words(builder, at);
            if (word->kind * 256U + (unsigned char)builder_span(builder, word->text).ptr[0] >= start)
                break;
            at++;
        }
        builder_put_word_starts(builder, at);
    }
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
    if (!sort_words(compiler))
        return false;
    index_words(builder);
    return true;
}
