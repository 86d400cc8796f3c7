#define _GNU_SOURCE /* close_range */
#include "guard/stdio.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <unistd.h>

enum { FIRST_PRIVATE = 10, MAX_CLOSED_SINGLY = 65536 };

static void close_from_to(unsigned first, unsigned last)
{
#ifdef HAVE_CLOSE_RANGE
    if (close_range(first, last, 0) == 0)
        return;
#endif
    long limit = sysconf(_SC_OPEN_MAX);
    unsigned end = limit > 0 && limit < MAX_CLOSED_SINGLY ? (unsigned)limit : MAX_CLOSED_SINGLY;
    for (unsigned fd = first; fd < end && fd <= last; fd++)
        (void)close((int)fd);
}

static enum status fail(struct error *err, const char *what)
{
    return error_set(err, STATUS_IO, "%s: %s", what, strerror(errno));
}

/* --- SIGTERM ------------------------------------------------------------------------------------------------ */

/* SIGTERM is blocked except while pselect waits. So it can come neither between the look at this flag and the wait,
 * which would then not end, nor in the middle of an answer. */
static volatile sig_atomic_t terminated;
static sigset_t while_waiting;

static void on_sigterm(int signal)
{
    (void)signal;
    terminated = 1;
}

static bool claim_signals(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, note = {.sa_handler = on_sigterm};
    sigset_t term;
    (void)sigemptyset(&term);
    (void)sigaddset(&term, SIGTERM);
    if (sigprocmask(SIG_BLOCK, &term, &while_waiting) != 0)
        return false;
    (void)sigdelset(&while_waiting, SIGTERM);
    return sigaction(SIGPIPE, &ignore, NULL) == 0 && sigaction(SIGTERM, &note, NULL) == 0;
}

ssize_t stdio_read(void *context, void *bytes, size_t len)
{
    static int left = -1; /* of the bytes that were there at SIGTERM; -1: not looked yet */
    (void)context;
    if (!terminated) {
        fd_set input;
        FD_ZERO(&input);
        FD_SET(STDIN_FILENO, &input);
        if (pselect(STDIN_FILENO + 1, &input, NULL, NULL, NULL, &while_waiting) < 0)
            return -1; /* EINTR comes back here */
        return read(STDIN_FILENO, bytes, len);
    }
    if (left < 0 && ioctl(STDIN_FILENO, FIONREAD, &left) != 0)
        left = 0;
    if (left == 0)
        return 0;
    ssize_t got = read(STDIN_FILENO, bytes, len < (size_t)left ? len : (size_t)left);
    if (got > 0)
        left -= (int)got;
    return got;
}

/* --- descriptors -------------------------------------------------------------------------------------------- */

enum status stdio_claim(int *out, struct error *err)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd)
            return fail(err, "opening /dev/null failed");
    int private = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, FIRST_PRIVATE);
    if (private < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
        return fail(err, "moving the output failed");
    close_from_to(3, (unsigned)private - 1);
    close_from_to((unsigned)private + 1, ~0u);
    if (!claim_signals())
        return fail(err, "setting the signals failed");
    *out = private;
    return STATUS_OK;
}
