/* One request answered, printed for people or as the reply itself. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "advice/render.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "methods/methods.h"
#include "model/request.h"

const char cli_advise_usage[] =
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

/* The words above and between the texts of an advice, in the language that those have; English ones bear their mark. */
static void find_words(const struct pack *pack, struct span lang, struct arena *arena, struct span *words)
{
    const struct pack_language *language = render_language(pack, lang);
    for (size_t i = 0; i < PACK_NAMED_MESSAGES; i++)
        words[i] = render(pack, language, pack->header->named_messages[i], NULL, 0, arena);
}

/* Prints the advice for people, order by order, while the request is answered. */
struct shown {
    struct printer printer;
    const struct pack *pack;
    struct arena *arena;           /* the request's */
    const struct request *request; /* decoded by the time there is advice */
    bool any;
};

static void show(void *self, const struct advice *advice)
{
    struct shown *shown = self;
    if (shown->any)
        (void)fputc('\n', shown->printer.style.out);
    shown->any = true;
    find_words(shown->pack, shown->request->lang, shown->arena, shown->printer.words); /* until the next advice */
    shown->printer.hint_only = shown->request->hint_only;
    print_advice(&shown->printer, advice);
}

static void complain(const struct error *error)
{
    struct text_style style = text_style_for(stderr);
    text_paragraph(&style, "rescind: the request was refused: ", span_from(status_text(error->code)));
    text_paragraph(&style, "  ", span_from(error->message));
    if (error->path[0] != '\0')
        text_paragraph(&style, "  at ", span_from(error->path));
}

/* The advice on standard output, or why there is none on standard error. */
static enum status answer_for_people(struct server *server, size_t len)
{
    struct request request;
    struct error error;
    struct span reply;
    struct shown shown = {
        .printer.style = text_style_for(stdout), .pack = server->pack, .arena = server->arena, .request = &request};
    const struct advice_sink sink = {.take = show, .self = &shown};
    server->sink = &sink;
    enum status status = serve_request(server, server->input, len, &request, &reply, &error);
    server->sink = NULL;
    if (status != STATUS_OK)
        complain(&error);
    else if (request.type != REQUEST_ADVISE) /* the other types are for programs */
        (void)printf("%.*s\n", SPAN_SHOW(reply));
    arena_reset(server->arena);
    return status;
}

static enum status answer_as_json(const struct server *server, size_t len)
{
    struct span reply;
    enum status status = serve_answer(server, server->input, len, &reply);
    (void)printf("%.*s\n", SPAN_SHOW(reply));
    return status;
}

int cli_advise(struct server *server, const struct cli_given *given)
{
    const char *path = given->count > 0 && strcmp(given->operands[0], "-") != 0 ? given->operands[0] : NULL;
    const char *folder = given->options[CLI_PACK];
    const struct pack *before = server->pack;
    struct pack pack;
    size_t len;
    if (!read_all(path, server->input, &len))
        return cli_failed(path == NULL ? "standard input" : path);
    if (folder != NULL && !cli_read_pack(folder, given->arena, &pack, NULL))
        return CLI_REFUSED;
    server->lang = span_from(given->options[CLI_LANG]);
    server->remembers = given->options[CLI_NO_JOURNAL] == NULL;
    server->pack = folder == NULL ? before : &pack;
    enum status status =
        given->options[CLI_JSON] != NULL ? answer_as_json(server, len) : answer_for_people(server, len);
    server->pack = before;
    int printed = cli_printed();
    return printed != CLI_OK ? printed : status == STATUS_OK ? CLI_OK : CLI_REFUSED;
}
