/* `rescind pack show`: a pack's tables for people, on a terminal or as Markdown. */
#include <stdio.h>
#include <string.h>

#include "cli/pack.h"
#include "model/facts.h"
#include "pack/compile.h"
#include "pack/default.h"
#include "pack/open.h"
#include "proof/report.h"

static const char usage[] = "usage: rescind pack show [--table T] [--rule ID] [--markdown] [DIR]\n"
                            "\n"
                            "Prints the decision tables of the pack in DIR, or of the pack inside this program.\n"
                            "\n"
                            "  --table T   only that table\n"
                            "  --rule ID   one rule: when it holds, what it gives, why, and its sources\n"
                            "  --markdown  as Markdown, with a picture of which stages lead to which verdicts\n";

enum { MEMORY_BYTES = 1024 * 1024 * 1024, LINE_BYTES = 8192 };

static struct span text_of(const struct pack *pack, struct pack_text text)
{
    return pack_span(pack, text);
}

static void put_conditions(const struct pack *pack, const struct pack_rule *rule, const char *between, struct buf *out)
{
    for (uint32_t i = 0; i < rule->conditions.count; i++) {
        const struct pack_condition *condition = pack->conditions + rule->conditions.first + i;
        if (i > 0)
            buf_text(out, between);
        buf_span(out, text_of(pack, pack->facts[condition->fact].id));
        buf_text(out, ": ");
        report_values(pack, condition->fact, condition->cells, out);
    }
    if (rule->conditions.count == 0)
        buf_text(out, "always");
}

static void put_sources(const struct pack *pack, const struct pack_rule *rule, struct buf *out)
{
    for (uint32_t i = 0; i < rule->sources.count; i++) {
        if (i > 0)
            buf_text(out, ", ");
        buf_span(out, text_of(pack, pack->texts[rule->sources.first + i]));
    }
}

static struct span english(const struct pack *pack, uint32_t message)
{
    return message == 0 ? SPAN_LITERAL("") : text_of(pack, pack->texts[pack->languages[0].messages.first + message]);
}

static void print_rule(const struct pack *pack, const struct pack_rule *rule)
{
    static char line[LINE_BYTES];
    struct buf out;
    buf_init(&out, line, sizeof(line));
    buf_span(&out, text_of(pack, rule->id));
    buf_text(&out, "\n  when     ");
    put_conditions(pack, rule, "\n           ", &out);
    buf_text(&out, "\n  gives    ");
    buf_span(&out, text_of(pack, pack->outcomes[rule->outcome].id));
    buf_text(&out, "\n  because  ");
    buf_span(&out, english(pack, rule->text));
    buf_text(&out, "\n  sources  ");
    put_sources(pack, rule, &out);
    buf_text(&out, " (");
    buf_span(&out, text_of(pack, rule->agreement));
    buf_text(&out, ")\n");
    (void)fwrite(out.data, 1, out.len, stdout);
}

static void print_row(const struct pack *pack, const struct pack_rule *rule, bool markdown)
{
    static char line[LINE_BYTES];
    struct buf out;
    buf_init(&out, line, sizeof(line));
    buf_text(&out, markdown ? "| " : "  ");
    buf_span(&out, text_of(pack, rule->id));
    buf_text(&out, markdown ? " | " : "  ");
    put_conditions(pack, rule, markdown ? "<br>" : "; ", &out);
    buf_text(&out, markdown ? " | `" : "  ->  ");
    buf_span(&out, text_of(pack, pack->outcomes[rule->outcome].id));
    if (markdown) {
        buf_text(&out, "` | ");
        buf_span(&out, english(pack, rule->text));
        buf_text(&out, " | ");
        put_sources(pack, rule, &out);
        buf_text(&out, " (");
        buf_span(&out, text_of(pack, rule->agreement));
        buf_text(&out, ") |");
    }
    buf_byte(&out, '\n');
    (void)fwrite(out.data, 1, out.len, stdout);
}

/* Which stage can lead to which verdict: a row a stage, a column a verdict. */
static void print_coverage(const struct pack *pack, const struct pack_table *table)
{
    uint32_t stage = pack->header->named_facts[PACK_STAGE];
    uint32_t stages = pack->facts[stage].cells, verdicts = pack->facts[table->output].cells;
    (void)printf("\n| stage |");
    for (uint32_t v = 0; v < verdicts; v++)
        (void)printf(" %s |", facts_word_of(pack, table->output, v).ptr);
    (void)printf("\n|---|");
    for (uint32_t v = 0; v < verdicts; v++)
        (void)printf(":-:|");
    (void)printf("\n");
    for (uint32_t s = 0; s < stages; s++) {
        (void)printf("| %s |", facts_word_of(pack, stage, s).ptr);
        for (uint32_t v = 0; v < verdicts; v++) {
            bool leads = false;
            for (uint32_t r = table->rules.first; r < table->rules.first + table->rules.count && !leads; r++) {
                struct region region;
                region_init(pack, &region);
                region.cells[stage] = UINT64_C(1) << s;
                leads = pack->outcomes[pack->rules[r].outcome].cell == v &&
                        region_meet(pack, &region, pack->rules[r].conditions);
            }
            (void)printf(leads ? " ● |" : " |");
        }
        (void)printf("\n");
    }
    (void)printf("\n");
}

static void print_table(const struct pack *pack, const struct pack_table *table, bool markdown)
{
    struct span id = text_of(pack, table->id);
    const char *hit =
        table->hit == PACK_HIT_FIRST ? "the first rule that holds decides" : "every rule that holds adds its outcome";
    (void)printf(markdown ? "## %.*s\n\n%u rules; %s.\n" : "%.*s: %u rules, %s\n", (int)id.len, id.ptr,
                 table->rules.count, hit);
    if (markdown && table->output != PACK_NONE)
        print_coverage(pack, table);
    if (markdown)
        (void)printf("\n| rule | when | outcome | why | sources |\n|---|---|---|---|---|\n");
    for (uint32_t i = 0; i < table->rules.count; i++)
        print_row(pack, pack->rules + table->rules.first + i, markdown);
    (void)printf("\n");
}

static int show(const struct pack *pack, const char *table, const char *rule, bool markdown)
{
    bool any = false;
    if (markdown && table == NULL)
        (void)printf("# The rules of %s, %s\n\nMade by `rescind pack show --markdown`. Rules stand in the order of "
                     "decision. `host/packs/README.md` describes the files they come from.\n\n",
                     text_of(pack, pack->header->id).ptr, text_of(pack, pack->header->version).ptr);
    for (uint32_t t = 0; t < pack_count(pack, PACK_TABLES); t++) {
        const struct pack_table *each = pack->tables + t;
        if (table != NULL && !span_equal(text_of(pack, each->id), span_from(table)))
            continue;
        if (rule == NULL) {
            print_table(pack, each, markdown);
            any = true;
        }
        for (uint32_t r = each->rules.first; r < each->rules.first + each->rules.count && rule != NULL; r++) {
            if (!span_equal(text_of(pack, pack->rules[r].id), span_from(rule)))
                continue;
            print_rule(pack, pack->rules + r);
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
    struct error err;
    const void *image = NULL;
    size_t size = 0;
    arena_init(&arena, NULL, 0, MEMORY_BYTES);
    enum status status = pack_compile(argv[operands], &arena, &image, &size, NULL, &err);
    if (status == STATUS_OK)
        status = pack_open(image, size, &pack, &err);
    if (status == STATUS_OK)
        end = show(&pack, table, rule, markdown);
    else
        (void)fprintf(stderr, "rescind: %s/%s: %s (%s)\n", argv[operands], err.path, err.message,
                      status_text(err.code));
    arena_free(&arena);
    return status == STATUS_OK ? end : CLI_REFUSED;
}
