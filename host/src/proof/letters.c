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
    const struct span *phrases; /* forbidden, normalised */
    size_t phrase_count;
    struct report *report;
};

/* The days that one letter names. */
struct names {
    const char *text[MAX_DAYS];
    size_t count;
};

static uint32_t number_of(const struct json *english, struct span key)
{
    uint32_t number = 1;
    for (const struct json *text = json_first(english); text != NULL; text = json_next(text)) {
        if (span_equal(json_name(text), key))
            return number;
        number += pack_is_note(text) ? 0 : 1;
    }
    return 0;
}

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
    for (size_t i = 0; i < language->phrase_count; i++) {
        if (text_find_phrase(normal, language->phrases[i]) != TEXT_NOT_FOUND)
            fault(language, "letter_forbidden", letter, language->phrases[i], "a letter must not say this");
    }
}

static void check_letter(const struct language *language, uint32_t number, struct span letter, struct span text)
{
    static const char *const items[] = {NULL, "Twelve signs",
                                        "Smart glasses with blue light filter, sixty signs in all, yes"};
    struct names names;
    struct arena *arena = language->report->arena;
    list_days(language, letter, text, &names);
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
            facts.several = i == 2;
            check_written(language, letter, letter_write(language->pack, language->letters, number, &facts, arena));
            if (language->report->count == faults)
                arena_rewind(arena, mark);
        }
    }
}

void letters_check(const struct pack *pack, uint32_t language, const struct json *english, const char *file,
                   const struct json *letters, const struct json *forbidden, struct report *report)
{
    struct span *phrases = arena_array(report->arena, json_count(forbidden), sizeof(*phrases));
    struct language own = {
        .pack = pack, .letters = pack->letters + language, .file = file, .phrases = phrases, .report = report};
    if (phrases == NULL)
        return;
    for (const struct json *phrase = json_first(forbidden); phrase != NULL; phrase = json_next(phrase))
        phrases[own.phrase_count++] = text_normalize(report->arena, json_string(phrase));
    for (const struct json *letter = json_first(letters); letter != NULL; letter = json_next(letter)) {
        uint32_t number = pack_is_note(letter) ? 0 : number_of(english, json_name(letter));
        if (number != 0)
            check_letter(&own, number, json_name(letter), json_string(letter));
    }
}
