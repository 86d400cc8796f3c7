/* `rescind pack …`: picks the subcommand. */
#include "cli/commands.h"

static const struct cli_choice choices[] = {
#define COMMAND(name, summary) {#name, summary, cli_pack_##name},
#include "cli/pack_commands.def"
#undef COMMAND
};

static const struct cli_menu menu = {
    .usage = "usage: rescind pack COMMAND [OPTION]...\n"
             "\n"
             "Works on a pack: the folder of rules, texts and page knowledge that Rescind decides by.\n"
             "\n",
    .more = "\n"
            "`rescind pack COMMAND --help` tells more.\n",
    .choices = choices,
    .count = sizeof(choices) / sizeof(choices[0]),
};

int cli_pack(struct server *server, int argc, char **argv)
{
    return cli_choose(&menu, server, argc, argv);
}
