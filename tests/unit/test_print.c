/* What `rescind advise` shows to people. */
#include "cli/print.h"

#include <stdlib.h>
#include <time.h>

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
         "b\xE2\x80\xAA"
         "c",
         "a\xEF\xBF\xBD"
         "b\xEF\xBF\xBD"
         "c\n"},
        {"keeping directions apart",
         "\xE2\x80\x8F"
         "a\xE2\x81\xA8"
         "b\xE2\x81\xA9",
         "ab\n"},
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
    WORD(USUAL, "Meistens."),
    WORD(USUAL_ALTERNATIVES, "Es sei denn"),
    WORD(DETAILS, "Mehr"),
    WORD(DAY, "ein Tag"),
    WORD(SURE, "Sicher."),
    WORD(CERTAIN, "Was es \xC3\xA4ndert"),
    WORD(LETTER, "Nachricht"),
    WORD(SAME, "Dasselbe"),
    WORD(WHY, "Warum"),
    WORD(DISPUTED, "Uneins"),
    WORD(UNREAD, "Nicht verstanden"),
    WORD(IGNORED, "Unbekannte Angaben"),
#undef WORD
};

#define SPAN(text) \
    { \
        .ptr = (text), .len = sizeof(text) - 1 \
    }

static const struct step steps[] = {{.text = SPAN("Press")}, {.text = SPAN("Choose")}};
static const struct warning warnings[] = {{SPAN("Stop"), true}, {SPAN("Careful"), false}};
static const struct span ignored[] = {SPAN("moon")}, from[] = {SPAN("One, 2022"), SPAN("Two")};
static const struct alternative alternatives[] = {{.text = SPAN("Wait"), .when = SPAN("if shipped")}},
                                second_alternatives[] = {{.text = SPAN("if paid"),
                                                          .when = SPAN(""),
                                                          .told = {.fact = SPAN("paid"), .kind = ANSWER_FLAG}}};
static const struct answer answers[] = {{.label = SPAN("Today")}};
static const struct question questions[] = {
    {.fact = SPAN("paid_at"), .question = SPAN("When?"), .answers = answers, .answer_count = 1},
    {.fact = SPAN("days"), .question = SPAN("Since?"), .kind = QUESTION_DATE, .time = SPAN("x_at"), .detail = true}};
static const struct clock_line clocks[] = {
    {.text = SPAN("The seller answers"),
     .until = {.lo = 1789552800, .hi = 1789639200}}, /* 2026-09-16 and 17, 10:00 UTC */
    {.text = SPAN("Exact"), .until = {.lo = 1789552800, .hi = 1789552800}},
    {.text = SPAN("Odd"), .until = {.lo = INT64_MAX, .hi = INT64_MAX}},
};
static const struct coupon_line coupons[] = {{.text = SPAN("Code lost")}};
static const struct letter_text letters[] = {{.lang = SPAN("en"), .text = SPAN("Hello\nthere")},
                                             {.lang = SPAN("zh"), .text = SPAN("\xE4\xBD\xA0")}};
static const struct because because[] = {
    {.rule = SPAN("V-1"), .text = SPAN("So"), .agreement = SPAN("disputed"), .from = from, .from_count = 2},
    {.rule = SPAN("V-2"), .text = SPAN("And"), .agreement = SPAN("single")},
};
static const struct note unread[] = {{.what = SPAN("status"), .text = SPAN("Nani")}};
static const struct advice whole = {
    .order_id = SPAN("1234567890"),
    .certainty = SPAN("depends"),
    .headline = SPAN("Ask the seller"),
    .alternatives = alternatives,
    .alternative_count = 1,
    .questions = questions,
    .question_count = 2,
    .steps = steps,
    .step_count = 2,
    .reason = {.choose = SPAN("c"), .label = SPAN("I don't need it"), .why = SPAN("True.")},
    .clocks = clocks,
    .clock_count = 3,
    .refund = {.text = SPAN("Money")},
    .coupons = coupons,
    .coupon_count = 1,
    .warnings = warnings,
    .warning_count = 2,
    .letter = {.situation = SPAN("M1"), .texts = letters, .text_count = 2},
    .because = because,
    .because_count = 2,
    .disputed = true,
    .unread = unread,
    .unread_count = 1,
    .ignored = ignored,
    .ignored_count = 1,
};
static const struct advice little = {
    .order_id = SPAN("2234567890"),
    .certainty = SPAN("usual"),
    .headline = SPAN("Second"),
    .taught = {.status = SPAN("s"), .text = SPAN("You said so.")},
    .alternatives = second_alternatives,
    .alternative_count = 1,
};

static void prints_what_there_is(void **state)
{
#define LETTER_AND_WHY \
    "\nNachricht\n  Hello\n  there\n\n  Dasselbe, zh\n  \xE4\xBD\xA0\n" \
    "\nWarum\n  - So\n    V-1: One, 2022; Two \xC2\xB7 Uneins\n  - And\n    V-2\n  Sicher.\n"
    static const struct {
        const char *note;
        const struct advice *advice;
        bool hint_only;
        const char *want;
    } rows[] = {
        {"every part", &whole, false,
         "Bestellung 1234567890\nAsk the seller\n"
         "\nSchritte\n  1. Press\n  2. Choose\n"
         "\nGrund\n  I don't need it\n  True.\n"
         "\nFristen\n  - The seller answers\n    Ende: 2026-09-16, 12:00 \xE2\x80\x93 2026-09-17, 12:00\n"
         "  - Exact\n    Ende: 2026-09-16, 12:00\n  - Odd\n    Ende: unbekannt\n"
         "\nR\xC3\xBC"
         "ckzahlung\n  Money\n\nGutscheine\n  - Code lost\n\nAchtung\n  ! Stop\n  - Careful\n"
         "\nFragen\n  When?\n    - Today\n    Angeben als: paid_at\n"
         "\nAuch m\xC3\xB6glich\n  - Wait\n    if shipped\n\nMehr\n  Since?\n    - ein Tag\n    Angeben als: "
         "x_at\n" LETTER_AND_WHY "\nNicht verstanden\n  - Nani\n\nUnbekannte Angaben\n  - moon\n"},
        {"as a hint", &whole, true,
         "Bestellung 1234567890\nAsk the seller\n"
         "\nNicht verstanden\n  - Nani\n\nUnbekannte Angaben\n  - moon\n"},
        {"few parts", &little, false,
         "Bestellung 2234567890\nSecond\nYou said so.\nMeistens.\n\nEs sei denn\n  - if paid\n    Angeben als: paid\n"},
    };
    (void)state;
    assert_int_equal(setenv("TZ", "XYZ-2", 1), 0); /* two hours east of Greenwich */
    tzset();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct printer printer = {.style = {.out = start(), .width = 60}, .hint_only = rows[i].hint_only};
        memcpy(printer.words, words, sizeof(words));
        print_advice(&printer, rows[i].advice);
        (void)fclose(printer.style.out);
        check_span(rows[i].note, (struct span){.ptr = shown, .len = shown_len}, rows[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(wraps, tear_down),
        cmocka_unit_test_teardown(never_reaches_the_terminal, tear_down),
        cmocka_unit_test_teardown(colours_headings_when_asked, tear_down),
        cmocka_unit_test_teardown(a_file_gets_no_colour, tear_down),
        cmocka_unit_test_teardown(prints_what_there_is, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
