#include "proof/letters.h"

#include <string.h>

#include "advice/letter.h"
#include "pack/files.h"
#include "text/normal.h"
#include "text/title.h"

enum { MAX_DAYS = 6 };

static const char order_id[] = "819000000000000000000001";

struct language {
    const struct pack *pack;
    const struct pack_language *letters;
    const char *file;
    uint32_t index; /* letters[] */
    struct report *report;
};

/* The days that one letter names. */
struct names {
    const char *text[MAX_DAYS];
    size_t count;
};

/* Whether the name is one of a day, which is then one of `names`. */
static bool add_day(const struct language *language, struct span name, struct names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        if (span_equal(span_from(names->text[i]), name))
            return true;
    }
    for (uint32_t i = 0; i < pack_count(language->pack, PACK_TIMES) && names->count < MAX_DAYS; i++) {
        const char *day =
            letter_day_name(pack_span(language->pack, language->pack->times[i].id), language->report->arena);
        if (day == NULL || !span_equal(span_from(day), name))
            continue;
        names->text[names->count++] = day;
        return true;
    }
    return false;
}

static void fault(const struct language *language, const char *code, struct span letter, struct span what,
                  const char *message)
{
    for (const struct proof_fault *known = language->report->first; known != NULL; known = known->next) {
        if (strcmp(known->code, code) == 0 && span_equal(known->table, span_from(language->file)) &&
            span_equal(known->rule, letter))
            return; /* once a letter */
    }
    report_add(language->report, code, span_from(language->file), letter, what, NULL, "%s", message);
}

/* Every {name} is one that somebody fills. */
static void list_days(const struct language *language, struct span letter, struct span text, struct names *names)
{
    names->count = 0;
    for (size_t at = 0; at < text.len; at++) {
        const char *end = text.ptr[at] == '{' ? memchr(text.ptr + at, '}', text.len - at) : NULL;
        if (end == NULL)
            continue;
        struct span name = {.ptr = text.ptr + at + 1, .len = (size_t)(end - text.ptr) - at - 1};
        bool known = span_equal(name, SPAN_LITERAL("order_id")) || span_equal(name, SPAN_LITERAL("item")) ||
                     add_day(language, name, names);
        if (!known)
            fault(language, "letter_placeholder", letter, name, "nobody fills this");
    }
}

static void check_written(const struct language *language, struct span letter, struct span text)
{
    static const char *const torn[] = {"{", "}", "[", "]", "|", "  ", "()", "\xEF\xBC\x88\xEF\xBC\x89", " .", " ,"};
    if (text.ptr == NULL) {
        fault(language, "letter_absent", letter, SPAN_NONE,
              "with some of its optional parts left out there is no letter");
        return;
    }
    if (!span_contains(text, span_from(order_id)))
        fault(language, "letter_order_id", letter, SPAN_NONE, "a letter names its order");
    if (text_characters(text) > LETTER_MOST)
        fault(language, "letter_long", letter, text, "a letter has at most 300 characters");
    for (size_t i = 0; i < sizeof(torn) / sizeof(torn[0]); i++) {
        if (span_contains(text, span_from(torn[i])))
            fault(language, "letter_torn", letter, text, "what was left out has left a trace");
    }
    struct span normal = text_normalize(language->report->arena, text);
    for (uint32_t i = 0; i < pack_count(language->pack, PACK_FORBIDDEN); i++) {
        const struct pack_forbidden *phrase = language->pack->forbidden + i;
        struct span said = pack_span(language->pack, phrase->text);
        if (phrase->language == language->index && text_find_phrase(normal, said) != TEXT_NOT_FOUND)
            fault(language, "letter_forbidden", letter, said, "a letter must not say this");
    }
}

/* Whether the mark stands in the text, ending before `at` or beginning there. */
static bool ends(struct span text, size_t at, const char *mark)
{
    size_t len = strlen(mark);
    return at >= len && memcmp(text.ptr + at - len, mark, len) == 0;
}

static bool begins(struct span text, size_t at, const char *mark)
{
    return text.len - at >= strlen(mark) && memcmp(text.ptr + at, mark, strlen(mark)) == 0;
}

/* Every {item} stands between quotation marks, of which text/title.h keeps none in a title. */
static void check_quotes(const struct language *language, struct span letter, struct span text)
{
    static const struct {
        const char *open, *close;
    } pairs[] = {
        {"\xE2\x80\x9C", "\xE2\x80\x9D"},         /* “Lamp” */
        {"\xE2\x80\x9E", "\xE2\x80\x9C"},         /* „Lampe“ */
        {"\xC2\xAB", "\xC2\xBB"},                 /* «Лампа» */
        {"\xC2\xAB\xC2\xA0", "\xC2\xA0\xC2\xBB"}, /* « lampe » */
        {"\xE2\x80\x98", "\xE2\x80\x99"},         /* ‘램프’ */
    };
    static const char item[] = "{item}";
    for (size_t at = 0; at + sizeof(item) - 1 <= text.len; at++) {
        bool quoted = !begins(text, at, item);
        for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]) && !quoted; i++)
            quoted = ends(text, at, pairs[i].open) && begins(text, at + sizeof(item) - 1, pairs[i].close);
        if (!quoted)
            fault(language, "letter_unquoted", letter, SPAN_NONE, "{item} stands between quotation marks");
    }
}

static void check_letter(const struct language *language, uint32_t number, struct span letter, struct span text)
{
    static const char *const items[] = {NULL, "Twelve signs", "Smart glasses with blue light filter 40"};
    struct names names;
    struct arena *arena = language->report->arena;
    list_days(language, letter, text, &names);
    check_quotes(language, letter, text);
    for (uint32_t known = 0; known < UINT32_C(1) << names.count; known++) {
        struct parameter days[MAX_DAYS];
        struct letter_facts facts = {.order_id = span_from(order_id), .days = days};
        for (size_t i = 0; i < names.count; i++) {
            if ((known >> i & 1) != 0)
                days[facts.day_count++] = (struct parameter){.name = names.text[i], .text = SPAN_LITERAL("2026-09-15")};
        }
        for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
            struct arena_mark mark = arena_mark(arena);
            size_t faults = language->report->count;
            facts.item = items[i] == NULL ? SPAN_NONE : span_from(items[i]);
            check_written(language, letter, letter_write(language->pack, language->letters, number, &facts, arena));
            if (language->report->count == faults)
                arena_rewind(arena, mark);
        }
    }
}

/* Every sentence of a language is one that letters/sentences.json declares. */
static void check_declared(const struct language *language, const struct json *texts, const struct json *sentences)
{
    for (const struct json *text = json_first(texts); text != NULL; text = json_next(text)) {
        if (!pack_is_note(text) && json_member(sentences, json_name(text).ptr) == NULL)
            fault(language, "letter_undeclared", json_name(text), SPAN_NONE,
                  "letters/sentences.json does not say what this sentence states");
    }
}

void letters_check(const struct pack *pack, uint32_t language, const char *file, const struct json *texts,
                   const struct json *letters, struct report *report)
{
    const struct json *letter = json_first(json_member(letters, "letters"));
    const struct language own = {
        .pack = pack, .letters = pack->letters + language, .file = file, .index = language, .report = report};
    check_declared(&own, texts, json_member(letters, "sentences"));
    for (uint32_t number = 1; letter != NULL; letter = json_next(letter), number++) {
        struct span text = pack_span(pack, pack->texts[own.letters->messages.first + number]);
        if (text.ptr != NULL)
            check_letter(&own, number, json_name(letter), text);
    }
}
