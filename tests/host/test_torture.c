/* The built program, treated as browsers treat it at their worst. RESCIND is its path. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "check.h"
#include "json/tree.h"
#include "origins.h"
#include "process.h"

#define HELLO "{\"v\":1,\"id\":\"h\",\"type\":\"hello\"}"
#define BYE "{\"v\":1,\"id\":\"b\",\"type\":\"bye\"}"
#define BYE_REPLY "{\"v\":1,\"id\":\"b\",\"bye\":true}"

#ifdef __SANITIZE_ADDRESS__
enum { PEAK_MAX = 64 << 20 }; /* with the sanitizer's own */
#else
enum { PEAK_MAX = 4 << 20 };
#endif

/* The first two lines of the compiled allow-list. */
static char chromium_origin[128], firefox_id[128];

static int find_callers(void **state)
{
    (void)state;
    return sscanf(ORIGINS_COMPILED, "%127s %127s", chromium_origin, firefox_id) != 2;
}

static struct process start(void)
{
    return process_start(RESCIND, (const char *const[]){chromium_origin, NULL});
}

/* The next reply is that. */
static void expect(const struct process *host, const char *want)
{
    char *body = process_receive(host, NULL);
    assert_non_null(body);
    assert_string_equal(body, want);
    free(body);
}

static void expect_code(const struct process *host, const char *code)
{
    char *body = process_receive(host, NULL), want[128];
    assert_non_null(body);
    (void)snprintf(want, sizeof(want), "\"error\":{\"code\":\"%s\"", code);
    if (strstr(body, want) == NULL)
        fail_msg("want %s, got %s", code, body);
    free(body);
}

/* Nothing more comes, and it ends with that code; nothing was said on standard error. */
static void expect_end(struct process *host, int code)
{
    size_t len;
    process_close_input(host);
    assert_null(process_receive(host, NULL));
    char *complaints = process_read_all(host->err, &len);
    assert_string_equal(complaints, "");
    free(complaints);
    struct ended ended = process_wait(host);
    assert_int_equal(ended.signal, 0);
    assert_int_equal(ended.code, code);
}

/* --- framing -------------------------------------------------------------------------------------------------- */

static void a_frame_split_anywhere(void **state)
{
    char frame[4 + sizeof(BYE) - 1];
    uint32_t len = sizeof(BYE) - 1;
    (void)state;
    memcpy(frame, &len, 4);
    memcpy(frame + 4, BYE, len);
    struct process host = start();
    for (size_t first = 1; first < sizeof(frame); first++) {
        process_write_in_pieces(&host, frame, first, first);
        process_write(&host, frame + first, sizeof(frame) - first);
        expect(&host, BYE_REPLY);
    }
    process_write_in_pieces(&host, frame, sizeof(frame), 1);
    expect(&host, BYE_REPLY);
    expect_end(&host, 0);
}

static void an_input_that_ends_inside_a_frame(void **state)
{
    char frame[4 + sizeof(BYE) - 1];
    uint32_t len = sizeof(BYE) - 1;
    (void)state;
    memcpy(frame, &len, 4);
    memcpy(frame + 4, BYE, len);
    for (size_t cut = 1; cut < sizeof(frame); cut++) {
        struct process host = start();
        process_send(&host, BYE);
        process_write(&host, frame, cut);
        process_close_input(&host);
        expect(&host, BYE_REPLY);
        expect_code(&host, "frame_truncated");
        expect_end(&host, 4);
    }
}

static void an_input_that_ends_at_once(void **state)
{
    (void)state;
    struct process host = start();
    expect_end(&host, 0);
}

static void lengths_that_no_browser_sends(void **state)
{
    static const uint32_t lengths[] = {0xFFFFFFF0u, 0xFFFFFFFFu, 0x80000000u, 512u << 20, LIMIT_DRAIN_BYTES + 1};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        struct process host = start();
        process_send_header(&host, lengths[i]);
        process_write(&host, "{}", 2);
        expect_code(&host, "frame_too_large");
        expect_end(&host, 4); /* while the input is open: expect_end closes it only to read on */
    }
}

static void it_ends_without_waiting_for_a_body_it_refused(void **state)
{
    (void)state;
    struct process host = start();
    process_send_header(&host, 0xFFFFFFF0u);
    expect_code(&host, "frame_too_large");
    assert_null(process_receive(&host, NULL)); /* the input is still open */
    assert_int_equal(process_wait(&host).code, 4);
}

static void a_body_over_the_limit_is_skipped(void **state)
{
    static const uint32_t lengths[] = {LIMIT_REQUEST_BYTES + 1, LIMIT_DRAIN_BYTES};
    static char zeros[1 << 16];
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        struct process host = start();
        process_send_header(&host, lengths[i]);
        for (uint32_t left = lengths[i]; left > 0;) {
            uint32_t piece = left < sizeof(zeros) ? left : sizeof(zeros);
            process_write(&host, zeros, piece);
            left -= piece;
        }
        expect_code(&host, "frame_too_large");
        process_send(&host, BYE);
        expect(&host, BYE_REPLY);
        assert_true(process_peak_bytes(&host) < PEAK_MAX);
        expect_end(&host, 0);
    }
}

static void an_empty_frame(void **state)
{
    (void)state;
    struct process host = start();
    process_send(&host, "");
    expect_code(&host, "json_syntax");
    process_send(&host, BYE);
    expect(&host, BYE_REPLY);
    expect_end(&host, 0);
}

/* A thousand requests before one reply is read: none is lost, and the order is kept. */
static void many_requests_in_a_row(void **state)
{
    char body[64], want[64];
    (void)state;
    struct process host = start();
    for (int i = 0; i < 1000; i++) {
        (void)snprintf(body, sizeof(body), "{\"v\":1,\"id\":\"%d\",\"type\":\"bye\"}", i);
        process_send(&host, body);
    }
    for (int i = 0; i < 1000; i++) {
        (void)snprintf(want, sizeof(want), "{\"v\":1,\"id\":\"%d\",\"bye\":true}", i);
        expect(&host, want);
    }
    expect_end(&host, 0);
}

/* --- bodies --------------------------------------------------------------------------------------------------- */

static void bad_bodies_are_answered(void **state)
{
    static const struct {
        const char *body, *code;
    } rows[] = {
        {"{", "json_syntax"},
        {"\xEF\xBB\xBF{}", "json_syntax"},
        {"\"\xFF\"", "json_encoding"},
        {"[]", "field_type"},
        {"{}", "field_missing"},
        {"{\"v\":1,\"v\":1}", "json_duplicate_key"},
        {"{\"v\":1,\"id\":\"1\",\"type\":\"nothing\"}", "type_unknown"},
        {"{\"v\":1,\"id\":\"1\",\"type\":\"tell\"}", "type_unknown"},
        {"{\"v\":7,\"id\":\"1\",\"type\":\"hello\"}", "version_unsupported"},
        {"{\"v\":1,\"id\":\"1\",\"type\":\"advise\"}", "field_missing"},
    };
    (void)state;
    struct process host = start();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        process_send(&host, rows[i].body);
        expect_code(&host, rows[i].code);
    }
    process_send(&host, BYE);
    expect(&host, BYE_REPLY);
    expect_end(&host, 0);
}

static size_t put_orders(char *text, size_t room, size_t from, unsigned count)
{
    struct buf out;
    buf_init(&out, text, room - 1);
    buf_text(&out, "{\"v\":1,\"id\":\"big\",\"type\":\"advise\",\"from\":");
    buf_int(&out, (int64_t)from);
    buf_text(&out, ",\"orders\":[");
    for (unsigned i = 0; i < count; i++) {
        buf_text(&out, i == 0 ? "{\"order_id\":\"" : ",{\"order_id\":\"");
        buf_int(&out, 8190000000000000 + (int64_t)i);
        buf_text(&out,
                 "\",\"status\":\"To ship\",\"buttons\":[\"Cancel order\"],\"told\":{\"intent\":\"changed_mind\"}}");
    }
    buf_text(&out, "]}");
    assert_false(out.overflow);
    text[out.len] = '\0';
    return out.len;
}

/* The longest list: replies within the limit (process_receive holds them to it), every order answered once, in order.
 */
static void long_lists_come_in_parts(void **state)
{
    static char text[1 << 16];
    int64_t next = 0;
    size_t answered = 0;
    (void)state;
    struct process host = start();
    do {
        struct arena arena;
        const struct json *reply;
        uint32_t len;
        (void)put_orders(text, sizeof(text), (size_t)next, LIMIT_ORDERS);
        process_send(&host, text);
        char *body = process_receive(&host, &len);
        assert_non_null(body);
        arena_init(&arena, NULL, 0, LIMIT_ARENA_BYTES);
        assert_int_equal(json_parse(body, len, &json_limits_pack, &arena, &reply, NULL), STATUS_OK);
        const struct json *advice = json_first(json_member(reply, "advice"));
        assert_non_null(advice);
        for (; advice != NULL; advice = json_next(advice), answered++) {
            char want[32];
            (void)snprintf(want, sizeof(want), "%llu", 8190000000000000ull + answered);
            check_span("order", json_string(json_member(advice, "order_id")), want);
        }
        if (!json_integer(json_member(reply, "next"), &next))
            next = -1;
        assert_true(next == -1 || (size_t)next == answered);
        arena_free(&arena);
        free(body);
    } while (next >= 0);
    assert_int_equal(answered, LIMIT_ORDERS);
    expect_end(&host, 0);
}

/* --- ends ----------------------------------------------------------------------------------------------------- */

static void a_request_and_the_end_at_once(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++) {
        struct process host = start();
        process_send(&host, BYE);
        process_close_input(&host);
        expect(&host, BYE_REPLY);
        expect_end(&host, 0);
    }
}

static void nobody_reads_the_replies(void **state)
{
    (void)state;
    struct process host = start();
    (void)close(host.out);
    host.out = -1;
    process_send(&host, BYE);
    struct ended ended = process_wait(&host);
    assert_int_equal(ended.signal, 0);
    assert_int_equal(ended.code, 5);
}

static void sigterm_while_it_waits(void **state)
{
    (void)state;
    struct process host = start();
    process_send(&host, BYE);
    expect(&host, BYE_REPLY); /* so that it is up */
    assert_int_equal(kill(host.pid, SIGTERM), 0);
    assert_null(process_receive(&host, NULL)); /* the input is still open */
    struct ended ended = process_wait(&host);
    assert_int_equal(ended.signal, 0);
    assert_int_equal(ended.code, 0);
}

/* Wherever the signal meets it: what was received before is answered. */
static void sigterm_at_any_time(void **state)
{
    (void)state;
    for (int i = 0; i < 50; i++) {
        struct process host = start();
        process_send(&host, BYE);
        expect(&host, BYE_REPLY);
        for (int k = 0; k <= i % 5; k++)
            process_send(&host, BYE);
        assert_int_equal(kill(host.pid, SIGTERM), 0);
        for (int k = 0; k <= i % 5; k++)
            expect(&host, BYE_REPLY);
        assert_null(process_receive(&host, NULL));
        assert_int_equal(process_wait(&host).code, 0);
    }
}

static void sigterm_inside_a_frame(void **state)
{
    (void)state;
    struct process host = start();
    process_send(&host, BYE);
    expect(&host, BYE_REPLY);
    process_send_header(&host, 100);
    process_write(&host, "{", 1);
    assert_int_equal(kill(host.pid, SIGTERM), 0);
    expect_code(&host, "frame_truncated");
    assert_null(process_receive(&host, NULL));
    assert_int_equal(process_wait(&host).code, 4);
}

/* --- callers -------------------------------------------------------------------------------------------------- */

static void callers_are_held_to_the_list(void **state)
{
    const struct {
        const char *note;
        const char *arguments[4];
        bool allowed;
    } rows[] = {
        {"Chromium", {chromium_origin}, true},
        {"Chromium on Windows", {chromium_origin, "--parent-window=0"}, true},
        {"Firefox", {"/home/a b/.mozilla/native-messaging-hosts/x.json", firefox_id}, true},
        {"another extension", {"chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"}, false},
        {"a page", {"https://www.aliexpress.com/"}, false},
        {"another add-on", {"/x.json", "other@example.org"}, false},
        {"no id", {"/x.json", ""}, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct process host = process_start(RESCIND, rows[i].arguments);
        process_send(&host, BYE);
        if (rows[i].allowed) {
            expect(&host, BYE_REPLY);
            expect_end(&host, 0);
            continue;
        }
        expect_code(&host, "origin_refused");
        assert_null(process_receive(&host, NULL));
        assert_int_equal(process_wait(&host).code, 3);
    }
}

/* Not even what is there already: the file that is its input stays at its beginning. */
static void a_refused_caller_is_not_read(void **state)
{
    FILE *input = tmpfile();
    (void)state;
    assert_non_null(input);
    int fd = fileno(input);
    assert_int_equal(write(fd, "\4\0\0\0null", 8), 8);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    struct process host = process_start_on(RESCIND, (const char *const[]){"chrome-extension://x/", NULL}, fd);
    expect_code(&host, "origin_refused");
    expect_end(&host, 3);
    assert_int_equal(lseek(fd, 0, SEEK_CUR), 0);
    (void)fclose(input);
}

static void make_folder(const char *path)
{
    assert_int_equal(mkdir(path, 0700), 0);
}

static void copy_file(const char *from, const char *to)
{
    static char bytes[1 << 16];
    int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_EXCL, 0700);
    ssize_t got;
    assert_true(in >= 0 && out >= 0);
    while ((got = read(in, bytes, sizeof(bytes))) > 0)
        assert_int_equal(write(out, bytes, (size_t)got), got);
    assert_int_equal(got, 0);
    (void)close(in);
    (void)close(out);
}

static void write_list(const char *path, const char *caller, size_t padding)
{
    FILE *list = fopen(path, "w");
    assert_non_null(list);
    assert_true(fprintf(list, "# a list\n%s\n%*s", caller, (int)padding, "") > 0);
    assert_int_equal(fclose(list), 0);
}

static void the_installed_list_adds_callers(void **state)
{
    static const char caller[] = "chrome-extension://bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb/";
    enum { LIST_MAX = 65536, HEAD = 9 + sizeof(caller) };
    static const struct {
        size_t padding;
        const char *listed;
        bool allowed;
    } rows[] = {
        {0, caller, true},
        {0, "another", false},
        {LIST_MAX - HEAD, caller, true},
        {LIST_MAX - HEAD + 1, caller, false},
    };
    char prefix[] = "/tmp/rescind-test-XXXXXX", program[64], list[64], path[64];
    static const char *const folders[] = {"bin", "share", "share/rescind"};
    (void)state;
    assert_non_null(mkdtemp(prefix));
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        (void)snprintf(path, sizeof(path), "%s/%s", prefix, folders[i]);
        make_folder(path);
    }
    (void)snprintf(program, sizeof(program), "%s/bin/rescind", prefix);
    (void)snprintf(list, sizeof(list), "%s/share/rescind/origins.txt", prefix);
    copy_file(RESCIND, program);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        write_list(list, rows[i].listed, rows[i].padding);
        struct process host = process_start(program, (const char *const[]){caller, NULL});
        process_send(&host, BYE);
        if (rows[i].allowed)
            expect(&host, BYE_REPLY);
        else
            expect_code(&host, "origin_refused");
        process_close_input(&host);
        assert_int_equal(process_wait(&host).code, rows[i].allowed ? 0 : 3);
    }
    assert_int_equal(unlink(list), 0);
    assert_int_equal(unlink(program), 0);
    for (size_t i = COUNT_OF(folders); i-- > 0;) {
        (void)snprintf(path, sizeof(path), "%s/%s", prefix, folders[i]);
        assert_int_equal(rmdir(path), 0);
    }
    assert_int_equal(rmdir(prefix), 0);
}

/* --- descriptors ---------------------------------------------------------------------------------------------- */

/* A pipe that a browser forgot to close: the host lets go of it while it still runs. */
static void leaked_descriptors_are_closed(void **state)
{
    int leak[2];
    char byte;
    (void)state;
    assert_int_equal(pipe(leak), 0); /* inherited */
    struct process host = start();
    (void)close(leak[1]);
    assert_int_equal(read(leak[0], &byte, 1), 0); /* the end, although the host lives */
    process_send(&host, BYE);
    expect(&host, BYE_REPLY);
    (void)close(leak[0]);
    expect_end(&host, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_frame_split_anywhere),
        cmocka_unit_test(an_input_that_ends_inside_a_frame),
        cmocka_unit_test(an_input_that_ends_at_once),
        cmocka_unit_test(lengths_that_no_browser_sends),
        cmocka_unit_test(it_ends_without_waiting_for_a_body_it_refused),
        cmocka_unit_test(a_body_over_the_limit_is_skipped),
        cmocka_unit_test(an_empty_frame),
        cmocka_unit_test(many_requests_in_a_row),
        cmocka_unit_test(bad_bodies_are_answered),
        cmocka_unit_test(long_lists_come_in_parts),
        cmocka_unit_test(a_request_and_the_end_at_once),
        cmocka_unit_test(nobody_reads_the_replies),
        cmocka_unit_test(sigterm_while_it_waits),
        cmocka_unit_test(sigterm_at_any_time),
        cmocka_unit_test(sigterm_inside_a_frame),
        cmocka_unit_test(callers_are_held_to_the_list),
        cmocka_unit_test(a_refused_caller_is_not_read),
        cmocka_unit_test(the_installed_list_adds_callers),
        cmocka_unit_test(leaked_descriptors_are_closed),
    };
    return cmocka_run_group_tests_name("torture", tests, find_callers, NULL);
}
