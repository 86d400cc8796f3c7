/* From facts to decisions: tables in their order, outcomes as facts, collecting tables, clocks, lack of memory. */
#include "rules/decide.h"

#include "base/civil.h"
#include "check.h"
#include "facts_text.h"
#include "lexicon/lexicon.h"
#include "pack_folder.h"
#include "rules/narrow.h"

#define RULE(id, when, then) \
    "{\"id\":\"" id "\",\"tier\":\"t\",\"when\":" when ",\"then\":\"" then \
    "\",\"sources\":[\"s\"],\"agreement\":\"agreed\"}"
#define POSSIBLE(id, when, then) \
    "{\"id\":\"" id "\",\"tier\":\"t\",\"if_possible\":true,\"when\":" when ",\"then\":\"" then \
    "\",\"sources\":[\"s\"],\"agreement\":\"agreed\"}"
#define FLAG(id) "{\"id\":\"" id "\",\"kind\":\"flag\"}"

/* The verdict table has nothing to say of stage c. */
static const struct pack_file files[] = {
    {"facts.json",
     "{\"times\":[{\"id\":\"ordered_at\"},{\"id\":\"asked_at\"}],\"facts\":[{\"id\":\"stage\",\"kind\":"
     "\"choice\",\"words\":[\"a\",\"b\",\"c\"]},"
     "{\"id\":\"verdict\",\"kind\":\"choice\",\"words\":[\"x\",\"y\",\"z\"]},{\"id\":\"intent\",\"kind\":"
     "\"choice\",\"words\":[\"i\",\"j\"],\"assume\":[\"i\"]}," FLAG("button_cancel_order") "," FLAG(
         "button"
         "_reque"
         "st_"
         "cancel"
         "latio"
         "n") "," FLAG("cancel_button_absent") ",{\"id\":\"coupon_kind\",\"kind\":\"choice\",\"words\":[\"p\",\"q\"]}"
                                               "," FLAG("coupon_expired") "," FLAG(
                                                   "coupon_all_orders_cancelled") ",{"
                                                                                  "\"id\""
                                                                                  ":\"lef"
                                                                                  "t\","
                                                                                  "\"kind"
                                                                                  "\":"
                                                                                  "\"numb"
                                                                                  "er\","
                                                                                  "\"min"
                                                                                  "\":0,"
                                                                                  "\"max"
                                                                                  "\":"
                                                                                  "100}]"
                                                                                  "}"},
    {"tables/verdict.json",
     "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{\"x\":{}"
     ",\"y1\":{\"verdict\":\"y\"},\"y2\":{\"verdict\":\"y\"}},\"rules\":[" RULE(
         "R0", "{\"stage\":[\"a\"],\"intent\":[\"i\"]}",
         "x") "," RULE("R1", "{\"stage\":[\"a\"],\"intent\":[\"j\"]}",
                       "y1") "," RULE("R2", "{\"stage\":[\"b\"],\"intent\":[\"j\"]}",
                                      "y1") "," RULE("R3", "{\"stage\":[\"b\"]}", "y2") "]}"},
    {"tables/reason.json",
     "{\"id\":\"reason\",\"hit\":\"first\",\"tiers\":[\"t\"],\"outcomes\":{\"one\":{},\"two\":{}},"
     "\"rules\":[" RULE("R4", "{\"verdict\":[\"x\"]}", "one") "," RULE("R5", "{}", "two") "]}"},
    {"tables/warnings.json",
     "{\"id\":\"warnings\",\"hit\":\"collect\",\"tiers\":[\"t\"],\"outcomes\":{\"sure\":{},\"maybe\":{},"
     "\"also\":{}},\"rules\":[" RULE("R6", "{\"stage\":[\"a\",\"b\"]}", "sure") "," POSSIBLE(
         "R7", "{\"stage\":[\"b\"]}", "maybe") "," RULE("R8", "{\"stage\":[\"b\"]}",
                                                        "also") "," RULE("R9", "{\"verdict\":[\"y\"]}", "sure") "]}"},
    {"tables/clocks.json",
     "{\"id\":\"clocks\",\"hit\":\"collect\",\"tiers\":[\"t\"],\"outcomes\":{"
     "\"reply\":{\"kind\":\"reply\",\"from\":\"asked_at\",\"hours_min\":48,\"hours_max\":72},"
     "\"work\":{\"kind\":\"work\",\"from\":\"ordered_at\",\"business_days_min\":1,\"business_days_max\":2},"
     "\"shown\":{\"kind\":\"shown\",\"left\":\"left\"},\"empty\":{\"kind\":\"empty\"}},\"rules\":[" RULE(
         "R10", "{}", "shown") "," RULE("R11", "{}", "work") "," RULE("R12", "{}", "reply") "," RULE("R13", "{}",
                                                                                                     "empty") "]}"},
    {NULL, NULL},
};

#include "own_pack.h"

#define NOW INT64_C(1789560000) /* 2026-09-16T12:00:00Z, a Wednesday */

static void seen_of(const char *told, struct facts *out)
{
    char members[512];
    struct order order;
    struct reading reading;
    struct error err = {.code = STATUS_OK};
    (void)snprintf(members, sizeof(members), "\"told\":{%s}", told);
    order_of(members, &arena, &order);
    check_status(told, lexicon_read(&pack, &order, 0, &nowhere, &arena, &reading, &err), STATUS_OK);
    *out = reading.facts;
    facts_narrow(&pack, out, NOW);
}

static void put_answer(struct buf *out, const struct table_answer *answer)
{
    for (size_t i = 0; i < answer->outcome_count; i++) {
        buf_text(out, i == 0 ? "" : "+");
        buf_span(out, pack_span(&pack, pack.outcomes[answer->outcomes[i]].id));
    }
    buf_byte(out, '(');
    for (size_t i = 0; i < answer->rule_count; i++) {
        buf_text(out, i == 0 ? "" : ",");
        buf_span(out, pack_span(&pack, pack.rules[answer->rules[i]].id));
    }
    buf_text(out, ") ");
}

/* Outcomes and rules of three tables: "x(R0) one(R4) sure(R6)". */
static const struct decide_row {
    const char *note, *told, *want;
    uint64_t verdicts;
} decide_rows[] = {
    {"one rule decides, the next table reads its outcome", "\"stage\":\"a\",\"intent\":\"i\"",
     "x(R0) one(R4) sure(R6) ", 1},
    {"an assumption decides, too", "\"stage\":\"a\"", "x(R0) one(R4) sure(R6) ", 1},
    {"several rules, several outcomes", "\"stage\":\"a\",\"intent\":[\"i\",\"j\"]", "x(R0) one(R4) sure(R6) ", 1},
    {"several stages", "\"stage\":[\"a\",\"b\"],\"intent\":\"i\"", "x+y2(R0,R3) one+two(R4,R5) sure+maybe(R6,R7) ", 3},
    {"different outcomes of one verdict", "\"stage\":\"b\",\"intent\":[\"j\"]",
     "y1(R2) two(R5) sure+maybe+also(R6,R7,R8,R9) ", 2},
    {"an outcome that two rules give is listed once, a rule they cover together is not",
     "\"stage\":[\"a\",\"b\"],\"intent\":\"j\"", "y1(R1,R2) two(R5) sure+maybe(R6,R7,R9) ", 2},
    {"no rule speaks of this: nothing is decided", "\"stage\":\"c\"", "() one+two(R4,R5) () ", 7},
};

static void decides(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(decide_rows); i++) {
        char text[512];
        struct buf out;
        struct facts seen;
        struct decision decision;
        struct error err;
        seen_of(decide_rows[i].told, &seen);
        check_status(decide_rows[i].note, decide(&pack, &seen, NOW, ASK_EVERYTHING, &arena, &decision, &err),
                     STATUS_OK);
        buf_init(&out, text, sizeof(text));
        put_answer(&out, decision.tables + pack_table_named(&pack, "verdict"));
        put_answer(&out, decision.tables + pack_table_named(&pack, "reason"));
        put_answer(&out, decision.tables + pack_table_named(&pack, "warnings"));
        check_span(decide_rows[i].note, buf_span_of(&out), decide_rows[i].want);
        check_row(decide_rows[i].note, decision.verdicts == decide_rows[i].verdicts);
        arena_reset(&arena);
    }
}

static void contradictory_facts_decide_nothing(void **state)
{
    struct facts seen;
    struct decision decision;
    struct error err;
    (void)state;
    seen_of("\"stage\":\"a\"", &seen);
    facts_keep(&seen, pack_fact_named(&pack, "stage"), 0);
    check_status("contradictory", decide(&pack, &seen, NOW, ASK_EVERYTHING, &arena, &decision, &err), STATUS_OK);
    assert_true(decision.facts.contradictory);
    assert_true(decision.verdicts == 0);
    for (uint32_t i = 0; i < pack_count(&pack, PACK_TABLES); i++)
        assert_int_equal(decision.tables[i].outcome_count + decision.tables[i].rule_count, 0);
    assert_int_equal(decision.clock_count + decision.question_count + decision.change_count, 0);
    arena_reset(&arena);
}

/* Clocks by kind, from and until as UTC; the table lists shown, work, reply, empty. */
static const struct clock_row {
    const char *note, *told, *want;
} clock_rows[] = {
    {"nothing is known, no clock runs", "", ""},
    {"a countdown, in whole hours", "\"left\":5", "shown -..2026-09-16T17:00:00Z..2026-09-16T18:00:00Z "},
    {"a countdown that ends now", "\"left\":0", "shown -..2026-09-16T12:00:00Z..2026-09-16T13:00:00Z "},
    {"a countdown known on one side only", "\"left\":{\"max\":48}",
     "shown -..2026-09-16T12:00:00Z..2026-09-18T13:00:00Z "},
    {"the whole range is no countdown", "\"left\":{\"min\":0,\"max\":100}", ""},
    {"hours from a moment", "\"asked_at\":\"2026-09-16T10:00:00Z\"",
     "reply 2026-09-16T10:00:00Z..2026-09-16T10:00:00Z..2026-09-18T10:00:00Z..2026-09-19T10:00:00Z "},
    {"hours from a day", "\"asked_at\":\"2026-09-15\"",
     "reply 2026-09-14T10:00:00Z..2026-09-16T11:59:59Z..2026-09-16T10:00:00Z..2026-09-19T11:59:59Z "},
    {"business days end with the day in China", "\"ordered_at\":\"2026-09-16T10:00:00Z\"",
     "work 2026-09-16T10:00:00Z..2026-09-16T10:00:00Z..2026-09-17T15:59:59Z..2026-09-18T15:59:59Z "},
    {"ended less than a day ago", "\"asked_at\":\"2026-09-12T13:00:00Z\"",
     "reply 2026-09-12T13:00:00Z..2026-09-12T13:00:00Z..2026-09-14T13:00:00Z..2026-09-15T13:00:00Z "},
    {"ended exactly a day ago", "\"asked_at\":\"2026-09-12T12:00:00Z\"",
     "reply 2026-09-12T12:00:00Z..2026-09-12T12:00:00Z..2026-09-14T12:00:00Z..2026-09-15T12:00:00Z "},
    {"ended more than a day ago", "\"asked_at\":\"2026-09-12T11:59:59Z\"", ""},
    {"in the order of the table", "\"left\":5,\"ordered_at\":\"2026-09-16T10:00:00Z\"",
     "shown -..2026-09-16T17:00:00Z..2026-09-16T18:00:00Z work "
     "2026-09-16T10:00:00Z..2026-09-16T10:00:00Z..2026-09-17T15:59:59Z..2026-09-18T15:59:59Z "},
};

static void put_interval(struct buf *out, struct interval interval)
{
    civil_write_utc(out, interval.lo);
    buf_text(out, "..");
    civil_write_utc(out, interval.hi);
}

static void clocks_run(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(clock_rows); i++) {
        char text[512];
        struct buf out;
        struct facts seen;
        struct decision decision;
        struct error err;
        seen_of(clock_rows[i].told, &seen);
        check_status(clock_rows[i].note, decide(&pack, &seen, NOW, ASK_EVERYTHING, &arena, &decision, &err), STATUS_OK);
        buf_init(&out, text, sizeof(text));
        for (size_t c = 0; c < decision.clock_count; c++) {
            const struct pack_value *kind = pack_value(&pack, decision.clocks[c].outcome, PACK_KIND);
            buf_span(&out, pack_span(&pack, pack.texts[kind->first]));
            buf_byte(&out, ' ');
            if (decision.clocks[c].has_from)
                put_interval(&out, decision.clocks[c].from);
            else
                buf_byte(&out, '-');
            buf_text(&out, "..");
            put_interval(&out, decision.clocks[c].until);
            buf_byte(&out, ' ');
        }
        check_span(clock_rows[i].note, buf_span_of(&out), clock_rows[i].want);
        arena_reset(&arena);
    }
}

static void every_shortage_of_memory_is_reported(void **state)
{
    struct facts seen;
    (void)state;
    seen_of("\"stage\":[\"a\",\"b\"],\"left\":5", &seen);
    for (size_t limit = 0;; limit += 16) {
        struct arena small;
        struct decision decision;
        struct error err = {.code = STATUS_OK};
        arena_init(&small, NULL, 0, limit);
        enum status status = decide(&pack, &seen, NOW, ASK_EVERYTHING, &small, &decision, &err);
        arena_free(&small);
        if (status == STATUS_OK)
            break;
        check_status("too little memory", status, STATUS_OUT_OF_MEMORY);
        assert_int_equal(err.code, STATUS_OUT_OF_MEMORY);
        assert_true(limit < 65536);
    }
    arena_reset(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decides),
        cmocka_unit_test(contradictory_facts_decide_nothing),
        cmocka_unit_test(clocks_run),
        cmocka_unit_test(every_shortage_of_memory_is_reported),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
