/* Dates and durations in every language, with the shipped pack: the rows of tests/lexicon. */
#include <stdlib.h>

#include "base/civil.h"
#include "check.h"
#include "lexicon/date.h"
#include "lexicon/duration.h"
#include "lexicon/outline.h"
#include "lexicon/sentence.h"
#include "lexicon/words.h"
#include "pack/default.h"
#include "rows.h"
#include "text/normal.h"

enum { LINE_BYTES = 4096, FIELDS = 5 };

static struct arena arena;
static const struct pack *pack;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL, 0, 1 << 20);
    pack = pack_default();
    return pack == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* Calls `right` with each row; all that are wrong are named before the test fails. */
static void run(const char *path, size_t least,
                bool (*right)(char *const fields[FIELDS], size_t count, struct buf *got))
{
    char line[LINE_BYTES], got_text[256];
    char *fields[FIELDS];
    size_t rows = 0, wrong = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof(line), file) != NULL) {
        struct buf got;
        size_t count = rows_cut(line, fields, FIELDS);
        buf_init(&got, got_text, sizeof(got_text) - 1);
        if (count == 0)
            continue;
        assert_true(count >= 3);
        rows++;
        if (!right(fields, count, &got)) {
            got_text[got.len] = '\0';
            print_error("%s: \"%s\" wants %s, got %s\n", fields[0], fields[2], fields[1], got_text);
            wrong++;
        }
        arena_reset(&arena);
    }
    (void)fclose(file);
    assert_int_equal(wrong, 0);
    assert_true(rows >= least);
}

static uint16_t language(const char *tag)
{
    return words_language(pack, span_from(tag));
}

static int64_t moment(const char *text)
{
    int64_t at, same;
    assert_true(civil_read(span_from(text), civil_anywhere, &at, &same));
    return at;
}

static bool reads_date(char *const fields[FIELDS], size_t count, struct buf *got)
{
    struct date_context context = {.pack = pack,
                                   .lang = language(fields[0]),
                                   .zone = civil_anywhere,
                                   .now_s = moment(count > 3 ? fields[3] : "2026-11-22T12:00:00Z"),
                                   .future = count > 4 && strcmp(fields[4], "future") == 0};
    struct interval day = {0, 0}, first, last;
    bool read = date_read(&context, text_normalize(&arena, span_from(fields[2])), &day);
    if (read) {
        civil_write_utc(got, day.lo + 14 * 3600);
        buf_text(got, " to ");
        civil_write_utc(got, day.hi - 12 * 3600);
    } else {
        buf_text(got, "refused");
    }
    if (strcmp(fields[1], "refused") == 0)
        return !read;
    assert_true(civil_read((struct span){.ptr = fields[1], .len = 10}, civil_anywhere, &first.lo, &first.hi));
    assert_true(civil_read(span_from(fields[1] + strlen(fields[1]) - 10), civil_anywhere, &last.lo, &last.hi));
    return read && day.lo == first.lo && day.hi == last.hi;
}

/* The duration beside the phrase "|": right behind it, with a colon, a dash or a bracket between, else right before it,
 * in its sentence. */
static const struct hole *beside(const struct outline *outline)
{
    struct sentence sentence = {.at = 0};
    for (size_t at = 0; sentence_next(outline->text, &at, &sentence);) {
        const char *phrase = memchr(sentence.text.ptr, '|', sentence.text.len);
        if (phrase == NULL)
            continue;
        size_t place = (size_t)(phrase - outline->text.ptr);
        size_t after = place + 1 + strspn(phrase + 1, " :-(");
        for (size_t i = 0; i < outline->hole_count; i++) {
            if (strcmp(outline->holes[i].name, HOLE_DURATION) == 0 && outline->holes[i].at == after)
                return &outline->holes[i];
        }
        for (size_t i = outline->hole_count; i-- > 0;) {
            const struct hole *hole = &outline->holes[i];
            size_t end = hole->at + strlen(hole->name);
            bool alone = i == 0 || outline->holes[i - 1].at < sentence.at ||
                         strncmp(outline->text.ptr + outline->holes[i - 1].at, HOLE_DURATION ".", 11) != 0;
            if (strcmp(hole->name, HOLE_DURATION) == 0 && hole->at < place)
                return alone && end + strspn(outline->text.ptr + end, " ") == place ? hole : NULL;
        }
    }
    return NULL;
}

static bool reads_duration(char *const fields[FIELDS], size_t count, struct buf *got)
{
    const struct date_context context = {
        .pack = pack, .lang = language(fields[0]), .zone = civil_anywhere, .now_s = moment("2026-11-22T12:00:00Z")};
    struct outline outline;
    char *end = NULL;
    (void)count;
    outline_draw(&context, &arena, text_normalize(&arena, span_from(fields[2])), &outline);
    assert_non_null(outline.text.ptr);
    const struct hole *hole = beside(&outline);
    struct interval hours = hole == NULL ? (struct interval){-1, -1} : hole->value;
    buf_text(got, hole != NULL ? "" : "none ");
    buf_int(got, hours.lo);
    buf_text(got, "..");
    buf_int(got, hours.hi);
    if (strcmp(fields[1], "none") == 0)
        return hole == NULL;
    long long lo = strtoll(fields[1], &end, 10), hi = *end == '.' ? strtoll(end + 2, &end, 10) : lo;
    return *end == '\0' && hole != NULL && hours.lo == lo && hours.hi == hi;
}

static void dates(void **state)
{
    (void)state;
    run(DATES, 200, reads_date);
}

static void durations(void **state)
{
    (void)state;
    run(DURATIONS, 60, reads_duration);
}

static struct span joined(const char *before, struct span word, const char *after)
{
    static char text[256];
    struct buf out;
    buf_init(&out, text, sizeof(text));
    buf_text(&out, before);
    buf_span(&out, word);
    buf_text(&out, after);
    assert_false(out.overflow);
    return text_normalize(&arena, buf_span_of(&out));
}

/* A weekday goes with the one day of a week that it names. */
static bool weekday_means(const struct date_context *context, struct span text, int weekday)
{
    static const char *const week[] = {" 2024-07-01", " 2024-07-02", " 2024-07-03", " 2024-07-04",
                                       " 2024-07-05", " 2024-07-06", " 2024-07-07"};
    bool right = true;
    for (int day = 0; day < 7; day++) {
        struct interval read;
        right = right && date_read(context, joined("", text, week[day]), &read) == (day + 1 == weekday);
    }
    return right;
}

/* Every month, weekday and unit of the lexicon can be met in a text of its language, and means what it says. */
static void words_of_dates(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < pack_count(pack, PACK_WORDS); i++) {
        const struct pack_word *word = pack->words + i;
        struct span text = pack_span(pack, word->text);
        struct date_context context = {
            .pack = pack, .lang = word->lang, .zone = {0, 0}, .now_s = moment("2026-11-22T12:00:00Z")};
        struct interval read = {-1, -1};
        bool right = true;
        if (word->kind == PACK_WORD_MONTH)
            right = date_read(&context, joined("2 ", text, " 2026"), &read) &&
                    civil_from_days(read.lo / CIVIL_DAY).month == word->number;
        else if (word->kind == PACK_WORD_WEEKDAY)
            right = weekday_means(&context, text, word->number);
        else if (word->kind == PACK_WORD_UNIT)
            right = duration_at(pack, word->lang, joined("2 ", text, ""), 0, &read) != 0 &&
                    read.lo == 2 * (int64_t)word->number;
        if (!right)
            fail_msg("\"%.*s\" is never read", (int)text.len, text.ptr);
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates),
        cmocka_unit_test(durations),
        cmocka_unit_test(words_of_dates),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
