/* One request answered, printed for people or as the reply itself. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "advice/render.h"
#include "cli/pack.h"
#include "cli/print.h"
#include "json/tree.h"

static const char usage[] =
    "usage: rescind advise [--json] [--lang L] [--now MOMENT] [--pack DIR] [FILE]\n"
    "\n"
    "Reads one request as JSON (protocol/PROTOCOL.md) from FILE, or from standard input when FILE is - or absent,\n"
    "and says what can be done about each order in it.\n"
    "\n"
    "  --json        print the reply as one line of JSON\n"
    "  --lang L      language of the texts, whatever the request says\n"
    "  --now MOMENT  judge as of that moment, such as 2026-09-15T10:00:00Z; else as of now\n"
    "  --pack DIR    decide by the pack in that folder instead of the one inside this program\n"
    "  --no-journal  neither use nor keep what was taught on this machine\n"
    "\n"
    "Exit codes: 0 answered, 1 the request was refused, 2 wrong usage, 5 reading or writing failed.\n";

/* All of the file, or the first LIMIT_REQUEST_BYTES + 1 of it. */
static bool read_all(const char *path, char *bytes, size_t *len)
{
    ssize_t got;
    int fd = path == NULL ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    *len = 0;
    do {
        got = read(fd, bytes + *len, LIMIT_REQUEST_BYTES + 1 - *len);
        *len += got > 0 ? (size_t)got : 0;
    } while (got > 0 || (got < 0 && errno == EINTR));
    if (path != NULL)
        (void)close(fd);
    return got == 0;
}

static enum status answer(const struct server *server, size_t len, struct span *reply)
{
    struct error error;
    if (len <= LIMIT_REQUEST_BYTES)
        return serve_answer(server, server->input, len, reply);
    (void)error_set(&error, STATUS_FRAME_TOO_LARGE, "the request is over %u bytes", LIMIT_REQUEST_BYTES);
    serve_refuse(server, &error, reply);
    return STATUS_FRAME_TOO_LARGE;
}

/* What is written above and between the texts of a reply, in their language. */
static void find_words(const struct server *server, struct span lang, struct span *words)
{
    const struct pack *pack = server->pack;
    const struct pack_language *language =
        render_language(pack, pack->languages, pack_count(pack, PACK_LANGUAGES), lang);
    bool no_memory = false;
    for (size_t i = 0; i < PACK_NAMED_MESSAGES; i++)
        words[i] = render(pack, language, pack->languages, pack->header->named_messages[i], NULL, 0, server->arena,
                          &no_memory);
}

/* For people: the advice on standard output, or the refusal on standard error. False when there is nothing to show. */
static bool print(const struct server *server, struct span line)
{
    struct text_style style = text_style_for(stdout), complaint = text_style_for(stderr);
    const struct json *reply;
    struct span words[PACK_NAMED_MESSAGES];
    struct error error;
    char *bytes = server->frame + (line.ptr - server->frame);
    if (json_parse(bytes, line.len, &json_limits_pack, server->arena, &reply, &error) != STATUS_OK) {
        (void)fprintf(stderr, "rescind: the reply cannot be shown: %s\n", error.message);
        arena_reset(server->arena);
        return false;
    }
    find_words(server, json_string(json_member(reply, "lang")), words);
    const struct json *refusal = json_member(reply, "error");
    if (refusal != NULL) {
        text_paragraph(&complaint, "rescind: the request was refused: ", json_string(json_member(refusal, "code")));
        text_paragraph(&complaint, "  ", json_string(json_member(refusal, "message")));
        if (json_string(json_member(refusal, "path")).len > 0)
            text_paragraph(&complaint, "  at ", json_string(json_member(refusal, "path")));
    } else if (!print_advice(&style, words, reply)) {
        (void)fprintf(stdout, "%.*s\n", (int)line.len, line.ptr); /* hello and bye are for programs */
    }
    arena_reset(server->arena);
    return true;
}

/* The request in server->input, answered and shown. */
static int reply_to(const struct server *server, size_t len, bool json)
{
    struct span reply;
    enum status status = answer(server, len, &reply);
    if (json)
        (void)fprintf(stdout, "%.*s\n", (int)reply.len, reply.ptr);
    else if (!print(server, reply))
        return CLI_IO;
    if (fflush(stdout) != 0)
        return cli_failed("standard output");
    return status == STATUS_OK ? CLI_OK : CLI_REFUSED;
}

/* The same by the pack in that folder. */
static int reply_by(const char *folder, struct server *server, size_t len, bool json)
{
    const struct pack *before = server->pack;
    struct arena arena;
    struct pack pack;
    arena_init(&arena, NULL, 0, CLI_PACK_BYTES);
    server->pack = &pack;
    int end = cli_pack_open(folder, &arena, &pack, NULL) ? reply_to(server, len, json) : CLI_REFUSED;
    server->pack = before;
    arena_free(&arena);
    return end;
}

int cli_advise(struct server *server, int argc, char **argv)
{
    bool json = false, no_journal = false;
    const char *lang = NULL, *now = NULL, *pack = NULL;
    int operands;
    size_t len;
    const struct cli_option options[] = {{"--json", &json, NULL},
                                         {"--no-journal", &no_journal, NULL},
                                         {"--lang", NULL, &lang},
                                         {"--now", NULL, &now},
                                         {"--pack", NULL, &pack}};
    int end = cli_options(usage, options, sizeof(options) / sizeof(options[0]), argc, argv, &operands);
    if (end != CLI_CONTINUE || (end = cli_set_now(server, now)) != CLI_CONTINUE)
        return end;
    if (argc - operands > 1)
        return cli_misused("advise takes one FILE, not '%s' too", argv[operands + 1]);
    const char *path = operands < argc && strcmp(argv[operands], "-") != 0 ? argv[operands] : NULL;
    if (!read_all(path, server->input, &len))
        return cli_failed(path == NULL ? "standard input" : path);
    server->lang = span_from(lang);
    server->remembers = !no_journal;
    return pack == NULL ? reply_to(server, len, json) : reply_by(pack, server, len, json);
}
