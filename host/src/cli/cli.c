#include "cli/cli.h"

#include <string.h>

#include "cli/commands.h"

static const struct cli_choice choices[] = {
#define COMMAND(name, summary) {#name, summary, cli_##name},
#include "cli/commands.def"
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
    .choices = choices,
    .count = sizeof(choices) / sizeof(choices[0]),
};

int cli_run(struct server *server, int argc, char **argv)
{
    if (argc >= 2 && strcmp(argv[1], "--version") == 0)
        return cli_version(server, argc - 1, argv + 1);
    return cli_choose(&menu, server, argc, argv);
}
