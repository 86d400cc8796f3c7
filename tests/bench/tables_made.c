/* Tables of any number of rows. They are built in memory: as files, 40,000 rows would be 14 MB of JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pack/builder.h"
#include "pack/open.h"
#include "tables.h"

enum { FACTS = 12, FIRST_FLAG = 5, FIRST_NUMBER = 8, NUMBER_STEP = 10, BLOCK_WORDS = 8 };

static const uint16_t cell_counts[FACTS] = {16, 12, 8, 6, 4, 2, 2, 2, 64, 40, 24, 12};

/* So many conditions, each true for that percentage of its fact's cells, make a row true for about 1 in `rows`. */
static const struct shape {
    uint32_t rows, conditions, percent;
} shapes[] = {{40, 5, 47}, {400, 5, 25}, {4000, 7, 25}, {40000, 8, 22}};

static uint64_t all_cells(uint32_t count)
{
    return count == 64 ? UINT64_MAX : (UINT64_C(1) << count) - 1;
}

static void add_facts(struct builder *builder)
{
    for (uint32_t i = 0; i < FACTS; i++) {
        char name[16];
        struct pack_fact fact = {.cells = cell_counts[i],
                                 .all = all_cells(cell_counts[i]),
                                 .assume = all_cells(cell_counts[i]),
                                 .time = PACK_NONE,
                                 .output_of = PACK_NONE,
                                 .shown_by = PACK_NONE};
        fact.kind = i < FIRST_FLAG ? PACK_FACT_CHOICE : i < FIRST_NUMBER ? PACK_FACT_FLAG : PACK_FACT_NUMBER;
        (void)snprintf(name, sizeof(name), "fact_%u", i);
        fact.id = builder_text(builder, span_from(name));
        for (uint32_t cell = 0; cell < fact.cells && fact.kind == PACK_FACT_CHOICE; cell++) {
            (void)snprintf(name, sizeof(name), "word_%u", cell);
            uint32_t at = builder_list_text(builder, span_from(name));
            fact.words = (struct pack_run){.first = at - cell, .count = fact.cells};
        }
        for (uint32_t cell = 0; cell < fact.cells && fact.kind == PACK_FACT_NUMBER; cell++) {
            uint32_t at;
            int64_t *cut = builder_add(builder, PACK_CUTS, 1, &at);
            if (cut != NULL)
                *cut = (int64_t)cell * NUMBER_STEP;
            fact.cuts = (struct pack_run){.first = at - cell, .count = fact.cells};
        }
        fact.max = (int64_t)fact.cells * NUMBER_STEP - 1;
        struct pack_fact *slot = builder_add(builder, PACK_FACTS, 1, NULL);
        if (slot != NULL)
            *slot = fact;
    }
}

static uint64_t some_cells(uint32_t fact, uint32_t percent)
{
    uint32_t count = cell_counts[fact], width = (count * percent + 50) / 100;
    uint64_t cells = 0;
    if (width == 0)
        width = 1;
    if (fact >= FIRST_NUMBER)
        return all_cells(width) << bench_random(count - width + 1);
    while ((uint32_t)__builtin_popcountll(cells) < width)
        cells |= UINT64_C(1) << bench_random(count);
    return cells;
}

static void add_rule(struct builder *builder, const struct shape *shape, uint32_t conditions)
{
    struct pack_rule rule = {.outcome = 0};
    uint32_t facts[FACTS];
    for (uint32_t i = 0; i < FACTS; i++)
        facts[i] = i;
    struct pack_condition *slots = builder_add(builder, PACK_CONDITIONS, conditions, &rule.conditions.first);
    for (uint32_t i = 0; i < conditions && slots != NULL; i++) {
        uint32_t pick = i + bench_random(FACTS - i), fact = facts[pick];
        facts[pick] = facts[i];
        slots[i] = (struct pack_condition){.fact = (uint16_t)fact, .cells = some_cells(fact, shape->percent)};
    }
    rule.conditions.count = conditions;
    struct pack_rule *slot = builder_add(builder, PACK_RULES, 1, NULL);
    if (slot != NULL)
        *slot = rule;
}

/* As the pack compiler lays them out: a bitset over the rules for each cell of each fact. */
static void add_table(struct builder *builder, uint32_t rows)
{
    struct pack_table table = {.hit = PACK_HIT_FIRST,
                               .output = PACK_NONE,
                               .rules = {.count = rows},
                               .inputs = {.count = FACTS},
                               .words = (rows + 63) / 64,
                               .open = PACK_NONE};
    if (table.words > BLOCK_WORDS)
        table.words = (table.words + BLOCK_WORDS - 1) / BLOCK_WORDS * BLOCK_WORDS;
    struct pack_input *inputs = builder_add(builder, PACK_INPUTS, FACTS, NULL);
    for (uint32_t fact = 0; fact < FACTS && inputs != NULL; fact++) {
        inputs[fact].fact = fact;
        uint64_t *bits = builder_add(builder, PACK_BITS, (size_t)cell_counts[fact] * table.words, &inputs[fact].rows);
        for (uint32_t row = 0; row < rows && bits != NULL; row++) {
            const struct pack_rule *rule = builder_at(builder, PACK_RULES, row);
            uint64_t allowed = all_cells(cell_counts[fact]);
            for (uint32_t i = 0; i < rule->conditions.count; i++) {
                const struct pack_condition *condition =
                    builder_at(builder, PACK_CONDITIONS, rule->conditions.first + i);
                if (condition->fact == fact)
                    allowed = condition->cells;
            }
            for (; allowed != 0; allowed &= allowed - 1)
                bits[(uint32_t)__builtin_ctzll(allowed) * table.words + row / 64] |= UINT64_C(1) << (row % 64);
        }
    }
    struct pack_table *slot = builder_add(builder, PACK_TABLES, 1, NULL);
    if (slot != NULL)
        *slot = table;
}

const struct pack *bench_made_pack(struct arena *arena, uint32_t rows)
{
    struct builder builder;
    struct pack *pack = arena_array(arena, 1, sizeof(*pack));
    const struct shape *shape = shapes;
    const void *image;
    size_t size;
    struct error error;
    while (shape->rows != rows)
        shape++;
    builder_init(&builder, arena);
    add_facts(&builder);
    for (uint32_t row = 0; row < rows; row++)
        add_rule(&builder, shape, row + 1 == rows ? 0 : shape->conditions);
    add_table(&builder, rows);
    if (pack == NULL || builder_image(&builder, &image, &size, &error) != STATUS_OK ||
        pack_open(image, size, pack, &error) != STATUS_OK) {
        (void)fprintf(stderr, "a table of %u rows cannot be made\n", rows);
        exit(2);
    }
    return pack;
}
