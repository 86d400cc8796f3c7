#include "cli/cli.h"

#include <string.h>

#include "cli/commands.h"

static const struct cli_command pack_commands[] = {
#define COMMAND(name, summary, ...) {#name, summary, cli_pack_##name##_usage, __VA_ARGS__, cli_pack_##name, NULL},
#include "cli/pack_commands.def"
#undef COMMAND
};

static const struct cli_menu pack_menu = {
    .usage = "usage: rescind pack COMMAND [OPTION]...\n"
             "\n"
             "Works on a pack: the folder of rules, texts and page knowledge that Rescind decides by.\n"
             "\n",
    .more = "\n"
            "`rescind pack COMMAND --help` tells more.\n",
    .commands = pack_commands,
    .count = sizeof(pack_commands) / sizeof(pack_commands[0]),
};

static const struct cli_command commands[] = {
#define COMMAND(name, summary, ...) {#name, summary, cli_##name##_usage, __VA_ARGS__, cli_##name, NULL},
#define MENU(word, does) {.name = #word, .summary = (does), .menu = &word##_menu},
#include "cli/commands.def"
#undef MENU
#undef COMMAND
};

static const struct cli_menu menu = {
    .usage =
        "usage: rescind COMMAND [OPTION]...\n"
        "\n"
        "Tells a buyer whether and how an AliExpress order can still be cancelled. Browsers start it by themselves;\n"
        "by hand it is one of these commands:\n"
        "\n",
    .more = "\n"
            "`rescind COMMAND --help` tells more.\n"
            "Exit codes: 0 done, 1 refused, 2 wrong usage, 5 reading or writing failed.\n",
    .commands = commands,
    .count = sizeof(commands) / sizeof(commands[0]),
};

/* --version is the command of that name. */
int cli_run(struct server *server, int argc, char **argv)
{
    if (argc >= 2 && strcmp(argv[1], "--version") == 0)
        argv[1] += 2;
    return cli_choose(&menu, server, argc, argv);
}
