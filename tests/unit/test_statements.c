/* What the buyer states, by the name of each fact, and how it meets what the page shows. */
#include "check.h"
#include "facts_text.h"
#include "lexicon/lexicon.h"
#include "pack_folder.h"

static const struct pack_file files[] = {
    {"facts.json",
     "{\"times\":[{\"id\":\"ordered_at\"},{\"id\":\"paid_at\",\"after\":\"ordered_at\"},{\"id\":\"seen_at\"}],"
     "\"facts\":["
     "{\"id\":\"stage\",\"kind\":\"choice\",\"words\":[\"a\",\"b\",\"c\"],\"keeps\":{\"b\":24,\"c\":24}},"
     "{\"id\":\"verdict\",\"kind\":\"choice\",\"words\":[\"x\",\"y\",\"z\"]},"
     "{\"id\":\"intent\",\"kind\":\"choice\",\"words\":[\"i\",\"j\",\"unknown\"],\"until\":\"stage\"},"
     "{\"id\":\"button_pay\",\"kind\":\"flag\",\"keeps\":1},"
     "{\"id\":\"button_cancel_order\",\"kind\":\"flag\"},{\"id\":\"button_request_cancellation\",\"kind\":\"flag\"},"
     "{\"id\":\"cancel_button_absent\",\"kind\":\"flag\"},"
     "{\"id\":\"coupon_kind\",\"kind\":\"choice\",\"words\":[\"p\",\"q\"]},{\"id\":\"coupon_expired\",\"kind\":"
     "\"flag\"},"
     "{\"id\":\"coupon_all_orders_cancelled\",\"kind\":\"flag\"},"
     "{\"id\":\"paid\",\"kind\":\"flag\",\"keeps\":{\"no\":1}},{\"id\":\"left\",\"kind\":\"number\",\"min\":5,\"max\":"
     "100,\"assume\":{\"min\":49}},"
     "{\"id\":\"hours\",\"kind\":\"number\",\"min\":0,\"max\":100,\"since\":\"ordered_at\",\"unit\":\"hours\"}]}"},
    {"tables/clocks.json", "{\"id\":\"clocks\",\"hit\":\"collect\",\"tiers\":[\"t\"],\"outcomes\":{\"none\":{\"left\":"
                           "\"left\"}},\"rules\":[{\"id\":\"R\",\"tier\":\"t\",\"when\":{},"
                           "\"then\":\"none\",\"sources\":[\"s\"],\"agreement\":\"agreed\"}]}"},
    {"lexicon/en.json", "{\"form\":[{\"text\":\"{phrase} {duration}\",\"grade\":\"S\"}],\"status\":[{\"text\":\"To "
                        "ship\",\"grade\":\"S\",\"facts\":{\"stage\":[\"a\",\"b\"]}}],"
                        "\"notice\":[{\"text\":\"left\",\"grade\":\"S\",\"left\":\"left\"}],\"unit\":[{\"text\":"
                        "\"hours\",\"grade\":\"S\",\"number\":1}],"
                        "\"month\":[{\"text\":\"Sep\",\"grade\":\"S\",\"number\":9}],"
                        "\"button\":[{\"text\":\"Pay\",\"grade\":\"S\",\"facts\":{\"button_pay\":true}}]}"},
    {NULL, NULL},
};

#include "own_pack.h"

#define TOLD(members) "\"told\":{" members "}"

static const struct good_row {
    const char *note, *order, *want;
} good_rows[] = {
    {"nothing", TOLD(""), ""},
    {"a choice", TOLD("\"stage\":\"b\""), "stage=b"},
    {"several words of a choice", TOLD("\"stage\":[\"a\",\"c\"]"), "stage=a+c"},
    {"no words of a choice say nothing", TOLD("\"stage\":[]"), ""},
    {"an answer taken back", TOLD("\"stage\":\"unknown\""), ""},
    {"taken back, even of a fact nobody knows", TOLD("\"moon\":\"unknown\""), ""},
    {"taken back, of any kind",
     TOLD("\"paid\":\"unknown\",\"left\":\"unknown\",\"paid_at\":\"unknown\",\"buttons_seen\":\"unknown\""), ""},
    {"\"unknown\" in a list is a word like others", TOLD("\"intent\":[\"unknown\"]"), "intent=unknown"},
    {"yes", TOLD("\"paid\":true"), "paid=1"},
    {"no", TOLD("\"paid\":false"), "paid=0"},
    {"a number", TOLD("\"left\":12"), "left=12..12"},
    {"the least number", TOLD("\"left\":5"), "left=5..5"},
    {"the greatest number", TOLD("\"left\":100"), "left=100..100"},
    {"a range", TOLD("\"left\":{\"min\":12,\"max\":60}"), "left=12..60"},
    {"a range open below", TOLD("\"left\":{\"max\":48}"), "left=5..48"},
    {"a range open above", TOLD("\"left\":{\"min\":49}"), "left=49..100"},
    {"a range that reaches beyond the fact", TOLD("\"left\":{\"min\":0,\"max\":1000}"), "speaks:left"},
    {"a day", TOLD("\"paid_at\":\"2026-09-15\""), "paid_at*=2026-09-14T10:00:00Z..2026-09-16T11:59:59Z"},
    {"a moment", TOLD("\"paid_at\":\"2026-09-15T10:00:00Z\""), "paid_at*=2026-09-15T10:00:00Z..2026-09-15T10:00:00Z"},
    {"a moment with a zone", TOLD("\"paid_at\":\"2026-09-15T10:00:00+02:00\""),
     "paid_at*=2026-09-15T08:00:00Z..2026-09-15T08:00:00Z"},
    {"all the buttons there are", TOLD("\"buttons_seen\":[\"cancel_order\"]"),
     "button_pay=0 button_cancel_order=1 button_request_cancellation=0 cancel_button_absent=0"},
    {"another button that cancels", TOLD("\"buttons_seen\":[\"request_cancellation\",\"pay\"]"),
     "button_pay=1 button_cancel_order=0 button_request_cancellation=1 cancel_button_absent=0"},
    {"buttons, none of which cancels", TOLD("\"buttons_seen\":[\"pay\"]"),
     "button_pay=1 button_cancel_order=0 button_request_cancellation=0 cancel_button_absent=1"},
    {"no button at all", TOLD("\"buttons_seen\":[]"),
     "button_pay=0 button_cancel_order=0 button_request_cancellation=0 cancel_button_absent=1"},
    {"names nobody knows", TOLD("\"moon\":\"full\",\"sun\":true,\"star\":3,\"sky\":[\"blue\"]"),
     "ignored:moon ignored:sun ignored:star ignored:sky"},
    {"a verdict cannot be told", TOLD("\"verdict\":\"x\""), "ignored:verdict"},
    {"names are whole", TOLD("\"stag\":\"a\",\"stages\":\"a\",\"\":1"), "ignored:stag ignored:stages ignored:"},
    {"told narrows what the page shows", "\"status\":\"To ship\"," TOLD("\"stage\":\"b\""), "stage=b"},
    {"told cannot widen what the page shows", "\"status\":\"To ship\"," TOLD("\"stage\":[\"a\",\"b\",\"c\"]"),
     "stage=a+b"},
    {"told against the page", "\"status\":\"To ship\"," TOLD("\"stage\":\"c\""), "stage=- CONTRADICTORY:stage"},
    {"no button told, one shown", "\"buttons\":[\"Pay\"]," TOLD("\"buttons_seen\":[]"),
     "button_pay=- button_cancel_order=0 button_request_cancellation=0 cancel_button_absent=1 "
     "CONTRADICTORY:button_pay"},
    {"a number against the page", "\"notice\":\"left 60 hours\"," TOLD("\"left\":{\"max\":48}"),
     "left=60..48 CONTRADICTORY:left"},
    {"a number and the page agree", "\"notice\":\"left 60 hours\"," TOLD("\"left\":{\"min\":49}"), "left=60..60"},
    {"a day against the page", "\"date\":\"Sep 15, 2026\"," TOLD("\"ordered_at\":\"2026-09-20\""),
     "ordered_at*=2026-09-19T10:00:00Z..2026-09-16T11:59:59Z CONTRADICTORY:time"},
    {"what comes first does not matter", TOLD("\"stage\":[\"a\"],\"intent\":[\"j\",\"i\"],\"paid\":true"),
     "stage=a intent=i+j paid=1"},
    {"coupons are told elsewhere", TOLD("\"coupons\":[{\"kind\":\"p\"}]"), ""},
};

static void narrows(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(good_rows); i++) {
        char text[FACTS_TEXT];
        struct order order;
        struct reading reading;
        struct error err = {.code = STATUS_OK};
        order_of(good_rows[i].order, &arena, &order);
        check_status(good_rows[i].note, lexicon_read(&pack, &order, 0, &nowhere, &arena, &reading, &err), STATUS_OK);
        check_span(good_rows[i].note, span_from(reading_text(&pack, &reading, text)), good_rows[i].want);
        arena_reset(&arena);
    }
}

#define NOON 1789473600 /* 2026-09-15T12:00:00Z */
#define TOLD_AT(moments) ",\"told_at\":{" moments "}"

static void ages(void **state)
{
    const struct {
        const char *note, *order, *want;
    } rows[] = {
        {"of this moment", TOLD("\"stage\":\"b\"") TOLD_AT("\"stage\":\"2026-09-15T12:00:00Z\""), "stage=b"},
        {"within its time", TOLD("\"stage\":\"b\"") TOLD_AT("\"stage\":\"2026-09-14T12:00:00Z\""), "stage=b"},
        {"too old", TOLD("\"stage\":\"b\"") TOLD_AT("\"stage\":\"2026-09-14T11:59:59Z\""), "stale:stage"},
        {"another value holds for good", TOLD("\"stage\":\"a\"") TOLD_AT("\"stage\":\"2001-01-01T00:00:00Z\""),
         "stage=a"},
        {"one of several values is too old",
         TOLD("\"stage\":[\"a\",\"b\"]") TOLD_AT("\"stage\":\"2026-09-14T11:59:59Z\""), "stale:stage"},
        {"told in the future", TOLD("\"stage\":\"b\"") TOLD_AT("\"stage\":\"2027-01-01T00:00:00Z\""), "stage=b"},
        {"another fact's time", TOLD("\"stage\":\"b\"") TOLD_AT("\"paid\":\"2001-01-01T00:00:00Z\""), "stage=b"},
        {"until another fact is told anew",
         TOLD("\"stage\":\"a\",\"intent\":\"i\"")
             TOLD_AT("\"stage\":\"2026-09-15T10:00:01Z\",\"intent\":\"2026-09-15T10:00:00Z\""),
         "stage=a stale:intent"},
        {"told after it",
         TOLD("\"stage\":\"a\",\"intent\":\"i\"")
             TOLD_AT("\"stage\":\"2026-09-15T10:00:00Z\",\"intent\":\"2026-09-15T10:00:01Z\""),
         "stage=a intent=i"},
        {"told together",
         TOLD("\"stage\":\"a\",\"intent\":\"i\"")
             TOLD_AT("\"stage\":\"2026-09-15T10:00:00Z\",\"intent\":\"2026-09-15T10:00:00Z\""),
         "stage=a intent=i"},
        {"nobody said when the other was told",
         TOLD("\"stage\":\"a\",\"intent\":\"i\"") TOLD_AT("\"intent\":\"2026-09-15T10:00:00Z\""), "stage=a intent=i"},
        {"a flag", TOLD("\"paid\":false,\"stage\":\"a\"") TOLD_AT("\"paid\":\"2026-09-15T10:00:00Z\""),
         "stage=a stale:paid"},
        {"its other value", TOLD("\"paid\":true") TOLD_AT("\"paid\":\"2026-09-15T10:00:00Z\""), "paid=1"},
        {"buttons, one of which is remembered for an hour",
         TOLD("\"buttons_seen\":[]") TOLD_AT("\"buttons_seen\":\"2026-09-15T10:00:00Z\""),
         "button_cancel_order=0 button_request_cancellation=0 cancel_button_absent=1 stale:buttons_seen"},
        {"too old to contradict the page",
         "\"status\":\"To ship\"," TOLD("\"stage\":\"c\"") TOLD_AT("\"stage\":\"2026-09-14T00:00:00Z\""),
         "stage=a+b stale:stage"},
        {"time that has passed since", TOLD("\"hours\":12") TOLD_AT("\"hours\":\"2026-09-14T12:00:00Z\""),
         "hours=36..36"},
        {"time that is left", TOLD("\"left\":60") TOLD_AT("\"left\":\"2026-09-14T12:00:00Z\""), "left=36..36"},
        {"no time left", TOLD("\"left\":20") TOLD_AT("\"left\":\"2026-09-14T12:00:00Z\""), "stale:left"},
        {"a point in time does not age",
         TOLD("\"paid_at\":\"2026-09-01T10:00:00Z\"") TOLD_AT("\"paid_at\":\"2026-09-01T12:00:00Z\""),
         "paid_at*=2026-09-01T10:00:00Z..2026-09-01T10:00:00Z"},
        {"a countdown of an old page", "\"notice\":\"left 60 hours\",\"seen_at\":\"2026-09-15T02:00:00Z\"",
         "left=50..50 seen_at*=2026-09-15T02:00:00Z..2026-09-15T02:00:00Z"},
        {"one that has run out since", "\"notice\":\"left 7 hours\",\"seen_at\":\"2026-09-15T02:00:00Z\"",
         "seen_at*=2026-09-15T02:00:00Z..2026-09-15T02:00:00Z speaks:left"},
        {"a page seen in the future", "\"notice\":\"left 7 hours\",\"seen_at\":\"2026-09-16T02:00:00Z\"",
         "left=7..7 seen_at*=2026-09-15T12:00:00Z..2026-09-15T12:00:00Z"},
        {"page and buyer agree, each as of its own time",
         "\"notice\":\"left 60 hours\",\"seen_at\":\"2026-09-15T02:00:00Z\"," TOLD("\"left\":74")
             TOLD_AT("\"left\":\"2026-09-14T12:00:00Z\""),
         "left=50..50 seen_at*=2026-09-15T02:00:00Z..2026-09-15T02:00:00Z"},
    };
    const struct reading_place place = {.now_s = NOON};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[FACTS_TEXT];
        struct order order;
        struct reading reading;
        struct error err = {.code = STATUS_OK};
        order_of(rows[i].order, &arena, &order);
        check_status(rows[i].note, lexicon_read(&pack, &order, 0, &place, &arena, &reading, &err), STATUS_OK);
        check_span(rows[i].note, span_from(reading_text(&pack, &reading, text)), rows[i].want);
        arena_reset(&arena);
    }
}

/* What has run out is not taken to be long: nothing is assumed of it any more. */
static void a_countdown_that_ran_out_was_spoken_of(void **state)
{
    const struct reading_place place = {.now_s = NOON};
    struct order order;
    struct reading reading;
    struct error err = {.code = STATUS_OK};
    (void)state;
    order_of("\"notice\":\"left 7 hours\",\"seen_at\":\"2026-09-15T02:00:00Z\"", &arena, &order);
    check_status("read", lexicon_read(&pack, &order, 0, &place, &arena, &reading, &err), STATUS_OK);
    assert_true(reading.facts.stated[pack_count(&pack, PACK_FACTS) - 2]);
    arena_reset(&arena);
}

static const struct bad_row {
    const char *told, *path;
    enum status status;
} bad_rows[] = {
    {"\"stage\":true", "orders[7].told.stage", STATUS_FIELD_TYPE},
    {"\"stage\":3", "orders[7].told.stage", STATUS_FIELD_TYPE},
    {"\"stage\":{\"min\":3}", "orders[7].told.stage", STATUS_FIELD_TYPE},
    {"\"stage\":\"d\"", "orders[7].told.stage", STATUS_FIELD_RANGE},
    {"\"stage\":\"A\"", "orders[7].told.stage", STATUS_FIELD_RANGE},
    {"\"stage\":\"\"", "orders[7].told.stage", STATUS_FIELD_RANGE},
    {"\"stage\":[\"a\",\"d\"]", "orders[7].told.stage", STATUS_FIELD_RANGE},
    {"\"stage\":[\"unknown\"]", "orders[7].told.stage", STATUS_FIELD_RANGE},
    {"\"paid\":\"yes\"", "orders[7].told.paid", STATUS_FIELD_TYPE},
    {"\"paid\":1", "orders[7].told.paid", STATUS_FIELD_TYPE},
    {"\"paid\":[\"true\"]", "orders[7].told.paid", STATUS_FIELD_TYPE},
    {"\"left\":\"12\"", "orders[7].told.left", STATUS_FIELD_TYPE},
    {"\"left\":true", "orders[7].told.left", STATUS_FIELD_TYPE},
    {"\"left\":4", "orders[7].told.left", STATUS_FIELD_RANGE},
    {"\"left\":101", "orders[7].told.left", STATUS_FIELD_RANGE},
    {"\"left\":-1", "orders[7].told.left", STATUS_FIELD_RANGE},
    {"\"left\":{\"max\":4}", "orders[7].told.left", STATUS_FIELD_RANGE},
    {"\"left\":{\"min\":101}", "orders[7].told.left", STATUS_FIELD_RANGE},
    {"\"paid_at\":3", "orders[7].told.paid_at", STATUS_FIELD_TYPE},
    {"\"paid_at\":true", "orders[7].told.paid_at", STATUS_FIELD_TYPE},
    {"\"paid_at\":[\"2026-09-15\"]", "orders[7].told.paid_at", STATUS_FIELD_TYPE},
    {"\"paid_at\":\"Sep 15, 2026\"", "orders[7].told.paid_at", STATUS_FIELD_RANGE},
    {"\"paid_at\":\"2026-02-30\"", "orders[7].told.paid_at", STATUS_FIELD_RANGE},
    {"\"paid_at\":\"\"", "orders[7].told.paid_at", STATUS_FIELD_RANGE},
    {"\"buttons_seen\":\"cancel_order\"", "orders[7].told.buttons_seen", STATUS_FIELD_TYPE},
    {"\"buttons_seen\":true", "orders[7].told.buttons_seen", STATUS_FIELD_TYPE},
    {"\"buttons_seen\":[\"cancel\"]", "orders[7].told.buttons_seen", STATUS_FIELD_RANGE},
    {"\"buttons_seen\":[\"button_pay\"]", "orders[7].told.buttons_seen", STATUS_FIELD_RANGE},
    {"\"paid\":true,\"left\":4", "orders[7].told.left", STATUS_FIELD_RANGE},
};

static void refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad_rows); i++) {
        char members[512];
        struct order order;
        struct reading reading;
        struct error err = {.code = STATUS_OK};
        (void)snprintf(members, sizeof(members), "\"told\":{%s}", bad_rows[i].told);
        order_of(members, &arena, &order);
        check_status(bad_rows[i].told, lexicon_read(&pack, &order, 7, &nowhere, &arena, &reading, &err),
                     bad_rows[i].status);
        check_status(bad_rows[i].told, err.code, bad_rows[i].status);
        check_span(bad_rows[i].told, span_from(err.path), bad_rows[i].path);
        check_row(bad_rows[i].told, err.message[0] != '\0');
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(narrows),
        cmocka_unit_test(ages),
        cmocka_unit_test(a_countdown_that_ran_out_was_spoken_of),
        cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
