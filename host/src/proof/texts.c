#include "proof/texts.h"

#include <string.h>

#include "pack/files.h"
#include "text/title.h"

enum { BRIEF_MAX = 60 };

/* Every brace of `a` begins a {name} that `b` has, too. */
static bool has_placeholders_of(struct span a, struct span b)
{
    for (const char *at = a.len == 0 ? NULL : strchr(a.ptr, '{'); at != NULL; at = strchr(at + 1, '{')) {
        size_t name = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_");
        if (name == 0 || at[name + 1] != '}' || !span_contains(b, (struct span){.ptr = at, .len = name + 2}))
            return false;
    }
    return true;
}

/* The text of that name. Languages keep the order of English, so that it is usually the one after the last found. */
static const struct json *text_named(const struct json *texts, const struct json **next, struct span name)
{
    const struct json *text =
        *next != NULL && span_equal(json_name(*next), name) ? *next : json_member(texts, name.ptr);
    *next = text == NULL ? *next : json_next(text);
    return text;
}

void proof_language(struct report *report, const char *file, const struct json *english, const struct json *texts)
{
    const struct json *next = json_first(texts);
    for (const struct json *text = json_first(english); text != NULL; text = json_next(text)) {
        struct span own = json_string(text), other = json_string(text_named(texts, &next, json_name(text)));
        if (pack_is_note(text))
            continue;
        if (other.len == 0)
            report_note(report, "text_missing", span_from(file), json_name(text),
                        "is not translated; English is shown");
        else if (!has_placeholders_of(own, other) || !has_placeholders_of(other, own))
            report_add(report, "placeholder", span_from(file), json_name(text), SPAN_NONE, NULL,
                       english == texts ? "a brace begins no {name}" : "its {names} differ from English");
    }
    next = json_first(english);
    for (const struct json *text = json_first(texts); text != NULL; text = json_next(text)) {
        if (!pack_is_note(text) && text_named(english, &next, json_name(text)) == NULL)
            report_note(report, "text_stale", span_from(file), json_name(text), "English has no text of this name");
    }
}

static struct span key_of(const struct json *english, uint32_t message)
{
    const struct json *text = json_first(english);
    for (uint32_t i = 1; i < message && text != NULL; i++)
        text = json_next(text);
    return json_name(text);
}

/* What an outcome of each table must say, if it says anything; `always`: and it must say something. */
static const struct {
    enum pack_role role;
    enum pack_attribute attribute;
    bool always;
} needed[] = {
    {PACK_ROLE_VERDICT, PACK_HEADLINE, true}, {PACK_ROLE_VERDICT, PACK_BRIEF, true},
    {PACK_ROLE_VERDICT, PACK_WHEN, true},     {PACK_ROLE_VERDICT, PACK_STEPS, true},
    {PACK_ROLE_REASON, PACK_LABEL, false},    {PACK_ROLE_REASON, PACK_WHY, false},
    {PACK_ROLE_REFUND, PACK_TEXT, false},     {PACK_ROLE_COUPON, PACK_TEXT, false},
    {PACK_ROLE_CLOCKS, PACK_TEXT, false},     {PACK_ROLE_WARNINGS, PACK_TEXT, true},
};

static void check_needed(const struct pack *pack, struct report *report)
{
    for (size_t n = 0; n < sizeof(needed) / sizeof(needed[0]); n++) {
        const struct pack_table *table = pack->tables + pack->header->roles[needed[n].role];
        for (uint32_t i = table->outcomes.first; i < table->outcomes.first + table->outcomes.count; i++) {
            const struct pack_outcome *outcome = pack->outcomes + i;
            if ((needed[n].always || outcome->values.count > 0) && pack_value(pack, i, needed[n].attribute) == NULL)
                report_add(report, "text_missing", pack_span(pack, table->id), pack_span(pack, outcome->id), SPAN_NONE,
                           NULL, "the outcome has no %s", pack_attribute_types[needed[n].attribute].word);
        }
    }
}

static void mark_used(const struct pack *pack, bool *used)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_LABELS); i++)
        used[pack->labels[i]] = true;
    for (uint32_t i = 0; i < pack_count(pack, PACK_VALUES); i++) {
        if (pack->values[i].kind == PACK_VALUE_MESSAGE)
            used[pack->values[i].first] = true;
    }
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++)
        used[pack->facts[i].question] = used[pack->facts[i].brief] = true;
    for (uint32_t i = 0; i < pack_count(pack, PACK_RULES); i++)
        used[pack->rules[i].text] = true;
    for (uint32_t i = 0; i < pack_count(pack, PACK_SOURCES); i++)
        used[pack->sources[i].message] = true;
    for (uint32_t i = 0; i < pack_count(pack, PACK_ACTIONS); i++)
        used[pack->actions[i].words] = true;
    for (uint32_t i = 0; i < PACK_NAMED_MESSAGES; i++)
        used[pack->header->named_messages[i]] = true;
}

static struct span text_of(const struct pack *pack, uint32_t language, uint32_t message)
{
    return pack_span(pack, pack->texts[pack->languages[language].messages.first + message]);
}

/* A hint shows an outcome's own words, and of a question the question, or what the pack says instead. */
static void check_briefs(const struct pack *pack, struct report *report)
{
    for (uint32_t l = 0; l < pack_count(pack, PACK_LANGUAGES); l++) {
        struct span tag = pack_span(pack, pack->languages[l].tag);
        for (uint32_t i = 0; i < pack_count(pack, PACK_VALUES); i++) {
            struct span brief = text_of(pack, l, pack->values[i].attribute == PACK_BRIEF ? pack->values[i].first : 0);
            if (text_characters(brief) > BRIEF_MAX)
                report_add(report, "brief_long", tag, brief, SPAN_NONE, NULL, "a hint has room for %d characters",
                           BRIEF_MAX);
        }
        for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
            const struct pack_fact *fact = pack->facts + i;
            struct span brief = text_of(pack, l, fact->brief != 0 ? fact->brief : fact->question);
            if (fact->ease != 0 && text_characters(brief) > BRIEF_MAX)
                report_note(report, "brief_long", tag, brief,
                            "a hint has no room for this question; it needs the text ask.<id>.brief");
        }
    }
}

void proof_outcomes(const struct pack *pack, const struct json *english, struct report *report)
{
    uint32_t count = pack->languages[0].messages.count;
    bool *used = arena_array(report->arena, count, sizeof(*used));
    if (used == NULL)
        return;
    check_needed(pack, report);
    mark_used(pack, used);
    for (uint32_t i = 1; i < count; i++) {
        if (!used[i])
            report_add(report, "text_unused", SPAN_LITERAL("texts/en.json"), key_of(english, i), SPAN_NONE, NULL,
                       "nothing shows this text");
    }
    check_briefs(pack, report);
}

static void need_evidence(struct report *report, const struct json *object, const char *member,
                          const struct json *evidence)
{
    const struct json *list = json_member(object, member);
    if (list != NULL && json_count(list) != json_count(evidence))
        report_add(report, "evidence_missing", SPAN_LITERAL("pages.json"), json_string(json_first(list)), SPAN_NONE,
                   NULL, "`%s` has %zu entries and %zu pieces of evidence", member, json_count(list),
                   json_count(evidence));
}

/* Depth is the file's, which the gate bounds. */
static void check_fields(struct report *report, const struct json *value)
{
    for (const struct json *child = json_first(value); child != NULL; child = json_next(child)) {
        bool holds = json_type_of(child) == JSON_OBJECT || json_type_of(child) == JSON_LIST;
        if (!holds || span_equal(json_name(child), SPAN_LITERAL("evidence")))
            continue;
        need_evidence(report, child, "select", json_member(child, "evidence"));
        need_evidence(report, child, "each", json_member(child, "evidence"));
        check_fields(report, child);
    }
}

void proof_pages(struct report *report, const struct json *pages)
{
    static const char *const lists[] = {"url", "card", "anchor", "never", "blocked", "empty"};
    need_evidence(report, pages, "private", json_member(json_member(pages, "evidence"), "private"));
    for (const struct json *form = json_first(json_member(pages, "forms")); form != NULL; form = json_next(form))
        need_evidence(report, form, "is", json_member(form, "evidence"));
    for (const struct json *page = json_first(json_member(pages, "pages")); page != NULL; page = json_next(page)) {
        for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
            need_evidence(report, page, lists[i], json_member(json_member(page, "evidence"), lists[i]));
        check_fields(report, page);
    }
}
