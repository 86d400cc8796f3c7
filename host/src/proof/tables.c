#include "proof/tables.h"

#include <string.h>

/* One way the tables before may have gone: the facts they read and gave, and cubes that this way excludes. */
struct world {
    struct region region;
    const struct pack_run
        *cubes; /* the `never` constraints, and of each table before the rules before the one that decided */
    size_t count;
};

struct prover {
    const struct pack *pack;
    const struct pack_files *files;
    struct report *report;
    struct error *err;
    const struct pack_table *table;
    struct world *worlds;
    size_t world_count, world_capacity;
};

static struct span rule_id(const struct prover *prover, uint32_t rule)
{
    return pack_span(prover->pack, prover->pack->rules[rule].id);
}

static struct span table_id(const struct prover *prover)
{
    return pack_span(prover->pack, prover->table->id);
}

static enum status no_memory(const struct prover *prover)
{
    return error_set(prover->err, STATUS_OUT_OF_MEMORY, "the proof ran out of memory");
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

static bool add_world(struct prover *prover, const struct world *world)
{
    if (prover->world_count == prover->world_capacity) {
        size_t capacity = prover->world_capacity * 2 + 64;
        struct world *worlds = arena_array(prover->report->arena, capacity, sizeof(*worlds));
        if (worlds == NULL)
            return false;
        if (prover->world_count > 0)
            memcpy(worlds, prover->worlds, prover->world_count * sizeof(*worlds));
        prover->worlds = worlds;
        prover->world_capacity = capacity;
    }
    prover->worlds[prover->world_count++] = *world;
    return true;
}

/* Every way through the tables of `read`, first to last. */
static enum status list_worlds(struct prover *prover, uint64_t read, const struct world *so_far)
{
    const struct pack *pack = prover->pack;
    if (read == 0)
        return add_world(prover, so_far) ? STATUS_OK : no_memory(prover);
    const struct pack_table *table = pack->tables + __builtin_ctzll(read);
    struct pack_run *cubes = arena_array(prover->report->arena, so_far->count + table->rules.count + 1, sizeof(*cubes));
    if (cubes == NULL)
        return no_memory(prover);
    if (so_far->count > 0)
        memcpy(cubes, so_far->cubes, so_far->count * sizeof(*cubes));
    for (uint32_t i = 0; i < table->rules.count; i++) {
        const struct pack_rule *rule = pack->rules + table->rules.first + i;
        struct world world = {.region = so_far->region, .cubes = cubes, .count = so_far->count + i};
        cubes[so_far->count + i] = rule->conditions;
        world.region.cells[table->output] &= UINT64_C(1) << pack->outcomes[rule->outcome].cell;
        if (world.region.cells[table->output] == 0 || !region_meet(pack, &world.region, rule->conditions))
            continue;
        enum status status = list_worlds(prover, read & (read - 1), &world);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* Does part of `region` exist in some world outside `extra`? */
static enum status exists(struct prover *prover, const struct region *region, const struct pack_run *extra,
                          size_t extra_count, bool *found, struct region *witness)
{
    *found = false;
    for (size_t i = 0; i < prover->world_count && !*found; i++) {
        const struct world *world = prover->worlds + i;
        struct region part = world->region;
        bool empty = false;
        for (uint32_t f = 0; f < pack_count(prover->pack, PACK_FACTS) && !empty; f++) {
            part.cells[f] &= region->cells[f];
            empty = part.cells[f] == 0;
        }
        if (empty)
            continue;
        enum status status =
            cover_gap(prover->pack, &part, world->cubes, world->count, extra, extra_count, found, witness, prover->err);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* The conditions of the table's first `count` rules. */
static const struct pack_run *rule_cubes(struct prover *prover, size_t count)
{
    struct pack_run *cubes = arena_array(prover->report->arena, count + 1, sizeof(*cubes));
    for (size_t i = 0; i < count && cubes != NULL; i++)
        cubes[i] = prover->pack->rules[prover->table->rules.first + i].conditions;
    return cubes;
}

static enum status prove_complete(struct prover *prover, const struct pack_run *cubes)
{
    struct region all, witness;
    bool found;
    region_init(prover->pack, &all);
    enum status status = exists(prover, &all, cubes, prover->table->rules.count, &found, &witness);
    if (status == STATUS_OK && found) {
        struct counterexample example = report_example(prover->pack, &witness, NULL, prover->report->arena);
        report_add(prover->report, "incomplete", table_id(prover), SPAN_NONE, SPAN_NONE, &example,
                   "no rule decides this");
    }
    return status;
}

static enum status prove_reached(struct prover *prover, uint32_t index, const struct pack_run *earlier)
{
    uint32_t rule = prover->table->rules.first + index;
    struct region region, witness;
    bool found = false;
    region_init(prover->pack, &region);
    if (region_meet(prover->pack, &region, prover->pack->rules[rule].conditions)) {
        size_t count = prover->table->hit == PACK_HIT_FIRST ? index : 0;
        enum status status = exists(prover, &region, earlier, count, &found, &witness);
        if (status != STATUS_OK)
            return status;
    }
    if (!found)
        report_add(prover->report, "shadowed", table_id(prover), rule_id(prover, rule), SPAN_NONE, NULL,
                   "never decides: every case of it is decided before, or never occurs");
    return STATUS_OK;
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

static enum status prove_pair(struct prover *prover, uint32_t a, uint32_t b)
{
    const struct pack_rule *first = prover->pack->rules + a, *second = prover->pack->rules + b;
    bool overrides = declared(prover->files, a, b), found = false;
    struct region region, witness;
    if (!overrides && (first->tier != second->tier || first->outcome == second->outcome))
        return STATUS_OK;
    region_init(prover->pack, &region);
    if (first->tier == second->tier && region_meet(prover->pack, &region, first->conditions) &&
        region_meet(prover->pack, &region, second->conditions)) {
        enum status status = exists(prover, &region, NULL, 0, &found, &witness);
        if (status != STATUS_OK)
            return status;
    }
    if (found && !overrides) {
        struct counterexample example = report_example(prover->pack, &witness, NULL, prover->report->arena);
        report_add(prover->report, "overlap", table_id(prover), rule_id(prover, a), rule_id(prover, b), &example,
                   "both hold here with different outcomes, and neither overrides the other");
    }
    if (!found && overrides)
        report_add(prover->report, "idle_override", table_id(prover), rule_id(prover, a), rule_id(prover, b), NULL,
                   "one says that it overrides the other, but they never meet in one tier");
    return STATUS_OK;
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

static enum status prove_table(struct prover *prover, const struct pack_run *nevers)
{
    struct world start = {.cubes = nevers, .count = pack_count(prover->pack, PACK_NEVERS)};
    region_init(prover->pack, &start.region);
    prover->worlds = NULL;
    prover->world_count = prover->world_capacity = 0;
    enum status status = list_worlds(prover, tables_read(prover->pack, prover->table), &start);
    const struct pack_run *cubes = rule_cubes(prover, prover->table->rules.count);
    if (cubes == NULL)
        return no_memory(prover);
    if (status == STATUS_OK && prover->table->hit == PACK_HIT_FIRST)
        status = prove_complete(prover, cubes);
    for (uint32_t i = 0; i < prover->table->rules.count && status == STATUS_OK; i++)
        status = prove_reached(prover, i, cubes);
    for (uint32_t a = 0; a < prover->table->rules.count && status == STATUS_OK && prover->table->hit == PACK_HIT_FIRST;
         a++) {
        for (uint32_t b = a + 1; b < prover->table->rules.count && status == STATUS_OK; b++)
            status = prove_pair(prover, prover->table->rules.first + a, prover->table->rules.first + b);
    }
    check_outcomes(prover);
    return status;
}

enum status proof_tables(const struct pack *pack, const struct pack_files *files, struct report *report,
                         struct error *err)
{
    struct prover prover = {.pack = pack, .files = files, .report = report, .err = err};
    size_t count = pack_count(pack, PACK_NEVERS);
    struct pack_run *nevers = arena_array(report->arena, count + 1, sizeof(*nevers));
    if (nevers == NULL)
        return no_memory(&prover);
    for (size_t i = 0; i < count; i++)
        nevers[i] = pack->nevers[i].conditions;
    enum status status = STATUS_OK;
    for (uint32_t i = 0; i < pack_count(pack, PACK_TABLES) && status == STATUS_OK; i++) {
        prover.table = pack->tables + i;
        status = prove_table(&prover, nevers);
    }
    return status;
}
