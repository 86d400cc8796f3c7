/* Dates and durations as pages write them, with a lexicon of two languages. */
#include "lexicon/date.h"
#include "lexicon/duration.h"

#include "base/civil.h"
#include "check.h"
#include "pack_folder.h"

static const struct pack_file files[] = {
    {"lexicon/en.json",
     "{\"month\":[{\"text\":\"Dec\",\"grade\":\"S\",\"number\":12},{\"text\":\"Jan\",\"grade\":\"S\",\"number\":1},{"
     "\"text\":\"Mar\",\"grade\":\"S\",\"number\":3},{\"text\":\"Feb\",\"grade\":\"S\",\"number\":2},"
     "{\"text\":\"September\",\"grade\":\"S\",\"number\":9},{\"text\":\"Sep\",\"grade\":\"S\",\"number\":9},"
     "{\"text\":\"\xE5\x8D\x81\xE6\x9C\x88\",\"grade\":\"S\",\"number\":10},{\"text\":\"ao\xC3\xBBt\",\"grade\":\"S\","
     "\"number\":8}],"
     "\"unit\":[{\"text\":\"days\",\"grade\":\"S\",\"number\":24},{\"text\":\"day\",\"grade\":\"S\",\"number\":24},{"
     "\"text\":\"d\",\"grade\":\"S\",\"number\":24},"
     "{\"text\":\"hours\",\"grade\":\"S\",\"number\":1},{\"text\":\"h\",\"grade\":\"S\",\"number\":1},{\"text\":"
     "\"minutes\",\"grade\":\"S\",\"number\":0},"
     "{\"text\":\"seconds\",\"grade\":\"S\",\"number\":0},{\"text\":\"\xE5\xA4\xA9\",\"grade\":\"S\",\"number\":24}]}"},
    {NULL, NULL},
};

#include "own_pack.h"

static struct date_context anywhere = {.pack = &pack,
                                       .lang = PACK_NONE,
                                       .zone = {.min = -12 * 60, .max = 14 * 60},
                                       .now_s = 1789898400 /* 2026-09-20T10:00:00Z */};

#define REFUSED \
    { \
        0, 0, 0 \
    }

static const struct date_row {
    const char *note, *text;  /* text: in its normal form */
    struct civil first, last; /* year 0: refused */
} date_rows[] = {
    {"month name first", "sep 15, 2026", {2026, 9, 15}, {2026, 9, 15}},
    {"no comma", "sep 15 2026", {2026, 9, 15}, {2026, 9, 15}},
    {"full month", "september 5, 2026", {2026, 9, 5}, {2026, 9, 5}},
    {"day first", "15 sep 2026", {2026, 9, 15}, {2026, 9, 15}},
    {"day first with points", "5. sep. 2026", {2026, 9, 5}, {2026, 9, 5}},
    {"day first, comma before the year", "15 sep, 2026", {2026, 9, 15}, {2026, 9, 15}},
    {"a month that is not ASCII", "3 ao\xC3\xBBt 2026", {2026, 8, 3}, {2026, 8, 3}},
    {"a month of another script", "3 \xE5\x8D\x81\xE6\x9C\x88 2026", {2026, 10, 3}, {2026, 10, 3}},
    {"ISO", "2026-09-15", {2026, 9, 15}, {2026, 9, 15}},
    {"ISO with a time", "2026-09-15t10:22:00z", {2026, 9, 15}, {2026, 9, 15}},
    {"slashes, year first", "2026/9/15", {2026, 9, 15}, {2026, 9, 15}},
    {"points, year first", "2026.09.15", {2026, 9, 15}, {2026, 9, 15}},
    {"both readings", "03/04/2026", {2026, 3, 4}, {2026, 4, 3}},
    {"both readings, the later one first", "04/03/2026", {2026, 3, 4}, {2026, 4, 3}},
    {"one reading is left, day first", "15/09/2026", {2026, 9, 15}, {2026, 9, 15}},
    {"one reading is left, month first", "09/15/2026", {2026, 9, 15}, {2026, 9, 15}},
    {"both readings are the same day", "05/05/2026", {2026, 5, 5}, {2026, 5, 5}},
    {"leap day", "feb 29, 2028", {2028, 2, 29}, {2028, 2, 29}},
    {"label before it", "order date: sep 15, 2026", {2026, 9, 15}, {2026, 9, 15}},
    {"glued labels",
     "awaiting deliverydate: sep 15, 2026ref. number: 8190000000000001 details",
     {2026, 9, 15},
     {2026, 9, 15}},
    {"time of day after it", "sep 15, 2026 18:46", {2026, 9, 15}, {2026, 9, 15}},
    {"a number before it", "3 items, sep 15, 2026", {2026, 9, 15}, {2026, 9, 15}},
    {"a day before a month-first date", "12 sep 15, 2026", REFUSED, REFUSED},
    {"first and last year", "sep 1, 2000", {2000, 9, 1}, {2000, 9, 1}},
    {"last year", "sep 1, 2199", {2199, 9, 1}, {2199, 9, 1}},
    {"nothing", "", REFUSED, REFUSED},
    {"no date", "awaiting delivery", REFUSED, REFUSED},
    {"no year, the day has begun", "sep 15", {2026, 9, 15}, {2026, 9, 15}},
    {"no year, a time of day after it", "15 sep 18:46", {2026, 9, 15}, {2026, 9, 15}},
    {"no year, the day has begun for some", "sep 20", {2025, 9, 20}, {2026, 9, 20}},
    {"no year, the day is to come", "sep 22", {2025, 9, 22}, {2025, 9, 22}},
    {"no year, more text", "sep 15 subtotal", REFUSED, REFUSED},
    {"no year, leap day of another year", "feb 29", REFUSED, REFUSED},
    {"two digits of a year", "sep 15, 26", REFUSED, REFUSED},
    {"no day", "sep 2026", REFUSED, REFUSED},
    {"a month no lexicon has", "xyz 15, 2026", REFUSED, REFUSED},
    {"a month glued to its label", "datesep 15, 2026", REFUSED, REFUSED},
    {"no such day", "feb 30, 2026", REFUSED, REFUSED},
    {"no leap year", "feb 29, 2026", REFUSED, REFUSED},
    {"no such month", "2026-13-01", REFUSED, REFUSED},
    {"neither reading is a day", "31/31/2026", REFUSED, REFUSED},
    {"day 0", "sep 0, 2026", REFUSED, REFUSED},
    {"three digits of a day", "sep 015, 2026", REFUSED, REFUSED},
    {"year of the Buddhist calendar", "15 sep 2569", REFUSED, REFUSED},
    {"year of the Hijri calendar", "15 sep 1448", REFUSED, REFUSED},
    {"year before the first", "sep 1, 1999", REFUSED, REFUSED},
    {"year after the last", "sep 1, 2200", REFUSED, REFUSED},
    {"five digits of a year", "sep 15, 20261", REFUSED, REFUSED},
    {"a range of days", "15 - 20 sep 2026", REFUSED, REFUSED},
    {"different signs", "15/09-2026", REFUSED, REFUSED},
    {"spaces alone between numbers", "15 09 2026", REFUSED, REFUSED},
    {"two dates", "sep 15, 2026 - sep 20, 2026", REFUSED, REFUSED},
    {"the same date twice", "sep 15, 2026 sep 15, 2026", {2026, 9, 15}, {2026, 9, 15}},
    {"two dates of different shape", "2026-09-15, 20 sep 2026", REFUSED, REFUSED},
    {"an order id is no date", "8190000020260915", REFUSED, REFUSED},
};

static void reads_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(date_rows); i++) {
        const struct date_row *row = &date_rows[i];
        struct interval got = {1, 2}, first = {1, 2}, last = {1, 2};
        bool read = date_read(&anywhere, span_from(row->text), &got);
        check_row(row->note, read == (row->first.year != 0));
        if (read) {
            civil_day_in(civil_days(row->first), civil_anywhere, &first.lo, &first.hi);
            civil_day_in(civil_days(row->last), civil_anywhere, &last.lo, &last.hi);
        }
        check_row(row->note, got.lo == first.lo && got.hi == last.hi);
    }
}

/* Whatever the time, a day that is really meant is among those that are read without its year: of what may be to come
 * any day within 120 days before and after, of the rest any within a year before. What is within 120 days stands alone.
 */
static void knows_the_year(void **state)
{
    static const struct month {
        const char *name;
        int32_t number, days;
    } months[] = {{"feb", 2, 28},  {"mar", 3, 31}, {"sep", 9, 30}, {"\xE5\x8D\x81\xE6\x9C\x88", 10, 31},
                  {"dec", 12, 31}, {"jan", 1, 31}};
    const int64_t from = civil_days((struct civil){2026, 11, 1});
    struct date_context context = {.pack = &pack, .lang = PACK_NONE, .zone = {0, 0}};
    (void)state;
    for (int64_t hour = 0; hour < 500 * 24; hour += 7) {
        context.now_s = from * CIVIL_DAY + hour * 3600;
        for (size_t i = 0; i < COUNT_OF(months); i++) {
            int32_t month = months[i].number, day = 1 + (int32_t)(hour % months[i].days);
            char text[32] = "";
            struct interval got, past;
            struct buf out;
            buf_init(&out, text, sizeof(text) - 1);
            buf_text(&out, months[i].name);
            buf_byte(&out, ' ');
            buf_int(&out, day);
            context.future = true;
            assert_true(date_read(&context, buf_written(&out), &got));
            context.future = false;
            assert_true(date_read(&context, buf_written(&out), &past));
            for (int32_t year = 2025; year <= 2029; year++) {
                int64_t start = civil_days((struct civil){year, month, day}) * CIVIL_DAY, away = start - context.now_s;
                bool meant = away >= -120 * CIVIL_DAY && away <= 120 * CIVIL_DAY;
                bool held = got.lo <= start && start + CIVIL_DAY - 1 <= got.hi;
                bool alone = got.lo == start && got.hi == start + CIVIL_DAY - 1;
                bool recent = away <= 0 && away > -365 * CIVIL_DAY;
                check_row(text, (!meant || alone) && (!recent || past.lo == start));
                check_row(text, held || away < -366 * CIVIL_DAY || away > 366 * CIVIL_DAY ||
                                    got.hi - got.lo == CIVIL_DAY - 1);
            }
        }
    }
}

/* However much stands between two dates, neither is picked; of too many numbers none is. */
static void finds_the_second_date_far_away(void **state)
{
    (void)state;
    for (size_t words = 0; words < 200; words++) {
        char text[2048];
        struct buf out;
        struct interval got;
        buf_init(&out, text, sizeof(text));
        buf_text(&out, "sep 15, 2026");
        for (size_t i = 0; i < words; i++)
            buf_text(&out, " word");
        assert_true(date_read(&anywhere, buf_span_of(&out), &got));
        buf_text(&out, " sep 20, 2026");
        assert_false(date_read(&anywhere, buf_span_of(&out), &got));
        assert_false(out.overflow);
    }
    for (size_t numbers = 0; numbers < 70; numbers++) {
        char text[1024];
        struct buf out;
        struct interval got;
        buf_init(&out, text, sizeof(text));
        for (size_t i = 0; i < numbers; i++)
            buf_text(&out, "12345,x,");
        buf_text(&out, "sep 15, 2026");
        check_row(text, date_read(&anywhere, buf_span_of(&out), &got) == (2 * numbers + 3 <= 64));
    }
}

/* Hours from lo to hi, -1: none; `rest` is what stands behind the duration. */
static const struct duration_row {
    const char *note, *text, *rest;
    int64_t lo, hi;
} duration_rows[] = {
    {"two units", "12 days 3 hours", "", 291, 291},
    {"short units, glued", "2d 5h", "", 53, 53},
    {"days alone last up to their end", "2 days", "", 48, 71},
    {"one day", "1 day", "", 24, 47},
    {"hours alone", "5 hours", "", 5, 5},
    {"minutes are less than an hour", "59 minutes", "", 0, 0},
    {"minutes and seconds", "59 minutes 3 seconds", "", 0, 0},
    {"hours and minutes", "5 hours 59 minutes", "", 5, 5},
    {"a comma between", "2 days, 5 hours", "", 53, 53},
    {"a word between", "2 days and 5 hours", "", 53, 53},
    {"another script", "2\xE5\xA4\xA9", "", 48, 71},
    {"days, hours, minutes, seconds", "1 day 2 hours 3 minutes 4 seconds left", " left", 26, 26},
    {"the next sentence does not count", "12 days. fast delivery: within 20 hours", ". fast delivery: within 20 hours",
     288, 311},
    {"the next clause does not count", "12 days, delivery within 20 hours", ", delivery within 20 hours", 288, 311},
    {"a later amount is not glued on", "2 days. 5 hours", ". 5 hours", 48, 71},
    {"the same unit twice is two durations", "2 days 3 days", " 3 days", 48, 71},
    {"a greater unit is another duration", "5 hours 2 days", " 2 days", 5, 5},
    {"no unit", "12", "", -1, -1},
    {"an unknown unit", "12 weeks", "", -1, -1},
    {"no number", "days", "", -1, -1},
    {"nothing", "", "", -1, -1},
    {"a clock", "12:03:05", "", 12, 12},
    {"a clock without seconds", "12:03", "", -1, -1},
    {"the last before one that is absurd", "9999 days", "", 239976, 239999},
    {"absurd", "10000 days", "", -1, -1},
    {"a number beyond all integers", "99999999999999999999 days", "", -1, -1},
    {"zero", "0 hours", "", 0, 0},
};

static void reads_durations(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(duration_rows); i++) {
        const struct duration_row *row = &duration_rows[i];
        struct interval got = {-1, -1};
        size_t end = duration_at(&pack, PACK_NONE, span_from(row->text), 0, &got);
        check_row(row->note, (end != 0) == (row->lo >= 0));
        check_row(row->note, got.lo == row->lo && got.hi == row->hi);
        check_row(row->note, end == 0 || strcmp(row->text + end, row->rest) == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates),
        cmocka_unit_test(knows_the_year),
        cmocka_unit_test(finds_the_second_date_far_away),
        cmocka_unit_test(reads_durations),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
