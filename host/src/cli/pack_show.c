/* `rescind pack show`: a pack's tables for people, on a terminal or as Markdown. */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/pack_table.h"

const char cli_pack_show_usage[] =
    "usage: rescind pack show [--table T] [--rule ID] [--markdown] [DIR]\n"
    "\n"
    "Prints the decision tables of the pack in DIR, or of the pack inside this program.\n"
    "\n"
    "  --table T   only that table\n"
    "  --rule ID   one rule: when it holds, what it gives, why, and its sources\n"
    "  --markdown  as Markdown, with a picture of which stages lead to which verdicts\n";

static int print_pack(const struct pack *pack, const char *table, const char *rule, bool markdown)
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
    return cli_printed();
}

int cli_pack_show(struct server *server, const struct cli_given *given)
{
    struct pack pack;
    if (given->count == 1 && !cli_read_pack(given->operands[0], given->arena, &pack, NULL))
        return CLI_REFUSED;
    return print_pack(given->count == 1 ? &pack : server->pack, given->options[CLI_TABLE], given->options[CLI_RULE],
                      given->options[CLI_MARKDOWN] != NULL);
}
