/* What follows from what was seen: order of times, numbers from times, `never` constraints, assumptions. */
#include "rules/narrow.h"

#include "base/civil.h"
#include "check.h"
#include "facts_text.h"
#include "lexicon/lexicon.h"
#include "pack_folder.h"

#define FLAG(id, more) "{\"id\":\"" id "\",\"kind\":\"flag\"" more "}"
#define LETTERS(id, more) "{\"id\":\"" id "\",\"kind\":\"choice\",\"words\":[\"a\",\"b\",\"c\"]" more "}"

static const struct pack_file files[] = {
    {"facts.json",
     "{\"times\":[{\"id\":\"ordered_at\"},{\"id\":\"paid_at\",\"after\":\"ordered_at\"},{\"id\":\"sent_at\",\"after\":"
     "\"paid_at\"},{\"id\":\"asked_at\",\"after\":\"ordered_at\"}],"
     "\"facts\":[" LETTERS(
         "stage",
         "") ","
             "{\"id\":\"verdict\",\"kind\":\"choice\",\"words\":[\"x\",\"y\",\"z\"]}"
             "," LETTERS("intent", "") "," FLAG("button_cancel_order", "") "," FLAG("button_request_cancellation", "") "," FLAG("cancel_button_absent", "") "," LETTERS(
                 "coupon_kind",
                 "") "," FLAG("coupon_expired",
                              "") "," FLAG("coupon_all_orders_cancelled",
                                           "") "," FLAG("p",
                                                        "") "," FLAG("q",
                                                                     "") "," FLAG("r",
                                                                                  "") "," FLAG("s",
                                                                                               "") "," FLAG("paid",
                                                                                                            ",\"shown_"
                                                                                                            "by\":"
                                                                                                            "\"paid_"
                                                                                                            "at\"") "," FLAG("guess",
                                                                                                                             ",\"ass"
                                                                                                                             "ume\":"
                                                                                                                             "true") "," LETTERS("reply",
                                                                                                                                                 ",\"assume\":[\"a\"]") "," FLAG("late",
                                                                                                                                                                                 ",\"assume\":false") ","
                                                                                                                                                                                                      "{\"id\":\"hours\",\"kind\":\"number\",\"min\":0,\"max\":1000,\"since\":\"paid_at\",\"unit\":\"hours\",\"assume\":{\"max\":71}},"
                                                                                                                                                                                                      "{\"id\":\"days\",\"kind\":\"number\",\"min\":0,\"max\":30,\"since\":\"sent_at\",\"unit\":\"days\"},"
                                                                                                                                                                                                      "{\"id\":\"work\",\"kind\":\"number\",\"min\":0,\"max\":20,\"since\":\"asked_at\",\"unit\":\"business_days\"},"
                                                                                                                                                                                                      "{\"id\":\"left\",\"kind\":\"number\",\"min\":0,\"max\":1000,\"assume\":{\"min\":49}}],"
                                                                                                                                                                                                      "\"never\":["
                                                                                                                                                                                                      "{\"id\":\"N1\",\"when\":{\"p\":true,\"q\":true}},"
                                                                                                                                                                                                      "{\"id\":\"N2\",\"when\":{\"r\":true,\"q\":false}},"
                                                                                                                                                                                                      "{\"id\":\"N3\",\"when\":{\"s\":true,\"r\":false,\"stage\":[\"a\",\"b\"]}},"
                                                                                                                                                                                                      "{\"id\":\"N4\",\"when\":{\"stage\":[\"b\"],\"left\":{\"max\":48}}},"
                                                                                                                                                                                                      "{\"id\":\"N5\",\"when\":{\"reply\":[\"a\"],\"stage\":[\"c\"]}},"
                                                                                                                                                                                                      "{\"id\":\"N6\",\"when\":{\"guess\":true,\"late\":false}}]}"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holidays\":[[\"2026-10-01\",\"2026-10-07\"]],"
                      "\"workdays\":[\"2026-10-10\"]}"},
    {NULL, NULL},
};

#include "own_pack.h"

/* The facts that these told members are, before anything follows from them. */
static void seen_of(const char *told, struct facts *out)
{
    char members[1024];
    struct order order;
    struct reading reading;
    struct error err = {.code = STATUS_OK};
    (void)snprintf(members, sizeof(members), "\"told\":{%s}", told);
    order_of(members, &arena, &order);
    check_status(told, lexicon_read(&pack, &order, 0, &nowhere, &arena, &reading, &err), STATUS_OK);
    *out = reading.facts;
    arena_reset(&arena);
}

static int64_t moment(const char *text)
{
    int64_t lo, hi;
    if (!civil_read(span_from(text), civil_anywhere, &lo, &hi) || lo != hi)
        fail_msg("%s is no moment", text);
    return lo;
}

#define NOW "2026-10-12T12:00:00Z" /* a Monday; 20:00 in China */
#define REST "..2026-10-12T12:00:00Z"

/* want: NULL for a contradiction. */
static const struct row_of_facts {
    const char *note, *told, *want;
} time_rows[] = {
    {"nothing lies in the future", "", "ordered_at=-" REST " paid_at=-" REST " sent_at=-" REST " asked_at=-" REST},
    {"later times are not earlier", "\"ordered_at\":\"2026-10-09T00:00:00Z\"",
     "hours=0..84 days=0..3 work=0..2 ordered_at*=2026-10-09T00:00:00Z..2026-10-09T00:00:00Z "
     "paid_at=2026-10-09T00:00:00Z" REST " sent_at=2026-10-09T00:00:00Z" REST " asked_at=2026-10-09T00:00:00Z" REST},
    {"earlier times are not later than one that was seen", "\"sent_at\":\"2026-10-11T12:00:00Z\"",
     "hours=24..1000 days=1..1 ordered_at=-..2026-10-11T12:00:00Z paid_at=-..2026-10-11T12:00:00Z "
     "sent_at*=2026-10-11T12:00:00Z..2026-10-11T12:00:00Z asked_at=-" REST},
    {"a time between two", "\"ordered_at\":\"2026-10-10T12:00:00Z\",\"sent_at\":\"2026-10-11T12:00:00Z\"",
     "hours=24..48 days=1..1 work=0..1 ordered_at*=2026-10-10T12:00:00Z..2026-10-10T12:00:00Z "
     "paid_at=2026-10-10T12:00:00Z..2026-10-11T12:00:00Z"
     " sent_at*=2026-10-11T12:00:00Z..2026-10-11T12:00:00Z asked_at=2026-10-10T12:00:00Z" REST},
    {"a day narrows by the order", "\"ordered_at\":\"2026-10-11T12:00:00Z\",\"paid_at\":\"2026-10-11\"",
     "paid=1 hours=0..24 days=0..1 work=0..1 ordered_at*=2026-10-11T12:00:00Z..2026-10-11T12:00:00Z "
     "paid_at*=2026-10-11T12:00:00Z..2026-10-12T11:59:59Z"
     " sent_at=2026-10-11T12:00:00Z" REST " asked_at=2026-10-11T12:00:00Z" REST},
    {"paid before it was ordered", "\"ordered_at\":\"2026-10-11T12:00:00Z\",\"paid_at\":\"2026-10-11T11:59:59Z\"",
     NULL},
    {"sent before it was ordered, payment not seen",
     "\"ordered_at\":\"2026-10-11T12:00:00Z\",\"sent_at\":\"2026-10-10T12:00:00Z\"", NULL},
    {"in the future", "\"ordered_at\":\"2026-10-12T12:00:01Z\"", NULL},
    {"now is not the future", "\"ordered_at\":\"2026-10-12T12:00:00Z\"",
     "hours=0..0 days=0..0 work=0..0 ordered_at*=2026-10-12T12:00:00Z" REST " paid_at=2026-10-12T12:00:00Z" REST
     " sent_at=2026-10-12T12:00:00Z" REST " asked_at=2026-10-12T12:00:00Z" REST},
    {"today somewhere on Earth", "\"ordered_at\":\"2026-10-13\"",
     "hours=0..2 days=0..0 work=0..0 ordered_at*=2026-10-12T10:00:00Z" REST " paid_at=2026-10-12T10:00:00Z" REST
     " sent_at=2026-10-12T10:00:00Z" REST " asked_at=2026-10-12T10:00:00Z" REST},
    {"tomorrow everywhere on Earth", "\"ordered_at\":\"2026-10-14\"", NULL},
    {"so long ago that numbers end at their greatest",
     "\"ordered_at\":\"2020-01-01T00:00:00Z\",\"asked_at\":\"2020-01-01T00:00:00Z\"",
     "work=20..20 ordered_at*=2020-01-01T00:00:00Z..2020-01-01T00:00:00Z paid_at=2020-01-01T00:00:00Z" REST
     " sent_at=2020-01-01T00:00:00Z" REST " asked_at*=2020-01-01T00:00:00Z..2020-01-01T00:00:00Z"},
    {"business days over a holiday and a worked Saturday", "\"asked_at\":\"2026-09-30T00:00:00Z\"",
     "work=4..4 ordered_at=-..2026-09-30T00:00:00Z paid_at=-" REST " sent_at=-" REST
     " asked_at*=2026-09-30T00:00:00Z..2026-09-30T00:00:00Z"},
    {"a told number and a time agree", "\"paid_at\":\"2026-10-11\",\"hours\":{\"min\":20,\"max\":30}",
     "paid=1 hours=20..30 days=0..2 ordered_at=-..2026-10-12T11:59:59Z "
     "paid_at*=2026-10-10T10:00:00Z..2026-10-12T11:59:59Z sent_at=2026-10-10T10:00:00Z" REST " asked_at=-" REST},
    {"a told number and a time exclude each other", "\"paid_at\":\"2026-10-12T11:00:00Z\",\"hours\":5",
     "paid=1 hours=5..1 days=0..0 ordered_at=-..2026-10-12T11:00:00Z "
     "paid_at*=2026-10-12T11:00:00Z..2026-10-12T11:00:00Z sent_at=2026-10-12T11:00:00Z" REST " asked_at=-" REST
     " CONTRADICTORY:hours"},
};

static void times_narrow_each_other(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(time_rows); i++) {
        char text[FACTS_TEXT];
        struct facts facts;
        seen_of(time_rows[i].told, &facts);
        facts_narrow(&pack, &facts, moment(NOW));
        if (time_rows[i].want == NULL)
            check_row(time_rows[i].note, facts.contradictory);
        else
            check_span(time_rows[i].note, span_from(facts_text(&pack, &facts, text)), time_rows[i].want);
    }
}

/* Only what is not a time, to keep the table readable. */
static const struct row_of_facts never_rows[] = {
    {"one side of a pair takes the other away", "\"p\":true", "p=1 q=0 r=0"},
    {"the other side as well", "\"q\":true", "p=0 q=1"},
    {"no side, no effect", "\"p\":false", "p=0"},
    {"a chain goes on to its end", "\"p\":true,\"s\":true", "stage=c p=1 q=0 r=0 s=1 reply=b+c"},
    {"from the far end of the chain", "\"stage\":\"a\",\"s\":true", "stage=a p=0 q=1 r=1 s=1"},
    {"a set that only partly meets a condition leaves it open", "\"stage\":[\"b\",\"c\"],\"s\":true", "stage=b+c s=1"},
    {"values of a choice are taken away", "\"s\":true,\"r\":false", "stage=c r=0 s=1 reply=b+c"},
    {"a number's cells are taken away", "\"stage\":\"b\"", "stage=b left=1"},
    {"and the other way round", "\"left\":10", "stage=a+c left=10..10"},
    {"a number partly inside leaves it open", "\"left\":{\"min\":40,\"max\":60}", "left=40..60"},
    {"all at once is a contradiction", "\"p\":true,\"q\":true", "CONTRADICTORY"},
    {"a contradiction at the end of a chain", "\"p\":true,\"stage\":\"a\",\"s\":true", "CONTRADICTORY"},
};

static void without_times(const struct facts *facts, struct facts *out)
{
    *out = *facts;
    out->times_seen = 0;
    for (uint32_t i = 0; i < pack_count(&pack, PACK_TIMES); i++)
        out->times[i] = interval_all;
}

static void constraints_go_to_a_fixed_point(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(never_rows); i++) {
        char text[FACTS_TEXT], text_again[FACTS_TEXT];
        struct facts facts, shown, again;
        seen_of(never_rows[i].told, &facts);
        facts_narrow(&pack, &facts, moment(NOW));
        if (strcmp(never_rows[i].want, "CONTRADICTORY") == 0) {
            check_row(never_rows[i].note, facts.contradictory);
            continue;
        }
        without_times(&facts, &shown);
        check_span(never_rows[i].note, span_from(facts_text(&pack, &shown, text)), never_rows[i].want);
        again = facts;
        facts_narrow(&pack, &again, moment(NOW));
        check_span(never_rows[i].note, span_from(facts_text(&pack, &again, text_again)),
                   facts_text(&pack, &facts, text));
    }
}

/* Every combination of the four flags and the stage: what is left is exactly what no constraint forbids. */
static void constraints_keep_what_they_allow(void **state)
{
    const uint32_t facts_of[] = {pack_fact_named(&pack, "p"), pack_fact_named(&pack, "q"), pack_fact_named(&pack, "r"),
                                 pack_fact_named(&pack, "s"), pack_fact_named(&pack, "stage")};
    (void)state;
    for (unsigned combination = 0; combination < 48; combination++) {
        bool p = combination & 1, q = combination & 2, r = combination & 4, s = combination & 8;
        unsigned stage = combination / 16;
        bool forbidden = (p && q) || (r && !q) || (s && !r && stage < 2);
        struct facts facts;
        facts_init(&pack, &facts);
        for (int i = 0; i < 4; i++)
            facts_keep(&facts, facts_of[i], (combination >> i & 1) != 0 ? 2 : 1);
        facts_keep(&facts, facts_of[4], UINT64_C(1) << stage);
        facts_narrow(&pack, &facts, moment(NOW));
        assert_int_equal(facts.contradictory, forbidden);
    }
}

static const struct row_of_facts assume_rows[] = {
    {"what nothing spoke of is assumed", "\"stage\":\"a\"", "stage=a reply?=a hours?=0 left?=1"},
    {"never when it would take a value away from another fact", "", "hours?=0 left?=1"},
    {"never against what was seen", "\"stage\":\"c\"", "stage=c reply=b+c hours?=0 left?=1"},
    {"never in place of what was told", "\"reply\":\"b\",\"left\":5,\"hours\":100",
     "stage=a+c reply=b hours=100..100 left=5..5"},
    {"what was told only partly is not assumed any further", "\"reply\":[\"a\",\"b\"]", "reply=a+b hours?=0 left?=1"},
    {"a constraint on what was told leaves nothing to assume", "\"late\":false", "guess=0 late=0 hours?=0 left?=1"},
    {"nor for the other side of it", "\"guess\":true", "guess=1 late=1 hours?=0 left?=1"},
    {"one assumption does not decide over another", "\"stage\":\"b\"", "stage=b reply?=a hours?=0 left=1"},
};

static void assumptions_take_nothing_away(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(assume_rows); i++) {
        char text[FACTS_TEXT];
        struct facts facts, shown;
        seen_of(assume_rows[i].told, &facts);
        facts_narrow(&pack, &facts, moment(NOW));
        check_row(assume_rows[i].note, !facts.contradictory);
        narrow_assume(&pack, facts.stated, facts.cells, facts.assumed);
        check_row(assume_rows[i].note, !facts.contradictory);
        without_times(&facts, &shown);
        check_span(assume_rows[i].note, span_from(facts_text(&pack, &shown, text)), assume_rows[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_narrow_each_other),
        cmocka_unit_test(constraints_go_to_a_fixed_point),
        cmocka_unit_test(constraints_keep_what_they_allow),
        cmocka_unit_test(assumptions_take_nothing_away),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
