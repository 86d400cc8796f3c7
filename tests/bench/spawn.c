/* Starts native-messaging hosts as a browser does (two pipes, header and body in one write) and times them:
 *
 * spawn cold ROUNDS PLAN: spawn, first reply, end of input, exit; every host once a round, in a new order
 *
 * spawn warm BLOCKS TRIPS PLAN: one process a host; blocks of TRIPS round trips, the hosts in a new order each block
 *
 * spawn cost PROGRAM ARGUMENT…: one program on this one's input and output
 *
 * PLAN has a host a line, tabs between: name, file with the request, a text that the reply must hold, program,
 * arguments. What was measured goes to standard output (cost: standard error), one line each, tabs between; what
 * stands in a line is said where it is printed. */
#define _GNU_SOURCE /* pipe2, wait4, sched_setaffinity */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    HEADER = 4,
    FRAME_BYTES = HEADER + 1048576,
    MAX_HOSTS = 16,
    MAX_ARGUMENTS = 12,
    MEMORY_EVERY = 10,
    WARM_UP = 300
};

struct host {
    const char *name, *expect;
    char *argv[MAX_ARGUMENTS + 1];
    char *frame;
    size_t frame_len;
};

struct child {
    pid_t pid;
    int to, from;
};

static struct host hosts[MAX_HOSTS];
static size_t host_count;
static char reply[FRAME_BYTES];

static void die(const char *form, ...)
{
    va_list args;
    va_start(args, form);
    (void)fputs("spawn: ", stderr);
    (void)vfprintf(stderr, form, args);
    (void)fputc('\n', stderr);
    va_end(args);
    exit(2);
}

static int64_t now_ns(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* --- the plan ----------------------------------------------------------------------------------------------- */

static void read_frame(struct host *host, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        die("%s: %s", path, strerror(errno));
    size_t len = fread(reply + HEADER, 1, sizeof(reply) - HEADER, file);
    uint32_t header = (uint32_t)len;
    (void)fclose(file);
    host->frame_len = HEADER + len;
    host->frame = malloc(host->frame_len);
    if (host->frame == NULL)
        die("no memory");
    memcpy(reply, &header, HEADER);
    memcpy(host->frame, reply, host->frame_len);
}

static void read_plan(const char *path)
{
    char *line = NULL;
    size_t room = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL)
        die("%s: %s", path, strerror(errno));
    while (getline(&line, &room, file) > 0) {
        char *fields = strdup(line), *file_name;
        struct host *host = hosts + host_count;
        if (fields == NULL || host_count == MAX_HOSTS)
            die("too many hosts");
        host->name = strtok(fields, "\t\n");
        file_name = strtok(NULL, "\t\n");
        host->expect = strtok(NULL, "\t\n");
        for (size_t i = 0; i < MAX_ARGUMENTS && (host->argv[i] = strtok(NULL, "\t\n")) != NULL; i++)
            continue;
        if (host->argv[0] == NULL)
            die("%s: a line needs name, request, expectation and program", path);
        read_frame(host, file_name);
        host_count++;
    }
    free(line);
    (void)fclose(file);
}

/* A new order of the hosts. The seed is fixed: two runs differ by the machine only. */
static void shuffle(size_t *order)
{
    static uint64_t state = 0x9E3779B97F4A7C15u;
    for (size_t i = 0; i < host_count; i++) {
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        size_t other = (size_t)(state % (i + 1));
        order[i] = order[other];
        order[other] = i;
    }
}

/* --- one host ----------------------------------------------------------------------------------------------- */

static struct child start(const struct host *host)
{
    int in[2], out[2];
    struct child child;
    posix_spawn_file_actions_t actions;
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
        die("pipe: %s", strerror(errno));
    (void)posix_spawn_file_actions_init(&actions);
    (void)posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    (void)posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    int failed = posix_spawn(&child.pid, host->argv[0], &actions, NULL, host->argv, environ);
    if (failed != 0)
        die("%s: %s", host->argv[0], strerror(failed));
    (void)posix_spawn_file_actions_destroy(&actions);
    (void)close(in[0]);
    (void)close(out[1]);
    child.to = in[1];
    child.from = out[0];
    return child;
}

/* The request, and the whole of its reply, whose length is returned. */
static size_t round_trip(const struct host *host, const struct child *child)
{
    size_t got = 0, wanted = HEADER;
    if (write(child->to, host->frame, host->frame_len) != (ssize_t)host->frame_len)
        die("%s does not read: %s", host->name, strerror(errno));
    while (got < wanted) {
        ssize_t n = read(child->from, reply + got, sizeof(reply) - got);
        if (n <= 0)
            die("%s ended after %zu bytes of its reply", host->name, got);
        got += (size_t)n;
        if (wanted == HEADER && got >= HEADER) {
            uint32_t len;
            memcpy(&len, reply, HEADER);
            wanted += len;
        }
    }
    return got;
}

static void check_reply(const struct host *host, size_t len)
{
    if (memmem(reply + HEADER, len - HEADER, host->expect, strlen(host->expect)) == NULL)
        die("%s answered without %s: %.*s", host->name, host->expect, (int)(len < 400 ? len : 400) - HEADER,
            reply + HEADER);
}

static struct rusage finish(const struct host *host, const struct child *child)
{
    int status;
    struct rusage usage;
    (void)close(child->to);
    if (wait4(child->pid, &status, 0, &usage) != child->pid || status != 0)
        die("%s ended with status %d", host->name, status);
    (void)close(child->from);
    return usage;
}

static int64_t cpu_us(const struct rusage *usage)
{
    return (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000000 + usage->ru_utime.tv_usec +
           usage->ru_stime.tv_usec;
}

/* memory, host, round, resident KiB, the same with what is shared by share: counted page by page, while the host waits
 */
static void record_memory(const struct host *host, const struct child *child, long round)
{
    char path[64], line[128];
    long rss = 0, pss = 0;
    (void)snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", (int)child->pid);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        die("%s: %s", path, strerror(errno));
    while (fgets(line, sizeof(line), file) != NULL) {
        if (strncmp(line, "Rss:", 4) == 0)
            rss = strtol(line + 4, NULL, 10);
        else if (strncmp(line, "Pss:", 4) == 0)
            pss = strtol(line + 4, NULL, 10);
    }
    (void)fclose(file);
    (void)printf("memory\t%s\t%ld\t%ld\t%ld\n", host->name, round, rss, pss);
}

/* --- modes -------------------------------------------------------------------------------------------------- */

/* cold, host, round, ns to the whole reply, ns from end of input to exit, µs of processor, peak RSS in KiB */
static void cold(long rounds)
{
    size_t order[MAX_HOSTS];
    for (long round = 0; round < rounds; round++) {
        shuffle(order);
        for (size_t i = 0; i < host_count; i++) {
            const struct host *host = hosts + order[i];
            int64_t begin = now_ns();
            struct child child = start(host);
            size_t len = round_trip(host, &child);
            int64_t replied = now_ns();
            check_reply(host, len);
            if (round % MEMORY_EVERY == 0)
                record_memory(host, &child, round);
            int64_t end = now_ns();
            struct rusage usage = finish(host, &child);
            int64_t ended = now_ns();
            (void)printf("cold\t%s\t%ld\t%lld\t%lld\t%lld\t%ld\n", host->name, round, (long long)(replied - begin),
                         (long long)(ended - end), (long long)cpu_us(&usage), usage.ru_maxrss);
        }
    }
}

/* One processor for both sides: what is measured is neither waking a sleeping processor nor where the kernel puts a
 * host. */
static void stay_on_one_processor(void)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET((size_t)sched_getcpu(), &set);
    if (sched_setaffinity(0, sizeof(set), &set) != 0)
        die("sched_setaffinity: %s", strerror(errno));
}

/* warm, host, block, ns of one round trip */
static void warm(long blocks, long trips)
{
    size_t order[MAX_HOSTS];
    struct child children[MAX_HOSTS];
    stay_on_one_processor();
    for (size_t i = 0; i < host_count; i++) {
        children[i] = start(hosts + i);
        for (int trip = 0; trip < WARM_UP; trip++)
            check_reply(hosts + i, round_trip(hosts + i, children + i));
    }
    for (long block = 0; block < blocks; block++) {
        shuffle(order);
        for (size_t i = 0; i < host_count; i++) {
            const struct host *host = hosts + order[i];
            for (long trip = 0; trip < trips; trip++) {
                int64_t begin = now_ns();
                (void)round_trip(host, children + order[i]);
                (void)printf("warm\t%s\t%ld\t%lld\n", host->name, block, (long long)(now_ns() - begin));
            }
        }
    }
    for (size_t i = 0; i < host_count; i++) {
        record_memory(hosts + i, children + i, 0);
        (void)finish(hosts + i, children + i);
    }
}

/* cost, ns, µs of processor, peak RSS in KiB */
static void cost(char **argv)
{
    int status;
    struct rusage usage;
    pid_t pid;
    int64_t begin = now_ns();
    int failed = posix_spawn(&pid, argv[0], NULL, NULL, argv, environ);
    if (failed != 0)
        die("%s: %s", argv[0], strerror(failed));
    if (wait4(pid, &status, 0, &usage) != pid || status != 0)
        die("%s ended with status %d", argv[0], status);
    (void)fprintf(stderr, "cost\t%lld\t%lld\t%ld\n", (long long)(now_ns() - begin), (long long)cpu_us(&usage),
                  usage.ru_maxrss);
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "cold") == 0) {
        read_plan(argv[3]);
        cold(strtol(argv[2], NULL, 10));
    } else if (argc == 5 && strcmp(argv[1], "warm") == 0) {
        read_plan(argv[4]);
        warm(strtol(argv[2], NULL, 10), strtol(argv[3], NULL, 10));
    } else if (argc > 2 && strcmp(argv[1], "cost") == 0) {
        cost(argv + 2);
    } else {
        die("usage: spawn cold ROUNDS PLAN | warm BLOCKS TRIPS PLAN | cost PROGRAM ARGUMENT…");
    }
    return fflush(stdout) == 0 ? 0 : 2;
}
