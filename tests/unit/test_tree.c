#include "check.h"
#include "json/tree.h"

static struct arena arena;
static char text[4096];

static const struct json *parse(const char *json)
{
    const struct json *out = NULL;
    struct error error;
    size_t len = strlen(json);
    memcpy(text, json, len);
    arena_reset(&arena);
    check_status(json, json_parse(text, len, &json_limits_wire, &arena, &out, &error), STATUS_OK);
    return out;
}

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

static void tells_types(void **state)
{
    static const struct {
        const char *json;
        enum json_type type;
    } rows[] = {
        {"null", JSON_NULL},   {"true", JSON_TRUE}, {"false", JSON_FALSE}, {"1", JSON_NUMBER},
        {"\"\"", JSON_STRING}, {"[]", JSON_LIST},   {"{}", JSON_OBJECT},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct json *value = parse(rows[i].json);
        check_row(rows[i].json, json_type_of(value) == rows[i].type);
        check_row(rows[i].json, json_true(value) == (rows[i].type == JSON_TRUE));
        check_row(rows[i].json, (json_string(value).ptr != NULL) == (rows[i].type == JSON_STRING));
        check_row(rows[i].json, json_first(value) == NULL && json_count(value) == 0 && json_next(value) == NULL);
        check_row(rows[i].json, json_member(value, "x") == NULL && json_name(value).ptr == NULL);
    }
    assert_int_equal(json_type_of(NULL), JSON_ABSENT);
    assert_null(json_first(NULL));
    assert_null(json_next(NULL));
    assert_null(json_member(NULL, "x"));
    assert_null(json_string(NULL).ptr);
    assert_null(json_name(NULL).ptr);
    assert_false(json_true(NULL));
    assert_false(json_whole(NULL));
}

static void finds_members_by_exact_case(void **state)
{
    (void)state;
    const struct json *object = parse("{\"Amount\":1,\"amount\":2,\"\":3,\"a\\u006d\":4}");
    int64_t number = 0;
    assert_true(json_integer(json_member(object, "amount"), &number));
    assert_int_equal(number, 2);
    assert_true(json_integer(json_member(object, ""), &number));
    assert_int_equal(number, 3);
    assert_true(json_integer(json_member(object, "am"), &number));
    assert_int_equal(number, 4);
    assert_null(json_member(object, "AMOUNT"));
    assert_true(json_is_named(json_member(object, "amount"), "amount"));
    assert_false(json_is_named(json_member(object, "amount"), "Amount"));
    assert_false(json_is_named(object, ""));
    assert_false(json_is_named(NULL, ""));
    assert_null(json_member(json_first(parse("[{\"a\":1}]")), "b"));
}

static void walks_in_order(void **state)
{
    (void)state;
    const struct json *at = json_first(parse("{\"c\":\"x\",\"a\":\"y\",\"b\":\"z\"}"));
    static const char names[] = "cab", values[] = "xyz";
    for (size_t i = 0; i < 3; i++, at = json_next(at)) {
        assert_memory_equal(json_name(at).ptr, names + i, 1);
        assert_memory_equal(json_string(at).ptr, values + i, 1);
    }
    assert_null(at);
    assert_int_equal(json_count(parse("[1,[2,3],{}]")), 3);
}

static void decodes_escapes(void **state)
{
    (void)state;
    check_span("escapes", json_string(parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\\ud800\"")),
               "\"\\/\b\f\n\r\t\xC3\xA9\xF0\x9F\x98\x80\xEF\xBF\xBD");
}

static void knows_whole_numbers(void **state)
{
    static const struct {
        const char *json;
        bool whole, integer;
        int64_t want;
    } rows[] = {
        {"0", true, true, 0},
        {"-0", true, true, 0},
        {"3000000000", true, true, INT64_C(3000000000)},
        {"9007199254740991", true, true, INT64_C(9007199254740991)},
        {"-9007199254740991", true, true, INT64_C(-9007199254740991)},
        {"9007199254740992", true, false, 0},
        {"9007199254740993", true, false, 0},
        {"-9007199254740992", true, false, 0},
        {"1e300", true, false, 0},
        {"1.5", false, false, 0},
        {"1e-5", false, false, 0},
        {"4503599627370495.5", false, false, 0},
        {"1.0", true, true, 1},
        {"1e2", true, true, 100},
        {"\"1\"", false, false, 0},
        {"true", false, false, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t number = 42;
        const struct json *value = parse(rows[i].json);
        check_row(rows[i].json, json_whole(value) == rows[i].whole);
        check_row(rows[i].json, json_integer(value, &number) == rows[i].integer);
        check_row(rows[i].json, number == (rows[i].integer ? rows[i].want : 42));
    }
}

/* The tree keeps nothing of the bytes it came from. */
static void outlives_the_bytes(void **state)
{
    (void)state;
    const struct json *value = parse("{\"name\":[\"text\"]}");
    memset(text, 'X', sizeof(text));
    check_span("text", json_string(json_first(json_member(value, "name"))), "text");
}

static void every_shortage_of_memory_is_reported(void **state)
{
    static char json[] = "{\"a\":[1,\"two\",{\"three\":[true,null]}],\"b\":\"c\"}";
    const struct json *out = NULL;
    (void)state;
    for (size_t limit = 0;; limit += 16) {
        struct arena small;
        struct error error = {.code = STATUS_OK};
        arena_init(&small, NULL, 0, limit);
        enum status status = json_parse(json, sizeof(json) - 1, &json_limits_wire, &small, &out, &error);
        if (status == STATUS_OK) {
            assert_true(limit > 400);
            arena_free(&small);
            return;
        }
        check_status("short of memory", status, STATUS_OUT_OF_MEMORY);
        check_status("error", error.code, STATUS_OUT_OF_MEMORY);
        assert_null(out);
        arena_free(&small);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_types),
        cmocka_unit_test(finds_members_by_exact_case),
        cmocka_unit_test(walks_in_order),
        cmocka_unit_test(decodes_escapes),
        cmocka_unit_test(knows_whole_numbers),
        cmocka_unit_test(outlives_the_bytes),
        cmocka_unit_test(every_shortage_of_memory_is_reported),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
