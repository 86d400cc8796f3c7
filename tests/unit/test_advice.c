/* A decision in words: each part of an advice, where it comes from and when it is left out. The cases stand in
 * vectors/small_pack/advice.json, in the form of protocol/vectors/advise. */
#include "base/civil.h"
#include "check.h"
#include "json/put_tree.h"
#include "json/tree.h"
#include "serve.h"
#include "small_pack.h"

#define files small_pack
#include "own_pack.h"

enum { FILE_BYTES = 1 << 16, MEMBER_BYTES = 4096 };

/* The advice for the one order of the case's request, as it stands in the reply. */
static const struct json *advice_for(const struct json *test)
{
    static char input[FILE_BYTES], frame[SERVE_FRAME_BYTES];
    struct arena memory;
    struct buf body;
    struct span reply;
    const struct json *tree = NULL;
    int64_t now, now_too;
    assert_true(civil_read(json_string(json_member(test, "now")), civil_anywhere, &now, &now_too));
    buf_init(&body, input, sizeof(input));
    json_put_tree(&body, json_member(test, "request"), NULL);
    const struct server server = {
        .pack = &pack, .methods = methods_all, .arena = &memory, .frame = frame, .fixed_clock = true, .now_s = now};
    arena_init(&memory, NULL, 0, 1 << 22);
    (void)serve_answer(&server, input, body.len, &reply);
    arena_free(&memory);
    if (json_parse(frame + FRAME_HEADER, reply.len, &json_limits_pack, &arena, &tree, NULL) != STATUS_OK)
        fail_msg("%.*s", (int)reply.len, reply.ptr);
    const struct json *advice = json_first(json_member(tree, "advice"));
    if (advice == NULL)
        fail_msg("%.*s", (int)reply.len, reply.ptr);
    return advice;
}

/* A value as text; "absent" when there is none, or null is wanted. */
static struct span written(const struct json *value, char text[MEMBER_BYTES])
{
    struct buf out;
    buf_init(&out, text, MEMBER_BYTES);
    if (value == NULL || json_type_of(value) == JSON_NULL)
        buf_text(&out, "absent");
    else
        json_put_tree(&out, value, NULL);
    assert_false(out.overflow);
    return buf_span_of(&out);
}

static void check_case(const struct json *test)
{
    char note[128], wanted[MEMBER_BYTES + 1] = "", got[MEMBER_BYTES];
    struct span name = json_string(json_member(test, "note"));
    const struct json *advice = advice_for(test), *want = json_first(json_member(test, "want"));
    (void)snprintf(note, sizeof(note), "%.*s", (int)name.len, name.ptr);
    assert_non_null(want);
    for (; want != NULL; want = json_next(want)) {
        wanted[written(want, wanted).len] = '\0';
        check_span(note, written(json_member(advice, json_name(want).ptr), got), wanted);
    }
}

static void says(void **state)
{
    static char text[FILE_BYTES];
    const struct json *root = NULL;
    int64_t count, ran = 0;
    (void)state;
    FILE *in = fopen(CASES, "rb");
    assert_non_null(in);
    size_t len = fread(text, 1, sizeof(text), in);
    (void)fclose(in);
    assert_int_equal(json_parse(text, len, &json_limits_pack, &arena, &root, NULL), STATUS_OK);
    assert_true(json_integer(json_member(root, "count"), &count));
    for (const struct json *test = json_first(json_member(root, "cases")); test != NULL; test = json_next(test), ran++)
        check_case(test);
    assert_int_equal(ran, count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
