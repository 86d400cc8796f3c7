/* Every command, as commands.def and pack_commands.def list them: cli_NAME is in NAME.c, cli_pack_NAME in pack_NAME.c.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

#define COMMAND(name, ...) \
    extern const char cli_##name##_usage[]; \
    int cli_##name(struct server *server, const struct cli_given *given);
#define MENU(name, summary)
#include "cli/commands.def"
#undef MENU
#undef COMMAND

#define COMMAND(name, ...) \
    extern const char cli_pack_##name##_usage[]; \
    int cli_pack_##name(struct server *server, const struct cli_given *given);
#include "cli/pack_commands.def"
#undef COMMAND

#endif
