/* The guard takes over a whole process, so each case runs in a child of its own. */
#include "guard/stdio.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

/* What a child has as 0, 1 and 2: the other ends are ours. */
struct child {
    pid_t pid;
    int in, out, err;
};

typedef int child_main(void);

static struct child start(child_main *run)
{
    int in[2], out[2], err[2];
    struct child child;
    assert_true(pipe(in) == 0 && pipe(out) == 0 && pipe(err) == 0);
    (void)alarm(30);
    (void)fflush(NULL);
    child.pid = fork();
    assert_true(child.pid >= 0);
    if (child.pid == 0) {
        (void)dup2(in[0], 0);
        (void)dup2(out[1], 1);
        (void)dup2(err[1], 2);
        (void)close(in[1]);
        (void)close(out[0]);
        (void)close(err[0]);
        _exit(run());
    }
    (void)close(in[0]);
    (void)close(out[1]);
    (void)close(err[1]);
    child.in = in[1];
    child.out = out[0];
    child.err = err[0];
    return child;
}

static void check_stream(int fd, const char *want)
{
    char text[256];
    size_t len = 0;
    for (ssize_t got; (got = read(fd, text + len, sizeof(text) - len)) > 0;)
        len += (size_t)got;
    check_span("stream", (struct span){.ptr = text, .len = len}, want);
    (void)close(fd);
}

static void check_end(const struct child *child, int code)
{
    int status;
    (void)close(child->in);
    assert_int_equal(waitpid(child->pid, &status, 0), child->pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), code);
}

/* --- descriptors ---------------------------------------------------------------------------------------------- */

static int print_and_reply(void)
{
    int out;
    if (stdio_claim(&out, NULL) != STATUS_OK || out < 10 || (fcntl(out, F_GETFD) & FD_CLOEXEC) == 0)
        return 1;
    (void)printf("a stray print\n");
    (void)fflush(stdout);
    (void)fputs("a complaint\n", stderr);
    return write(out, "reply", 5) == 5 ? 0 : 2;
}

static void a_stray_print_goes_to_standard_error(void **state)
{
    (void)state;
    struct child child = start(print_and_reply);
    check_stream(child.out, "reply");
    check_stream(child.err, "a stray print\na complaint\n");
    check_end(&child, 0);
}

static int open_many(void)
{
    int out, count = 0;
    for (int fd = 3; fd < 40; fd++)
        (void)dup2(2, fd);
    if (stdio_claim(&out, NULL) != STATUS_OK)
        return 100;
    for (int fd = 3; fd < 100; fd++)
        count += fd != out && fcntl(fd, F_GETFD) >= 0;
    return count;
}

static void nothing_else_stays_open(void **state)
{
    (void)state;
    struct child child = start(open_many);
    check_stream(child.err, "");
    check_stream(child.out, "");
    check_end(&child, 0);
}

/* One bit for each of 0, 1, 2 that is closed before; what is opened afterwards must not become one of them. */
static int closed_before;

static int claim_with_closed(void)
{
    int out;
    for (int fd = 0; fd <= 2; fd++)
        if ((closed_before & 1 << fd) != 0)
            (void)close(fd);
    if (stdio_claim(&out, NULL) != STATUS_OK)
        return 1;
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            return 2;
    int next = open("/dev/null", O_RDONLY);
    char byte;
    if (next < 3 || ((closed_before & 1) != 0 && stdio_read(NULL, &byte, 1) != 0))
        return 3;
    return write(out, "x", 1) == 1 ? 0 : 4;
}

static void closed_descriptors_become_dev_null(void **state)
{
    (void)state;
    for (closed_before = 0; closed_before < 8; closed_before++) {
        struct child child = start(claim_with_closed);
        check_stream(child.out, (closed_before & 2) != 0 ? "" : "x");
        check_stream(child.err, "");
        check_end(&child, 0);
    }
}

/* --- signals -------------------------------------------------------------------------------------------------- */

static int write_to_nobody(void)
{
    int out, ends[2];
    if (stdio_claim(&out, NULL) != STATUS_OK || pipe(ends) != 0)
        return 1;
    (void)close(ends[0]);
    return write(ends[1], "x", 1) < 0 && errno == EPIPE ? 0 : 2;
}

static void sigpipe_is_ignored(void **state)
{
    (void)state;
    struct child child = start(write_to_nobody);
    check_end(&child, 0);
}

/* Reads all there is in pieces of 3; counts the bytes; says "ready" first. */
static int count_input(void)
{
    int out, count = 0;
    char bytes[3];
    if (stdio_claim(&out, NULL) != STATUS_OK || write(out, "r", 1) != 1)
        return 100;
    for (;;) {
        ssize_t got = stdio_read(NULL, bytes, sizeof(bytes));
        if (got == 0)
            return count;
        if (got < 0 && errno != EINTR)
            return 101;
        count += got > 0 ? (int)got : 0;
    }
}

static void sigterm_ends_the_input_after_what_was_there(void **state)
{
    (void)state;
    for (int len = 0; len < 50; len++) {
        static const char bytes[50] = {1};
        char ready;
        struct child child = start(count_input);
        assert_int_equal(read(child.out, &ready, 1), 1);
        assert_int_equal(write(child.in, bytes, (size_t)len), len);
        assert_int_equal(kill(child.pid, SIGTERM), 0);
        int status;
        assert_int_equal(waitpid(child.pid, &status, 0), child.pid); /* its input is still open */
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), len);
        (void)close(child.in);
        (void)close(child.out);
        (void)close(child.err);
    }
}

static int term_before_reading(void)
{
    int out;
    char byte;
    if (stdio_claim(&out, NULL) != STATUS_OK || raise(SIGTERM) != 0)
        return 1;
    ssize_t first = stdio_read(NULL, &byte, 1);
    return first < 0 && errno == EINTR && stdio_read(NULL, &byte, 1) == 0 ? 0 : 2;
}

static void sigterm_before_the_first_read(void **state)
{
    (void)state;
    struct child child = start(term_before_reading);
    int status;
    assert_int_equal(waitpid(child.pid, &status, 0), child.pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    (void)close(child.in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stray_print_goes_to_standard_error),        cmocka_unit_test(nothing_else_stays_open),
        cmocka_unit_test(closed_descriptors_become_dev_null),          cmocka_unit_test(sigpipe_is_ignored),
        cmocka_unit_test(sigterm_ends_the_input_after_what_was_there), cmocka_unit_test(sigterm_before_the_first_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
