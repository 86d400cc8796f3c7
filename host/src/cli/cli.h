/* `rescind COMMAND`: one command a file, <command>.c in this folder, all of them listed in commands.def. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "serve.h"

enum cli_end {
    CLI_OK = 0,
    CLI_REFUSED = 1, /* it was understood, and the answer is an error; doctor: something needs mending */
    CLI_USAGE = 2,
    CLI_IO = 5 /* a file or a descriptor failed */
};

/* argv[0] is the command's name. Returns an exit code. */
typedef int command(struct server *server, int argc, char **argv);

#define COMMAND(name, summary) command cli_##name;
#include "cli/commands.def"
#undef COMMAND

/* The whole command line, argv[0] being the program. */
int cli_run(struct server *server, int argc, char **argv);

/* --- for the commands --------------------------------------------------------------------------------------- */

struct cli_option {
    const char *name;   /* "--json" */
    bool *flag;         /* set when it is given; or NULL, and then */
    const char **value; /* what follows it, as the next argument or after "=" */
};

enum { CLI_CONTINUE = -1 };

/* Takes options off the arguments until "--" or the first that is none, "-" among them; *operands is the index of
 * the first operand. --help prints `usage`. Returns CLI_CONTINUE, or the exit code to end with. */
int cli_options(const char *usage, const struct cli_option *options, size_t count, int argc, char **argv,
                int *operands);

/* "rescind: …" on standard error; returns CLI_USAGE. */
int cli_misused(const char *format, ...) PRINTF_LIKE(1, 2);

/* "rescind: WHAT: <errno in words>"; returns CLI_IO. */
int cli_failed(const char *what);

/* Sets the server's clock from --now's value, a moment as in ISO 8601; leaves it alone for NULL. CLI_CONTINUE or
 * CLI_USAGE. */
int cli_set_now(struct server *server, const char *now);

#endif
