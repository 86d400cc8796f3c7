/* Business days in China: holidays, the weekends worked for them, ends of years, and years no calendar covers. */
#include "model/calendar.h"

#include "base/civil.h"
#include "check.h"
#include "pack_folder.h"

/* 2026-01-01 is a Thursday. The New Year's holiday lasts to Saturday, the Sunday after it is worked. */
static const struct pack_file files[] = {
    {"calendar.json", "{\"from\":\"2025-12-01\",\"to\":\"2026-12-31\","
                      "\"holidays\":[[\"2026-01-01\",\"2026-01-03\"],\"2026-01-07\",[\"2026-02-15\",\"2026-02-23\"]],"
                      "\"workdays\":[\"2026-01-04\",\"2026-02-14\",\"2026-02-28\"]}"},
    {NULL, NULL},
};

#include "own_pack.h"

static int64_t seconds(const char *text)
{
    int64_t lo, hi;
    if (!civil_read(span_from(text), civil_anywhere, &lo, &hi) || lo != hi)
        fail_msg("%s is no moment", text);
    return lo;
}

static int64_t day(int year, int month, int of_month)
{
    return civil_days((struct civil){year, month, of_month});
}

static void days_are_days_in_china(void **state)
{
    (void)state;
    assert_int_equal(calendar_day(seconds("2026-01-01T15:59:59Z")), day(2026, 1, 1));
    assert_int_equal(calendar_day(seconds("2026-01-01T16:00:00Z")), day(2026, 1, 2));
    assert_int_equal(calendar_day(seconds("2025-12-31T16:00:00Z")), day(2026, 1, 1));
    assert_int_equal(calendar_day(0), 0);
    assert_int_equal(calendar_day(-8 * 3600), 0);
    assert_int_equal(calendar_day(-8 * 3600 - 1), -1);
    assert_int_equal(calendar_day(-8 * 3600 - 86400), -1);
    assert_int_equal(calendar_day(-8 * 3600 - 86401), -2);
}

static const struct day_row {
    int year, month, day;
    bool business;
} day_rows[] =
    {
        {2025, 12, 31, true}, /* Wednesday */
        {2026, 1, 1, false},  {2026, 1, 2, false},  {2026, 1, 3, false},
        {2026, 1, 4, true},                        /* a Sunday that is worked */
        {2026, 1, 5, true},   {2026, 1, 7, false}, /* a single holiday */
        {2026, 1, 8, true},   {2026, 1, 10, false}, {2026, 1, 11, false},
        {2026, 2, 13, true},  {2026, 2, 14, true}, /* a Saturday that is worked */
        {2026, 2, 15, false}, {2026, 2, 20, false}, {2026, 2, 23, false},
        {2026, 2, 24, true},  {2026, 2, 28, true},  {2026, 3, 1, false},
        {2024, 2, 12, true}, /* outside of the calendar: a Monday, whatever was celebrated */
        {2027, 1, 1, true},   {2027, 1, 2, false},
};

static void knows_business_days(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(day_rows); i++) {
        const struct day_row *row = &day_rows[i];
        if (calendar_is_business_day(&pack, day(row->year, row->month, row->day)) != row->business)
            fail_msg("%d-%d-%d", row->year, row->month, row->day);
    }
}

static const struct between_row {
    const char *note;
    struct civil from, to;
    int64_t limit, want;
} between_rows[] = {
    {"the same day", {2026, 1, 5}, {2026, 1, 5}, 100, 0},
    {"backwards", {2026, 1, 5}, {2026, 1, 1}, 100, 0},
    {"the next day", {2026, 1, 5}, {2026, 1, 6}, 100, 1},
    {"over a weekend", {2026, 1, 9}, {2026, 1, 12}, 100, 1},
    {"from a weekend", {2026, 1, 10}, {2026, 1, 12}, 100, 1},
    {"to a weekend", {2026, 1, 9}, {2026, 1, 11}, 100, 0},
    {"over the end of the year", {2025, 12, 30}, {2026, 1, 5}, 100, 3},
    {"over a long holiday with its worked weekends", {2026, 2, 13}, {2026, 3, 2}, 100, 7},
    {"a week without holidays", {2026, 3, 2}, {2026, 3, 9}, 100, 5},
    {"as far as the limit", {2026, 3, 2}, {2026, 12, 31}, 7, 7},
    {"limit 0", {2026, 3, 2}, {2026, 3, 9}, 0, 0},
    {"over the end of the calendar", {2026, 12, 30}, {2027, 1, 4}, 100, 3},
    {"before its beginning", {2025, 1, 1}, {2025, 1, 8}, 100, 5},
};

static void counts_business_days(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(between_rows); i++) {
        const struct between_row *row = &between_rows[i];
        check_row(row->note, calendar_business_days_between(&pack, civil_days(row->from), civil_days(row->to),
                                                            row->limit) == row->want);
    }
}

static const struct add_row {
    const char *note, *from;
    int64_t count;
    const char *until;
} add_rows[] = {
    {"none: the end of the day", "2026-01-05T10:00:00Z", 0, "2026-01-05T15:59:59Z"},
    {"none, late in China's day", "2026-01-05T15:59:59Z", 0, "2026-01-05T15:59:59Z"},
    {"none, China's next day", "2026-01-05T16:00:00Z", 0, "2026-01-06T15:59:59Z"},
    {"one", "2026-01-05T10:00:00Z", 1, "2026-01-06T15:59:59Z"},
    {"one, over a holiday", "2026-01-06T10:00:00Z", 1, "2026-01-08T15:59:59Z"},
    {"one, from a weekend", "2026-01-10T10:00:00Z", 1, "2026-01-12T15:59:59Z"},
    {"one, on a worked Sunday", "2026-01-01T10:00:00Z", 1, "2026-01-04T15:59:59Z"},
    {"seven, over a long holiday", "2026-02-12T10:00:00Z", 7, "2026-02-28T15:59:59Z"},
    {"seven, over the end of the year", "2025-12-30T10:00:00Z", 7, "2026-01-12T15:59:59Z"},
    {"twenty", "2026-03-02T00:00:00Z", 20, "2026-03-30T15:59:59Z"},
};

static void adds_business_days(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(add_rows); i++) {
        const struct add_row *row = &add_rows[i];
        check_row(row->note, calendar_add_business_days(&pack, seconds(row->from), row->count) == seconds(row->until));
    }
}

/* From any day, n business days later there have been n of them, and the day before there was one less. */
static void adding_and_counting_agree(void **state)
{
    (void)state;
    for (int64_t from = day(2025, 11, 20); from < day(2026, 3, 20); from++) {
        for (int64_t count = 1; count <= 25; count++) {
            int64_t end = calendar_day(calendar_add_business_days(&pack, from * CIVIL_DAY, count));
            assert_int_equal(calendar_business_days_between(&pack, from, end, 400), count);
            assert_int_equal(calendar_business_days_between(&pack, from, end - 1, 400), count - 1);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_days_in_china),    cmocka_unit_test(knows_business_days),
        cmocka_unit_test(counts_business_days),      cmocka_unit_test(adds_business_days),
        cmocka_unit_test(adding_and_counting_agree),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
