#include "pack/compile_tables.h"

#include "pack/compile_conditions.h"
#include "pack/compile_outcomes.h"
#include "pack/compile_sources.h"
#include "pack/lookup.h"
#include "pack/order.h"

struct table_source {
    const struct json *json;
    struct span id;
    const char *file;
    struct pack_table table;
    const struct json **rules; /* in the order of decision */
};

/* The table's rules in the order of decision. */
static enum status take_rules(struct compiler *compiler, struct table_source *source)
{
    size_t count = json_count(json_member(source->json, "rules"));
    if (count == 0 || count > PACK_MAX_RULES)
        return compiler_error(compiler, STATUS_FIELD_SIZE, source->file, SPAN_NONE, "a table has 1 to %d rules",
                              PACK_MAX_RULES);
    if (json_count(json_member(source->json, "tiers")) > PACK_MAX_RULES)
        return compiler_error(compiler, STATUS_FIELD_SIZE, source->file, SPAN_NONE, "a table has at most %d tiers",
                              PACK_MAX_RULES);
    source->rules = arena_array(compiler->arena, count, sizeof(const struct json *));
    if (source->rules == NULL)
        return compiler_error(compiler, STATUS_OUT_OF_MEMORY, source->file, SPAN_NONE, "no memory");
    source->table.rules =
        (struct pack_run){.first = (uint32_t)builder_count(&compiler->builder, PACK_RULES), .count = (uint32_t)count};
    return order_rules(compiler, source->json, source->file, source->table.rules.first, source->rules);
}

static uint16_t tier_of(const struct table_source *source, const struct json *rule)
{
    uint16_t index = 0;
    for (const struct json *tier = json_first(json_member(source->json, "tiers")); tier != NULL;
         tier = json_next(tier), index++) {
        if (span_equal(json_string(tier), json_string(json_member(rule, "tier"))))
            break;
    }
    return index;
}

static enum status compile_rule(struct compiler *compiler, struct table_source *source, const struct json *json)
{
    struct span id = json_string(json_member(json, "id")), agreement = json_string(json_member(json, "agreement"));
    struct pack_rule rule = {.tier = tier_of(source, json)};
    const struct json *sources = json_member(json, "sources"), *possible = json_member(json, "if_possible");
    enum status status =
        compiler_members(compiler, json, source->file, id, "id tier when then sources agreement checked",
                         "overrides conflict if_possible");
    if (status != STATUS_OK)
        return status;
    if (possible != NULL && json_type_of(possible) != JSON_TRUE && json_type_of(possible) != JSON_FALSE)
        return compiler_error(compiler, STATUS_FIELD_TYPE, source->file, id, "`if_possible` is true or false");
    rule.if_possible = json_true(possible) ? 1 : 0;
    if (id.ptr == NULL || agreement.ptr == NULL || json_count(sources) == 0)
        return compiler_error(compiler, STATUS_FIELD_MISSING, source->file, id,
                              "a rule needs id, agreement and sources");
    rule.outcome = lookup_outcome(compiler, source->table.outcomes, json_string(json_member(json, "then")));
    rule.text = lookup_message_of(compiler, SPAN_LITERAL("rule"), id, SPAN_NONE);
    if (rule.outcome == PACK_NONE || rule.text == 0)
        return compiler_error(compiler, STATUS_FIELD_RANGE, source->file, id,
                              rule.text == 0 ? "texts/en.json lacks rule.<id>"
                                             : "`then` names no outcome of the table");
    status = compile_conditions(compiler, json_member(json, "when"), source->file, id, &rule.conditions);
    if (status != STATUS_OK)
        return status;
    rule.id = builder_text(&compiler->builder, id);
    rule.agreement = builder_text(&compiler->builder, agreement);
    rule.sources = (struct pack_run){.first = (uint32_t)builder_count(&compiler->builder, PACK_TEXTS),
                                     .count = (uint32_t)json_count(sources)};
    for (const struct json *claim = json_first(sources); claim != NULL; claim = json_next(claim))
        (void)builder_list_text(&compiler->builder, json_string(claim));
    status = compile_from(compiler, source->file, id, sources, &rule.from);
    if (status != STATUS_OK)
        return status;
    uint32_t index;
    struct pack_rule *slot = builder_add(&compiler->builder, PACK_RULES, 1, &index);
    if (slot == NULL)
        return STATUS_OK;
    *slot = rule;
    compiler->rules[index] = json;
    return STATUS_OK;
}

/* The facts that any rule of the table names. */
static uint32_t list_inputs(struct compiler *compiler, const struct table_source *source, uint32_t *facts)
{
    bool used[PACK_MAX_FACTS] = {false};
    uint32_t count = 0;
    for (uint32_t i = 0; i < source->table.rules.count; i++) {
        const struct pack_rule *rule = builder_at(&compiler->builder, PACK_RULES, source->table.rules.first + i);
        for (uint32_t c = 0; c < rule->conditions.count; c++)
            used[((const struct pack_condition *)builder_at(&compiler->builder, PACK_CONDITIONS,
                                                            rule->conditions.first + c))
                     ->fact] = true;
    }
    for (uint32_t fact = 0; fact < PACK_MAX_FACTS; fact++) {
        if (used[fact])
            facts[count++] = fact;
    }
    return count;
}

static uint64_t allowed_cells(struct compiler *compiler, const struct pack_rule *rule, uint32_t fact, uint64_t all)
{
    for (uint32_t i = 0; i < rule->conditions.count; i++) {
        const struct pack_condition *condition =
            builder_at(&compiler->builder, PACK_CONDITIONS, rule->conditions.first + i);
        if (condition->fact == fact)
            all &= condition->cells;
    }
    return all;
}

static void fill_rows(struct compiler *compiler, struct table_source *source)
{
    uint32_t facts[PACK_MAX_FACTS];
    struct pack_table *table = &source->table;
    table->inputs.count = list_inputs(compiler, source, facts);
    table->words = (table->rules.count + 63) / 64;
    struct pack_input *inputs = builder_add(&compiler->builder, PACK_INPUTS, table->inputs.count, &table->inputs.first);
    for (uint32_t i = 0; i < table->inputs.count && inputs != NULL; i++) {
        const struct pack_fact *fact = builder_at(&compiler->builder, PACK_FACTS, facts[i]);
        inputs[i].fact = facts[i];
        uint64_t *bits =
            builder_add(&compiler->builder, PACK_BITS, (size_t)fact->cells * table->words, &inputs[i].rows);
        if (bits == NULL)
            return;
        for (uint32_t r = 0; r < table->rules.count; r++) {
            const struct pack_rule *rule = builder_at(&compiler->builder, PACK_RULES, table->rules.first + r);
            for (uint64_t left = allowed_cells(compiler, rule, facts[i], fact->all); left != 0; left &= left - 1)
                bits[(uint32_t)__builtin_ctzll(left) * table->words + r / 64] |= UINT64_C(1) << (r % 64);
        }
    }
}

/* The fact takes this table's outcome and no other's; and only where one outcome applies can a fact take it. */
static enum status take_output(struct compiler *compiler, const struct table_source *source, uint32_t index)
{
    struct pack_fact *fact = builder_at(&compiler->builder, PACK_FACTS, source->table.output);
    if (source->table.hit != PACK_HIT_FIRST)
        return compiler_error(compiler, STATUS_FIELD_RANGE, source->file, source->id,
                              "a table that collects has no output");
    if (fact->output_of != PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, source->file, source->id,
                              "two tables have the same output");
    fact->output_of = (uint16_t)index;
    return STATUS_OK;
}

/* A table reads the outcomes of those before it only: they are evaluated in this order, and a proof walks it back. */
static enum status check_reading(struct compiler *compiler)
{
    const struct json *name = json_first(json_member(compiler->pack, "tables"));
    for (uint32_t i = 0; i < compiler->table_count; i++, name = json_next(name)) {
        const struct pack_table *table = builder_at(&compiler->builder, PACK_TABLES, i);
        for (uint32_t k = 0; k < table->inputs.count; k++) {
            const struct pack_input *input = builder_at(&compiler->builder, PACK_INPUTS, table->inputs.first + k);
            const struct pack_fact *fact = builder_at(&compiler->builder, PACK_FACTS, input->fact);
            if (fact->output_of != PACK_NONE && fact->output_of >= i)
                return compiler_error(compiler, STATUS_FIELD_RANGE, "pack.json", json_string(name),
                                      fact->output_of == i ? "this table reads its own output"
                                                           : "this table reads the output of a later one");
        }
    }
    return STATUS_OK;
}

static enum status compile_table(struct compiler *compiler, const struct json *json, struct span name, uint32_t index)
{
    struct table_source source = {
        .json = json, .id = json_string(json_member(json, "id")), .file = compiler->table_files[index]};
    struct span hit = json_string(json_member(json, "hit")), output = json_string(json_member(json, "output"));
    enum status status =
        compiler_members(compiler, json, source.file, SPAN_NONE, "id hit open output tiers outcomes rules", "");
    if (status != STATUS_OK)
        return status;
    if (!span_equal(source.id, name) ||
        !(span_equal(hit, SPAN_LITERAL("first")) || span_equal(hit, SPAN_LITERAL("collect"))))
        return compiler_error(compiler, STATUS_FIELD_RANGE, source.file, source.id,
                              "a table's id is its file's name, its hit first or collect");
    source.table.hit = span_equal(hit, SPAN_LITERAL("collect")) ? PACK_HIT_COLLECT : PACK_HIT_FIRST;
    source.table.output = (uint16_t)(output.ptr == NULL ? PACK_NONE : lookup_fact(compiler, output));
    if (json_member(json, "output") != NULL && source.table.output == PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, source.file, output, "the output is no fact");
    if (source.table.output != PACK_NONE)
        status = take_output(compiler, &source, index);
    if (status == STATUS_OK)
        status = take_rules(compiler, &source);
    if (status == STATUS_OK)
        status = compile_outcomes(compiler, json, source.file, source.table.output, &source.table.outcomes);
    for (uint32_t i = 0; i < source.table.rules.count && status == STATUS_OK; i++)
        status = compile_rule(compiler, &source, source.rules[i]);
    if (status != STATUS_OK)
        return status;
    if (source.table.output != PACK_NONE && source.table.outcomes.count > PACK_MAX_CELLS)
        return compiler_error(compiler, STATUS_FIELD_SIZE, source.file, SPAN_NONE,
                              "a table with an output has at most %d outcomes", PACK_MAX_CELLS);
    const struct json *shown = json_member(json, "open");
    uint32_t open = lookup_outcome(compiler, source.table.outcomes, json_string(shown));
    if (shown != NULL && open == PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, source.file, json_string(shown), "`open` names no outcome");
    source.table.open = open == PACK_NONE ? PACK_NONE : open - source.table.outcomes.first;
    fill_rows(compiler, &source);
    source.table.id = builder_text(&compiler->builder, source.id);
    struct pack_table *slot = builder_add(&compiler->builder, PACK_TABLES, 1, NULL);
    if (slot != NULL)
        *slot = source.table;
    for (unsigned role = 0; role < PACK_ROLES; role++) {
        if (span_equal(source.id, span_from(pack_roles[role])))
            compiler->builder.header.roles[role] = (uint16_t)index;
    }
    return STATUS_OK;
}

enum status compile_tables(struct compiler *compiler)
{
    size_t rules = 0, overrides = 0;
    if (compiler->table_count > PACK_MAX_TABLES)
        return compiler_error(compiler, STATUS_FIELD_SIZE, "pack.json", SPAN_LITERAL("tables"),
                              "a pack has at most %d tables", PACK_MAX_TABLES);
    for (size_t i = 0; i < compiler->table_count; i++) {
        const struct json *rule = json_first(json_member(compiler->tables[i], "rules"));
        for (; rule != NULL; rule = json_next(rule), rules++)
            overrides += json_count(json_member(rule, "overrides"));
    }
    compiler->rules = arena_array(compiler->arena, rules, sizeof(const struct json *));
    compiler->overrides = arena_array(compiler->arena, overrides, sizeof(*compiler->overrides));
    if (compiler->rules == NULL || compiler->overrides == NULL)
        return compiler_error(compiler, STATUS_OUT_OF_MEMORY, "tables", SPAN_NONE, "no memory");
    for (size_t role = 0; role < PACK_ROLES; role++)
        compiler->builder.header.roles[role] = PACK_NONE;
    const struct json *name = json_first(json_member(compiler->pack, "tables"));
    for (uint32_t i = 0; i < compiler->table_count; i++, name = json_next(name)) {
        enum status status = compile_table(compiler, compiler->tables[i], json_string(name), i);
        if (status != STATUS_OK)
            return status;
    }
    for (size_t role = 0; role < PACK_ROLES; role++) {
        if (compiler->builder.header.roles[role] == PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_MISSING, "pack.json", span_from(pack_roles[role]),
                                  "this table is required");
    }
    enum status status = check_reading(compiler);
    if (status != STATUS_OK)
        return status;
    const struct pack_table *verdict =
        builder_at(&compiler->builder, PACK_TABLES, compiler->builder.header.roles[PACK_ROLE_VERDICT]);
    if (verdict->output == PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_MISSING, "tables/verdict.json", SPAN_NONE,
                              "this table has an output, and its first rule decides");
    return STATUS_OK;
}
