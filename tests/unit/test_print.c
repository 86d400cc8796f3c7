/* What `rescind advise` shows to people. */
#include "cli_print.h"

#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "check.h"

static char *shown;
static size_t shown_len;

static FILE *start(void)
{
    free(shown);
    shown = NULL;
    FILE *out = open_memstream(&shown, &shown_len);
    assert_non_null(out);
    return out;
}

static int tear_down(void **state)
{
    (void)state;
    free(shown);
    shown = NULL;
    return 0;
}

static void wraps(void **state)
{
    static const struct {
        const char *first, *text, *want;
    } rows[] = {
        {"  - ", "short", "  - short\n"},
        {"", "", "\n"},
        {"  - ", "0123456789 0123456789 x", "  - 0123456789\n    0123456789 x\n"},
        {"  - ", "0123456789 0123456789abcdef x", "  - 0123456789\n    0123456789abcdef\n    x\n"},
        {"  - ", "one\ntwo\n\nthree", "  - one\n    two\n\n    three\n"},
        {"    ", "0123456789abcdef0123456789abcdef", "    0123456789abcdef\n    0123456789abcdef\n"},
        /* Wide characters take two columns and may be parted anywhere. */
        {"    ", "\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0",
         "    \xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\n    \xE4\xBD\xA0\n"},
        /* A combining mark takes none. */
        {"    ", "01234567e\xCC\x81xxxxxxx", "    01234567e\xCC\x81xxxxxxx\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct text_style style = {.out = start(), .width = 20};
        text_paragraph(&style, rows[i].first, span_from(rows[i].text));
        (void)fclose(style.out);
        check_span(rows[i].text, (struct span){.ptr = shown, .len = shown_len}, rows[i].want);
    }
}

static void never_reaches_the_terminal(void **state)
{
    static const struct {
        const char *note, *text, *want;
    } rows[] = {
        {"escape sequence", "a\033[31mb", "a\xEF\xBF\xBD[31mb\n"},
        {"C1 control", "a\xC2\x9B" "31mb", "a\xEF\xBF\xBD" "31mb\n"},
        {"bell, delete, return", "\a\x7F\r", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n"},
        {"turning the direction", "a\xE2\x80\xAE" "b\xE2\x81\xA6" "c", "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c\n"},
        {"no UTF-8", "a\xFF\xC3", "a\xEF\xBF\xBD\xEF\xBF\xBD\n"},
        {"tab", "a\tb", "a b\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        for (int heading = 0; heading < 2; heading++) {
            struct text_style style = {.out = start(), .width = 80};
            if (heading)
                text_heading(&style, span_from(rows[i].text));
            else
                text_paragraph(&style, "", span_from(rows[i].text));
            (void)fclose(style.out);
            check_span(rows[i].note, (struct span){.ptr = shown, .len = shown_len}, rows[i].want);
        }
    }
}

static void colours_headings_when_asked(void **state)
{
    struct text_style style = {.out = start(), .width = 80, .colour = true};
    (void)state;
    text_heading(&style, SPAN_LITERAL("Heading"));
    (void)fclose(style.out);
    check_span("heading", (struct span){.ptr = shown, .len = shown_len}, "\033[1mHeading\033[0m\n");
}

static void a_file_gets_no_colour(void **state)
{
    FILE *file = tmpfile();
    (void)state;
    assert_non_null(file);
    struct text_style style = text_style_for(file);
    assert_false(style.colour);
    assert_int_equal(style.width, 80);
    (void)fclose(file);
}

static bool print(const char *json)
{
    static char text[8192];
    struct arena arena;
    const struct json *reply;
    struct text_style style = {.out = start(), .width = 60};
    size_t len = strlen(json);
    memcpy(text, json, len);
    arena_init(&arena, NULL, 0, 1 << 20);
    check_status("reply", json_parse(text, len, &json_limits_pack, &arena, &reply, NULL), STATUS_OK);
    bool printed = print_advice(&style, reply);
    (void)fclose(style.out);
    arena_free(&arena);
    return printed;
}

static void prints_every_part(void **state)
{
    (void)state;
    assert_int_equal(setenv("TZ", "XYZ-2", 1), 0); /* two hours east of Greenwich */
    tzset();
    assert_true(print(
        "{\"v\":1,\"id\":\"1\",\"advice\":[{\"order_id\":\"1234567890\",\"verdict\":\"request_cancellation\",\"certainty\":\"depends\","
        "\"stage\":[],\"headline\":\"Ask the seller\",\"short\":\"Ask\",\"alternatives\":[{\"verdict\":\"wait\",\"text\":\"Wait\",\"when\":\"if shipped\"}],"
        "\"ask\":[{\"fact\":\"paid_at\",\"question\":\"When?\",\"answers\":[{\"label\":\"Today\",\"told\":{\"a\":1}}]}],"
        "\"steps\":[\"Press\",\"Choose\"],\"reason\":{\"choose\":\"c\",\"label\":\"I don't need it\",\"seller_counted\":null,\"why\":\"True.\"},"
        "\"clocks\":[{\"kind\":\"k\",\"from\":null,\"until\":[\"2026-09-16T10:00:00Z\",\"2026-09-17T10:00:00Z\"],\"text\":\"The seller answers\"},"
        "{\"kind\":\"k\",\"from\":null,\"until\":[\"2026-09-16T10:00:00Z\",\"2026-09-16T10:00:00Z\"],\"text\":\"Exact\"}],"
        "\"refund\":{\"business_days\":[1,20],\"to\":\"t\",\"text\":\"Money\"},\"coupons\":[{\"kind\":\"k\",\"back\":\"no\",\"text\":\"Code lost\"}],"
        "\"warnings\":[\"Careful\"],\"letter\":{\"situation\":\"M1\",\"lang\":\"en\",\"text\":\"Hello\\nthere\",\"also\":{\"zh\":\"\xE4\xBD\xA0\"}},"
        "\"because\":[{\"rule\":\"V-1\",\"text\":\"So\",\"agreement\":\"disputed\",\"from\":[\"One, 2022\",\"Two\"]},"
        "{\"rule\":\"V-2\",\"text\":\"And\",\"agreement\":\"single\",\"from\":[]}],"
        "\"unread\":[{\"what\":\"status\",\"text\":\"Nani\"}],\"ignored\":[\"moon\"]},"
        "{\"order_id\":\"2234567890\",\"headline\":\"Second\",\"certainty\":\"certain\"}],\"next\":2}"));
    assert_string_equal(shown,
        "Order 1234567890\nAsk the seller\n"
        "\nWhat to do\n  1. Press\n  2. Choose\n"
        "\nReason to choose\n  I don't need it\n  True.\n"
        "\nClocks\n  - The seller answers\n    ends between Wed 16 Sep 2026, 12:00 and Thu 17 Sep 2026, 12:00\n"
        "  - Exact\n    ends Wed 16 Sep 2026, 12:00\n"
        "\nRefund\n  Money\n\nCoupons\n  - Code lost\n\nTake care\n  - Careful\n"
        "\nWhat would settle it\n  When?\n    - Today\n    told as: paid_at\n"
        "\nAlso possible\n  - Wait\n    if shipped\n"
        "\nLetter to the seller\n  Hello\n  there\n\n  The same, zh\n  \xE4\xBD\xA0\n"
        "\nWhy\n  - So\n    V-1: One, 2022; Two. The sources disagree.\n"
        "  - And\n    V-2.\n"
        "\nNot understood\n  - Nani\n\nFacts that the rules do not know\n  - moon\n"
        "\nOrder 2234567890\nSecond\n"
        "\nMore orders are left: ask again with \"from\": 2 in the request.\n");
}

static void prints_nothing_for_other_replies(void **state)
{
    (void)state;
    assert_false(print("{\"v\":1,\"id\":\"1\",\"bye\":true}"));
    assert_int_equal(shown_len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(wraps, tear_down),
        cmocka_unit_test_teardown(never_reaches_the_terminal, tear_down),
        cmocka_unit_test_teardown(colours_headings_when_asked, tear_down),
        cmocka_unit_test_teardown(a_file_gets_no_colour, tear_down),
        cmocka_unit_test_teardown(prints_every_part, tear_down),
        cmocka_unit_test_teardown(prints_nothing_for_other_replies, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
