#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "guard/selftest.h"
#include "temp.h"

/* A frame of up to 255 bytes, printed by the shell in the machine's byte order. */
static void frame_command(const char *body, char *out, size_t size)
{
    uint32_t len = (uint32_t)strlen(body);
    unsigned char head[sizeof(len)];
    memcpy(head, &len, sizeof(len));
    (void)snprintf(out, size, "printf '\\%03o\\%03o\\%03o\\%03o%%s' '%s'\n", head[0], head[1], head[2], head[3], body);
}

/* How a host behaves that is a shell script: HELLO and ADVICE stand for good replies. */
static const struct {
    const char *note, *script, *want; /* want: in the message; NULL when all is well */
} hosts[] = {
    {"good", "HELLO ADVICE cat >/dev/null", NULL},
    {"ends at once", "exit 0", "ended without an answer"},
    {"half a header", "printf 'ab'", "ended without an answer"},
    {"half a body", "printf '\\020\\0\\0\\020'", "no message"},
    {"text instead of a frame", "echo hello, I am your host", "no message"},
    {"an answer that is no JSON", "NOJSON cat >/dev/null", "not valid JSON"},
    {"an error", "REFUSED exit 3", "origin_refused"},
    {"another answer", "ADVICE cat >/dev/null", "lacks \"pack\""},
    {"hello only", "HELLO exit 0", "ended without an answer"},
    {"wrong exit code", "HELLO ADVICE cat >/dev/null; exit 7", "exit code 7"},
    {"a signal", "HELLO ADVICE cat >/dev/null; kill -SEGV $$", "signal"},
};

static void write_script(const char *root, const char *script, char path[TEMP_PATH])
{
    static const struct {
        const char *word, *body;
    } frames[] = {
        {"HELLO", "{\"pack\":{}}"},
        {"ADVICE", "{\"advice\":[]}"},
        {"NOJSON", "{"},
        {"REFUSED", "{\"error\":{\"code\":\"origin_refused\"}}"},
    };
    char text[2048] = "#!/bin/sh\n";
    for (const char *at = script; *at != '\0';) {
        size_t frame = 0, used = strlen(text);
        while (frame < 4 && strncmp(at, frames[frame].word, strlen(frames[frame].word)) != 0)
            frame++;
        if (frame == 4) {
            (void)snprintf(text + used, sizeof(text) - used, "%s\n", at);
            break;
        }
        frame_command(frames[frame].body, text + used, sizeof(text) - used);
        at += strlen(frames[frame].word);
        at += *at == ' ';
    }
    temp_write(root, "host", text, 0755, path);
}

static enum status run(const char *program, int limit_ms, struct error *err)
{
    const char *const arguments[] = {program, "chrome-extension://x/", NULL};
    struct arena arena;
    int took = -1;
    arena_init(&arena, NULL, 0, 1 << 20);
    enum status status = selftest_run(program, arguments, limit_ms, &arena, &took, err);
    arena_free(&arena);
    if (status == STATUS_OK)
        assert_true(took >= 0);
    else
        assert_int_equal(took, -1);
    return status;
}

static void test_hosts(void **state)
{
    char root[TEMP_PATH], path[TEMP_PATH];
    (void)state;
    temp_make(root);
    for (size_t at = 0; at < sizeof(hosts) / sizeof(hosts[0]); at++) {
        struct error err = {.code = STATUS_OK};
        write_script(root, hosts[at].script, path);
        enum status status = run(path, 10000, &err);
        if ((hosts[at].want == NULL) != (status == STATUS_OK) ||
            (hosts[at].want != NULL && strstr(err.message, hosts[at].want) == NULL))
            fail_msg("%s: %s", hosts[at].note, err.message);
    }
    temp_remove(root);
}

/* A host that says nothing, and one that does not end, meet the limit and are killed. */
static void test_limit(void **state)
{
    char root[TEMP_PATH], path[TEMP_PATH];
    struct error err = {.code = STATUS_OK};
    (void)state;
    temp_make(root);
    write_script(root, "exec sleep 1000", path);
    assert_int_equal(run(path, 100, &err), STATUS_IO);
    assert_non_null(strstr(err.message, "in time"));
    write_script(root, "HELLO ADVICE exec sleep 1000", path);
    assert_int_equal(run(path, 1000, &err), STATUS_IO);
    /* Which of the two depends on how fast the machine starts a shell. */
    assert_true(strstr(err.message, "did not end") != NULL || strstr(err.message, "in time") != NULL);
    temp_remove(root);
}

static void test_no_program(void **state)
{
    struct error err = {.code = STATUS_OK};
    (void)state;
    assert_int_equal(run("/nowhere/rescind", 1000, &err), STATUS_IO);
    assert_non_null(strstr(err.message, "cannot be started"));
}

/* The caller's own treatment of SIGPIPE is as before. */
static void test_sigpipe(void **state)
{
    struct sigaction now;
    struct error err;
    (void)state;
    (void)run("/bin/true", 1000, &err);
    assert_int_equal(sigaction(SIGPIPE, NULL, &now), 0);
    assert_ptr_equal(now.sa_handler, SIG_DFL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hosts),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_no_program),
        cmocka_unit_test(test_sigpipe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
