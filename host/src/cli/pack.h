/* `rescind pack …`: the subcommands. */
#ifndef CLI_PACK_H
#define CLI_PACK_H

#include "cli/cli.h"
#include "model/pack.h"
#include "pack/compile.h"

/* argv[0] is the subcommand's name. Exit codes as enum cli_end; CLI_REFUSED: the pack has a fault. */
int cli_pack_check(int argc, char **argv);
int cli_pack_diff(int argc, char **argv);
int cli_pack_show(int argc, char **argv);
int cli_pack_docs(int argc, char **argv);
int cli_pack_contribute(int argc, char **argv);

enum { CLI_PACK_BYTES = 1024 * 1024 * 1024 }; /* what compiling a folder may take */

/* Compiles and opens the pack in that folder; it lives in the arena, as do `files`, which may be NULL. False: it does
 * not compile, and standard error says why. */
bool cli_pack_open(const char *folder, struct arena *arena, struct pack *pack, struct pack_files *files) MUST_CHECK;

#endif
