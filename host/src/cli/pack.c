#include "cli/pack.h"

#include <stdio.h>
#include <string.h>

static const char usage[] = "usage: rescind pack check [--json] [--release] DIR\n"
                            "       rescind pack diff OLD NEW\n"
                            "       rescind pack show [--table T] [--rule ID] [--markdown] [DIR]\n"
                            "       rescind pack contribute [--json]\n"
                            "\n"
                            "Works on a pack: the folder of rules, texts and page knowledge that Rescind decides by.\n"
                            "\n"
                            "  check  prove that the tables have no hole, no hidden choice and no dead rule,\n"
                            "         and run the pack's own cases\n"
                            "  diff   say which rules changed and for which share of all facts the outcome changes\n"
                            "  show   print tables and rules for people\n"
                            "  contribute\n"
                            "         print what was taught on this machine as lines for a lexicon\n";

int cli_pack(struct server *server, int argc, char **argv)
{
    (void)server;
    if (argc >= 2 && strcmp(argv[1], "check") == 0)
        return cli_pack_check(argc - 1, argv + 1);
    if (argc >= 2 && strcmp(argv[1], "diff") == 0)
        return cli_pack_diff(argc - 1, argv + 1);
    if (argc >= 2 && strcmp(argv[1], "show") == 0)
        return cli_pack_show(argc - 1, argv + 1);
    if (argc >= 2 && strcmp(argv[1], "contribute") == 0)
        return cli_pack_contribute(argc - 1, argv + 1);
    if (argc >= 2 && strcmp(argv[1], "--help") == 0)
        return fputs(usage, stdout) >= 0 ? CLI_OK : cli_failed("standard output");
    (void)fputs(usage, stderr);
    return CLI_USAGE;
}
