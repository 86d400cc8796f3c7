/* Each question about a table is one of cover.c: is there a part of this region that no cube of this list covers?
 *
 *     complete     everything                  by the cubes of all rows
 *     row 3 decides  the cube of row 3         by the cubes of rows 0, 1 and 2: if they cover it, row 3 is "shadowed"
 *     no overlap   what is in both rows' cubes by none: a part of it that can occur is an overlap
 *
 * Combinations that `never` excludes cannot occur: their cubes are always among the covering ones. A fact that another
 * table gives has only the values that this table gives there. So every way through the tables before is a world of its
 * own. With verdict rows "0: stage paid -> wait" and "1: -> track", a table that reads the verdict is asked in two
 * worlds:
 *
 *     world A: verdict wait     region {paid} x {wait}
 *     world B: verdict track    region {any stage} x {track}, with the cube of row 0 excluded */
#include "proof/tables.h"

#include <string.h>

/* One way the tables before may have gone. */
struct world {
    struct region region;         /* where the rows that decided hold, and the outcomes they give */
    const struct pack_run *cubes; /* excluded: `never`, and of each table the rows before the one that decided */
    size_t count;
    struct world *next;
};

struct prover {
    const struct pack *pack;
    const struct pack_files *files;
    struct report *report;
    struct error *err;
    const struct pack_table *table;
    struct world *worlds, **last_world; /* a list, and where its next one goes */
    enum status status;                 /* what went wrong; then nothing is looked for any more, nor reported */
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

/* The tables whose outputs `table` reads, and those that these read: one bit a table. */
static uint64_t tables_read(const struct pack *pack, const struct pack_table *table)
{
    uint64_t read = 0;
    for (uint32_t i = 0; i < table->inputs.count; i++) {
        uint32_t source = pack->facts[pack->inputs[table->inputs.first + i].fact].output_of;
        if (source != PACK_NONE && pack->tables + source != table)
            read |= UINT64_C(1) << source | tables_read(pack, pack->tables + source);
    }
    return read;
}

static void add_world(struct prover *prover, const struct world *world)
{
    struct world *stored = take_memory(prover, 1, sizeof(*stored));
    if (stored == NULL)
        return;
    *stored = *world;
    *prover->last_world = stored;
    prover->last_world = &stored->next;
}

/* Every way through the tables of `read`, first to last. */
static void list_worlds(struct prover *prover, uint64_t read, const struct world *so_far)
{
    const struct pack *pack = prover->pack;
    if (read == 0) {
        add_world(prover, so_far);
        return;
    }
    const struct pack_table *table = pack->tables + __builtin_ctzll(read);
    struct pack_run *cubes = take_memory(prover, so_far->count + table->rules.count + 1, sizeof(*cubes));
    if (cubes == NULL)
        return;
    if (so_far->count > 0)
        memcpy(cubes, so_far->cubes, so_far->count * sizeof(*cubes));
    for (uint32_t i = 0; i < table->rules.count && prover->status == STATUS_OK; i++) {
        const struct pack_rule *rule = pack->rules + table->rules.first + i;
        struct world world = {.region = so_far->region, .cubes = cubes, .count = so_far->count + i};
        cubes[so_far->count + i] = rule->conditions;
        world.region.cells[table->output] &= UINT64_C(1) << pack->outcomes[rule->outcome].cell;
        if (world.region.cells[table->output] != 0 && region_meet(pack, &world.region, rule->conditions))
            list_worlds(prover, read & (read - 1), &world);
    }
}

/* Does part of `region` exist in some world outside `extra`? */
static bool exists(struct prover *prover, const struct region *region, const struct pack_run *extra, size_t extra_count,
                   struct region *witness)
{
    bool found = false;
    const struct world *world = prover->worlds;
    for (; world != NULL && !found && prover->status == STATUS_OK; world = world->next) {
        struct region part = world->region;
        bool empty = false;
        for (uint32_t f = 0; f < pack_count(prover->pack, PACK_FACTS) && !empty; f++) {
            part.cells[f] &= region->cells[f];
            empty = part.cells[f] == 0;
        }
        if (!empty)
            prover->status = cover_gap(prover->pack, &part, world->cubes, world->count, extra, extra_count, &found,
                                       witness, prover->err);
    }
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

static void prove_table(struct prover *prover, const struct pack_run *nevers)
{
    const struct pack_run *rules = &prover->table->rules;
    bool first = prover->table->hit == PACK_HIT_FIRST;
    struct world start = {.cubes = nevers, .count = pack_count(prover->pack, PACK_NEVERS)};
    struct pack_run *cubes = take_memory(prover, rules->count, sizeof(*cubes));
    if (cubes == NULL)
        return;
    for (uint32_t i = 0; i < rules->count; i++)
        cubes[i] = prover->pack->rules[rules->first + i].conditions;
    region_init(prover->pack, &start.region);
    prover->worlds = NULL;
    prover->last_world = &prover->worlds;
    list_worlds(prover, tables_read(prover->pack, prover->table), &start);
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
    size_t count = pack_count(pack, PACK_NEVERS);
    struct pack_run *nevers = take_memory(&prover, count, sizeof(*nevers));
    for (size_t i = 0; i < count && nevers != NULL; i++)
        nevers[i] = pack->nevers[i].conditions;
    for (uint32_t i = 0; i < pack_count(pack, PACK_TABLES) && prover.status == STATUS_OK; i++) {
        prover.table = pack->tables + i;
        prove_table(&prover, nevers);
    }
    return prover.status;
}
