#include "check.h"
#include "json/tree.h"
#include "json/write.h"

static void separates_where_needed(void **state)
{
    char data[512];
    struct buf out;
    (void)state;
    buf_init(&out, data, sizeof(data));
    json_put_object(&out);
    json_put_member_text(&out, "a", SPAN_LITERAL("x{"));
    json_put_member_int(&out, "b", -5);
    json_put_name(&out, "c");
    json_put_list(&out);
    json_put_int(&out, 1);
    json_put_null(&out);
    json_put_list(&out);
    json_put_list_end(&out);
    json_put_object(&out);
    json_put_object_end(&out);
    json_put_text(&out, SPAN_LITERAL("["));
    json_put_text(&out, SPAN_LITERAL(":"));
    json_put_bool(&out, false);
    json_put_list_end(&out);
    json_put_member_bool(&out, "d", true);
    json_put_name(&out, "e");
    json_put_raw(&out, SPAN_LITERAL("{\"f\":1}"));
    json_put_name(&out, "g");
    json_put_moment(&out, 1789466400);
    json_put_key(&out, SPAN_LITERAL("h\""));
    json_put_null(&out);
    json_put_object_end(&out);
    check_span("written", buf_span_of(&out),
               "{\"a\":\"x{\",\"b\":-5,\"c\":[1,null,[],{},\"[\",\":\",false],\"d\":true,\"e\":{\"f\":1},"
               "\"g\":\"2026-09-15T10:00:00Z\",\"h\\\"\":null}");
}

static void escapes(void **state)
{
    const struct {
        const char *note;
        struct span in;
        const char *out;
    } rows[] = {
        {"absent", {NULL, 0}, "\"\""},
        {"plain", SPAN_LITERAL("a/b"), "\"a/b\""},
        {"quote and backslash", SPAN_LITERAL("\"\\"), "\"\\\"\\\\\""},
        {"control", SPAN_LITERAL("\0\x01\n\r\t\x1f\x7f"), "\"\\u0000\\u0001\\n\\r\\t\\u001f\x7f\""},
        {"wide", SPAN_LITERAL("\xC3\xA9\xF0\x9F\x98\x80"), "\"\xC3\xA9\xF0\x9F\x98\x80\""},
        {"no UTF-8", SPAN_LITERAL("a\xFF\xC3"), "\"a\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {"surrogate", SPAN_LITERAL("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char data[128];
        struct buf out;
        buf_init(&out, data, sizeof(data));
        json_put_text(&out, rows[i].in);
        check_span(rows[i].note, buf_span_of(&out), rows[i].out);
    }
}

/* Whatever the bytes, what is written passes the gate and, when they were text, reads back as them. */
static void every_pair_of_bytes_survives(void **state)
{
    (void)state;
    for (unsigned first = 0; first < 256; first++) {
        for (unsigned second = 0; second < 256; second++) {
            static char data[256], block[4096];
            char in[2] = {(char)first, (char)second};
            struct buf out;
            struct arena arena;
            const struct json *value;
            arena_init(&arena, block, sizeof(block), sizeof(block));
            buf_init(&out, data, sizeof(data));
            json_put_text(&out, (struct span){.ptr = in, .len = 2});
            enum status status = json_parse(data, out.len, &json_limits_wire, &arena, &value, NULL);
            if (first == 0 || second == 0) {
                assert_int_equal(status, STATUS_JSON_NUL);
                continue;
            }
            assert_int_equal(status, STATUS_OK);
            if (first < 0x80 && second < 0x80)
                assert_true(span_equal(json_string(value), (struct span){.ptr = in, .len = 2}));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(separates_where_needed),
        cmocka_unit_test(escapes),
        cmocka_unit_test(every_pair_of_bytes_survives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
