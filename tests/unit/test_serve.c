/* The loop with methods of its own: what reaches them, and what becomes of what they do. */
#include "serve.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "check.h"
#include "json/write.h"
#include "wire/response.h"

/* --- methods ---------------------------------------------------------------------------------------------------- */

static enum status tell_all(const struct method_context *ctx, const struct request *request, struct buf *out,
                            struct error *err)
{
    (void)err;
    response_begin(out, request->id);
    json_put_member_int(out, "now", ctx->now_s);
    json_put_member_text(out, "lang", request->lang);
    json_put_member_int(out, "memory_used_before", (int64_t)(ctx->arena->at.used > 4096));
    response_end(out);
    return STATUS_OK;
}

static enum status fail_after_writing(const struct method_context *ctx, const struct request *request, struct buf *out,
                                      struct error *err)
{
    (void)ctx;
    (void)request;
    buf_text(out, "half a repl");
    return error_at(err, STATUS_FIELD_RANGE, "orders[0].told.stage", "no such stage");
}

static enum status write_too_much(const struct method_context *ctx, const struct request *request, struct buf *out,
                                  struct error *err)
{
    static char large[1 << 16];
    (void)ctx;
    (void)request;
    (void)err;
    for (int i = 0; i < 17; i++)
        buf_bytes(out, large, sizeof(large));
    return STATUS_OK;
}

static method *const methods[] = {
    [REQUEST_HELLO] = tell_all, [REQUEST_ADVISE] = fail_after_writing, [REQUEST_BYE] = write_too_much};

/* --- a server --------------------------------------------------------------------------------------------------- */

static struct arena arena;
static struct server server;

static int set_up(void **state)
{
    (void)state;
    (void)signal(SIGPIPE, SIG_IGN);
    arena_init(&arena, NULL, 0, LIMIT_ARENA_BYTES);
    server = (struct server){.methods = methods,
                             .arena = &arena,
                             .input = malloc(FRAME_INPUT_BYTES),
                             .frame = malloc(SERVE_FRAME_BYTES),
                             .fixed_clock = true,
                             .now_s = 1789466400};
    return server.input == NULL || server.frame == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    free(server.input);
    free(server.frame);
    arena_free(&arena);
    return 0;
}

static void check_answer(const char *body, enum status status, const char *want)
{
    char text[512];
    struct span reply;
    (void)snprintf(text, sizeof(text), "%s", body);
    check_status(body, serve_answer(&server, text, strlen(text), &reply), status);
    check_span(body, reply, want);
    assert_int_equal(arena.at.used, 0);
}

#define HELLO "{\"v\":1,\"id\":\"7\",\"type\":\"hello\"}"
#define TOLD "{\"v\":1,\"id\":\"7\",\"now\":1789466400,\"lang\":\"\",\"memory_used_before\":0}"

static void answers_each_body_once(void **state)
{
    (void)state;
    check_answer(HELLO, STATUS_OK, TOLD);
    check_answer("{\"v\":1,\"id\":\"8\",\"type\":\"advise\",\"orders\":[{\"order_id\":\"1234567890\"}]}",
                 STATUS_FIELD_RANGE,
                 "{\"v\":1,\"id\":\"8\",\"error\":{\"code\":\"field_range\",\"message\":\"no such stage\","
                 "\"path\":\"orders[0].told.stage\"}}");
    check_answer("{\"v\":1,\"id\":\"9\",\"type\":\"bye\"}", STATUS_REPLY_TOO_LARGE,
                 "{\"v\":1,\"id\":\"9\",\"error\":{\"code\":\"reply_too_large\",\"message\":"
                 "\"the answer is over 1000000 bytes\",\"path\":\"\"}}");
    check_answer("nonsense", STATUS_JSON_SYNTAX,
                 "{\"v\":1,\"id\":null,\"error\":{\"code\":\"json_syntax\",\"message\":\"value expected at byte 0\","
                 "\"path\":\"\"}}");
}

static void says_which_side_to_update(void **state)
{
    (void)state;
    check_answer("{\"v\":2,\"id\":\"7\",\"type\":[\"unreadable\"]}", STATUS_VERSION_UNSUPPORTED,
                 "{\"v\":1,\"id\":\"7\",\"error\":{\"code\":\"version_unsupported\",\"message\":"
                 "\"this host speaks version 1\",\"path\":\"v\",\"update\":\"host\"}}");
    check_answer("{\"v\":0,\"id\":7}", STATUS_VERSION_UNSUPPORTED,
                 "{\"v\":1,\"id\":null,\"error\":{\"code\":\"version_unsupported\",\"message\":"
                 "\"this host speaks version 1\",\"path\":\"v\",\"update\":\"extension\"}}");
}

static void a_language_given_wins(void **state)
{
    (void)state;
    server.lang = SPAN_LITERAL("de");
    check_answer("{\"v\":1,\"id\":\"7\",\"type\":\"hello\",\"lang\":\"fr\"}", STATUS_OK,
                 "{\"v\":1,\"id\":\"7\",\"now\":1789466400,\"lang\":\"de\",\"memory_used_before\":0}");
}

static void the_clock_is_judged(void **state)
{
    static const struct {
        int64_t now_s;
        bool good;
    } rows[] = {{946684799, false}, {946684800, true}, {7258118399, true}, {7258118400, false}, {-1, false}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[] = HELLO;
        struct span reply;
        server.now_s = rows[i].now_s;
        check_status("clock", serve_answer(&server, text, sizeof(text) - 1, &reply),
                     rows[i].good ? STATUS_OK : STATUS_CLOCK_UNREADABLE);
    }
    server.fixed_clock = false;
    char text[] = HELLO;
    struct span reply;
    check_status("the machine's", serve_answer(&server, text, sizeof(text) - 1, &reply), STATUS_OK);
}

/* --- the loop --------------------------------------------------------------------------------------------------- */

static ssize_t read_input(void *context, void *bytes, size_t len)
{
    return read(*(int *)context, bytes, len);
}

static void put_frame(struct buf *out, uint32_t announced, const char *body)
{
    char header[4];
    memcpy(header, &announced, 4);
    buf_bytes(out, header, 4);
    buf_text(out, body);
}

/* Feeds `in` through pipes; the bodies of the replies are joined by newlines. */
static enum serve_end run(const struct buf *in, char *replies, size_t room)
{
    int input[2], output[2];
    uint32_t len;
    size_t at = 0;
    assert_int_equal(pipe(input), 0);
    assert_int_equal(pipe(output), 0);
    assert_int_equal(write(input[1], in->data, in->len), (ssize_t)in->len);
    (void)close(input[1]);
    enum serve_end end = serve(&server, read_input, &input[0], output[1]);
    (void)close(output[1]);
    while (read(output[0], &len, 4) == 4) {
        assert_true(at + len + 2 < room);
        assert_int_equal(read(output[0], replies + at, len), (ssize_t)len);
        replies[at + len] = '\n';
        at += len + 1;
    }
    replies[at] = '\0';
    (void)close(input[0]);
    (void)close(output[0]);
    return end;
}

static void answers_in_order_until_the_input_ends(void **state)
{
    char bytes[4096], replies[4096];
    struct buf in;
    (void)state;
    buf_init(&in, bytes, sizeof(bytes));
    for (int i = 0; i < 3; i++)
        put_frame(&in, sizeof(HELLO) - 1, HELLO);
    put_frame(&in, 0, "");
    put_frame(&in, sizeof(HELLO) - 1, HELLO);
    assert_int_equal(run(&in, replies, sizeof(replies)), SERVE_OK);
    assert_string_equal(
        replies,
        TOLD "\n" TOLD "\n" TOLD "\n"
             "{\"v\":1,\"id\":null,\"error\":{\"code\":\"json_syntax\",\"message\":\"unexpected end at byte 0\","
             "\"path\":\"\"}}\n" TOLD "\n");
}

static void answers_before_it_gives_up(void **state)
{
    static const struct {
        uint32_t announced;
        const char *rest, *code;
    } rows[] = {
        {10, "nine byte", "frame_truncated"},
        {LIMIT_REQUEST_BYTES + 1, "x", "frame_truncated"},
        {0xFFFFFFF0u, "ignored", "frame_too_large"},
        {LIMIT_DRAIN_BYTES + 1, "", "frame_too_large"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char bytes[512], replies[4096];
        struct buf in;
        buf_init(&in, bytes, sizeof(bytes));
        put_frame(&in, sizeof(HELLO) - 1, HELLO);
        put_frame(&in, rows[i].announced, rows[i].rest);
        assert_int_equal(run(&in, replies, sizeof(replies)), SERVE_LOST);
        assert_int_equal(strncmp(replies, TOLD "\n", sizeof(TOLD)), 0);
        check_row(rows[i].code, strstr(replies + sizeof(TOLD), rows[i].code) != NULL);
        check_row(rows[i].code, strchr(replies + sizeof(TOLD), '\n')[1] == '\0');
    }
}

static void ends_when_nobody_reads(void **state)
{
    char bytes[128];
    struct buf in;
    int input[2], output[2];
    (void)state;
    buf_init(&in, bytes, sizeof(bytes));
    put_frame(&in, sizeof(HELLO) - 1, HELLO);
    assert_int_equal(pipe(input), 0);
    assert_int_equal(pipe(output), 0);
    assert_int_equal(write(input[1], in.data, in.len), (ssize_t)in.len);
    (void)close(output[0]);
    assert_int_equal(serve(&server, read_input, &input[0], output[1]), SERVE_IO);
    assert_int_equal(serve_refuse_caller(&server, output[1]), SERVE_IO);
    (void)close(input[0]);
    (void)close(input[1]);
    (void)close(output[1]);
}

static void refuses_a_caller(void **state)
{
    char got[512];
    int output[2];
    (void)state;
    assert_int_equal(pipe(output), 0);
    assert_int_equal(serve_refuse_caller(&server, output[1]), SERVE_REFUSED);
    ssize_t len = read(output[0], got, sizeof(got));
    assert_true(len > 4);
    check_span("refusal", (struct span){.ptr = got + 4, .len = (size_t)len - 4},
               "{\"v\":1,\"id\":null,\"error\":{\"code\":\"origin_refused\",\"message\":"
               "\"this host was not installed for the extension that started it\",\"path\":\"\"}}");
    (void)close(output[0]);
    (void)close(output[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(answers_each_body_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_which_side_to_update, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_language_given_wins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_clock_is_judged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(answers_in_order_until_the_input_ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(answers_before_it_gives_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ends_when_nobody_reads, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_a_caller, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
