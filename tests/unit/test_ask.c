/* Which questions are asked, in which order, with which answers; and what would change a certain answer. */
#include "rules/ask.h"

#include "check.h"
#include "facts_text.h"
#include "lexicon/lexicon.h"
#include "pack_folder.h"
#include "rules/decide.h"
#include "rules/narrow.h"

#define RULE(when, then) \
    ",{\"id\":\"R0\",\"tier\":\"t\",\"when\":{" when "},\"then\":\"" then \
    "\",\"sources\":[\"s\"],\"agreement\":\"agreed\"}"
#define FLAG(id, more) "{\"id\":\"" id "\",\"kind\":\"flag\"" more "}"

static const struct pack_file files[] = {
    {"texts/en.json", "\"ask.k\":\"k?\",\"ask.f\":\"f?\",\"ask.g\":\"g?\",\"ask.n\":\"n?\",\"ask.s\":\"s?\",\"ask.t\":"
                      "\"t?\",\"ask.stage\":\"stage?\""},
    {"facts.json",
     "{\"times\":[{\"id\":\"ordered_at\"}],\"facts\":[{\"id\":\"stage\",\"kind\":\"choice\",\"ask\":9,\"list\":true,"
     "\"words\":["
     "\"one\",\"sep\",\"num\",\"tie\",\"hid\",\"ass\",\"few\",\"many\",\"way\",\"later\"]},"
     "{\"id\":\"verdict\",\"kind\":\"choice\",\"words\":[\"x\",\"y\",\"z\"]},{\"id\":\"intent\",\"kind\":"
     "\"choice\","
     "\"words\":[\"i\",\"j\"]}," FLAG("button_cancel_order", "") "," FLAG("button_request_cancellation", "") "," FLAG(
         "cancel_button_absent",
         "") ",{\"id\":\"coupon_kind\",\"kind\":\"choice\",\"words\":[\"p\",\"q\"]}"
             "," FLAG("coupon_expired", "") "," FLAG(
                 "coupon_all_orders_cancelled",
                 "") ",{\"id\":\"k\",\"kind\":\"choice\",\"ask\":1,"
                     "\"words\":[\"w0\",\"w1\","
                     "\"w2\"]}," FLAG("f", ",\"ask\":2") "," FLAG(
                         "g", ",\"ask\":1") ","
                                            "{\"id\":\"n\","
                                            "\"kind\":\"number\","
                                            "\"min\":0,\"max\":"
                                            "100,\"ask\":3}"
                                            "," FLAG("h", "") "," FLAG(
                                                "s",
                                                ",\"ask\":1,"
                                                "\"assume\":"
                                                "false") ","
                                                         "{\"id\""
                                                         ":\"t\","
                                                         "\"kind"
                                                         "\":"
                                                         "\"choic"
                                                         "e\","
                                                         "\"ask\""
                                                         ":2,"
                                                         "\"words"
                                                         "\":["
                                                         "\"w0\","
                                                         "\"w1\","
                                                         "\"w2\","
                                                         "\"w3\"]"
                                                         ",\"assu"
                                                         "me\":["
                                                         "\"w0\"]"
                                                         "},"
                                                         "{\"id\""
                                                         ":\"repl"
                                                         "y\","
                                                         "\"kind"
                                                         "\":"
                                                         "\"choic"
                                                         "e\","
                                                         "\"words"
                                                         "\":["
                                                         "\"none"
                                                         "\","
                                                         "\"yes\""
                                                         ",\"no\""
                                                         "],"
                                                         "\"later"
                                                         "\":["
                                                         "\"yes\""
                                                         ",\"no\""
                                                         "]}"
                                                         "," FLAG("there", ",\"later\":true") "," FLAG("gon"
                                                                                                       "e",
                                                                                                       ",\""
                                                                                                       "lat"
                                                                                                       "er"
                                                                                                       "\":"
                                                                                                       "fal"
                                                                                                       "se") "],"
                                                                                                             "\"never"
                                                                                                             "\":[{"
                                                                                                             "\"id\":"
                                                                                                             "\"N0\","
                                                                                                             "\"when\""
                                                                                                             ":{"
                                                                                                             "\"there"
                                                                                                             "\":true,"
                                                                                                             "\"gone\""
                                                                                                             ":true}}]"
                                                                                                             "}"},
    {"tables/verdict.json",
     "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{\"x\":{},\"y\":{"
     "},"
     "\"z\":{},\"z2\":{\"verdict\":\"z\"}},\"rules\":["
     "{\"id\":\"R0\",\"tier\":\"t\",\"when\":{\"stage\":[\"one\"],\"f\":true},\"then\":\"x\",\"sources\":[\"s\"],"
     "\"agreement\":\"agreed\"}" RULE("\"stage\":[\"one\"]", "y") RULE("\"stage\":[\"sep\"],\"k\":[\"w0\"]", "x")
         RULE("\"stage\":[\"sep\"],\"k\":[\"w1\"],\"f\":true",
              "y") RULE("\"stage\":[\"sep\"]", "z") RULE("\"stage\":[\"num\"],\"n\":{\"max\":9}", "x")
             RULE("\"stage\":[\"num\"],\"n\":{\"min\":10,\"max\":19}",
                  "x") RULE("\"stage\":[\"num\"],\"n\":{\"min\":20,\"max\":49}", "y") RULE("\"stage\":[\"num\"]", "z")
                 RULE("\"stage\":[\"tie\"],\"f\":true,\"g\":true", "x") RULE("\"stage\":[\"tie\"]", "y")
                     RULE("\"stage\":[\"hid\"],\"h\":true", "x") RULE("\"stage\":[\"hid\"]", "y") RULE(
                         "\"stage\":[\"ass\"],\"s\":true", "z") RULE("\"stage\":[\"ass\"],\"t\":[\"w1\"]", "y")
                         RULE("\"stage\":[\"ass\"],\"t\":[\"w2\"]", "z2") RULE("\"stage\":[\"ass\"]", "x") RULE(
                             "\"stage\":[\"few\"],\"s\":true", "z") RULE("\"stage\":[\"few\"],\"f\":true", "x")
                             RULE("\"stage\":[\"few\"]", "y") RULE("\"stage\":[\"many\"],\"k\":[\"w0\"]", "x") RULE(
                                 "\"stage\":[\"many\"],\"f\":true", "y") RULE("\"stage\":[\"many\"],\"g\":true", "z")
                                 RULE("\"stage\":[\"many\"],\"n\":{\"min\":50}", "z2") RULE("\"stage\":[\"many\"]", "x")
                                     RULE("\"stage\":[\"way\"],\"f\":true,\"g\":true", "x")
                                         RULE("\"stage\":[\"way\"],\"f\":false,\"g\":false", "x")
                                             RULE("\"stage\":[\"way\"]", "y")
                                                 RULE("\"stage\":[\"later\"],\"there\":true", "y")
                                                     RULE("\"stage\":[\"later\"],\"reply\":[\"yes\"]", "z")
                                                         RULE("\"stage\":[\"later\"],\"reply\":[\"no\"]", "z2")
                                                             RULE("\"stage\":[\"later\"]", "x") "]}"},
    {NULL, NULL},
};

#include "own_pack.h"

#define NOW INT64_C(1789560000)

/* With questions; without, nothing else differs but what would change one verdict. */
static void decide_told(const char *told, struct decision *out)
{
    char members[512];
    struct decision unasked;
    struct order order;
    struct reading reading;
    struct error err = {.code = STATUS_OK};
    (void)snprintf(members, sizeof(members), "\"told\":{%s}", told);
    order_of(members, &arena, &order);
    check_status(told, lexicon_read(&pack, &order, 0, &nowhere, &arena, &reading, &err), STATUS_OK);
    facts_narrow(&pack, &reading.facts, NOW);
    check_status(told, decide(&pack, &reading.facts, NOW, ASK_EVERYTHING, &arena, out, &err), STATUS_OK);
    check_status(told, decide(&pack, &reading.facts, NOW, ASK_WHAT_DECIDES, &arena, &unasked, &err), STATUS_OK);
    assert_int_equal(unasked.question_count, (out->verdicts & (out->verdicts - 1)) == 0 ? 0 : out->question_count);
    assert_int_equal(unasked.change_count, 0);
    assert_true(unasked.assumes == out->assumes && unasked.verdicts == out->verdicts);
}

/* "k(1,2,4)" for a question with the cells of each answer in hexadecimal; "|" and then what would change the verdict,
 * with fact and cells where the buyer can say it: "x f=2"; "+" if its question goes with it. */
static void put_questions(struct buf *out, const struct decision *decision)
{
    for (size_t q = 0; q < decision->question_count; q++) {
        const struct decision_question *question = &decision->questions[q];
        buf_span(out, pack_span(&pack, pack.facts[question->fact].id));
        for (size_t a = 0; a < question->answer_count; a++) {
            char cells[24];
            (void)snprintf(cells, sizeof(cells), "%s%llx", a == 0 ? "(" : ",",
                           (unsigned long long)question->answers[a].cells);
            buf_text(out, cells);
        }
        buf_text(out, ") ");
    }
    buf_byte(out, '|');
    for (size_t i = 0; i < decision->change_count; i++) {
        const struct decision_change *change = decision->changes + i;
        char cells[24];
        buf_byte(out, ' ');
        buf_span(out, pack_span(&pack, pack.outcomes[change->outcome].id));
        if (change->cells == 0)
            continue;
        (void)snprintf(cells, sizeof(cells), "=%llx%s", (unsigned long long)change->cells,
                       change->question.answer_count > 0 ? "+" : "");
        buf_byte(out, ' ');
        buf_span(out, pack_span(&pack, pack.facts[change->fact].id));
        buf_text(out, cells);
    }
}

static const struct ask_row {
    const char *note, *told, *want;
} rows[] = {
    {"one fact separates two outcomes", "\"stage\":\"one\"", "f(1,2) |"},
    {"certain without assumptions: nothing to ask", "\"stage\":\"one\",\"f\":true", "|"},
    {"the fact that leaves fewest outcomes first", "\"stage\":\"sep\"", "k(1,2,4) f(1,2) |"},
    {"values already excluded are no answers", "\"stage\":\"sep\",\"k\":[\"w1\",\"w2\"]", "k(2,4) f(1,2) |"},
    {"a fact that no longer matters is not asked", "\"stage\":\"sep\",\"k\":[\"w0\",\"w2\"]", "k(1,4) |"},
    {"neighbouring numbers of one outcome are one answer", "\"stage\":\"num\"", "n(3,4,8) |"},
    {"a number known in part", "\"stage\":\"num\",\"n\":{\"min\":15,\"max\":30}", "n(2,4) |"},
    {"equal reduction: what is easier to see first", "\"stage\":\"tie\"", "g(1,2) f(1,2) |"},
    {"what cannot be asked is not asked", "\"stage\":\"hid\"", "|"},
    {"an assumption is asked about when it matters", "\"stage\":\"ass\"", "s(1,2) t(1,2,4,8) | z s=2 y t=2 z2 t=4"},
    {"an assumption told is an assumption no more", "\"stage\":\"ass\",\"s\":false", "t(1,2,4,8) | y t=2 z2 t=4"},
    {"several outcomes: assumptions stay out of it", "\"stage\":\"few\"", "f(1,2) |"},
    {"no more than three, the best of four", "\"stage\":\"many\"", "f(1,2) k(1,2,4) g(1,2) |"},
    {"no answer narrows, but two do", "\"stage\":\"way\"", "g(1,2) |"},
    {"what may come by itself, the first of each fact first",
     "\"stage\":\"later\",\"there\":false,\"gone\":true,\"reply\":\"none\"", "| z y z2"},
    {"what may come is not what is there", "\"stage\":\"later\",\"there\":true,\"gone\":false,\"reply\":\"no\"", "|"},
    {"only what may come", "\"stage\":\"later\",\"there\":false,\"reply\":\"yes\"", "| z2 y"},
    {"several stages", "\"stage\":[\"one\",\"tie\"],\"f\":true,\"g\":false", "stage(1,8) |"},
};

static void asks(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[512];
        struct buf out;
        struct decision decision;
        decide_told(rows[i].told, &decision);
        buf_init(&out, text, sizeof(text));
        put_questions(&out, &decision);
        check_span(rows[i].note, buf_span_of(&out), rows[i].want);
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
