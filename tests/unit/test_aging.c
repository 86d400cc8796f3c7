/* Statements and countdowns of some time ago, as of now. */
#include "lexicon/aging.h"

#include "base/civil.h"
#include "check.h"
#include "pack_folder.h"

/* 2026-01-01 is a Thursday and a holiday up to Saturday; the Sunday after it is worked. */
static const struct pack_file files[] = {
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holidays\":[[\"2026-01-01\",\"2026-01-03\"]],"
                      "\"workdays\":[\"2026-01-04\"]}"},
    {"facts.json",
     "{\"times\":[{\"id\":\"ordered_at\"}],\"facts\":["
     "{\"id\":\"stage\",\"kind\":\"choice\",\"words\":[\"a\",\"b\",\"c\"],\"keeps\":{\"b\":24,\"c\":1}},"
     "{\"id\":\"verdict\",\"kind\":\"choice\",\"words\":[\"x\",\"y\",\"z\"]},"
     "{\"id\":\"intent\",\"kind\":\"choice\",\"words\":[\"i\",\"j\"],\"keeps\":48},"
     "{\"id\":\"button_cancel_order\",\"kind\":\"flag\",\"keeps\":{\"no\":12}},{\"id\":\"button_request_cancellation\","
     "\"kind\":\"flag\",\"keeps\":{\"yes\":12}},"
     "{\"id\":\"cancel_button_absent\",\"kind\":\"flag\"},"
     "{\"id\":\"coupon_kind\",\"kind\":\"choice\",\"words\":[\"p\",\"q\"]},{\"id\":\"coupon_expired\",\"kind\":"
     "\"flag\"},"
     "{\"id\":\"coupon_all_orders_cancelled\",\"kind\":\"flag\"},"
     "{\"id\":\"hours\",\"kind\":\"number\",\"min\":0,\"max\":100,\"since\":\"ordered_at\",\"unit\":\"hours\","
     "\"keeps\":8784},"
     "{\"id\":\"days\",\"kind\":\"number\",\"min\":0,\"max\":100,\"since\":\"ordered_at\",\"unit\":\"days\"},"
     "{\"id\":\"work\",\"kind\":\"number\",\"min\":0,\"max\":100,\"since\":\"ordered_at\",\"unit\":\"business_days\"},"
     "{\"id\":\"left\",\"kind\":\"number\",\"min\":0,\"max\":100},{\"id\":\"price\",\"kind\":\"number\",\"min\":0,"
     "\"max\":100}]}"},
    {"tables/clocks.json", "{\"id\":\"clocks\",\"hit\":\"collect\",\"tiers\":[\"t\"],\"outcomes\":{\"none\":{\"left\":"
                           "\"left\"}},\"rules\":[{\"id\":\"R\",\"tier\":\"t\",\"when\":{},"
                           "\"then\":\"none\",\"sources\":[\"s\"],\"agreement\":\"agreed\"}]}"},
    {NULL, NULL},
};

#include "own_pack.h"

static int64_t moment(const char *text)
{
    int64_t lo, hi;
    if (!civil_read(span_from(text), civil_anywhere, &lo, &hi) || lo != hi)
        fail_msg("%s is no moment", text);
    return lo;
}

static void holds_as_long_as_the_pack_says(void **state)
{
    const struct {
        const char *note, *fact;
        uint64_t cells;
        int64_t age_s;
        bool stale;
    } rows[] = {
        {"a value that holds for good", "stage", 1, INT64_C(1) << 40, false},
        {"a day", "stage", 2, 24 * 3600, false},
        {"a second more", "stage", 2, 24 * 3600 + 1, true},
        {"the shortest of several values counts", "stage", 6, 3601, true},
        {"one that holds for good does not help the other", "stage", 3, 24 * 3600 + 1, true},
        {"told just now", "stage", 7, 0, false},
        {"told by a clock that was set back since", "stage", 7, -5000, false},
        {"all values alike, within", "intent", 1, 48 * 3600, false},
        {"all values alike", "intent", 2, 48 * 3600 + 1, true},
        {"no", "button_cancel_order", 1, 12 * 3600 + 1, true},
        {"yes, for good", "button_cancel_order", 2, INT64_C(1) << 40, false},
        {"yes", "button_request_cancellation", 2, 12 * 3600 + 1, true},
        {"no, for good", "button_request_cancellation", 1, INT64_C(1) << 40, false},
        {"nothing said of it", "cancel_button_absent", 3, INT64_C(1) << 40, false},
        {"a number", "hours", 1, 8784 * INT64_C(3600) + 1, true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_row(rows[i].note, aging_stale(&pack, pack_fact_named(&pack, rows[i].fact), rows[i].cells,
                                            rows[i].age_s) == rows[i].stale);
}

static void numbers_move_with_the_time(void **state)
{
    const struct {
        const char *note, *fact, *then, *now;
        struct interval was, is;
        bool there;
    } rows[] = {
        {"just now", "hours", "2026-01-10T00:00:00Z", "2026-01-10T00:00:00Z", {12, 12}, {12, 12}, true},
        {"a clock that was set back since",
         "hours",
         "2026-01-11T00:00:00Z",
         "2026-01-10T00:00:00Z",
         {12, 12},
         {12, 12},
         true},
        {"a day later", "hours", "2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z", {12, 12}, {36, 36}, true},
        {"part of an hour may bring the next",
         "hours",
         "2026-01-10T00:00:00Z",
         "2026-01-10T02:00:01Z",
         {12, 12},
         {14, 15},
         true},
        {"open below", "hours", "2026-01-10T00:00:00Z", "2026-01-10T05:00:00Z", {INT64_MIN, 3}, {0, 8}, true},
        {"open above", "hours", "2026-01-10T00:00:00Z", "2026-01-10T05:00:00Z", {3, INT64_MAX}, {8, 100}, true},
        {"days", "days", "2026-01-10T00:00:00Z", "2026-01-13T12:00:00Z", {2, 4}, {5, 8}, true},
        {"working days in China, none in between",
         "work",
         "2025-12-31T04:00:00Z",
         "2026-01-03T15:59:59Z",
         {2, 2},
         {2, 2},
         true},
        {"the worked Sunday", "work", "2025-12-31T04:00:00Z", "2026-01-03T16:00:00Z", {2, 2}, {3, 3}, true},
        {"a week on", "work", "2025-12-31T04:00:00Z", "2026-01-10T00:00:00Z", {2, 5}, {8, 11}, true},
        {"time left", "left", "2026-01-10T00:00:00Z", "2026-01-10T05:00:00Z", {53, 53}, {48, 48}, true},
        {"time left, in days", "left", "2026-01-10T00:00:00Z", "2026-01-10T05:30:00Z", {48, 71}, {42, 66}, true},
        {"time left may have run out", "left", "2026-01-10T00:00:00Z", "2026-01-10T05:00:00Z", {3, 7}, {0, 2}, true},
        {"the last hour", "left", "2026-01-10T00:00:00Z", "2026-01-10T05:00:00Z", {5, 5}, {0, 0}, true},
        {"time left has run out", "left", "2026-01-10T00:00:00Z", "2026-01-10T06:00:00Z", {5, 5}, {5, 5}, false},
        {"time left, open above",
         "left",
         "2026-01-10T00:00:00Z",
         "2026-01-10T06:00:00Z",
         {49, INT64_MAX},
         {43, 100},
         true},
        {"a number without a clock", "price", "2026-01-10T00:00:00Z", "2027-01-10T06:00:00Z", {5, 7}, {5, 7}, true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct interval number = rows[i].was;
        check_row(rows[i].note, aging_shift(&pack, pack_fact_named(&pack, rows[i].fact), moment(rows[i].then),
                                            moment(rows[i].now), &number) == rows[i].there);
        check_row(rows[i].note, number.lo == rows[i].is.lo && number.hi == rows[i].is.hi);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_as_long_as_the_pack_says),
        cmocka_unit_test(numbers_move_with_the_time),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
