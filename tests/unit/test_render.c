/* Placeholders and languages of messages, the mark of a text that is not translated; and that nothing half-filled ever
 * comes out. */
#include "advice/render.h"

#include "check.h"
#include "pack_folder.h"

/* Around a text that fills a placeholder. */
#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"

static const char *const messages[] = {
    "Plain text.",
    "Order {order_id}.",
    "{days} days",
    "{missing}",
    "Half {order_id} and {missing}",
    "{order_id",
    "Order {order_id}, {days",
    "{}",
    "{ order_id }",
    "{days, plural, one {# day} other {# days}}",
    "A } brace",
    "[not optional here]",
    "{order_id}{order_id}",
    "\xE8\xAE\xA2\xE5\x8D\x95 {order_id}",
};

enum { LONGEST = 2048 };

static struct arena pack_arena, arena;
static struct pack pack;
static uint32_t first_message; /* of those above, by their keys m00, m01, … */

static uint32_t message(size_t index)
{
    return first_message + (uint32_t)index;
}

static int set_up(void **state)
{
    static char texts[16384];
    struct buf out;
    (void)state;
    buf_init(&out, texts, sizeof(texts) - 1);
    for (size_t i = 0; i < COUNT_OF(messages); i++) {
        char head[16];
        (void)snprintf(head, sizeof(head), "%s\"m%02zu\":\"", i == 0 ? "" : ",", i);
        buf_text(&out, head);
        buf_text(&out, messages[i]);
        buf_byte(&out, '"');
    }
    buf_text(&out, ",\"only\":\"only English {order_id}\"");
    texts[out.len] = '\0';
    assert_false(out.overflow);
    const struct pack_file files[] = {
        {"pack.json", "{\"format\":1,\"id\":\"test\",\"version\":\"1\",\"expires\":\"2027-01-01\",\"languages\":["
                      "\"en\",\"fr\",\"pt-BR\",\"pt\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"],"
                      "\"tables\":[\"verdict\",\"reason\",\"refund\",\"coupon\",\"clocks\",\"warnings\",\"letter\"]}"},
        {"texts/en.json", texts},
        {"texts/fr.json", "{\"m00\":\"Texte.\",\"m01\":\"Commande {order_id}.\"}"},
        {"texts/pt-BR.json", "{}"},
        {"texts/pt.json", "{}"},
        {"letters/en.json", "{\"hi\":\"{order_id}\"}"},
        {NULL, NULL},
    };
    pack_of(files, &pack_arena, &pack);
    arena_init(&arena, NULL, 0, 1 << 24);
    for (uint32_t i = 1; i < pack.languages[0].messages.count; i++) {
        if (span_equal(pack_span(&pack, pack.texts[pack.languages[0].messages.first + i]), span_from(messages[0])))
            first_message = i;
    }
    return first_message == 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    arena_free(&pack_arena);
    return 0;
}

#define ID \
    { \
        .name = "order_id", .text = {.ptr = "819", .len = 3 } \
    }

/* want NULL: the whole message is absent. */
static const struct render_row {
    const char *note;
    size_t message;
    int64_t days;
    const char *want;
} rows[] = {
    {"no placeholder", 0, 0, "Plain text."},
    {"a text", 1, 0, "Order " FSI "819" PDI "."},
    {"a number", 2, 5, "5 days"},
    {"a negative number", 2, -5, "-5 days"},
    {"nothing fills it", 3, 0, NULL},
    {"half of it could be filled", 4, 0, NULL},
    {"open to the end", 5, 0, NULL},
    {"a second one open to the end", 6, 0, NULL},
    {"no name", 7, 0, NULL},
    {"a name has no spaces", 8, 0, NULL},
    {"no other language of placeholders", 9, 1, NULL},
    {"a closing brace alone is text", 10, 0, "A } brace"},
    {"brackets are text but in a letter", 11, 0, "[not optional here]"},
    {"twice", 12, 0, FSI "819" PDI FSI "819" PDI},
    {"another script", 13, 0, "\xE8\xAE\xA2\xE5\x8D\x95 " FSI "819" PDI},
};

static void renders(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct parameter parameters[] = {ID, {.name = "days", .number = rows[i].days}};
        struct span got = render(&pack, pack.languages, message(rows[i].message), parameters, 2, &arena);
        check_row(rows[i].note, !arena.refused);
        if (rows[i].want == NULL)
            check_row(rows[i].note, got.ptr == NULL);
        else
            check_span(rows[i].note, got, rows[i].want);
        arena_reset(&arena);
    }
}

static void what_fills_is_not_read_again(void **state)
{
    const struct parameter parameters[] = {{.name = "order_id", .text = SPAN_LITERAL("{days} # }{")}};
    (void)state;
    check_span("braces in a text of the page", render(&pack, pack.languages, message(1), parameters, 1, &arena),
               "Order " FSI "{days} # }{" PDI ".");
}

/* Whatever a page writes, the sentence around it reads in its own direction. */
static void a_text_of_the_page_stands_alone(void **state)
{
    static const struct {
        const char *page, *want;
    } texts[] = {
        {"\xD7\xA0\xD7\xA9\xD7\x9C\xD7\x97!", "Order " FSI "\xD7\xA0\xD7\xA9\xD7\x9C\xD7\x97!" PDI "."},
        {"a" PDI "b", "Order " FSI "ab" PDI "."},
        {"\xE2\x80\xAE"
         "a\xE2\x80\xAA\xE2\x81\xA6",
         "Order " FSI "a" PDI "."},
        {"a\xE2\x80\xA9\xE2\x80\xAF\xE2\x81\xA5\xE2\x81\xAA",
         "Order " FSI "a\xE2\x80\xA9\xE2\x80\xAF\xE2\x81\xA5\xE2\x81\xAA" PDI "."},
        {"", "Order " FSI PDI "."},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        const struct parameter parameter = {.name = "order_id", .text = span_from(texts[i].page)};
        check_span(texts[i].page, render(&pack, pack.languages, message(1), &parameter, 1, &arena), texts[i].want);
        check_span(texts[i].page, render_optional(&pack, pack.letters, 1, &parameter, 1, &arena), texts[i].page);
    }
}

static void another_language_or_english(void **state)
{
    const struct parameter parameters[] = {ID, {.name = "days", .number = 2}};
    const struct pack_language *french = pack.languages + 1;
    (void)state;
    check_span("its own text", render(&pack, french, message(0), parameters, 2, &arena), "Texte.");
    check_span("its own, filled", render(&pack, french, message(1), parameters, 2, &arena),
               "Commande " FSI "819" PDI ".");
    check_span("English where it lacks one, with its mark", render(&pack, french, message(2), parameters, 2, &arena),
               "[EN] 2 days");
    check_span("without placeholders, too", render(&pack, french, message(10), parameters, 2, &arena),
               "[EN] A } brace");
    check_span("English itself has no mark", render(&pack, pack.languages, message(10), parameters, 2, &arena),
               "A } brace");
    assert_null(render(&pack, french, message(3), parameters, 2, &arena).ptr);
    assert_null(render(&pack, french, 0, parameters, 2, &arena).ptr);
}

/* At the greatest length, and one beyond. */
static void too_long_is_absent(void **state)
{
    static char text[LONGEST];
    (void)state;
    memset(text, 'x', sizeof(text));
    for (size_t len = LONGEST - 15; len <= LONGEST; len++) {
        const struct parameter parameters[] = {{.name = "order_id", .text = {.ptr = text, .len = len}}};
        struct span got = render(&pack, pack.languages, message(1), parameters, 1, &arena);
        assert_int_equal(got.ptr != NULL, len + 13 <= LONGEST); /* "Order ", "." and two signs */
        assert_false(arena.refused);
        arena_reset(&arena);
    }
}

static void lack_of_memory_is_told_from_absence(void **state)
{
    const struct parameter parameters[] = {ID};
    (void)state;
    for (size_t limit = 0;; limit += 16) {
        struct arena small;
        arena_init(&small, NULL, 0, limit);
        struct span got = render(&pack, pack.languages, message(1), parameters, 1, &small);
        assert_int_equal(got.ptr == NULL, small.refused);
        bool refused = small.refused;
        arena_free(&small);
        if (!refused)
            break;
        assert_true(limit < 65536);
    }
}

static void picks_the_nearest_language(void **state)
{
    const struct {
        const char *wanted;
        uint32_t index;
    } language_rows[] = {
        {"en", 0},    {"fr", 1}, {"pt-BR", 2}, {"pt", 3}, {"PT-br", 2}, {"Fr", 1},  {"fr-CA", 1},
        {"pt-PT", 2}, {"de", 0}, {"", 0},      {"-", 0},  {"f", 0},     {"fra", 0}, {NULL, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(language_rows); i++) {
        const struct pack_language *got = render_language(&pack, span_from(language_rows[i].wanted));
        check_row(language_rows[i].wanted == NULL ? "none" : language_rows[i].wanted,
                  got == pack.languages + language_rows[i].index);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(renders),
        cmocka_unit_test(what_fills_is_not_read_again),
        cmocka_unit_test(a_text_of_the_page_stands_alone),
        cmocka_unit_test(another_language_or_english),
        cmocka_unit_test(too_long_is_absent),
        cmocka_unit_test(lack_of_memory_is_told_from_absence),
        cmocka_unit_test(picks_the_nearest_language),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
