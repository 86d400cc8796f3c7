#include "tables.h"
#include "pack/default.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INSIDE_A_RULE_PERCENT = 80, MAX_UNKNOWN = 3, WIDEST_VALUE = 1000, TRIES = 100000 };

uint32_t bench_random(uint32_t limit)
{
    static uint64_t state = 0x9E3779B97F4A7C15u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)((state >> 32) * limit >> 32);
}

static uint64_t one_of(uint64_t cells)
{
    for (uint32_t skip = bench_random((uint32_t)__builtin_popcountll(cells)); skip > 0; skip--)
        cells &= cells - 1;
    return cells & (~cells + 1);
}

uint32_t bench_linear(const struct bench_table *bench, const uint64_t *cells, uint64_t *possible)
{
    const struct pack *pack = bench->pack;
    uint32_t row = 0;
    for (bool certain = false; row < bench->table->rules.count && !certain; row += !certain) {
        const struct pack_run *run = &pack->rules[bench->table->rules.first + row].conditions;
        bool may = certain = true;
        for (uint32_t i = run->first; i < run->first + run->count; i++) {
            uint64_t left = cells[pack->conditions[i].fact];
            may = may && (left & pack->conditions[i].cells) != 0;
            certain = certain && (left & ~pack->conditions[i].cells) == 0;
        }
        if (may && possible != NULL)
            possible[row / 64] |= UINT64_C(1) << (row % 64);
    }
    return row;
}

/* Whether the pack says that this never occurs. */
static bool never(const struct pack *pack, const uint64_t *cells)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_NEVERS); i++) {
        const struct pack_run *run = &pack->nevers[i].conditions;
        bool holds = true;
        for (uint32_t c = run->first; c < run->first + run->count; c++)
            holds = holds && (cells[pack->conditions[c].fact] & ~pack->conditions[c].cells) == 0;
        if (holds)
            return true;
    }
    return false;
}

/* One cell a fact: four times in five inside a rule, any of them alike, else anywhere. */
static void draw(const struct bench_table *bench, uint64_t *cells)
{
    const struct pack *pack = bench->pack;
    const struct pack_table *table = bench->table;
    for (int tries = 0; tries < TRIES; tries++) {
        for (size_t fact = 0; fact < bench->fact_count; fact++)
            cells[fact] = pack->facts[fact].all;
        if (bench_random(100) < INSIDE_A_RULE_PERCENT) {
            const struct pack_run *run = &pack->rules[table->rules.first + bench_random(table->rules.count)].conditions;
            for (uint32_t c = run->first; c < run->first + run->count; c++)
                cells[pack->conditions[c].fact] &= pack->conditions[c].cells;
        }
        for (uint32_t i = 0; i < table->inputs.count; i++) {
            uint32_t fact = pack->inputs[table->inputs.first + i].fact;
            cells[fact] = one_of(cells[fact]);
        }
        if (!never(pack, cells))
            return;
    }
    (void)fprintf(stderr, "%s: no combination of facts is allowed\n", bench->name);
    exit(2);
}

static int64_t plain_value(const struct pack *pack, uint32_t index, uint64_t one)
{
    const struct pack_fact *fact = pack->facts + index;
    uint32_t cell = (uint32_t)__builtin_ctzll(one);
    if (fact->kind != PACK_FACT_NUMBER)
        return cell;
    int64_t lo = pack->cuts[fact->cuts.first + cell];
    int64_t hi = cell + 1 < fact->cuts.count ? pack->cuts[fact->cuts.first + cell + 1] - 1 : fact->max;
    return lo + bench_random((uint32_t)(hi - lo < WIDEST_VALUE ? hi - lo + 1 : WIDEST_VALUE));
}

static void draw_sets(struct bench_table *bench)
{
    const struct pack *pack = bench->pack;
    const struct pack_input *inputs = pack->inputs + bench->table->inputs.first;
    uint32_t input_count = bench->table->inputs.count;
    for (size_t set = 0; set < BENCH_SETS; set++) {
        uint64_t *complete = bench->complete + set * bench->fact_count, *gaps = bench->gaps + set * bench->fact_count;
        draw(bench, complete);
        memcpy(gaps, complete, bench->fact_count * sizeof(*gaps));
        for (uint32_t unknown = 1 + bench_random(MAX_UNKNOWN); unknown > 0; unknown--) {
            uint32_t fact = inputs[bench_random(input_count)].fact;
            gaps[fact] = pack->facts[fact].all;
        }
        for (uint32_t i = 0; i < input_count; i++)
            bench->values[set * input_count + i] = plain_value(pack, inputs[i].fact, complete[inputs[i].fact]);
        bench->answers[set] = bench_linear(bench, complete, NULL);
    }
}

static void *room(struct arena *arena, size_t count, size_t size)
{
    void *memory = arena_array(arena, count, size);
    if (memory == NULL) {
        (void)fputs("no memory for the sets of facts\n", stderr);
        exit(2);
    }
    return memory;
}

const struct bench_table *bench_tables(struct arena *arena)
{
    static const char *const names[BENCH_TABLES] = {"verdict", "40", "400", "4000", "40000"};
    struct bench_table *all = room(arena, BENCH_TABLES, sizeof(*all));
    for (size_t i = 0; i < BENCH_TABLES; i++) {
        struct bench_table *bench = all + i;
        bench->name = names[i];
        bench->pack = i == 0 ? pack_default() : bench_made_pack(arena, (uint32_t)strtoul(names[i], NULL, 10));
        bench->table = bench->pack->tables + (i == 0 ? bench->pack->header->roles[PACK_ROLE_VERDICT] : 0);
        bench->fact_count = pack_count(bench->pack, PACK_FACTS);
        bench->complete = room(arena, BENCH_SETS * bench->fact_count, sizeof(*bench->complete));
        bench->gaps = room(arena, BENCH_SETS * bench->fact_count, sizeof(*bench->gaps));
        bench->values = room(arena, BENCH_SETS * (size_t)bench->table->inputs.count, sizeof(*bench->values));
        bench->answers = room(arena, BENCH_SETS, sizeof(*bench->answers));
        draw_sets(bench);
    }
    return all;
}
