/* `rescind pack diff`: what changes between two versions of a pack. */
#include <stdio.h>

#include "cli/commands.h"
#include "json/put_tree.h"
#include "proof/diff.h"

const char cli_pack_diff_usage[] =
    "usage: rescind pack diff OLD NEW\n"
    "\n"
    "Names the rules that were added, removed or changed between two folders of a pack, and for which share of\n"
    "the space of facts another outcome decides, with examples.\n"
    "\n"
    "exit: 0 the same, 1 they differ, 2 usage\n";

enum { RULE_BYTES = 64 * 1024 };

struct side {
    struct pack pack;
    struct pack_files files;
};

static const struct json *find_rule(const struct side *side, struct span id)
{
    for (uint32_t i = 0; i < pack_count(&side->pack, PACK_RULES); i++) {
        if (span_equal(pack_span(&side->pack, side->pack.rules[i].id), id))
            return side->files.rules[i];
    }
    return NULL;
}

static bool same(const struct json *a, const struct json *b)
{
    static char text_a[RULE_BYTES], text_b[RULE_BYTES];
    struct buf out_a, out_b;
    buf_init(&out_a, text_a, sizeof(text_a));
    buf_init(&out_b, text_b, sizeof(text_b));
    json_put_tree(&out_a, a, NULL);
    json_put_tree(&out_b, b, NULL);
    if (out_a.overflow || out_b.overflow)
        return false; /* too long to compare, so that they count as changed */
    return out_a.len == out_b.len && memcmp(text_a, text_b, out_a.len) == 0;
}

/* Rules of `from` that `to` lacks; with changes, also those that differ. */
static size_t list_rules(const struct side *from, const struct side *to, const char *missing, bool changes)
{
    size_t count = 0;
    for (uint32_t i = 0; i < pack_count(&from->pack, PACK_RULES); i++) {
        struct span id = pack_span(&from->pack, from->pack.rules[i].id);
        const struct json *other = find_rule(to, id);
        if (other == NULL)
            (void)printf("%s %.*s\n", missing, (int)id.len, id.ptr);
        else if (changes && !same(from->files.rules[i], other))
            (void)printf("changed %.*s\n", (int)id.len, id.ptr);
        else
            continue;
        count++;
    }
    return count;
}

static void print_example(const struct pack *after, const struct diff_example *example)
{
    static char line[RULE_BYTES];
    struct buf out;
    buf_init(&out, line, sizeof(line));
    for (uint32_t i = 0; i < pack_count(after, PACK_FACTS); i++) {
        const struct pack_fact *fact = after->facts + i;
        if (example->region.cells[i] == fact->all)
            continue;
        buf_format(&out, "%s%.*s is ", out.len == 0 ? "" : ", ", SPAN_SHOW(pack_span(after, fact->id)));
        if (fact->kind == PACK_FACT_NUMBER)
            buf_int(&out, example->numbers[i]);
        else
            report_values(after, i, example->region.cells[i], &out);
    }
    (void)printf("  %.*s -> %.*s, for example when %.*s\n", SPAN_SHOW(example->before), SPAN_SHOW(example->after),
                 SPAN_SHOW(buf_written(&out)));
}

static int print_diff(const struct side *before, const struct side *after)
{
    struct diff diff;
    struct error err;
    if (diff_verdicts(&before->pack, &after->pack, &diff, &err) != STATUS_OK) {
        (void)fprintf(stderr, "rescind: %s\n", err.message);
        return CLI_REFUSED;
    }
    size_t count = list_rules(before, after, "removed", true) + list_rules(after, before, "added", false);
    (void)printf("%zu rules differ; another outcome for %.4f %% of all combinations of facts\n", count,
                 diff.share * 100);
    for (size_t i = 0; i < diff.example_count; i++)
        print_example(&after->pack, diff.examples + i);
    if (fflush(stdout) != 0)
        return cli_failed("standard output");
    return count == 0 && diff.example_count == 0 ? CLI_OK : CLI_REFUSED;
}

int cli_pack_diff(struct server *server, const struct cli_given *given)
{
    struct side before, after;
    (void)server;
    return cli_read_pack(given->operands[0], given->arena, &before.pack, &before.files) &&
                   cli_read_pack(given->operands[1], given->arena, &after.pack, &after.files)
               ? print_diff(&before, &after)
               : CLI_REFUSED;
}
