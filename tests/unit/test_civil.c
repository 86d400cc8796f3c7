#include "base/civil.h"
#include "check.h"

static void agrees_with_known_days(void **state)
{
    static const struct {
        struct civil date;
        int64_t days;
        int weekday;
    } rows[] = {
        {{1970, 1, 1}, 0, 3},      {{1969, 12, 31}, -1, 2},    {{2000, 2, 29}, 11016, 1},  {{2000, 3, 1}, 11017, 2},
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
    const int64_t noon = 1789466400;                                               /* 2026-09-15T10:00:00Z */
    const int64_t hour = 3600, midnight = noon - 10 * hour, leap_day = 1835395200; /* 2028-02-29T00:00:00Z */
    const struct {
        const char *text;
        struct civil_zone zone;
        int64_t lo, hi;
    } rows[] = {
        {"2026-09-15T10:00:00Z", civil_anywhere, noon, noon},
        {"2026-09-15T10:00Z", civil_anywhere, noon, noon},
        {"2026-09-15T10:00:00.123Z", civil_anywhere, noon, noon},
        {"2026-09-15T12:00:00+02:00", {60, 120}, noon, noon},
        {"2026-09-15T04:30:00-05:30", civil_anywhere, noon, noon},
        {"2026-09-16T00:00:00+14:00", civil_anywhere, noon, noon},
        {"2026-09-15", civil_anywhere, midnight - 14 * hour, midnight + 86399 + 12 * hour},
        {"2026-09-15", {0, 0}, midnight, midnight + 86399},
        {"2026-09-15", {60, 120}, midnight - 2 * hour, midnight + 86399 - hour},
        {"2026-09-15", {330, 330}, midnight - 11 * hour / 2, midnight + 86399 - 11 * hour / 2},
        {"2026-09-15", {-480, 480}, midnight - 8 * hour, midnight + 86399 + 8 * hour},
        {"2028-02-29", {0, 0}, leap_day, leap_day + 86399},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t lo = 0, hi = 0;
        check_row(rows[i].text, civil_read(span_from(rows[i].text), rows[i].zone, &lo, &hi));
        check_row(rows[i].text, lo == rows[i].lo && hi == rows[i].hi);
    }
}

static int64_t moment(const char *text)
{
    int64_t lo, hi;
    if (!civil_read(span_from(text), civil_anywhere, &lo, &hi) || lo != hi)
        fail_msg("%s is no moment", text);
    return lo;
}

/* First and last second of a day by the clocks of a place, as its law has them. */
static void holds_the_whole_day_where_clocks_change(void **state)
{
    const struct {
        const char *note, *day;
        struct civil_zone zone;
        const char *first, *last;
    } rows[] = {
        {"Berlin, 23 hours", "2026-03-29", {60, 120}, "2026-03-29T00:00:00+01:00", "2026-03-29T23:59:59+02:00"},
        {"Berlin, 25 hours", "2026-10-25", {60, 120}, "2026-10-25T00:00:00+02:00", "2026-10-25T23:59:59+01:00"},
        {"Berlin, summer", "2026-07-01", {60, 120}, "2026-07-01T00:00:00+02:00", "2026-07-01T23:59:59+02:00"},
        {"Berlin, winter", "2026-01-01", {60, 120}, "2026-01-01T00:00:00+01:00", "2026-01-01T23:59:59+01:00"},
        {"Lord Howe, half an hour more",
         "2026-04-05",
         {630, 660},
         "2026-04-05T00:00:00+11:00",
         "2026-04-05T23:59:59+10:30"},
        {"Kiritimati, the first to begin",
         "2026-12-31",
         {840, 840},
         "2026-12-31T00:00:00+14:00",
         "2026-12-31T23:59:59+14:00"},
        {"Baker Island, the last to end", "2026-12-31", {-720, -720}, "2026-12-31T12:00:00Z", "2027-01-01T11:59:59Z"},
        {"Samoa, leap day", "2028-02-29", {780, 780}, "2028-02-29T00:00:00+13:00", "2028-02-29T23:59:59+13:00"},
        {"Los Angeles, 25 hours", "2026-11-01", {-480, -420}, "2026-11-01T07:00:00Z", "2026-11-02T07:59:59Z"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t lo, hi;
        check_row(rows[i].note, civil_read(span_from(rows[i].day), rows[i].zone, &lo, &hi));
        check_row(rows[i].note, lo <= moment(rows[i].first) && hi >= moment(rows[i].last));
        check_row(rows[i].note, hi - lo == 86399 + (rows[i].zone.max - rows[i].zone.min) * 60);
    }
}

static void joins_zones(void **state)
{
    const struct {
        struct civil_zone a, b, hull;
    } rows[] = {
        {{60, 120}, {-480, 480}, {-480, 480}},    {{840, 840}, {-480, 480}, {-480, 840}},
        {{-720, -660}, {-480, 480}, {-720, 480}}, {{-720, 840}, {0, 0}, {-720, 840}},
        {{330, 330}, {330, 330}, {330, 330}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct civil_zone hull = civil_zone_hull(rows[i].a, rows[i].b), swapped = civil_zone_hull(rows[i].b, rows[i].a);
        assert_true(hull.min == rows[i].hull.min && hull.max == rows[i].hull.max);
        assert_true(swapped.min == hull.min && swapped.max == hull.max);
    }
}

static void refuses_what_is_no_moment(void **state)
{
    static const char *const rows[] = {
        "",
        "2026",
        "2026-9-15",
        "2026-09-31",
        "2026-02-29",
        "0000-01-01",
        "2026-13-01",
        "2026-00-10",
        "2026-09-15T",
        "2026-09-15 10:00:00Z",
        "2026-09-15T10:00:00",
        "2026-09-15T24:00:00Z",
        "2026-09-15T10:60:00Z",
        "2026-09-15T10:00:60Z",
        "2026-09-15T10:00:00.Z",
        "2026-09-15T10:00:00+15:00",
        "2026-09-15T10:00:00+02:60",
        "2026-09-15T10:00:00+0200",
        "2026-09-15T10:00:00Zx",
        " 2026-09-15",
        "+026-09-15",
        "2026-09-15T10:00:00Z ",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t lo = 5, hi = 6;
        check_row(rows[i], !civil_read(span_from(rows[i]), civil_anywhere, &lo, &hi));
        check_row(rows[i], lo == 5 && hi == 6);
    }
    int64_t lo, hi;
    assert_false(civil_read(SPAN_NONE, civil_anywhere, &lo, &hi));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_known_days),
        cmocka_unit_test(counts_every_day_of_four_centuries),
        cmocka_unit_test(writes_utc),
        cmocka_unit_test(reads_moments_and_days),
        cmocka_unit_test(holds_the_whole_day_where_clocks_change),
        cmocka_unit_test(joins_zones),
        cmocka_unit_test(refuses_what_is_no_moment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
