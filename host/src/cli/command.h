/* What every command needs: its options and its complaints; and how one of several commands is picked. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "serve.h"

/* Exit codes. */
enum cli_end {
    CLI_OK = 0,
    CLI_REFUSED = 1, /* it was understood, and the answer is an error; doctor: something needs mending */
    CLI_USAGE = 2,
    CLI_IO = 5 /* a file or a descriptor failed */
};

/* argv[0] is the command's name. Returns an exit code. */
typedef int command(struct server *server, int argc, char **argv);

/* --- one of several ----------------------------------------------------------------------------------------- */

struct cli_choice {
    const char *name, *summary;
    command *run;
};

/* The commands of `rescind`, or the subcommands of one of them. */
struct cli_menu {
    const char *usage, *more; /* what --help prints before and after the list of them */
    const struct cli_choice *choices;
    size_t count;
};

/* Runs the command that argv[1] names. -h, --help and help print the usage on standard output; nothing at all prints it
 * on standard error and is CLI_USAGE, as is a name that is not there. */
int cli_choose(const struct cli_menu *menu, struct server *server, int argc, char **argv);

/* --- options ------------------------------------------------------------------------------------------------ */

struct cli_option {
    const char *name;   /* "--json" */
    bool *flag;         /* set when it is given; or NULL, and then */
    const char **value; /* what follows it, as the next argument or after "=" */
};

enum { CLI_CONTINUE = -1 };

/* Takes options off the arguments until "--" or the first that is none, "-" among them; *operands is the index of
 * the first operand. -h and --help print `usage`. Returns CLI_CONTINUE, or the exit code to end with. */
int cli_options(const char *usage, const struct cli_option *options, size_t count, int argc, char **argv,
                int *operands);

/* Sets the server's clock from --now's value, a moment as in ISO 8601; leaves it alone for NULL. CLI_CONTINUE or
 * CLI_USAGE. */
int cli_set_now(struct server *server, const char *now);

/* --- ends --------------------------------------------------------------------------------------------------- */

/* "rescind: …" on standard error; returns CLI_USAGE. */
int cli_misused(const char *format, ...) PRINTF_LIKE(1, 2);

/* "rescind: WHAT: <errno in words>"; returns CLI_IO. */
int cli_failed(const char *what);

/* CLI_OK once everything printed has reached standard output, else CLI_IO and a complaint. */
int cli_printed(void);

#endif
