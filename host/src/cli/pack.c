#include "cli/pack.h"

#include <stdio.h>
#include <string.h>

#include "pack/open.h"

static const char usage[] = "usage: rescind pack check [--json] [--release] DIR\n"
                            "       rescind pack diff OLD NEW\n"
                            "       rescind pack show [--table T] [--rule ID] [--markdown] [DIR]\n"
                            "       rescind pack docs [--check] DIR\n"
                            "       rescind pack contribute [--json]\n"
                            "\n"
                            "Works on a pack: the folder of rules, texts and page knowledge that Rescind decides by.\n"
                            "\n"
                            "  check  prove that the tables have no hole, no hidden choice and no dead rule,\n"
                            "         and run the pack's own cases\n"
                            "  diff   say which rules changed and for which share of all facts the outcome changes\n"
                            "  show   print tables and rules for people\n"
                            "  docs   write the tables as pages, DIR/docs/<table>.md, or say which are out of date\n"
                            "  contribute\n"
                            "         print what was taught on this machine as lines for a lexicon\n";

bool cli_pack_open(const char *folder, struct arena *arena, struct pack *pack, struct pack_files *files)
{
    struct error err;
    const void *image = NULL;
    size_t size = 0;
    enum status status = pack_compile(folder, arena, &image, &size, files, &err);
    if (status == STATUS_OK)
        status = pack_open(image, size, pack, &err);
    if (status != STATUS_OK)
        (void)fprintf(stderr, "rescind: %s/%s: %s (%s)\n", folder, err.path, err.message, status_text(err.code));
    return status == STATUS_OK;
}

int cli_pack(struct server *server, int argc, char **argv)
{
    (void)server;
    if (argc >= 2 && strcmp(argv[1], "check") == 0)
        return cli_pack_check(argc - 1, argv + 1);
    if (argc >= 2 && strcmp(argv[1], "diff") == 0)
        return cli_pack_diff(argc - 1, argv + 1);
    if (argc >= 2 && strcmp(argv[1], "show") == 0)
        return cli_pack_show(argc - 1, argv + 1);
    if (argc >= 2 && strcmp(argv[1], "docs") == 0)
        return cli_pack_docs(argc - 1, argv + 1);
    if (argc >= 2 && strcmp(argv[1], "contribute") == 0)
        return cli_pack_contribute(argc - 1, argv + 1);
    if (argc >= 2 && strcmp(argv[1], "--help") == 0)
        return fputs(usage, stdout) >= 0 ? CLI_OK : cli_failed("standard output");
    (void)fputs(usage, stderr);
    return CLI_USAGE;
}
