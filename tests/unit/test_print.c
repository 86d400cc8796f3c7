/* What `rescind advise` shows to people. */
#include "cli/print.h"

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
        {"    ",
         "\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0",
         "    \xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\n    "
         "\xE4\xBD\xA0\n"},
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
        {"C1 control",
         "a\xC2\x9B"
         "31mb",
         "a\xEF\xBF\xBD"
         "31mb\n"},
        {"bell, delete, return", "\a\x7F\r", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n"},
        {"turning the direction",
         "a\xE2\x80\xAE"
         "b\xE2\x81\xA6"
         "c",
         "a\xEF\xBF\xBD"
         "b\xEF\xBF\xBD"
         "c\n"},
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

/* Each word its own, some of them not in ASCII: what is indented is counted in columns. */
static const struct span words[PACK_NAMED_MESSAGES] = {
#define WORD(name, text) [PACK_MESSAGE_PRINT_##name] = {.ptr = (text), .len = sizeof(text) - 1}
    WORD(ORDER, "Bestellung"),
    WORD(STEPS, "Schritte"),
    WORD(REASON, "Grund"),
    WORD(CLOCKS, "Fristen"),
    WORD(ENDS, "Ende"),
    WORD(UNKNOWN_TIME, "unbekannt"),
    WORD(REFUND, "R\xC3\xBC"
                 "ckzahlung"),
    WORD(COUPONS, "Gutscheine"),
    WORD(WARNINGS, "Achtung"),
    WORD(ASK, "Fragen"),
    WORD(TOLD_AS, "Angeben als"),
    WORD(DEPENDS, "Auch m\xC3\xB6glich"),
    WORD(CERTAIN, "Was es \xC3\xA4ndert"),
    WORD(LETTER, "Nachricht"),
    WORD(SAME, "Dasselbe"),
    WORD(WHY, "Warum"),
    WORD(DISPUTED, "Uneins"),
    WORD(UNREAD, "Nicht verstanden"),
    WORD(IGNORED, "Unbekannte Angaben"),
#undef WORD
};

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
    bool printed = print_advice(&style, words, reply);
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
        "{\"v\":1,\"id\":\"1\",\"advice\":[{\"order_id\":\"1234567890\",\"verdict\":\"request_cancellation\","
        "\"certainty\":\"depends\","
        "\"stage\":[],\"headline\":\"Ask the "
        "seller\",\"short\":\"Ask\",\"alternatives\":[{\"verdict\":\"wait\",\"text\":\"Wait\",\"when\":\"if "
        "shipped\"}],"
        "\"ask\":[{\"fact\":\"paid_at\",\"question\":\"When?\",\"answers\":[{\"label\":\"Today\",\"told\":{\"a\":1}}]}]"
        ","
        "\"steps\":[\"Press\",\"Choose\"],\"reason\":{\"choose\":\"c\",\"label\":\"I don't need "
        "it\",\"seller_counted\":null,\"why\":\"True.\"},"
        "\"clocks\":[{\"kind\":\"k\",\"from\":null,\"until\":[\"2026-09-16T10:00:00Z\",\"2026-09-17T10:00:00Z\"],"
        "\"text\":\"The seller answers\"},"
        "{\"kind\":\"k\",\"from\":null,\"until\":[\"2026-09-16T10:00:00Z\",\"2026-09-16T10:00:00Z\"],\"text\":"
        "\"Exact\"},"
        "{\"kind\":\"k\",\"from\":null,\"until\":[\"soon\",\"soon\"],\"text\":\"Odd\"}],"
        "\"refund\":{\"business_days\":[1,20],\"to\":\"t\",\"text\":\"Money\"},\"coupons\":[{\"kind\":\"k\",\"back\":"
        "\"no\",\"text\":\"Code lost\"}],"
        "\"warnings\":[\"Careful\"],\"letter\":{\"situation\":\"M1\",\"lang\":\"en\",\"text\":\"Hello\\nthere\","
        "\"also\":{\"zh\":\"\xE4\xBD\xA0\"}},"
        "\"because\":[{\"rule\":\"V-1\",\"text\":\"So\",\"agreement\":\"disputed\",\"from\":[\"One, 2022\",\"Two\"]},"
        "{\"rule\":\"V-2\",\"text\":\"And\",\"agreement\":\"single\",\"from\":[]}],"
        "\"unread\":[{\"what\":\"status\",\"text\":\"Nani\"}],\"ignored\":[\"moon\"]},"
        "{\"order_id\":\"2234567890\",\"headline\":\"Second\",\"taught\":{\"stage\":\"shipped\",\"text\":\"You said "
        "so.\"},\"certainty\":\"certain\",\"alternatives\":[{\"verdict\":\"wait\",\"text\":\"if "
        "paid\"}]}],\"next\":2}"));
    assert_string_equal(
        shown, "Bestellung 1234567890\nAsk the seller\n"
               "\nSchritte\n  1. Press\n  2. Choose\n"
               "\nGrund\n  I don't need it\n  True.\n"
               "\nFristen\n  - The seller answers\n    Ende: 2026-09-16, 12:00 \xE2\x80\x93 2026-09-17, 12:00\n"
               "  - Exact\n    Ende: 2026-09-16, 12:00\n  - Odd\n    Ende: unbekannt\n"
               "\nR\xC3\xBC"
               "ckzahlung\n  Money\n\nGutscheine\n  - Code lost\n\nAchtung\n  - Careful\n"
               "\nFragen\n  When?\n    - Today\n    Angeben als: paid_at\n"
               "\nAuch m\xC3\xB6glich\n  - Wait\n    if shipped\n"
               "\nNachricht\n  Hello\n  there\n\n  Dasselbe, zh\n  \xE4\xBD\xA0\n"
               "\nWarum\n  - So\n    V-1: One, 2022; Two. Uneins.\n"
               "  - And\n    V-2.\n"
               "\nNicht verstanden\n  - Nani\n\nUnbekannte Angaben\n  - moon\n"
               "\nBestellung 2234567890\nSecond\nYou said so.\n"
               "\nWas es \xC3\xA4ndert\n  - if paid\n"
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
