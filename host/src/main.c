/* The process: a native-messaging host when a browser starts it, else the command line. */
#include <stdio.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/cli.h"
#include "guard/origin.h"
#include "guard/stdio.h"
#include "pack/default.h"
#include "serve.h"

/* Enough for a request of a few orders; for a larger one the arena adds blocks. */
enum { FIRST_ARENA_BYTES = 64 * 1024 };

/* Static, so that the system gives pages of it only as they are written to. */
static char input[FRAME_INPUT_BYTES], frame[SERVE_FRAME_BYTES], first_block[FIRST_ARENA_BYTES];

static int run_host(const struct server *server, struct span caller, const char *program)
{
    struct error error;
    int out;
    if (stdio_claim(&out, &error) != STATUS_OK) {
        (void)fprintf(stderr, "rescind: %s\n", error.message);
        return SERVE_IO;
    }
    if (!origin_allowed(caller, program))
        return (int)serve_refuse_caller(server, out);
    return (int)serve(server, stdio_read, NULL, out);
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct server server = {.methods = methods_all, .arena = &arena, .input = input, .frame = frame, .remembers = true};
    struct span caller;
    arena_init(&arena, first_block, sizeof(first_block), LIMIT_ARENA_BYTES);
    server.pack = pack_default();
    if (server.pack == NULL) {
        (void)fputs("rescind: this program is damaged: its rules cannot be read\n", stderr);
        return SERVE_IO;
    }
    int code =
        origin_from_arguments(argc, argv, &caller) ? run_host(&server, caller, argv[0]) : cli_run(&server, argc, argv);
    arena_free(&arena);
    return code;
}
