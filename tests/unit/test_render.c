/* Placeholders, plurals and languages of messages; and that nothing half-filled ever comes out. */
#include "advice/render.h"

#include "advice/plural.h"
#include "check.h"
#include "pack_folder.h"

static const char *const messages[] = {
    "Plain text.",
    "Order {order_id}.",
    "{ order_id }",
    "{days} days",
    "{days, plural, one {# day} other {# days}}",
    "{days, plural, other {# days} one {a day}}",
    "{days, plural, one {# day}}",
    "{days,plural,other{in #}}, order {order_id}",
    "{missing}",
    "Half {order_id} and {missing}",
    "{days, plural, one {{missing}} other {fine}}",
    "{days, plural, one {{order_id}: #} other {#}}",
    "{order_id",
    "Order {order_id}, {days, plural, one {# day}",
    "{}",
    "{days, select, other {x}}",
    "{days, plural,}",
    "A } brace",
    "# is no number here",
    "{days, plural, one {one} one {two} other {three}}",
    "{days, plural, other {{days, plural, one {deep} other {deeper #}}}}",
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
    static char texts[16384], other[1024];
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
    (void)snprintf(other, sizeof(other),
                   "{\"m00\":\"Texte.\",\"m04\":\"{days, plural, one {# jour} many {# de jours} other {# jours}}\"}");
    const struct pack_file files[] = {
        {"pack.json", "{\"format\":1,\"id\":\"test\",\"version\":\"1\",\"expires\":\"2027-01-01\",\"languages\":["
                      "\"en\",\"fr\",\"pt-BR\",\"pt\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"],"
                      "\"tables\":[\"verdict\",\"reason\",\"refund\",\"coupon\",\"clocks\",\"warnings\",\"letter\"]}"},
        {"texts/en.json", texts},
        {"texts/fr.json", other},
        {"texts/pt-BR.json", "{}"},
        {"texts/pt.json", "{}"},
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
    {"a text", 1, 0, "Order 819."},
    {"spaces inside the braces", 2, 0, "819"},
    {"a number", 3, 5, "5 days"},
    {"a negative number", 3, -5, "-5 days"},
    {"one", 4, 1, "1 day"},
    {"other", 4, 2, "2 days"},
    {"none is other", 4, 0, "0 days"},
    {"other stands first", 5, 1, "a day"},
    {"other stands first and is meant", 5, 2, "2 days"},
    {"without other, when it is not needed", 6, 1, "1 day"},
    {"without other, when it is", 6, 2, NULL},
    {"no spaces", 7, 3, "in 3, order 819"},
    {"nothing fills it", 8, 0, NULL},
    {"half of it could be filled", 9, 0, NULL},
    {"nothing fills it inside the chosen branch", 10, 1, NULL},
    {"the other branch is not looked into", 10, 2, "fine"},
    {"a placeholder inside a plural", 11, 1, "819: 1"},
    {"open to the end", 12, 0, NULL},
    {"open inside a plural", 13, 1, NULL},
    {"no name", 14, 0, NULL},
    {"another kind of choice", 15, 0, NULL},
    {"a plural without branches", 16, 0, NULL},
    {"a closing brace alone is text", 17, 0, "A } brace"},
    {"# outside of a plural is text", 18, 0, "# is no number here"},
    {"the same branch twice: the last", 19, 1, "two"},
    {"a plural inside a plural", 20, 1, "deep"},
    {"a plural inside a plural, other", 20, 7, "deeper 7"},
    {"twice", 21, 0, "819819"},
    {"another script", 22, 0, "\xE8\xAE\xA2\xE5\x8D\x95 819"},
};

static void renders(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct parameter parameters[] = {ID, {.name = "days", .number = rows[i].days}};
        bool no_memory = false;
        struct span got =
            render(&pack, pack.languages, pack.languages, message(rows[i].message), parameters, 2, &arena, &no_memory);
        check_row(rows[i].note, !no_memory);
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
    bool no_memory = false;
    (void)state;
    check_span("braces in a text of the page",
               render(&pack, pack.languages, pack.languages, message(1), parameters, 1, &arena, &no_memory),
               "Order {days} # }{.");
}

static void another_language_or_english(void **state)
{
    const struct parameter parameters[] = {ID, {.name = "days", .number = 2000000}};
    const struct pack_language *french = pack.languages + 1;
    bool no_memory = false;
    (void)state;
    check_span("its own text", render(&pack, french, pack.languages, message(0), parameters, 2, &arena, &no_memory),
               "Texte.");
    check_span("its own plural", render(&pack, french, pack.languages, message(4), parameters, 2, &arena, &no_memory),
               "2000000 de jours");
    check_span("English where it lacks one",
               render(&pack, french, pack.languages, message(3), parameters, 2, &arena, &no_memory), "2000000 days");
    assert_null(render(&pack, french, pack.languages, 0, parameters, 2, &arena, &no_memory).ptr);
}

/* At the greatest length, and one beyond. */
static void too_long_is_absent(void **state)
{
    static char text[LONGEST];
    bool no_memory = false;
    (void)state;
    memset(text, 'x', sizeof(text));
    for (size_t len = LONGEST - 9; len <= LONGEST; len++) {
        const struct parameter parameters[] = {{.name = "order_id", .text = {.ptr = text, .len = len}}};
        struct span got = render(&pack, pack.languages, pack.languages, message(1), parameters, 1, &arena, &no_memory);
        assert_int_equal(got.ptr != NULL, len + 7 <= LONGEST); /* "Order " and "." */
        assert_false(no_memory);
        arena_reset(&arena);
    }
}

static void lack_of_memory_is_told_from_absence(void **state)
{
    const struct parameter parameters[] = {ID};
    (void)state;
    for (size_t limit = 0;; limit += 16) {
        struct arena small;
        bool no_memory = false;
        arena_init(&small, NULL, 0, limit);
        struct span got = render(&pack, pack.languages, pack.languages, message(1), parameters, 1, &small, &no_memory);
        assert_int_equal(got.ptr == NULL, no_memory);
        arena_free(&small);
        if (!no_memory)
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
        const struct pack_language *got = render_language(&pack, pack.languages, pack_count(&pack, PACK_LANGUAGES),
                                                          span_from(language_rows[i].wanted));
        check_row(language_rows[i].wanted == NULL ? "none" : language_rows[i].wanted,
                  got == pack.languages + language_rows[i].index);
    }
}

/* Examples of Unicode CLDR, "Language Plural Rules". */
static void counts_as_each_language_does(void **state)
{
    const struct {
        const char *tag, *category;
        int64_t numbers[8]; /* ends with -1 */
    } plural_rows[] = {
        {"en", "one", {1, -1}},
        {"en", "other", {0, 2, 21, 1000000, -1}},
        {"de", "one", {1, -1}},
        {"xx", "other", {0, 5, -1}},
        {"fr", "one", {0, 1, -1}},
        {"fr", "other", {2, 21, -1}},
        {"fr", "many", {1000000, 2000000, -1}},
        {"pt-BR", "one", {0, 1, -1}},
        {"es", "one", {1, -1}},
        {"es", "other", {0, 2, -1}},
        {"es", "many", {1000000, -1}},
        {"it", "other", {0, -1}},
        {"ru", "one", {1, 21, 101, -1}},
        {"ru", "few", {2, 4, 22, 104, -1}},
        {"ru", "many", {0, 5, 11, 12, 14, 111, 112, -1}},
        {"uk", "few", {3, 33, -1}},
        {"pl", "one", {1, -1}},
        {"pl", "few", {2, 4, 22, 104, -1}},
        {"pl", "many", {0, 5, 11, 12, 14, 21, 112, -1}},
        {"ar", "zero", {0, -1}},
        {"ar", "one", {1, -1}},
        {"ar", "two", {2, -1}},
        {"ar", "few", {3, 10, 103, 110, -1}},
        {"ar", "many", {11, 99, 111, -1}},
        {"ar", "other", {100, 101, 102, 200, -1}},
        {"he", "two", {2, -1}},
        {"he", "other", {0, 3, 20, -1}},
        {"ja", "other", {0, 1, 2, -1}},
        {"ko", "other", {1, -1}},
        {"zh-CN", "other", {1, -1}},
        {"zha", "one", {1, -1}},
        {"", "one", {1, -1}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(plural_rows); i++) {
        for (const int64_t *number = plural_rows[i].numbers; *number >= 0; number++)
            check_span(plural_rows[i].tag, plural_category(span_from(plural_rows[i].tag), *number),
                       plural_rows[i].category);
    }
    check_span("as its opposite", plural_category(SPAN_LITERAL("en"), -1), "one");
    check_span("the least number", plural_category(SPAN_LITERAL("en"), INT64_MIN), "other");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(renders),
        cmocka_unit_test(what_fills_is_not_read_again),
        cmocka_unit_test(another_language_or_english),
        cmocka_unit_test(too_long_is_absent),
        cmocka_unit_test(lack_of_memory_is_told_from_absence),
        cmocka_unit_test(picks_the_nearest_language),
        cmocka_unit_test(counts_as_each_language_does),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
