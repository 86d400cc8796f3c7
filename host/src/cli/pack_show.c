/* `rescind pack show`: a pack's tables for people, on a terminal or as Markdown. */
#include <stdio.h>

#include "cli/pack.h"
#include "cli/pack_table.h"

static const char usage[] = "usage: rescind pack show [--table T] [--rule ID] [--markdown] [DIR]\n"
                            "\n"
                            "Prints the decision tables of the pack in DIR, or of the pack inside this program.\n"
                            "\n"
                            "  --table T   only that table\n"
                            "  --rule ID   one rule: when it holds, what it gives, why, and its sources\n"
                            "  --markdown  as Markdown, with a picture of which stages lead to which verdicts\n";

static int show(const struct pack *pack, const char *table, const char *rule, bool markdown)
{
    bool any = false;
    if (markdown && table == NULL)
        (void)printf("# The rules of %s, %s\n\nMade by `rescind pack show --markdown`. Rules stand in the order of "
                     "decision. `host/packs/README.md` describes the files they come from.\n\n",
                     pack_span(pack, pack->header->id).ptr, pack_span(pack, pack->header->version).ptr);
    for (uint32_t t = 0; t < pack_count(pack, PACK_TABLES); t++) {
        const struct pack_table *each = pack->tables + t;
        if (table != NULL && !span_equal(pack_span(pack, each->id), span_from(table)))
            continue;
        if (rule == NULL) {
            table_print(stdout, pack, each, markdown);
            any = true;
        }
        for (uint32_t r = each->rules.first; r < each->rules.first + each->rules.count && rule != NULL; r++) {
            if (!span_equal(pack_span(pack, pack->rules[r].id), span_from(rule)))
                continue;
            rule_print(stdout, pack, pack->rules + r);
            any = true;
        }
    }
    if (!any) {
        (void)fprintf(stderr, "rescind: the pack has no %s '%s'\n", rule != NULL ? "rule" : "table",
                      rule != NULL ? rule : table);
        return CLI_REFUSED;
    }
    return fflush(stdout) == 0 ? CLI_OK : cli_failed("standard output");
}

int cli_pack_show(int argc, char **argv)
{
    bool markdown = false;
    const char *table = NULL, *rule = NULL;
    int operands;
    const struct cli_option options[] = {
        {"--table", NULL, &table}, {"--rule", NULL, &rule}, {"--markdown", &markdown, NULL}};
    int end = cli_options(usage, options, 3, argc, argv, &operands);
    if (end != CLI_CONTINUE)
        return end;
    if (operands == argc)
        return show(pack_default(), table, rule, markdown);
    if (operands + 1 != argc)
        return cli_misused("pack show takes one folder");
    struct arena arena;
    struct pack pack;
    arena_init(&arena, NULL, 0, CLI_PACK_BYTES);
    end = cli_pack_open(argv[operands], &arena, &pack, NULL) ? show(&pack, table, rule, markdown) : CLI_REFUSED;
    arena_free(&arena);
    return end;
}
