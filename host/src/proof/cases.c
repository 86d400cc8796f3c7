#include "proof/cases.h"

#include <assert.h>
#include <stdio.h>

#include "base/limits.h"
#include "json/put_tree.h"
#include "lexicon/lexicon.h"
#include "pack/compile.h"
#include "rules/decide.h"
#include "rules/narrow.h"
#include "wire/request.h"

enum { CASE_BYTES = 16 * 1024 };

/* The cases of one table. */
struct cases {
    const struct pack *pack;
    uint32_t table;
    struct span id; /* the table's */
    struct report *report;
};

/* A case's facts as an order whose buyer stated them. */
static enum status read_case(const struct json *facts, struct arena *arena, struct request *request, struct error *err)
{
    char *text = arena_alloc(arena, CASE_BYTES);
    struct buf body;
    if (text == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for a case");
    buf_init(&body, text, CASE_BYTES);
    buf_text(&body,
             "{\"v\":1,\"id\":\"case\",\"type\":\"advise\",\"orders\":[{\"order_id\":\"8190000000000001\",\"told\":");
    json_put_tree(&body, facts, NULL);
    buf_text(&body, "}]}");
    return body.overflow ? error_set(err, STATUS_FIELD_SIZE, "the case is too long")
                         : request_decode(text, body.len, arena, request, err);
}

static enum status decide_case(const struct pack *pack, const struct json *json, struct arena *arena,
                               struct decision *decision, struct error *err)
{
    const int64_t now_s = 1763683200; /* told numbers need no clock; any moment will do */
    const struct reading_place place = {.now_s = now_s};
    struct request request = {.orders = NULL};
    struct reading reading;
    enum status status = read_case(json_member(json, "facts"), arena, &request, err);
    if (status == STATUS_OK)
        status = lexicon_read(pack, request.orders, 0, &place, arena, &reading, err);
    if (status != STATUS_OK)
        return status;
    if (reading.ignored_count > 0)
        return error_set(err, STATUS_FIELD_RANGE, "no fact is called %.*s", (int)reading.ignored[0].len,
                         reading.ignored[0].ptr);
    facts_narrow(pack, &reading.facts, now_s);
    return decide(pack, &reading.facts, now_s, ASK_EVERYTHING, arena, decision, err);
}

static bool wants(const struct json *then, struct span outcome)
{
    if (json_type_of(then) == JSON_STRING)
        return span_equal(json_string(then), outcome);
    for (const struct json *word = json_first(then); word != NULL; word = json_next(word)) {
        if (span_equal(json_string(word), outcome))
            return true;
    }
    return false;
}

static struct span outcome_id(const struct cases *cases, uint32_t outcome)
{
    return pack_span(cases->pack, cases->pack->outcomes[outcome].id);
}

static bool as_wanted(const struct cases *cases, const struct json *then, const struct table_answer *answer)
{
    bool equal = answer->outcome_count == (json_type_of(then) == JSON_STRING ? 1 : json_count(then));
    for (size_t i = 0; i < answer->outcome_count && equal; i++)
        equal = wants(then, outcome_id(cases, answer->outcomes[i]));
    return equal;
}

static void report_failed(const struct cases *cases, const struct json *json, const struct table_answer *answer,
                          size_t number)
{
    char text[160];
    struct buf got;
    struct span note = json_string(json_member(json, "note"));
    buf_init(&got, text, sizeof(text));
    for (size_t i = 0; i < answer->outcome_count; i++) {
        buf_text(&got, i == 0 ? "" : ", ");
        buf_span(&got, outcome_id(cases, answer->outcomes[i]));
    }
    report_add(cases->report, "case_failed", cases->id, SPAN_NONE, SPAN_NONE, NULL, "case %zu (%.*s) gives %.*s%s",
               number, (int)note.len, note.ptr == NULL ? "" : note.ptr, (int)got.len, got.data,
               got.overflow ? ", …" : "");
}

static void check_case(const struct cases *cases, const struct json *json, size_t number)
{
    struct arena arena;
    struct decision decision = {.change_count = 0};
    struct error err = {.message = ""};
    const struct json *then = json_member(json, "then");
    bool contradictory = span_equal(json_string(then), SPAN_LITERAL("contradictory"));
    arena_init(&arena, NULL, 0, LIMIT_ARENA_BYTES);
    if (decide_case(cases->pack, json, &arena, &decision, &err) != STATUS_OK)
        report_add(cases->report, "case_invalid", cases->id, SPAN_NONE, SPAN_NONE, NULL, "case %zu: %s %s", number,
                   err.path, err.message);
    else if (decision.facts.contradictory != contradictory)
        report_add(cases->report, "case_failed", cases->id, SPAN_NONE, SPAN_NONE, NULL,
                   contradictory ? "case %zu: its facts do not contradict each other"
                                 : "case %zu: its facts contradict each other",
                   number);
    else if (!contradictory) {
        assert(decision.tables != NULL); /* decide gives an answer of each table unless facts contradict each other */
        const struct table_answer *answer = decision.tables + cases->table;
        if (!as_wanted(cases, then, answer))
            report_failed(cases, json, answer, number);
    }
    arena_free(&arena);
}

static size_t check_table(const struct cases *cases, const char *folder)
{
    const struct json *file = NULL;
    struct error err;
    char name[96];
    size_t number = 0;
    (void)snprintf(name, sizeof(name), "cases/%.*s.json", (int)cases->id.len, cases->id.ptr);
    if (pack_load(folder, name, cases->report->arena, &file, &err) != STATUS_OK) {
        report_add(cases->report, "case_invalid", cases->id, SPAN_NONE, SPAN_NONE, NULL, "%s: %s", err.path,
                   err.message);
        return 0;
    }
    const struct json *json = json_first(json_member(file, "cases"));
    if (json == NULL)
        report_add(cases->report, "case_invalid", cases->id, SPAN_NONE, SPAN_NONE, NULL, "%s has no case", name);
    for (; json != NULL; json = json_next(json))
        check_case(cases, json, ++number);
    return number;
}

size_t cases_check(const struct pack *pack, const char *folder, struct report *report)
{
    size_t count = 0;
    for (uint32_t table = 0; table < pack_count(pack, PACK_TABLES); table++) {
        const struct cases cases = {
            .pack = pack, .table = table, .id = pack_span(pack, pack->tables[table].id), .report = report};
        count += check_table(&cases, folder);
    }
    return count;
}
