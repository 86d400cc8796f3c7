/* `rescind pack …`: the subcommands. */
#ifndef CLI_PACK_H
#define CLI_PACK_H

#include "cli/cli.h"

/* argv[0] is the subcommand's name. Exit codes as enum cli_end; CLI_REFUSED: the pack has a fault. */
int cli_pack_check(int argc, char **argv);
int cli_pack_diff(int argc, char **argv);
int cli_pack_show(int argc, char **argv);
int cli_pack_contribute(int argc, char **argv);

#endif
