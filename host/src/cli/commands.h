/* Every command, as commands.def and pack_commands.def list them: cli_NAME is in NAME.c, cli_pack_NAME in pack_NAME.c.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

#define COMMAND(name, summary) command cli_##name;
#include "cli/commands.def"
#undef COMMAND

#define COMMAND(name, summary) command cli_pack_##name;
#include "cli/pack_commands.def"
#undef COMMAND

#endif
