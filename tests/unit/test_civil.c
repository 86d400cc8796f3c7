#include "base/civil.h"
#include "check.h"

static void agrees_with_known_days(void **state)
{
    static const struct {
        struct civil date;
        int64_t days;
        int weekday;
    } rows[] = {
        {{1970, 1, 1}, 0, 3},      {{1969, 12, 31}, -1, 2},  {{2000, 2, 29}, 11016, 1}, {{2000, 3, 1}, 11017, 2},
        {{2026, 9, 15}, 20711, 1}, {{2199, 12, 31}, 84005, 1}, {{1600, 3, 1}, -135080, 2}, {{1, 1, 1}, -719162, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct civil back = civil_from_days(rows[i].days);
        assert_int_equal(civil_days(rows[i].date), rows[i].days);
        assert_int_equal(back.year, rows[i].date.year);
        assert_int_equal(back.month, rows[i].date.month);
        assert_int_equal(back.day, rows[i].date.day);
        assert_int_equal(civil_weekday(rows[i].days), rows[i].weekday);
    }
}

static void counts_every_day_of_four_centuries(void **state)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    (void)state;
    int64_t days = civil_days((struct civil){1900, 1, 1});
    for (int year = 1900; year < 2300; year++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (month == 2 && leap);
            for (int day = 1; day <= length; day++, days++) {
                assert_true(civil_valid((struct civil){year, month, day}));
                assert_int_equal(civil_days((struct civil){year, month, day}), days);
            }
            assert_false(civil_valid((struct civil){year, month, length + 1}));
        }
    }
}

static void writes_utc(void **state)
{
    static const struct {
        int64_t seconds;
        const char *want;
    } rows[] = {
        {0, "1970-01-01T00:00:00Z"},
        {-1, "1969-12-31T23:59:59Z"},
        {1789466400, "2026-09-15T10:00:00Z"},
        {7258118399, "2199-12-31T23:59:59Z"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char data[32];
        struct buf buf;
        buf_init(&buf, data, sizeof(data));
        civil_write_utc(&buf, rows[i].seconds);
        check_span("written", buf_span_of(&buf), rows[i].want);
    }
}

static void reads_moments_and_days(void **state)
{
    const int64_t noon = 1789466400; /* 2026-09-15T10:00:00Z */
    const struct {
        const char *text;
        int64_t lo, hi;
    } rows[] = {
        {"2026-09-15T10:00:00Z", noon, noon},
        {"2026-09-15T10:00Z", noon, noon},
        {"2026-09-15T10:00:00.123Z", noon, noon},
        {"2026-09-15T12:00:00+02:00", noon, noon},
        {"2026-09-15T04:30:00-05:30", noon, noon},
        {"2026-09-16T00:00:00+14:00", noon, noon},
        {"2026-09-15", noon - 10 * 3600 - 14 * 3600, noon - 10 * 3600 + 86399 + 12 * 3600},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t lo = 0, hi = 0;
        check_row(rows[i].text, civil_read(span_from(rows[i].text), &lo, &hi));
        check_row(rows[i].text, lo == rows[i].lo && hi == rows[i].hi);
    }
}

static void refuses_what_is_no_moment(void **state)
{
    static const char *const rows[] = {
        "", "2026", "2026-9-15", "2026-09-31", "2026-02-29", "0000-01-01", "2026-13-01", "2026-00-10", "2026-09-15T",
        "2026-09-15 10:00:00Z", "2026-09-15T10:00:00", "2026-09-15T24:00:00Z", "2026-09-15T10:60:00Z",
        "2026-09-15T10:00:60Z", "2026-09-15T10:00:00.Z", "2026-09-15T10:00:00+15:00", "2026-09-15T10:00:00+02:60",
        "2026-09-15T10:00:00+0200", "2026-09-15T10:00:00Zx", " 2026-09-15", "+026-09-15", "2026-09-15T10:00:00Z ",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t lo = 5, hi = 6;
        check_row(rows[i], !civil_read(span_from(rows[i]), &lo, &hi));
        check_row(rows[i], lo == 5 && hi == 6);
    }
    int64_t lo, hi;
    assert_false(civil_read(SPAN_NONE, &lo, &hi));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_known_days),
        cmocka_unit_test(counts_every_day_of_four_centuries),
        cmocka_unit_test(writes_utc),
        cmocka_unit_test(reads_moments_and_days),
        cmocka_unit_test(refuses_what_is_no_moment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
