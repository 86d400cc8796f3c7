#include "guard/selftest.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "json/tree.h"

extern char **environ;

/* The host that is tried out, as a child of this process. */
struct child {
    pid_t pid;
    int in, out; /* our ends of its pipes; -1 once closed */
    int64_t started_ms, ends_ms;
};

static int64_t now_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void close_end(int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
    *fd = -1;
}

/* A pipe whose ends no child inherits by accident. */
static bool make_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

static enum status start(const char *program, const char *const arguments[], struct child *child, struct error *err)
{
    int in[2] = {-1, -1}, out[2];
    if (!make_pipe(in) || !make_pipe(out)) {
        enum status status = error_set(err, STATUS_IO, "no pipe can be made: %s", strerror(errno));
        close_end(&in[0]);
        close_end(&in[1]);
        return status;
    }
    posix_spawn_file_actions_t actions;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed == 0) {
        (void)posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
        (void)posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
        /* posix_spawn's type has no const; it changes nothing. */
        union {
            const char *const *given;
            char *const *wanted;
        } list = {.given = arguments};
        failed = posix_spawn(&child->pid, program, &actions, NULL, list.wanted, environ);
        (void)posix_spawn_file_actions_destroy(&actions);
    }
    (void)close(in[0]);
    (void)close(out[1]);
    child->in = in[1];
    child->out = out[0];
    if (failed != 0) {
        close_end(&child->in);
        close_end(&child->out);
        return error_set(err, STATUS_IO, "it cannot be started: %s", strerror(failed));
    }
    return STATUS_OK;
}

static enum status send_text(const struct child *child, const char *text, struct error *err)
{
    char frame[256];
    uint32_t len = (uint32_t)strlen(text);
    memcpy(frame, &len, sizeof(len));
    memcpy(frame + sizeof(len), text, len);
    /* A frame is smaller than a pipe's buffer, so this never blocks. That nobody reads it any more says less than
     * what the host has answered by then, which is looked at next. */
    if (write(child->in, frame, sizeof(len) + len) < 0 && errno != EPIPE)
        return error_set(err, STATUS_IO, "it takes no message: %s", strerror(errno));
    return STATUS_OK;
}

/* Up to `len` bytes, fewer only at the end of its output. */
static enum status receive(const struct child *child, char *bytes, size_t len, size_t *got, struct error *err)
{
    *got = 0;
    while (*got < len) {
        int64_t left = child->ends_ms - now_ms();
        struct pollfd ready = {.fd = child->out, .events = POLLIN};
        int count = left <= 0 ? 0 : poll(&ready, 1, (int)left);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return error_set(err, STATUS_IO, "it did not answer in time");
        ssize_t part = read(child->out, bytes + *got, len - *got);
        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0)
            return error_set(err, STATUS_IO, "its answer cannot be read: %s", strerror(errno));
        if (part == 0)
            break;
        *got += (size_t)part;
    }
    return STATUS_OK;
}

/* Reads one reply, which must be no error and must have `member`. */
static enum status expect(const struct child *child, const char *member, struct arena *arena, struct error *err)
{
    uint32_t len = 0;
    char head[sizeof(len)];
    size_t got = 0;
    enum status status = receive(child, head, sizeof(head), &got, err);
    if (status != STATUS_OK)
        return status;
    memcpy(&len, head, sizeof(len));
    if (got < sizeof(head))
        return error_set(err, STATUS_IO, "it ended without an answer");
    char *body = len > LIMIT_REPLY_BYTES ? NULL : arena_alloc(arena, len);
    if (body == NULL)
        return error_set(err, STATUS_IO, "it answers with something that is no message");
    status = receive(child, body, len, &got, err);
    if (status != STATUS_OK)
        return status;
    if (got < len)
        return error_set(err, STATUS_IO, "it ended in the middle of an answer");
    const struct json *reply = NULL;
    if (json_parse(body, len, &json_limits_wire, arena, &reply, NULL) != STATUS_OK)
        return error_set(err, STATUS_IO, "its answer is not valid JSON");
    struct span code = json_string(json_member(json_member(reply, "error"), "code"));
    if (code.ptr != NULL)
        return error_set(err, STATUS_IO, "it answers with the error %.*s", (int)(code.len < 40 ? code.len : 40),
                         code.ptr);
    if (json_member(reply, member) == NULL)
        return error_set(err, STATUS_IO, "its answer lacks \"%s\"", member);
    return STATUS_OK;
}

/* Waits for its end; kills it when the time is up. */
static enum status finish(struct child *child, struct error *err)
{
    int how = 0;
    close_end(&child->in);
    for (;;) {
        pid_t ended = waitpid(child->pid, &how, WNOHANG);
        if (ended == child->pid)
            break;
        if (ended < 0 && errno != EINTR)
            return error_set(err, STATUS_IO, "its end cannot be seen: %s", strerror(errno));
        if (now_ms() >= child->ends_ms) {
            (void)kill(child->pid, SIGKILL);
            (void)waitpid(child->pid, &how, 0);
            return error_set(err, STATUS_IO, "it did not end when its input did");
        }
        (void)poll(NULL, 0, 1);
    }
    if (WIFSIGNALED(how))
        return error_set(err, STATUS_IO, "it was ended by signal %d", WTERMSIG(how));
    if (WEXITSTATUS(how) != 0)
        return error_set(err, STATUS_IO, "it ended with exit code %d", WEXITSTATUS(how));
    return STATUS_OK;
}

static enum status talk(const struct child *child, struct arena *arena, int *took_ms, struct error *err)
{
    enum status status = send_text(child, "{\"v\":1,\"id\":\"1\",\"type\":\"hello\"}", err);
    if (status == STATUS_OK)
        status = expect(child, "pack", arena, err);
    *took_ms = (int)(now_ms() - child->started_ms);
    if (status == STATUS_OK)
        status = send_text(
            child, "{\"v\":1,\"id\":\"2\",\"type\":\"advise\",\"orders\":[{\"order_id\":\"1000000000000000\"}]}", err);
    if (status == STATUS_OK)
        status = expect(child, "advice", arena, err);
    return status;
}

enum status selftest_run(const char *program, const char *const arguments[], int limit_ms, struct arena *arena,
                         int *took_ms, struct error *err)
{
    struct child child = {.in = -1, .out = -1, .started_ms = now_ms()};
    child.ends_ms = child.started_ms + limit_ms;
    /* A host that ends early must not end the program that tests it. */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    (void)sigaction(SIGPIPE, &ignore, &before);
    int took = 0;
    enum status status = start(program, arguments, &child, err);
    if (status == STATUS_OK) {
        status = talk(&child, arena, &took, err);
        /* Of two errors the first is told: what was wrong in the talk says more than the exit code that came of it. */
        enum status end = finish(&child, status == STATUS_OK ? err : NULL);
        status = status == STATUS_OK ? end : status;
        close_end(&child.out);
    }
    (void)sigaction(SIGPIPE, &before, NULL);
    if (status == STATUS_OK)
        *took_ms = took;
    return status;
}
