/* Titles that somebody else wrote: harmless, or not shown at all. */
#include "text/title.h"

#include "check.h"

static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL, 0, 1 << 24);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void makes_titles_harmless(void **state)
{
    static const struct {
        const char *note, *title, *want; /* want NULL: absent */
    } rows[] = {
        {"a plain one", "Smart glasses", "Smart glasses"},
        {"white space and new lines", "  Smart \n\t glasses\r\n", "Smart glasses"},
        {"no-break and ideographic spaces",
         "Smart\xC2\xA0glasses\xE3\x80\x80"
         "2",
         "Smart glasses 2"},
        {"control characters",
         "Smart\x01\x7F"
         "glasses",
         "Smart glasses"},
        {"overrides of direction", "Smart \xE2\x80\xAEsessalg\xE2\x80\xAC\xE2\x81\xA6", "Smart sessalg"},
        {"fillers that look like nothing", "\u115F\u3164\u2800\uFFA0", NULL},
        {"and around a word", "\u3164Smart\u115F \u2800", "Smart"},
        {"wide letters and digits", "\uFF33mart\uFF12", "Smart2"},
        {"zero width",
         "Sm\xE2\x80\x8B"
         "art\xEF\xBB\xBF",
         "Smart"},
        {"braces would be placeholders", "{order_id} Lamp {x}", "order id Lamp x"},
        {"private use and unassigned", "Lamp \xEE\x80\x80\xF3\xB0\x80\x80", "Lamp"},
        {"what could not be decoded", "Lamp \xEF\xBF\xBD", "Lamp"},
        {"nothing left", "\xE2\x80\x8B \n", NULL},
        {"empty", "", NULL},
        {"Chinese", "\u667A\u80FD\u773C\u955C\u3010\u73B0\u8D27\u3011", "\u667A\u80FD\u773C\u955C \u73B0\u8D27"},
        {"marks of sentences, brackets and quotations", "Lamp! (new) \u201Cbest\u201D, 'x'; y", "Lamp new best x y"},
        {"marks on a letter, two at most", "q\u0323\u0324\u0325\u0301\u0302mp", "q\u0323\u0324mp"},
        {"a mark without a letter", "\u0301 Lamp", "Lamp"},
        {"signs of goods stay", "Lamp 5-10% & more+", "Lamp 5-10% & more+"},
        {"an address", "Lamp mail me a@b.example", NULL},
        {"a link", "Lamp https://example", NULL},
        {"a domain", "Lamp cheaper at shop.com", NULL},
        {"a domain that begins with a digit", "Lamp 1688.com", NULL},
        {"wide signs", "Lamp me\uFF20shop\uFF0Ecom", NULL},
        {"an ideographic full stop", "Lamp shop\u3002com", NULL},
        {"a halfwidth one", "Lamp shop\uFF61com", NULL},
        {"a domain with an accent", "Lamp sh\u00F6p.c\u00F6m", NULL},
        {"a domain in another script",
         "\u041B\u0430\u043C\u043F\u0430 \u043C\u0430\u0433\u0430\u0437\u0438\u043D.\u0440\u0444", NULL},
        {"a domain with blanks", "Lamp shop . com", NULL},
        {"backslashes", "Lamp http:\\\\shop", NULL},
        {"two slashes", "Lamp //shop", NULL},
        {"a sentence after a sentence is not worth the risk", "Lamp. White", NULL},
        {"numbers are no domains", "USB 3.0 cable, 2.5 m", "USB 3 0 cable 2 5 m"},
        {"a telephone number", "Lamp call 555-010-9999", NULL},
        {"with a country", "Lamp +1 (555) 0100", NULL},
        {"in Arabic digits", "Lamp \xD9\xA0\xD9\xA1\xD9\xA2\xD9\xA3\xD9\xA4\xD9\xA5\xD9\xA6", NULL},
        {"wide digits", "Lamp \uFF10\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16", NULL},
        {"circled digits", "Lamp \u2460\u2461\u2462\u2463\u2464\u2465\u2466", NULL},
        {"dark circled digits", "Lamp \u2776\u2777\u2778\u2779\u277A\u277B\u277C", NULL},
        {"keycaps",
         "Lamp 1\uFE0F\u20E3"
         "2\uFE0F\u20E3"
         "3\uFE0F\u20E3"
         "4\uFE0F\u20E3"
         "5\uFE0F\u20E3"
         "6\uFE0F\u20E3"
         "7\uFE0F\u20E3",
         NULL},
        {"digits with anything between them", "Lamp 1_2/3*4|5~6=7", NULL},
        {"six digits are a model", "Lamp 100000 mAh 5000 mAh", "Lamp 100000 mAh 5000 mAh"},
        {"seven are not", "Lamp 1000000", NULL},
        {"markup", "<b>Lamp</b>", NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct span made = text_title(&arena, span_from(rows[i].title));
        check_row(rows[i].note, (made.ptr == NULL) == (rows[i].want == NULL) && !arena.refused);
        if (rows[i].want != NULL)
            check_span(rows[i].note, made, rows[i].want);
    }
}

#define DOTS "\xE2\x80\xA6"
#define FAMILY \
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7" /* two persons and a joiner: three characters, seen as one */

static void shortens_between_words_and_characters(void **state)
{
    static const struct {
        const char *note, *title;
        size_t most;
        const char *want;
    } rows[] = {
        {"short enough", "Smart glasses", 13, "Smart glasses"},
        {"after a word", "Smart blue glasses", 14, "Smart blue" DOTS},
        {"no word ends late enough", "A Donaudampfschiff", 10, "A Donauda" DOTS},
        {"one long word", "Donaudampfschiff", 6, "Donau" DOTS},
        {"a mark stays with its letter",
         "ae\xCC\x81"
         "bc",
         4, "ae\xCC\x81" DOTS},
        {"or goes with it",
         "ae\xCC\x81"
         "bc",
         3, "a" DOTS},
        {"joined signs", "ab" FAMILY "cd", 5, "ab" DOTS},
        {"nothing but the mark", "Lamp", 1, NULL},
        {"nothing", "Lamp", 0, NULL},
        {"absent stays absent", NULL, 5, NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct span title = rows[i].title == NULL ? SPAN_NONE : span_from(rows[i].title);
        struct span made = text_shorten(&arena, title, rows[i].most);
        check_row(rows[i].note, (made.ptr == NULL) == (rows[i].want == NULL) && !arena.refused);
        check_row(rows[i].note, text_characters(made) <= rows[i].most);
        if (rows[i].want != NULL)
            check_span(rows[i].note, made, rows[i].want);
    }
}

static void a_shortage_of_memory_is_said(void **state)
{
    struct arena none;
    (void)state;
    arena_init(&none, NULL, 0, 0);
    assert_null(text_title(&none, SPAN_LITERAL("Lamp")).ptr);
    assert_true(none.refused);
    arena_reset(&none);
    assert_false(none.refused);
    assert_null(text_shorten(&none, SPAN_LITERAL("Lampshade"), 5).ptr);
    assert_true(none.refused);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_titles_harmless),
        cmocka_unit_test(shortens_between_words_and_characters),
        cmocka_unit_test(a_shortage_of_memory_is_said),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
