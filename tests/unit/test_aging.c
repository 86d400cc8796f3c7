/* Statements and countdowns of some time ago, as of now. */
#include "lexicon/aging.h"

#include "base/civil.h"
#include "check.h"
#include "model/facts.h"
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
        {"time left, open below, a second later",
         "left",
         "2026-01-10T00:00:00Z",
         "2026-01-10T00:00:01Z",
         {INT64_MIN, 24},
         {0, 24},
         true},
        {"time left, open below, years later",
         "left",
         "0001-01-01T00:00:00Z",
         "9999-12-31T23:59:59Z",
         {INT64_MIN, INT64_MAX - 1},
         {0, 100},
         true},
        {"time left below what it can be",
         "left",
         "2026-01-10T00:00:00Z",
         "2026-01-10T05:00:00Z",
         {-9000000000000000, 9},
         {0, 4},
         true},
        {"everything", "left", "2020-01-01T00:00:00Z", "2026-01-10T05:00:00Z", {INT64_MIN, INT64_MAX}, {0, 100}, true},
        {"time since, longer than the pack counts",
         "hours",
         "2020-01-01T00:00:00Z",
         "2026-01-10T05:00:00Z",
         {41, 41},
         {100, 100},
         true},
        {"time since, open below, years later",
         "hours",
         "2020-01-01T00:00:00Z",
         "2026-01-10T05:00:00Z",
         {INT64_MIN, 41},
         {0, 100},
         true},
        {"time since, open above, years later",
         "days",
         "2020-01-01T00:00:00Z",
         "2026-01-10T05:00:00Z",
         {41, INT64_MAX},
         {100, 100},
         true},
        {"working days, longer than the pack counts",
         "work",
         "2020-01-01T00:00:00Z",
         "2026-01-10T05:00:00Z",
         {-9000000000000000, 41},
         {0, 100},
         true},
        {"a number without a clock, open",
         "price",
         "2026-01-10T00:00:00Z",
         "2027-01-10T06:00:00Z",
         {INT64_MIN, 7},
         {0, 7},
         true},
        {"a number without a clock", "price", "2026-01-10T00:00:00Z", "2027-01-10T06:00:00Z", {5, 7}, {5, 7}, true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct interval number = rows[i].was;
        const struct aging aging = {.then_s = moment(rows[i].then), .now_s = moment(rows[i].now)};
        check_row(rows[i].note,
                  aging_shift(&pack, pack_fact_named(&pack, rows[i].fact), &aging, &number) == rows[i].there);
        check_row(rows[i].note, number.lo == rows[i].is.lo && number.hi == rows[i].is.hi);
    }
}

/* What a page shows is exact; what the buyer says is as good as new for a sixth of its unit. */
static void what_is_told_counts_in_whole_units(void **state)
{
    const struct {
        const char *note, *fact;
        int64_t age_s;
        struct interval shown, told; /* what 12 has become */
    } rows[] = {
        {"a second", "left", 1, {11, 12}, {12, 12}},
        {"ten minutes", "left", 600, {11, 12}, {12, 12}},
        {"ten minutes and a second", "left", 601, {11, 12}, {11, 12}},
        {"an hour", "left", 3600, {11, 11}, {11, 11}},
        {"an hour and a second", "left", 3601, {10, 11}, {11, 11}},
        {"an hour and eleven minutes", "left", 3600 + 660, {10, 11}, {10, 11}},
        {"hours that grow", "hours", 600, {12, 13}, {12, 12}},
        {"days: four hours", "days", 4 * 3600, {12, 13}, {12, 12}},
        {"days: four hours and a second", "days", 4 * 3600 + 1, {12, 13}, {12, 13}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        uint32_t fact = pack_fact_named(&pack, rows[i].fact);
        struct interval shown = {12, 12}, told = {12, 12};
        struct aging aging = {.then_s = 0, .now_s = rows[i].age_s};
        check_row(rows[i].note, aging_shift(&pack, fact, &aging, &shown) && interval_equal(shown, rows[i].shown));
        aging.told = true;
        check_row(rows[i].note, aging_shift(&pack, fact, &aging, &told) && interval_equal(told, rows[i].told));
    }
}

/* Of every number, whatever its ends and however old: what comes out lies inside of what the fact can be. */
static void no_end_leaves_the_fact(void **state)
{
    static const char *const names[] = {"hours", "days", "work", "left", "price"};
    static const int64_t ends[] = {INT64_MIN, INT64_MIN + 1,    -9007199254740991, -1,       0, 1, 50, 99, 100,
                                   101,       9007199254740991, INT64_MAX - 1,     INT64_MAX};
    static const int64_t ages[] = {-3600, 0, 1, 3600, 7 * CIVIL_DAY, 400 * CIVIL_DAY, 10000 * 365 * CIVIL_DAY};
    (void)state;
    for (size_t f = 0; f < COUNT_OF(names) * COUNT_OF(ages) * 2; f++) {
        uint32_t fact = pack_fact_named(&pack, names[f % COUNT_OF(names)]);
        const struct aging aging = {.now_s = ages[f / COUNT_OF(names) % COUNT_OF(ages)], .told = f % 2 != 0};
        for (size_t lo = 0; lo < COUNT_OF(ends); lo++) {
            for (size_t hi = lo; hi < COUNT_OF(ends); hi++) {
                struct interval number = {.lo = ends[lo], .hi = ends[hi]};
                if (facts_cells_of(&pack, fact, number) == 0 || !aging_shift(&pack, fact, &aging, &number))
                    continue;
                assert_in_range(number.lo, 0, 100);
                assert_in_range(number.hi, number.lo, 100);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_as_long_as_the_pack_says),
        cmocka_unit_test(numbers_move_with_the_time),
        cmocka_unit_test(what_is_told_counts_in_whole_units),
        cmocka_unit_test(no_end_leaves_the_fact),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
