/* One request a line in, one reply a line out. Memory does not grow with the number of lines. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"

const char cli_batch_usage[] =
    "usage: rescind batch [--lang L] [--now MOMENT] < REQUESTS > REPLIES\n"
    "\n"
    "Reads one request a line, as JSON, and writes one reply a line, in the same order. A request that is refused has\n"
    "its error as reply. Nothing is kept between lines, so any number of these may share a list.\n"
    "\n"
    "  --lang L      language of the texts, whatever the requests say\n"
    "  --now MOMENT  the time of all requests, such as 2026-09-15T10:00:00Z; else the clock's\n";

/* What was read of standard input and not yet answered, in the server's input buffer. */
struct lines {
    char *data;
    size_t start, end;
    bool ended;
};

enum line { LINE_READ, LINE_TOO_LONG, LINE_NONE, LINE_FAILED };

static bool receive(struct lines *lines)
{
    ssize_t got;
    if (lines->start > 0) {
        memmove(lines->data, lines->data + lines->start, lines->end - lines->start);
        lines->end -= lines->start;
        lines->start = 0;
    }
    (void)fflush(stdout); /* a program may wait for these replies before it asks more */
    do
        got = read(STDIN_FILENO, lines->data + lines->end, FRAME_INPUT_BYTES - lines->end);
    while (got < 0 && errno == EINTR);
    lines->ended = got <= 0;
    lines->end += got > 0 ? (size_t)got : 0;
    return got >= 0;
}

/* The next line without its newline; one over LIMIT_REQUEST_BYTES is skipped to its end. */
static enum line next_line(struct lines *lines, char **line, size_t *len)
{
    bool too_long = false;
    size_t searched = 0;
    for (;;) {
        char *from = lines->data + lines->start;
        size_t there = lines->end - lines->start;
        char *newline = there == searched ? NULL : memchr(from + searched, '\n', there - searched);
        if (newline != NULL || (lines->ended && (there > 0 || too_long))) {
            *line = from;
            *len = newline == NULL ? there : (size_t)(newline - from);
            lines->start += *len + (newline != NULL);
            return too_long || *len > LIMIT_REQUEST_BYTES ? LINE_TOO_LONG : LINE_READ;
        }
        if (lines->ended)
            return LINE_NONE;
        searched = there;
        if (there > LIMIT_REQUEST_BYTES) {
            too_long = true;
            searched = 0;
            lines->start = lines->end;
        }
        if (!receive(lines))
            return LINE_FAILED;
    }
}

static int answer_lines(const struct server *server)
{
    struct lines lines = {.data = server->input};
    (void)setvbuf(stdout, NULL, _IOFBF, 65536);
    for (;;) {
        struct error error;
        struct span reply;
        char *line;
        size_t len;
        switch (next_line(&lines, &line, &len)) {
        case LINE_READ: (void)serve_answer(server, line, len, &reply); break;
        case LINE_TOO_LONG:
            (void)error_set(&error, STATUS_FRAME_TOO_LARGE, "the line is over %u bytes", LIMIT_REQUEST_BYTES);
            serve_refuse(server, &error, &reply);
            break;
        case LINE_FAILED: return cli_failed("standard input");
        case LINE_NONE: return cli_printed();
        }
        if (fwrite(reply.ptr, 1, reply.len, stdout) != reply.len || putchar('\n') == EOF)
            return cli_failed("standard output");
    }
}

int cli_batch(struct server *server, const struct cli_given *given)
{
    server->lang = span_from(given->options[CLI_LANG]);
    server->remembers = false;
    return answer_lines(server);
}
