/* Every pair of texts that a page may show for the same words has one normal form; what is kept apart is listed too. */
#include "base/arena.h"
#include "base/utf8.h"
#include "check.h"
#include "text/normal.h"

static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL, 0, 1 << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

#define NBSP "\xC2\xA0"

static const struct normal_row {
    const char *note, *in, *want;
} normal_rows[] = {
    {"empty", "", ""},
    {"white space alone", " \t\r\n ", ""},
    {"lower case", "To SHIP", "to ship"},
    {"runs of white space", "  to \t\n ship ", "to ship"},
    {"control characters separate",
     "to\x01"
     "ship\x7F",
     "to ship"},
    {"punctuation stays", "Date: 2026-09-15.", "date: 2026-09-15."},
    {"no-break space", "To" NBSP "ship" NBSP, "to ship"},
    {"narrow no-break space",
     "1\xE2\x80\xAF"
     "000",
     "1 000"},
    {"ideographic space", "\xE3\x80\x80to\xE3\x80\x80ship", "to ship"},
    {"line separator", "to\xE2\x80\xA8ship", "to ship"},
    {"next line", "to\xC2\x85ship", "to ship"},
    {"zero-width space", "To\xE2\x80\x8B ship\xE2\x80\x8B", "to ship"},
    {"zero-width joiners", "to\xE2\x80\x8C ship\xE2\x80\x8D", "to ship"},
    {"word joiner", "to\xE2\x81\xA0ship", "toship"},
    {"soft hyphen", "ship\xC2\xADment", "shipment"},
    {"byte order mark inside", "\xEF\xBB\xBFto ship", "to ship"},
    {"left-to-right and right-to-left marks", "\xE2\x80\x8Eto\xE2\x80\x8F ship", "to ship"},
    {"embedding and override", "\xE2\x80\xAA\xE2\x80\xAEto ship\xE2\x80\xAC", "to ship"},
    {"isolates", "\xE2\x81\xA6to ship\xE2\x81\xA9", "to ship"},
    {"variation selector", "to ship\xEF\xB8\x8F", "to ship"},
    {"only invisible characters", "\xE2\x80\x8B\xE2\x80\x8E", ""},
    {"full width", "\xEF\xBC\xB4\xEF\xBD\x8F\xE3\x80\x80\xEF\xBC\x91\xEF\xBC\x9A", "to 1:"},
    {"ligature", "\xEF\xAC\x81nished", "finished"},
    {"superscript and circled digits", "\xC2\xB2\xE2\x91\xA0", "21"},
    {"ellipsis", "wait\xE2\x80\xA6", "wait..."},
    {"decomposed letters are composed", "annule\xCC\x81", "annul\xC3\xA9"},
    {"composed letters stay", "ANNUL\xC3\x89", "annul\xC3\xA9"},
    {"sharp s",
     "Stra\xC3\x9F"
     "e",
     "strasse"},
    {"Cyrillic capitals", "\xD0\x97\xD0\x90\xD0\x9A\xD0\x90\xD0\x97", "\xD0\xB7\xD0\xB0\xD0\xBA\xD0\xB0\xD0\xB7"},
    {"final sigma", "\xCE\xA3\xCF\x82", "\xCF\x83\xCF\x83"},
    {"Hangul syllables from their parts", "\xE1\x84\x8E\xE1\x85\xB1", "\xEC\xB7\xA8"},
    {"Chinese stays", "\xE5\xBE\x85\xE5\x8F\x91\xE8\xB4\xA7", "\xE5\xBE\x85\xE5\x8F\x91\xE8\xB4\xA7"},
    {"Turkish dotted capital", "\xC4\xB0ptal", "iptal"},
    {"Turkish dotless small", "s\xC4\xB1n\xC4\xB1r", "sinir"},
    {"Turkish, all capitals", "KASIM", "kasim"},
    {"a dot above an i with another mark", "\xC4\xB0\xCC\x81", "\xC3\xAD"},
    {"a dot above another letter", "\xC5\xBC", "\xC5\xBC"},
    {"Arabic-Indic digits", "\xD9\xA1\xD9\xA5", "15"},
    {"Persian digits", "\xDB\xB1\xDB\xB4\xDB\xB0\xDB\xB9", "1409"},
    {"Devanagari digits", "\xE0\xA5\xA6\xE0\xA5\xAF", "09"},
    {"Thai digits", "\xE0\xB9\x92\xE0\xB9\x95", "25"},
    {"digits beyond the basic plane", "\xF0\x9E\xA5\x90\xF0\x9E\xA5\x99", "09"},
    {"typographic apostrophes",
     "You\xE2\x80\x99ve \xE2\x80\x98"
     "a\xCA\xBC",
     "you've 'a'"},
    {"geresh", "\xD7\xA1\xD7\xA4\xD7\x98\xD7\xB3", "\xD7\xA1\xD7\xA4\xD7\x98'"},
    {"dashes",
     "1\xE2\x80\x90"
     "2\xE2\x80\x91"
     "3\xE2\x80\x93"
     "4\xE2\x80\x94"
     "5\xE2\x88\x92"
     "6",
     "1-2-3-4-5-6"},
    {"Arabic comma", "1\xD8\x8C", "1,"},
    {"wave dash",
     "1\xE3\x80\x9C"
     "2",
     "1~2"},
    {"Devanagari abbreviation", "\xE0\xA4\xB8\xE0\xA5\xB0", "\xE0\xA4\xB8."},
};

static void normalizes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(normal_rows); i++)
        check_span(normal_rows[i].note, text_normalize(&arena, span_from(normal_rows[i].in)), normal_rows[i].want);
}

static void normal_form_is_normal(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(normal_rows); i++)
        check_span(normal_rows[i].note, text_normalize(&arena, span_from(normal_rows[i].want)), normal_rows[i].want);
}

/* Both ways through the code, with and without tables, give the same: an é at the end forces the second. */
static void ascii_needs_no_tables(void **state)
{
    (void)state;
    for (int c = 1; c < 0x80; c++) {
        char plain[] = {'a', (char)c, 'B', '\0'}, wide[] = {'a', (char)c, 'B', '\xC3', '\xA9', '\0'}, note[32];
        struct span quick = text_normalize(&arena, span_from(plain)), slow = text_normalize(&arena, span_from(wide));
        (void)snprintf(note, sizeof(note), "U+%04X", (unsigned)c);
        check_row(note, slow.len == quick.len + 2 && memcmp(slow.ptr, quick.ptr, quick.len) == 0);
    }
}

static void absent_is_not_empty(void **state)
{
    (void)state;
    assert_null(text_normalize(&arena, SPAN_NONE).ptr);
    assert_non_null(text_normalize(&arena, SPAN_LITERAL("")).ptr);
}

/* The code point that grows most under NFKC: one of three bytes becomes eighteen of thirty-three. */
static void greatest_growth_fits(void **state)
{
    char text[3 * 100 + 1];
    (void)state;
    for (size_t i = 0; i < 100; i++)
        memcpy(text + 3 * i, "\xEF\xB7\xBA", 4);
    struct span out = text_normalize(&arena, span_from(text));
    assert_int_equal(out.len, 33 * 100 - 1 + 1);
}

static void every_shortage_of_memory_gives_nothing(void **state)
{
    struct span text = SPAN_LITERAL("\xEF\xBC\xB4o ship, \xC3\x89");
    (void)state;
    for (size_t limit = 0;; limit++) {
        struct arena small;
        arena_init(&small, NULL, 0, limit);
        struct span out = text_normalize(&small, text);
        bool enough = out.ptr != NULL;
        if (enough)
            check_span("enough memory", out, "to ship, \xC3\xA9");
        arena_free(&small);
        if (enough)
            break;
        assert_true(limit < 4096);
    }
}

static const struct phrase_row {
    const char *note, *text, *part;
    size_t at;
} phrase_rows[] = {
    {"the whole text", "to ship", "to ship", 0},
    {"at the start", "to ship: 3 days", "to ship", 0},
    {"in the middle", "left to ship: 3", "to ship", 5},
    {"at the end", "3 days left", "left", 7},
    {"absent", "3 days", "left", TEXT_NOT_FOUND},
    {"longer than the text", "left", "left to ship", TEXT_NOT_FOUND},
    {"nothing to find", "left", "", TEXT_NOT_FOUND},
    {"nothing to search", "", "left", TEXT_NOT_FOUND},
    {"inside a word, at its start", "shipped", "ship", TEXT_NOT_FOUND},
    {"inside a word, at its end", "unship", "ship", TEXT_NOT_FOUND},
    {"after a part of a word", "reship ship", "ship", 7},
    {"digits belong to words", "ship2 ship", "ship", 6},
    {"beside punctuation", "(ship)", "ship", 1},
    {"the phrase ends in punctuation", "left:3", "left:", 0},
    {"beside a letter of another script", "\xE5\xBE\x85ship", "ship", 3},
    {"inside a script without spaces", "\xE5\xBE\x85\xE5\x8F\x91\xE8\xB4\xA7", "\xE5\x8F\x91", 3},
    {"the first of two", "left, left", "left", 0},
};

static void finds_phrases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(phrase_rows); i++) {
        const struct phrase_row *row = &phrase_rows[i];
        check_row(row->note, text_find_phrase(span_from(row->text), span_from(row->part)) == row->at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(normalizes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(normal_form_is_normal, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ascii_needs_no_tables, set_up, tear_down),
        cmocka_unit_test_setup_teardown(absent_is_not_empty, set_up, tear_down),
        cmocka_unit_test_setup_teardown(greatest_growth_fits, set_up, tear_down),
        cmocka_unit_test(every_shortage_of_memory_gives_nothing),
        cmocka_unit_test(finds_phrases),
    };
    return cmocka_run_group_tests_name("normal", tests, NULL, NULL);
}
