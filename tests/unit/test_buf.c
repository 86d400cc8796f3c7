#include "check.h"

static void appends(void **state)
{
    char data[64];
    struct buf buf;
    (void)state;
    buf_init(&buf, data, sizeof(data));
    buf_text(&buf, "a");
    buf_byte(&buf, 'b');
    buf_span(&buf, SPAN_LITERAL("cd"));
    buf_span(&buf, SPAN_NONE);
    check_span("appended", buf_span_of(&buf), "abcd");
    assert_false(buf.overflow);
}

static void keeps_the_whole_or_nothing(void **state)
{
    char data[4];
    struct buf buf;
    (void)state;
    buf_init(&buf, data, sizeof(data));
    buf_text(&buf, "abcd");
    assert_false(buf.overflow);
    buf_init(&buf, data, sizeof(data));
    buf_text(&buf, "abc");
    buf_text(&buf, "de");
    assert_true(buf.overflow);
    buf_byte(&buf, 'x'); /* would fit, but something before it is missing */
    check_span("after the overflow", buf_span_of(&buf), "abc");
}

static void writes_numbers(void **state)
{
    static const struct {
        int64_t number;
        const char *want;
    } rows[] = {
        {0, "0"},
        {7, "7"},
        {-7, "-7"},
        {1000, "1000"},
        {INT64_MAX, "9223372036854775807"},
        {INT64_MIN, "-9223372036854775808"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char data[32];
        struct buf buf;
        buf_init(&buf, data, sizeof(data));
        buf_int(&buf, rows[i].number);
        check_span(rows[i].want, buf_span_of(&buf), rows[i].want);
    }
}

/* One byte more than the text must be free; what does not fit is not begun, and nothing follows it. */
static void formats_what_fits(void **state)
{
    (void)state;
    for (size_t cap = 0; cap <= 10; cap++) {
        char data[10];
        struct buf buf;
        buf_init(&buf, data, cap);
        buf_format(&buf, "%.*s=%d;", SPAN_SHOW(SPAN_LITERAL("abc")), 42);
        assert_int_equal(buf.overflow, cap < 8);
        buf_format(&buf, "%.*s", SPAN_SHOW(SPAN_NONE));
        check_span("written", buf_written(&buf), cap < 8 ? "" : "abc=42;");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_what_fits),
        cmocka_unit_test(appends),
        cmocka_unit_test(keeps_the_whole_or_nothing),
        cmocka_unit_test(writes_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
