/* What every command is made of, and how one is picked, its options are taken and its complaints are made. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "pack/compile.h"
#include "serve.h"

/* Exit codes. */
enum cli_end {
    CLI_OK = 0,
    CLI_REFUSED = 1, /* it was understood, and the answer is an error; doctor: something needs mending */
    CLI_USAGE = 2,
    CLI_IO = 5 /* a file or a descriptor failed */
};

/* Every option that some command takes: "--json" and so on. */
enum cli_option {
    CLI_JSON,
    CLI_NO_JOURNAL,
    CLI_MARKDOWN,
    CLI_CHECK,
    CLI_RELEASE,
    CLI_CASES,
    CLI_LANG, /* this one and those after it take a value, as the next argument or after "=" */
    CLI_NOW,
    CLI_PACK,
    CLI_TABLE,
    CLI_RULE,
    CLI_OPTIONS
};

/* What a command line gave. */
struct cli_given {
    const char *options[CLI_OPTIONS]; /* an option's value, "" for one that takes none; NULL: it was not given */
    char **operands;
    int count;
    struct arena *arena; /* of the command's limit; freed after it */
};

struct cli_menu;

struct cli_command {
    const char *name, *summary, *usage;
    unsigned takes;    /* options, as a set of CLI_TAKES. --now is set as the server's clock */
    int least, most;   /* operands */
    const char *wrong; /* the complaint about another number of them; % stands for the first one too many */
    size_t memory;     /* the limit of the arena */
    /* Returns an exit code. */
    int (*run)(struct server *server, const struct cli_given *given);
    const struct cli_menu *menu; /* the commands behind this word, which is none itself; else NULL */
};

#define CLI_TAKES(option) (1u << CLI_##option)

/* One of several commands. */
struct cli_menu {
    const char *usage, *more; /* what --help prints before and after the list of them */
    const struct cli_command *commands;
    size_t count;
};

/* Runs the command that argv[1] names. Its options are taken until "--" or the first argument that is none, "-" among
 * them; the others are operands. -h and --help, and `help` in place of a command, print the usage on standard output;
 * no command at all prints it on standard error and is CLI_USAGE, as is what the command does not take. Returns an exit
 * code. */
int cli_choose(const struct cli_menu *menu, struct server *server, int argc, char **argv);

/* "rescind: …" on standard error; returns CLI_USAGE. */
int cli_misused(const char *format, ...) PRINTF_LIKE(1, 2);

/* "rescind: WHAT: <errno in words>"; returns CLI_IO. */
int cli_failed(const char *what);

/* CLI_OK once everything printed has reached standard output, else CLI_IO and a complaint. */
int cli_printed(void);

enum { CLI_PACK_BYTES = 1024 * 1024 * 1024 }; /* what compiling a pack may take */

/* Compiles and opens the pack in that folder; it lives in the arena, as do `files`, which may be NULL. False: it does
 * not compile, and standard error says why. */
bool cli_read_pack(const char *folder, struct arena *arena, struct pack *pack, struct pack_files *files) MUST_CHECK;

#endif
