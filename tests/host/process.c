#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"

extern char **environ;

static void close_end(int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
    *fd = -1;
}

static void make_pipe(int ends[2])
{
    assert_int_equal(pipe(ends), 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(fcntl(ends[i], F_SETFD, FD_CLOEXEC), 0);
}

struct process process_start_on(const char *program, const char *const *arguments, int input)
{
    int out[2], err[2];
    struct process process = {.in = -1};
    posix_spawn_file_actions_t actions;
    const char *argv[16] = {program};
    for (size_t i = 0; arguments[i] != NULL; i++) {
        assert_true(i + 2 < COUNT_OF(argv));
        argv[i + 1] = arguments[i];
    }
    (void)signal(SIGPIPE, SIG_IGN);
    (void)alarm(PROCESS_SECONDS);
    make_pipe(out);
    make_pipe(err);
    assert_int_equal(posix_spawn_file_actions_init(&actions), 0);
    assert_int_equal(posix_spawn_file_actions_adddup2(&actions, input, 0), 0);
    assert_int_equal(posix_spawn_file_actions_adddup2(&actions, out[1], 1), 0);
    assert_int_equal(posix_spawn_file_actions_adddup2(&actions, err[1], 2), 0);
    char *const *exec_argv = (char *const *)(uintptr_t)argv; /* exec does not write to them */
    assert_int_equal(posix_spawn(&process.pid, program, &actions, NULL, exec_argv, environ), 0);
    (void)posix_spawn_file_actions_destroy(&actions);
    (void)close(out[1]);
    (void)close(err[1]);
    process.out = out[0];
    process.err = err[0];
    return process;
}

struct process process_start(const char *program, const char *const *arguments)
{
    int in[2];
    make_pipe(in);
    struct process process = process_start_on(program, arguments, in[0]);
    (void)close(in[0]);
    process.in = in[1];
    return process;
}

void process_write(const struct process *process, const void *bytes, size_t len)
{
    const char *at = bytes;
    while (len > 0) {
        ssize_t put = write(process->in, at, len);
        if (put < 0 && errno == EPIPE)
            return; /* it ended first; the test looks at how */
        assert_true(put > 0);
        at += put;
        len -= (size_t)put;
    }
}

size_t process_unread(const struct process *process)
{
    int count = 0;
    assert_int_equal(ioctl(process->in, FIONREAD, &count), 0);
    return (size_t)count;
}

void process_write_in_pieces(const struct process *process, const void *bytes, size_t len, size_t piece)
{
    const char *at = bytes;
    for (size_t done = 0; done < len; done += piece) {
        process_write(process, at + done, len - done < piece ? len - done : piece);
        while (process_unread(process) > 0)
            (void)nanosleep(&(struct timespec){.tv_nsec = 20000}, NULL);
    }
}

void process_close_input(struct process *process)
{
    close_end(&process->in);
}

size_t process_peak_bytes(const struct process *process)
{
    char path[64], line[256];
    size_t kib = 0;
    (void)snprintf(path, sizeof(path), "/proc/%ld/status", (long)process->pid);
    FILE *status = fopen(path, "r");
    if (status == NULL)
        return 0;
    while (kib == 0 && fgets(line, sizeof(line), status) != NULL)
        if (strncmp(line, "VmHWM:", 6) == 0)
            kib = strtoul(line + 6, NULL, 10);
    (void)fclose(status);
    return kib * 1024;
}

char *process_read_all(int fd, size_t *len)
{
    size_t room = 1 << 16, used = 0;
    char *bytes = malloc(room);
    assert_non_null(bytes);
    for (;;) {
        ssize_t got = read(fd, bytes + used, room - used - 1);
        assert_true(got >= 0);
        if (got == 0)
            break;
        used += (size_t)got;
        if (used + 1 == room) {
            room *= 2;
            bytes = realloc(bytes, room);
            assert_non_null(bytes);
        }
    }
    bytes[used] = '\0';
    if (len != NULL)
        *len = used;
    return bytes;
}

struct ended process_wait(struct process *process)
{
    int status;
    process_close_input(process);
    assert_int_equal(waitpid(process->pid, &status, 0), process->pid);
    close_end(&process->out);
    close_end(&process->err);
    return (struct ended){.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
                          .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0};
}

/* --- frames --------------------------------------------------------------------------------------------------- */

void process_send_header(const struct process *process, uint32_t len)
{
    process_write(process, &len, sizeof(len));
}

void process_send(const struct process *process, const char *body)
{
    process_send_header(process, (uint32_t)strlen(body));
    process_write(process, body, strlen(body));
}

static size_t read_up_to(int fd, void *bytes, size_t len)
{
    size_t got = 0;
    while (got < len) {
        ssize_t more = read(fd, (char *)bytes + got, len - got);
        assert_true(more >= 0);
        if (more == 0)
            break;
        got += (size_t)more;
    }
    return got;
}

char *process_receive(const struct process *process, uint32_t *len)
{
    uint32_t announced;
    size_t got = read_up_to(process->out, &announced, sizeof(announced));
    if (got == 0)
        return NULL;
    assert_int_equal(got, sizeof(announced));
    assert_true(announced > 0 && announced <= 1000000);
    char *body = malloc(announced + 1);
    assert_non_null(body);
    assert_int_equal(read_up_to(process->out, body, announced), announced);
    body[announced] = '\0';
    if (len != NULL)
        *len = announced;
    return body;
}
