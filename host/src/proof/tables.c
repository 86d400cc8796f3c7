/* Each question about a table is one of cover.c: is there a part of this region that no cube of this list covers?
 *
 *     complete     everything                  by the cubes of all rows
 *     row 3 decides  the cube of row 3         by the cubes of rows 0, 1 and 2: if they cover it, row 3 is "shadowed"
 *     no overlap   what is in both rows' cubes by none: a part of it that can occur is an overlap
 *
 * Where a table reads the outcome of another, each question is asked in every world that the other one makes
 * (proof/worlds.h). */
#include "proof/tables.h"

#include "proof/worlds.h"

struct prover {
    const struct pack *pack;
    const struct pack_files *files;
    struct report *report;
    struct error *err;
    const struct pack_table *table;
    struct worlds worlds;
    enum status status; /* what went wrong; then nothing is looked for any more, nor reported */
};

static struct span rule_id(const struct prover *prover, uint32_t rule)
{
    return pack_span(prover->pack, prover->pack->rules[rule].id);
}

static struct span table_id(const struct prover *prover)
{
    return pack_span(prover->pack, prover->table->id);
}

static void *take_memory(struct prover *prover, size_t count, size_t size)
{
    void *memory = arena_array(prover->report->arena, count, size);
    if (memory == NULL)
        prover->status = error_set(prover->err, STATUS_OUT_OF_MEMORY, "the proof ran out of memory");
    return memory;
}

/* Does part of `region` exist in some world outside `extra`? */
static bool exists(struct prover *prover, const struct region *region, const struct pack_run *extra, size_t extra_count,
                   struct region *witness)
{
    bool found = false;
    if (prover->status == STATUS_OK)
        prover->status =
            worlds_gap(prover->pack, &prover->worlds, region, extra, extra_count, &found, witness, prover->err);
    return found;
}

static void prove_complete(struct prover *prover, const struct pack_run *cubes)
{
    struct region all, witness;
    region_init(prover->pack, &all);
    if (!exists(prover, &all, cubes, prover->table->rules.count, &witness))
        return;
    struct counterexample example = report_example(prover->pack, &witness, NULL, prover->report->arena);
    report_add(prover->report, "incomplete", table_id(prover), SPAN_NONE, SPAN_NONE, &example, "no rule decides this");
}

static void prove_reached(struct prover *prover, uint32_t index, const struct pack_run *earlier)
{
    uint32_t rule = prover->table->rules.first + index;
    size_t count = prover->table->hit == PACK_HIT_FIRST ? index : 0;
    struct region region, witness;
    region_init(prover->pack, &region);
    if (!region_meet(prover->pack, &region, prover->pack->rules[rule].conditions) ||
        !exists(prover, &region, earlier, count, &witness))
        report_add(prover->report, "shadowed", table_id(prover), rule_id(prover, rule), SPAN_NONE, NULL,
                   "never decides: every case of it is decided before, or never occurs");
}

/* Either of the two says that it overrides the other. */
static bool declared(const struct pack_files *files, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < files->override_count; i++) {
        const struct pack_override *each = files->overrides + i;
        if ((each->rule == a && each->other == b) || (each->rule == b && each->other == a))
            return true;
    }
    return false;
}

static void prove_pair(struct prover *prover, uint32_t a, uint32_t b)
{
    const struct pack_rule *first = prover->pack->rules + a, *second = prover->pack->rules + b;
    bool overrides = declared(prover->files, a, b);
    struct region region, witness;
    if (!overrides && (first->tier != second->tier || first->outcome == second->outcome))
        return;
    region_init(prover->pack, &region);
    bool found = first->tier == second->tier && region_meet(prover->pack, &region, first->conditions) &&
                 region_meet(prover->pack, &region, second->conditions) && exists(prover, &region, NULL, 0, &witness);
    if (found && !overrides) {
        struct counterexample example = report_example(prover->pack, &witness, NULL, prover->report->arena);
        report_add(prover->report, "overlap", table_id(prover), rule_id(prover, a), rule_id(prover, b), &example,
                   "both hold here with different outcomes, and neither overrides the other");
    }
    if (!found && overrides)
        report_add(prover->report, "idle_override", table_id(prover), rule_id(prover, a), rule_id(prover, b), NULL,
                   "one says that it overrides the other, but they never meet in one tier");
}

static void check_outcomes(struct prover *prover)
{
    const struct pack_table *table = prover->table;
    for (uint32_t i = 0; i < table->outcomes.count; i++) {
        bool used = table->open == i;
        for (uint32_t r = 0; r < table->rules.count && !used; r++)
            used = prover->pack->rules[table->rules.first + r].outcome == table->outcomes.first + i;
        if (!used)
            report_add(prover->report, "outcome_unused", table_id(prover),
                       pack_span(prover->pack, prover->pack->outcomes[table->outcomes.first + i].id), SPAN_NONE, NULL,
                       "no rule gives this outcome");
    }
}

static void prove_table(struct prover *prover)
{
    const struct pack_run *rules = &prover->table->rules;
    bool first = prover->table->hit == PACK_HIT_FIRST;
    struct pack_run *cubes = take_memory(prover, rules->count, sizeof(*cubes));
    if (cubes == NULL)
        return;
    for (uint32_t i = 0; i < rules->count; i++)
        cubes[i] = prover->pack->rules[rules->first + i].conditions;
    prover->status = worlds_list(prover->pack, prover->table, prover->report->arena, &prover->worlds, prover->err);
    if (first)
        prove_complete(prover, cubes);
    for (uint32_t i = 0; i < rules->count; i++)
        prove_reached(prover, i, cubes);
    for (uint32_t a = rules->first; a < rules->first + rules->count && first; a++) {
        for (uint32_t b = a + 1; b < rules->first + rules->count; b++)
            prove_pair(prover, a, b);
    }
    check_outcomes(prover);
}

enum status proof_tables(const struct pack *pack, const struct pack_files *files, struct report *report,
                         struct error *err)
{
    struct prover prover = {.pack = pack, .files = files, .report = report, .err = err};
    for (uint32_t i = 0; i < pack_count(pack, PACK_TABLES) && prover.status == STATUS_OK; i++) {
        prover.table = pack->tables + i;
        prove_table(&prover);
    }
    return prover.status;
}
