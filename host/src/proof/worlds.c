#include "proof/worlds.h"

#include <string.h>

struct lister {
    const struct pack *pack;
    struct arena *arena;
    struct world **last; /* where the next world goes */
    bool refused;
};

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

static void add_world(struct lister *lister, const struct world *world)
{
    struct world *stored = arena_alloc(lister->arena, sizeof(*stored));
    lister->refused = stored == NULL;
    if (stored == NULL)
        return;
    *stored = *world;
    *lister->last = stored;
    lister->last = &stored->next;
}

/* Every way through the tables of `read`, first to last. */
static void list_worlds(struct lister *lister, uint64_t read, const struct world *so_far)
{
    const struct pack *pack = lister->pack;
    if (read == 0) {
        add_world(lister, so_far);
        return;
    }
    const struct pack_table *table = pack->tables + __builtin_ctzll(read);
    struct pack_run *cubes = arena_array(lister->arena, so_far->count + table->rules.count + 1, sizeof(*cubes));
    lister->refused = cubes == NULL;
    if (cubes == NULL)
        return;
    if (so_far->count > 0)
        memcpy(cubes, so_far->cubes, so_far->count * sizeof(*cubes));
    for (uint32_t i = 0; i < table->rules.count && !lister->refused; i++) {
        const struct pack_rule *rule = pack->rules + table->rules.first + i;
        struct world world = {.region = so_far->region, .cubes = cubes, .count = so_far->count + i};
        cubes[so_far->count + i] = rule->conditions;
        world.region.cells[table->output] &= UINT64_C(1) << pack->outcomes[rule->outcome].cell;
        if (world.region.cells[table->output] != 0 && region_meet(pack, &world.region, rule->conditions))
            list_worlds(lister, read & (read - 1), &world);
    }
}

enum status worlds_list(const struct pack *pack, const struct pack_table *table, struct arena *arena,
                        struct worlds *out, struct error *err)
{
    size_t count = pack_count(pack, PACK_NEVERS);
    struct pack_run *nevers = arena_array(arena, count, sizeof(*nevers));
    struct lister lister = {.pack = pack, .arena = arena, .last = &out->first, .refused = nevers == NULL};
    out->first = NULL;
    if (nevers != NULL) {
        struct world start = {.cubes = nevers, .count = count};
        for (size_t i = 0; i < count; i++)
            nevers[i] = pack->nevers[i].conditions;
        region_init(pack, &start.region);
        list_worlds(&lister, tables_read(pack, table), &start);
    }
    return lister.refused ? error_set(err, STATUS_OUT_OF_MEMORY, "the proof ran out of memory") : STATUS_OK;
}

enum status worlds_gap(const struct pack *pack, const struct worlds *worlds, const struct region *region,
                       const struct pack_run *extra, size_t extra_count, bool *found, struct region *witness,
                       struct error *err)
{
    enum status status = STATUS_OK;
    *found = false;
    for (const struct world *world = worlds->first; world != NULL && !*found && status == STATUS_OK;
         world = world->next) {
        struct region part = world->region;
        bool empty = false;
        for (uint32_t f = 0; f < pack_count(pack, PACK_FACTS) && !empty; f++) {
            part.cells[f] &= region->cells[f];
            empty = part.cells[f] == 0;
        }
        if (!empty)
            status = cover_gap(pack, &part, world->cubes, world->count, extra, extra_count, found, witness, err);
    }
    return status;
}
