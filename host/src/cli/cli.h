/* `rescind COMMAND`: one command a file, <command>.c in this folder, all of them listed in commands.def. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "serve.h"

/* The whole command line, argv[0] being the program. Returns an exit code, enum cli_end. */
int cli_run(struct server *server, int argc, char **argv);

#endif
