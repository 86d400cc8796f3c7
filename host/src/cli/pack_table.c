#include "cli/pack_table.h"

#include "model/facts.h"
#include "proof/report.h"

enum { LINE_BYTES = 8192 };

static void put_conditions(const struct pack *pack, const struct pack_rule *rule, const char *between, struct buf *out)
{
    for (uint32_t i = 0; i < rule->conditions.count; i++) {
        const struct pack_condition *condition = pack->conditions + rule->conditions.first + i;
        buf_format(out, "%s%.*s: ", i > 0 ? between : "", SPAN_SHOW(pack_span(pack, pack->facts[condition->fact].id)));
        report_values(pack, condition->fact, condition->cells, out);
    }
    if (rule->conditions.count == 0)
        buf_text(out, "always");
}

/* "ALI-1, OC-2 (agreed)": the claims that it rests on, and whether they agree. */
static void put_sources(const struct pack *pack, const struct pack_rule *rule, struct buf *out)
{
    for (uint32_t i = 0; i < rule->sources.count; i++)
        buf_format(out, "%s%.*s", i > 0 ? ", " : "", SPAN_SHOW(pack_span(pack, pack->texts[rule->sources.first + i])));
    buf_format(out, " (%.*s)", SPAN_SHOW(pack_span(pack, rule->agreement)));
}

static struct span english(const struct pack *pack, uint32_t message)
{
    return message == 0 ? SPAN_LITERAL("") : pack_span(pack, pack->texts[pack->languages[0].messages.first + message]);
}

void rule_print(FILE *file, const struct pack *pack, const struct pack_rule *rule)
{
    static char line[LINE_BYTES];
    struct buf out;
    buf_init(&out, line, sizeof(line));
    buf_format(&out, "%.*s\n  when     ", SPAN_SHOW(pack_span(pack, rule->id)));
    put_conditions(pack, rule, "\n           ", &out);
    buf_format(&out, "\n  gives    %.*s\n  because  %.*s\n  sources  ",
               SPAN_SHOW(pack_span(pack, pack->outcomes[rule->outcome].id)), SPAN_SHOW(english(pack, rule->text)));
    put_sources(pack, rule, &out);
    buf_text(&out, "\n");
    (void)fwrite(out.data, 1, out.len, file);
}

static void print_row(FILE *file, const struct pack *pack, const struct pack_rule *rule, bool markdown)
{
    static char line[LINE_BYTES];
    struct span outcome = pack_span(pack, pack->outcomes[rule->outcome].id);
    struct buf out;
    buf_init(&out, line, sizeof(line));
    buf_format(&out, markdown ? "| %.*s | " : "  %.*s  ", SPAN_SHOW(pack_span(pack, rule->id)));
    put_conditions(pack, rule, markdown ? "<br>" : "; ", &out);
    buf_format(&out, markdown ? " | `%.*s" : "  ->  %.*s", SPAN_SHOW(outcome));
    if (markdown) {
        buf_format(&out, "` | %.*s | ", SPAN_SHOW(english(pack, rule->text)));
        put_sources(pack, rule, &out);
        buf_text(&out, " |");
    }
    buf_byte(&out, '\n');
    (void)fwrite(out.data, 1, out.len, file);
}

/* Which stage can lead to which verdict: a row a stage, a column a verdict. */
static void print_coverage(FILE *file, const struct pack *pack, const struct pack_table *table)
{
    uint32_t stage = pack->header->named_facts[PACK_STAGE];
    uint32_t stages = pack->facts[stage].cells, verdicts = pack->facts[table->output].cells;
    (void)fprintf(file, "\n| stage |");
    for (uint32_t v = 0; v < verdicts; v++)
        (void)fprintf(file, " %s |", facts_word_of(pack, table->output, v).ptr);
    (void)fprintf(file, "\n|---|");
    for (uint32_t v = 0; v < verdicts; v++)
        (void)fprintf(file, ":-:|");
    (void)fprintf(file, "\n");
    for (uint32_t s = 0; s < stages; s++) {
        (void)fprintf(file, "| %s |", facts_word_of(pack, stage, s).ptr);
        for (uint32_t v = 0; v < verdicts; v++) {
            bool leads = false;
            for (uint32_t r = table->rules.first; r < table->rules.first + table->rules.count && !leads; r++) {
                struct region region;
                region_init(pack, &region);
                region.cells[stage] = UINT64_C(1) << s;
                leads = pack->outcomes[pack->rules[r].outcome].cell == v &&
                        region_meet(pack, &region, pack->rules[r].conditions);
            }
            (void)fprintf(file, leads ? " ● |" : " |");
        }
        (void)fprintf(file, "\n");
    }
    (void)fprintf(file, "\n");
}

void table_print(FILE *file, const struct pack *pack, const struct pack_table *table, bool markdown)
{
    struct span id = pack_span(pack, table->id);
    const char *hit =
        table->hit == PACK_HIT_FIRST ? "the first rule that holds decides" : "every rule that holds adds its outcome";
    (void)fprintf(file, markdown ? "## %.*s\n\n%u rules; %s.\n" : "%.*s: %u rules, %s\n", (int)id.len, id.ptr,
                  table->rules.count, hit);
    if (markdown && table->output != PACK_NONE)
        print_coverage(file, pack, table);
    if (markdown)
        (void)fprintf(file, "\n| rule | when | outcome | why | sources |\n|---|---|---|---|---|\n");
    for (uint32_t i = 0; i < table->rules.count; i++)
        print_row(file, pack, pack->rules + table->rules.first + i, markdown);
    (void)fprintf(file, "\n");
}
