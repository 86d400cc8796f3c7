/* Teaching through the whole host: what was taught narrows like a statement, and the store is touched only where it is
 * needed. */
#include "check.h"
#include "json/tree.h"
#include "own_data.h"
#include "pack/default.h"
#include "serve.h"

static char input[16384], frame[SERVE_FRAME_BYTES];

static const struct json *ask_host(bool remembers, const char *type, const char *members)
{
    struct arena memory;
    struct span reply;
    struct error err;
    const struct json *tree = NULL;
    const struct server server = {.pack = pack_default(),
                                  .methods = methods_all,
                                  .arena = &memory,
                                  .frame = frame,
                                  .remembers = remembers,
                                  .fixed_clock = true,
                                  .now_s = INT64_C(1789560000)};
    int len = snprintf(input, sizeof(input), "{\"v\":1,\"id\":\"1\",\"type\":\"%s\"%s}", type, members);
    arena_init(&memory, NULL, 0, 1 << 22);
    (void)serve_answer(&server, input, (size_t)len, &reply);
    arena_free(&memory);
    arena_reset(&arena);
    check_status(members, json_parse(frame + FRAME_HEADER, reply.len, &json_limits_pack, &arena, &tree, &err),
                 STATUS_OK);
    return tree;
}

/* The first advice on an order of these members, on a page in Turkish. */
static const struct json *advise(const char *order)
{
    char members[2048];
    (void)snprintf(
        members, sizeof(members),
        ",\"page\":{\"lang\":\"tr\"},\"orders\":[{\"order_id\":\"8190000000000001\",\"date\":\"Sep 10, 2026\"%s}]",
        order);
    return json_first(json_member(ask_host(true, "advise", members), "advice"));
}

static struct span word(const struct json *tree, const char *member)
{
    return json_string(json_member(tree, member));
}

#define LESSON(text, stage) ",\"what\":\"status\",\"text\":\"" text "\",\"lang\":\"tr\",\"stage\":" stage

static void check_count(const char *members, int64_t want)
{
    int64_t count = -1;
    (void)json_integer(json_member(json_member(ask_host(true, "teach", members), "taught"), "count"), &count);
    if (count != want)
        fail_msg("%s: %lld", members, (long long)count);
}

static void check_error(const struct json *reply, const char *code, const char *path)
{
    check_span(code, word(json_member(reply, "error"), "code"), code);
    check_span(code, word(json_member(reply, "error"), "path"), path);
}

static void narrows_every_order_from_then_on(void **state)
{
    (void)state;
    check_span("before", word(advise(",\"status\":\"Ne oldu?\""), "verdict"), "unknown");
    check_count(LESSON("Ne oldu?", "\"cancelled\""), 1);
    const struct json *advice = advise(",\"status\":\"NE OLDU? :\"");
    check_span("after", word(advice, "verdict"), "track_refund");
    check_span("it is certain", word(advice, "certainty"), "certain");
    check_span("said so", word(json_member(advice, "taught"), "stage"), "cancelled");
    assert_true(word(json_member(advice, "taught"), "text").len > 0);
    check_span("as it stands there", word(json_member(json_member(advice, "taught"), "teach"), "text"), "NE OLDU? :");
    assert_int_equal(json_type_of(json_member(json_member(json_member(advice, "taught"), "teach"), "stage")),
                     JSON_NULL);
    assert_null(json_member(advice, "unread"));
    check_count(LESSON("Ne oldu?", "null"), 0);
    advice = advise(",\"status\":\"Ne oldu?\"");
    check_span("forgotten", word(advice, "verdict"), "unknown");
    assert_null(json_member(advice, "taught"));
    check_span("asked again", word(json_first(json_member(advice, "ask")), "fact"), "stage");
}

static void confirms_a_guess(void **state)
{
    (void)state;
    check_span("a guess decides nothing", word(advise(",\"status\":\"G\xC3\xB6nderim bekleniyor\""), "certainty"),
               "depends");
    check_count(LESSON("G\xC3\xB6nderim bekleniyor", "\"awaiting_shipment\""), 1);
    check_span("confirmed, it does",
               json_string(json_first(json_member(advise(",\"status\":\"G\xC3\xB6nderim bekleniyor\""), "stage"))),
               "awaiting_shipment");
}

static void a_contradiction_is_reported(void **state)
{
    (void)state;
    check_count(LESSON("Ne oldu?", "\"cancelled\""), 1);
    const struct json *advice = advise(",\"status\":\"Ne oldu?\",\"told\":{\"stage\":\"shipped\"}");
    check_span("reported", word(advice, "certainty"), "contradictory");
    check_span("and what was taught can be taken back", word(json_member(advice, "taught"), "stage"), "cancelled");
}

static void another_language_is_another_text(void **state)
{
    (void)state;
    check_count(",\"what\":\"status\",\"text\":\"Ne oldu?\",\"lang\":\"az\",\"stage\":\"cancelled\"", 1);
    check_span("not here", word(advise(",\"status\":\"Ne oldu?\""), "verdict"), "unknown");
}

static void a_stage_of_another_pack_means_nothing(void **state)
{
    (void)state;
    temp_write(root, "rescind/taught.json",
               "{\"format\":1,\"taught\":[{\"what\":\"status\",\"text\":\"Ne "
               "oldu?\",\"lang\":\"tr\",\"stage\":\"on_the_moon\"}]}",
               0600, NULL);
    const struct json *advice = advise(",\"status\":\"Ne oldu?\"");
    check_span("open", word(advice, "verdict"), "unknown");
    assert_null(json_member(advice, "taught"));
}

static bool set_aside(void)
{
    char path[TEMP_PATH * 2];
    (void)snprintf(path, sizeof(path), "%s/rescind/taught.json.damaged-1", root);
    return access(path, F_OK) == 0;
}

static void is_read_only_where_it_is_needed(void **state)
{
    (void)state;
    temp_write(root, "rescind/taught.json", "damaged", 0600, NULL);
    (void)advise(",\"status\":\"To ship\"");
    (void)advise("");
    (void)ask_host(true, "hello", "");
    assert_false(set_aside());
    check_span("advice goes on", word(advise(",\"status\":\"Ne oldu?\""), "verdict"), "unknown");
    assert_true(set_aside());
}

static void many_orders_read_it_once(void **state)
{
    (void)state;
    check_count(LESSON("Ne oldu?", "\"cancelled\""), 1);
    const struct json *reply =
        ask_host(true, "advise",
                 ",\"page\":{\"lang\":\"tr\"},\"view\":\"hint\",\"orders\":[{\"order_id\":\"8190000000000001\","
                 "\"status\":\"Ne oldu?\"},{\"order_id\":\"8190000000000002\",\"status\":\"x\"},"
                 "{\"order_id\":\"8190000000000003\",\"status\":\"ne oldu?\"}]");
    const struct json *advice = json_first(json_member(reply, "advice"));
    check_span("first", word(advice, "verdict"), "track_refund");
    check_span("second", word(json_next(advice), "verdict"), "unknown");
    check_span("third", word(json_next(json_next(advice)), "verdict"), "track_refund");
}

static void lists(void **state)
{
    (void)state;
    assert_int_equal(json_count(json_member(ask_host(true, "taught", ""), "taught")), 0);
    check_count(LESSON("Ne oldu?", "\"cancelled\""), 1);
    check_count(",\"what\":\"status\",\"text\":\"Wartet\",\"stage\":\"shipped\"", 2);
    const struct json *entry = json_first(json_member(ask_host(true, "taught", ""), "taught"));
    check_span("what", word(entry, "what"), "status");
    check_span("text", word(entry, "text"), "Ne oldu?");
    check_span("lang", word(entry, "lang"), "tr");
    check_span("stage", word(entry, "stage"), "cancelled");
    entry = json_next(entry);
    check_span("text", word(entry, "text"), "Wartet");
    check_span("no language", word(entry, "lang"), "");
    assert_null(json_next(entry));
}

static void refuses(void **state)
{
    (void)state;
    check_error(ask_host(true, "teach", LESSON("x", "\"on_the_moon\"")), "field_range", "stage");
    check_error(ask_host(true, "teach", LESSON(" : ", "\"shipped\"")), "field_range", "text");
    check_error(ask_host(false, "teach", LESSON("x", "\"shipped\"")), "store_unavailable", "");
    assert_int_equal(json_count(json_member(ask_host(false, "taught", ""), "taught")), 0);
    assert_int_equal(unsetenv("XDG_DATA_HOME"), 0);
    assert_int_equal(unsetenv("HOME"), 0);
    check_error(ask_host(true, "teach", LESSON("x", "\"shipped\"")), "store_unavailable", "");
    check_error(ask_host(true, "taught", ""), "store_unavailable", "");
    check_span("advice goes on", word(advise(",\"status\":\"Ne oldu?\""), "verdict"), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(narrows_every_order_from_then_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(confirms_a_guess, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_contradiction_is_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_language_is_another_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_stage_of_another_pack_means_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(is_read_only_where_it_is_needed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_orders_read_it_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lists, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
