/* A request with less memory than it needs, for every size of it: always the same typed error, never a part of an
 * answer. */
#include "base/limits.h"
#include "check.h"
#include "json/tree.h"
#include "pack/default.h"
#include "serve.h"

enum { BODY_BYTES = 65536 };

static char body[BODY_BYTES], frame[SERVE_FRAME_BYTES], whole[SERVE_FRAME_BYTES];

/* The reply to `request` with that much memory; `used`, unless NULL, is how much it took. */
static enum status answer(const char *request, size_t limit, struct span *reply, size_t *used)
{
    struct arena arena;
    const struct server server = {.pack = pack_default(),
                                  .methods = methods_all,
                                  .arena = &arena,
                                  .frame = frame,
                                  .fixed_clock = true,
                                  .now_s = INT64_C(1789560000)};
    size_t len = strlen(request);
    assert_true(len < BODY_BYTES);
    memcpy(body, request, len);
    arena_init(&arena, NULL, 0, limit);
    enum status status = serve_answer(&server, body, len, reply);
    if (used != NULL)
        *used = arena.high_water;
    arena_free(&arena);
    return status;
}

/* {"v":1,"id":"7"|null,"error":{"code":"out_of_memory", … and nothing else. */
static void check_refusal(struct span reply)
{
    struct arena arena;
    const struct json *tree = NULL;
    struct error err;
    arena_init(&arena, NULL, 0, 1 << 20);
    char *copy = arena_alloc(&arena, reply.len);
    assert_non_null(copy);
    memcpy(copy, reply.ptr, reply.len);
    check_status("the refusal is JSON", json_parse(copy, reply.len, &json_limits_wire, &arena, &tree, &err), STATUS_OK);
    check_span("its code", json_string(json_member(json_member(tree, "error"), "code")), "out_of_memory");
    assert_int_equal(json_count(tree), 3);
    assert_true(json_type_of(json_member(tree, "id")) == JSON_NULL ||
                span_equal(json_string(json_member(tree, "id")), SPAN_LITERAL("7")));
    arena_free(&arena);
}

/* From nothing to enough, so that every allocation fails in its turn. */
static void check_request(const char *request, size_t step)
{
    struct span reply;
    size_t used, refused = 0;
    check_status(request, answer(request, LIMIT_ARENA_BYTES, &reply, &used), STATUS_OK);
    struct span wanted = {.ptr = whole, .len = reply.len};
    memcpy(whole, reply.ptr, reply.len);
    for (size_t limit = 0; limit < used; limit += step, refused++) {
        check_status("too little", answer(request, limit, &reply, NULL), STATUS_OUT_OF_MEMORY);
        if (refused % 16 == 0)
            check_refusal(reply);
    }
    check_status("just enough", answer(request, used, &reply, NULL), STATUS_OK);
    assert_true(span_equal(reply, wanted));
    assert_true(refused > 10);
}

#define HEAD "{\"v\":1,\"id\":\"7\",\"type\":\"advise\",\"lang\":\"en\",\"page\":{\"kind\":\"list\"},\"orders\":["

static void typical(void **state)
{
    (void)state;
    check_request(HEAD
                  "{\"order_id\":\"8190000000000001\",\"status\":\"To ship\",\"date\":\"Sep 15, "
                  "2026\",\"buttons\":[\"Cancel order\",\"Contact seller\"],\"store\":\"Vega Store\","
                  "\"total\":\"$93.62\",\"items\":[{\"title\":\"Smart "
                  "glasses\",\"sku\":\"blue\",\"quantity\":1}],\"tags\":[\"Free returns\"],\"notice\":\"\","
                  "\"rows\":[{\"label\":\"Paid on\",\"value\":\"Sep 15, "
                  "2026\"}],\"tracking\":\"\",\"told\":{\"intent\":\"changed_mind\",\"seller_reply\":\"refused\"}}]}",
                  16);
}

/* Nothing is ASCII, nothing is understood, everything is open, and there are coupons, clocks and names nobody knows. */
static void nasty(void **state)
{
    (void)state;
    check_request(
        HEAD
        "{\"order_id\":\"8190000000000001\",\"status\":\"\\ud800\xEF\xBC\xB4\xEF\xBD\x8F\xE3\x80\x80\xEF\xBD\x93\","
        "\"date\":\"\xD9\xA1\xD9\xA5 \xC2\xA0?\",\"buttons\":[\"\xC3\x89\",\"\xE2\x80\x8B\"],"
        "\"tags\":[\"\xC2\xA0\xC2\xA0\",\"Choice\xC2\xA0\"],\"notice\":\"\xE2\x80\xA6 Processing time left: 5 days "
        "\xE2\x80\xA6\",\"tracking\":\"\xE5\x8F\x91\xE8\xB4\xA7\","
        "\"rows\":[{\"label\":\"Paid "
        "on:\xC2\xA0\",\"value\":\"\xE5\xB9\xB4\"},{\"label\":\"\xC3\x89\",\"value\":\"\"},{\"label\":\"Order "
        "date\",\"value\":\"?\"}],"
        "\"told\":{\"moon\":true,\"sun\":1,\"coupons\":[{\"kind\":\"coins\"},{\"kind\":\"platform_code\",\"expired\":"
        "false}],\"hours_since_request\":{\"min\":1}}},"
        "{\"order_id\":\"8190000000000002\",\"status\":\"Processed\"},{\"order_id\":\"8190000000000003\",\"status\":"
        "\"Completed\",\"told\":{\"stage\":\"shipped\"}}]}",
        48);
}

static void many_orders(void **state)
{
    static char request[BODY_BYTES];
    struct buf out;
    (void)state;
    buf_init(&out, request, sizeof(request) - 1);
    buf_text(&out, HEAD);
    for (int i = 0; i < 40; i++) {
        buf_text(&out, i == 0 ? "" : ",");
        buf_text(&out, "{\"order_id\":\"8190000000000001\",\"status\":\"To ship\"}");
    }
    buf_text(&out, "]}");
    assert_false(out.overflow);
    request[out.len] = '\0';
    check_request(request, 1008);
}

static void hello(void **state)
{
    (void)state;
    check_request("{\"v\":1,\"id\":\"7\",\"type\":\"hello\"}", 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typical),
        cmocka_unit_test(nasty),
        cmocka_unit_test(many_orders),
        cmocka_unit_test(hello),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
