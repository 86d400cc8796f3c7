/* What is let through and what is not is in protocol/vectors/json; here are offsets, limits and memory. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "check.h"
#include "json/gate.h"

enum { TEXT_BYTES = 256 * 1024 };

static struct arena arena;

/* Gates a copy, so that a read past the end is a fault under the sanitizer. */
static enum status gate(const char *text, const struct json_limits *limits, struct error *err)
{
    size_t len = strlen(text);
    char *copy = malloc(len + 1);
    assert_non_null(copy);
    memcpy(copy, text, len);
    char *exact = realloc(copy, len == 0 ? 1 : len);
    assert_non_null(exact);
    arena_init(&arena, NULL, 0, LIMIT_ARENA_BYTES);
    enum status status = json_gate(exact, len, limits, &arena, err);
    arena_free(&arena);
    free(exact);
    return status;
}

static void tells_the_byte(void **state)
{
    static const struct {
        const char *text;
        enum status code;
        const char *message;
    } rows[] = {
        {"", STATUS_JSON_SYNTAX, "unexpected end at byte 0"},
        {"  ", STATUS_JSON_SYNTAX, "unexpected end at byte 2"},
        {"{} x", STATUS_JSON_SYNTAX, "bytes after the value at byte 3"},
        {"[1,]", STATUS_JSON_SYNTAX, "value expected at byte 3"},
        {"[1 2]", STATUS_JSON_SYNTAX, "comma or closing bracket expected at byte 3"},
        {"{\"a\":1,}", STATUS_JSON_SYNTAX, "name expected at byte 7"},
        {"{\"a\" 1}", STATUS_JSON_SYNTAX, "colon expected at byte 5"},
        {"[\"ab\\x\"]", STATUS_JSON_SYNTAX, "unknown escape at byte 4"},
        {"[\"ab\\u12g4\"]", STATUS_JSON_SYNTAX, "\\u without four hexadecimal digits at byte 4"},
        {"[\"\\u0000\"]", STATUS_JSON_NUL, "U+0000 in a string at byte 2"},
        {"[\"a\nb\"]", STATUS_JSON_SYNTAX, "control character in a string at byte 3"},
        {"[\"a\xFF\"]", STATUS_JSON_ENCODING, "invalid UTF-8 at byte 3"},
        {"[\xFF]", STATUS_JSON_ENCODING, "invalid UTF-8 at byte 1"},
        {"[\xC3\xA9]", STATUS_JSON_SYNTAX, "value expected at byte 1"},
        {"\xEF\xBB\xBF{}", STATUS_JSON_SYNTAX, "value expected at byte 0"},
        {"[01]", STATUS_JSON_SYNTAX, "number with a leading zero at byte 1"},
        {"[1e400]", STATUS_JSON_NUMBER, "number too large at byte 1"},
        {"{\"a\":1,\"a\":2}", STATUS_JSON_DUPLICATE_KEY, "name given twice at byte 7"},
        {"{\"a\":[{\"b\":1,\"\\u0062\":2}]}", STATUS_JSON_DUPLICATE_KEY, "name given twice at byte 13"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct error error = {.code = STATUS_OK};
        check_status(rows[i].text, gate(rows[i].text, &json_limits_wire, &error), rows[i].code);
        check_span(rows[i].text, span_from(error.message), rows[i].message);
        check_span(rows[i].text, span_from(error.path), "");
    }
}

/* Every beginning of a valid text is refused, and none reads past its end. */
static void every_beginning_is_refused(void **state)
{
    static const char text[] =
        "{\"a\\u0301\\n\":[1,-2.5e+10,true,false,null,\"\\ud83d\\ude00 \xF0\x9F\x98\x80\",{}],\"b\":[]}";
    (void)state;
    for (size_t len = 0; len + 1 < sizeof(text); len++) {
        char part[sizeof(text)];
        struct error error;
        memcpy(part, text, len);
        part[len] = '\0';
        enum status status = gate(part, &json_limits_wire, &error);
        check_row(part, status == STATUS_JSON_SYNTAX || status == STATUS_JSON_ENCODING);
    }
    check_status(text, gate(text, &json_limits_wire, NULL), STATUS_OK);
}

static void mends_lone_surrogates_in_place(void **state)
{
    static const struct {
        const char *in, *out;
    } rows[] = {
        {"\"\\ud800\"", "\"\\ufffd\""},
        {"\"\\uDfFf\"", "\"\\ufffd\""},
        {"\"\\ud83d\\ude00\"", "\"\\ud83d\\ude00\""},
        {"\"\\ud83d\\ud83d\\ude00\"", "\"\\ufffd\\ud83d\\ude00\""},
        {"\"\\ude00\\ud83d\"", "\"\\ufffd\\ufffd\""},
        {"\"\\ud83dx\\ude00\"", "\"\\ufffdx\\ufffd\""},
        {"\"\\ud83d\\n\"", "\"\\ufffd\\n\""},
        {"{\"\\udead\":1}", "{\"\\ufffd\":1}"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[64];
        size_t len = strlen(rows[i].in);
        memcpy(text, rows[i].in, len + 1);
        arena_init(&arena, NULL, 0, 1 << 20);
        check_status(rows[i].in, json_gate(text, len, &json_limits_wire, &arena, NULL), STATUS_OK);
        check_span(rows[i].in, span_from(text), rows[i].out);
        arena_free(&arena);
    }
}

/* --- limits --------------------------------------------------------------------------------------------------- */

static char text[TEXT_BYTES];

static const char *nested(size_t depth, char open, const char *inside, char close)
{
    struct buf buf;
    buf_init(&buf, text, sizeof(text) - 1);
    for (size_t i = 0; i < depth; i++) {
        buf_byte(&buf, open);
        if (open == '{' && i + 1 < depth)
            buf_text(&buf, "\"a\":");
    }
    buf_text(&buf, inside);
    for (size_t i = 0; i < depth; i++)
        buf_byte(&buf, close);
    text[buf.len] = '\0';
    return text;
}

static const char *members(size_t count)
{
    struct buf buf;
    buf_init(&buf, text, sizeof(text) - 1);
    buf_text(&buf, "[{");
    for (size_t i = 0; i < count; i++) {
        buf_text(&buf, i == 0 ? "\"m" : ",\"m");
        buf_int(&buf, (int64_t)i);
        buf_text(&buf, "\":{\"m0\":0}");
    }
    buf_text(&buf, "},{\"m0\":1}]");
    text[buf.len] = '\0';
    return text;
}

static const char *digits(size_t count)
{
    text[0] = '[';
    memset(text + 1, '7', count);
    memcpy(text + 1 + count, "]", 2);
    return text;
}

static void limits_hold_at_below_and_above(void **state)
{
    static const struct json_limits *const limits[] = {&json_limits_wire, &json_limits_pack};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        const struct json_limits *at = limits[i];
        for (uint32_t n = at->depth - 1; n <= at->depth + 1; n++) {
            enum status want = n > at->depth ? STATUS_JSON_TOO_DEEP : STATUS_OK;
            check_status("lists", gate(nested(n, '[', "", ']'), at, NULL), want);
            check_status("objects", gate(nested(n, '{', "", '}'), at, NULL), want);
            check_status("a value inside", gate(nested(n, '[', "1", ']'), at, NULL), want);
        }
        for (uint32_t n = at->members - 1; n <= at->members + 1; n++)
            check_status("members", gate(members(n), at, NULL), n > at->members ? STATUS_FIELD_SIZE : STATUS_OK);
    }
    for (size_t n = LIMIT_NUMBER_CHARS - 1; n <= LIMIT_NUMBER_CHARS + 1; n++)
        check_status("digits", gate(digits(n), &json_limits_wire, NULL),
                     n > LIMIT_NUMBER_CHARS ? STATUS_JSON_NUMBER : STATUS_OK);
}

/* The gate's decimal arithmetic against the C library's. */
static void numbers_overflow_where_a_double_does(void **state)
{
    static const char *const mantissas[] = {"1",
                                            "1.7",
                                            "1.797",
                                            "1.7976931348623157",
                                            "1.7976931348623158",
                                            "1.79769313486231580793",
                                            "1.79769313486231580794",
                                            "1.8",
                                            "9",
                                            "17.9",
                                            "0.18",
                                            "0.00179",
                                            "0.0017977",
                                            "179769313486231579",
                                            "179769313486231581",
                                            "0",
                                            "0.0"};
    static const int exponents[] = {0, 1, 290, 291, 306, 307, 308, 309, 310, 311, 312, 400, 99999, -1, -310, -400};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(mantissas); i++) {
        for (size_t k = 0; k < COUNT_OF(exponents); k++) {
            char number[64];
            (void)snprintf(number, sizeof(number), "-%se%d", mantissas[i], exponents[k]);
            bool infinite = strtod(number, NULL) < -1.7976931348623157e308;
            check_status(number, gate(number, &json_limits_wire, NULL), infinite ? STATUS_JSON_NUMBER : STATUS_OK);
        }
    }
}

/* --- memory --------------------------------------------------------------------------------------------------- */

static void every_shortage_of_memory_is_reported(void **state)
{
    const char *many = members(LIMIT_JSON_MEMBERS);
    char escaped[] = "{\"\\u0061\":{\"\\ud83d\\ude00\":1}}";
    (void)state;
    for (int round = 0; round < 2; round++) {
        char *subject = round == 0 ? escaped : text;
        size_t len = round == 0 ? sizeof(escaped) - 1 : strlen(many), failures = 0;
        for (size_t limit = 0;; limit += 16, failures++) {
            struct error error = {.code = STATUS_OK};
            arena_init(&arena, NULL, 0, limit);
            enum status status = json_gate(subject, len, &json_limits_wire, &arena, &error);
            arena_free(&arena);
            if (status == STATUS_OK)
                break;
            check_status("short of memory", status, STATUS_OUT_OF_MEMORY);
            check_status("error", error.code, STATUS_OUT_OF_MEMORY);
        }
        assert_true(failures > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_byte),
        cmocka_unit_test(every_beginning_is_refused),
        cmocka_unit_test(mends_lone_surrogates_in_place),
        cmocka_unit_test(limits_hold_at_below_and_above),
        cmocka_unit_test(numbers_overflow_where_a_double_does),
        cmocka_unit_test(every_shortage_of_memory_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
