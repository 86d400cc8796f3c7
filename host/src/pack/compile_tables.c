#include "pack/compile_tables.h"

#include "pack/compile_cells.h"
#include "pack/compile_outcomes.h"
#include "pack/compile_sources.h"
#include "pack/lookup.h"
#include "pack/order.h"

struct table_source {
    const struct json *json;
    struct place place; /* at its id */
    struct pack_table table;
    const struct json **rules; /* in the order of decision */
};

/* The table's rules in the order of decision. */
static bool take_rules(struct compiler *compiler, struct table_source *source)
{
    const struct place whole = {.file = source->place.file};
    size_t count = json_count(json_member(source->json, "rules"));
    if (count == 0 || count > PACK_MAX_RULES)
        return compiler_error(compiler, STATUS_FIELD_SIZE, whole, "a table has 1 to %d rules", PACK_MAX_RULES);
    if (json_count(json_member(source->json, "tiers")) > PACK_MAX_RULES)
        return compiler_error(compiler, STATUS_FIELD_SIZE, whole, "a table has at most %d tiers", PACK_MAX_RULES);
    source->rules = compiler_memory(compiler, count, sizeof(const struct json *), whole.file);
    source->table.rules = (struct pack_run){builder_count(&compiler->builder, PACK_RULES), (uint32_t)count};
    return source->rules != NULL &&
           order_rules(compiler, source->json, whole.file, source->table.rules.first, source->rules);
}

static uint16_t tier_of(const struct table_source *source, const struct json *rule)
{
    uint16_t index = 0;
    const struct json *tier = json_first(json_member(source->json, "tiers"));
    for (; tier != NULL && !span_equal(json_string(tier), json_string(json_member(rule, "tier")));
         tier = json_next(tier))
        index++;
    return index;
}

static bool compile_rule(struct compiler *compiler, struct table_source *source, const struct json *json)
{
    struct builder *builder = &compiler->builder;
    struct span id = json_string(json_member(json, "id")), agreement = json_string(json_member(json, "agreement"));
    const struct place place = {.file = source->place.file, .at = id};
    const struct json *sources = json_member(json, "sources"), *possible = json_member(json, "if_possible");
    struct pack_rule rule = {.tier = tier_of(source, json), .if_possible = json_true(possible) ? 1 : 0};
    if (!compiler_members(compiler, json, place, "id tier when then sources agreement checked",
                          "overrides conflict if_possible"))
        return false;
    if (possible != NULL && rule.if_possible == 0 && json_type_of(possible) != JSON_FALSE)
        return compiler_error(compiler, STATUS_FIELD_TYPE, place, "`if_possible` is true or false");
    if (id.ptr == NULL || agreement.ptr == NULL || json_count(sources) == 0)
        return compiler_error(compiler, STATUS_FIELD_MISSING, place, "a rule needs id, agreement and sources");
    uint32_t outcome = lookup_outcome(compiler, source->table.outcomes, json_string(json_member(json, "then")));
    rule.text = lookup_message_of(compiler, SPAN_LITERAL("rule"), id, SPAN_NONE);
    rule.outcome = source->table.outcomes.first + outcome;
    if (outcome == PACK_NONE || rule.text == 0)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place,
                              rule.text == 0 ? "texts/en.json lacks rule.<id>"
                                             : "`then` names no outcome of the table");
    if (!compile_conditions(compiler, json_member(json, "when"), place, &rule.conditions))
        return false;
    rule.id = builder_text(builder, id);
    rule.agreement = builder_text(builder, agreement);
    rule.sources = (struct pack_run){builder_count(builder, PACK_TEXTS), (uint32_t)json_count(sources)};
    for (const struct json *claim = json_first(sources); claim != NULL; claim = json_next(claim))
        builder_put_texts(builder, builder_text(builder, json_string(claim)));
    if (!compile_from(compiler, place, sources, &rule.from))
        return false;
    compiler->files.rules[builder_put_rules(builder, rule)] = json;
    return true;
}

static uint64_t allowed_cells(struct builder *builder, const struct pack_rule *rule, uint32_t fact, uint64_t all)
{
    for (uint32_t i = 0; i < rule->conditions.count; i++) {
        const struct pack_condition *condition = builder_conditions(builder, rule->conditions.first + i);
        all &= condition->fact == fact ? condition->cells : UINT64_MAX;
    }
    return all;
}

/* The facts that any rule of the table names, and for each cell of them the rules that allow it. */
static void fill_rows(struct builder *builder, struct pack_table *table)
{
    bool named[PACK_MAX_FACTS] = {false};
    for (uint32_t r = 0; r < table->rules.count; r++) {
        struct pack_run run = builder_rules(builder, table->rules.first + r)->conditions;
        for (uint32_t i = 0; i < run.count; i++)
            named[builder_conditions(builder, run.first + i)->fact] = true;
    }
    table->words = (table->rules.count + 63) / 64;
    table->inputs.first = builder_count(builder, PACK_INPUTS);
    for (uint32_t f = 0; f < PACK_MAX_FACTS; f++) {
        if (!named[f])
            continue;
        const struct pack_fact *fact = builder_facts(builder, f);
        struct pack_input input = {.fact = f, .all = fact->all};
        uint64_t *bits = builder_add(builder, PACK_BITS, (size_t)(fact->cells + 1) * table->words, &input.rows);
        if (bits == NULL)
            return;
        for (uint32_t r = 0; r < table->rules.count; r++) {
            const struct pack_rule *rule = builder_rules(builder, table->rules.first + r);
            uint64_t allowed = allowed_cells(builder, rule, f, fact->all), bit = UINT64_C(1) << (r % 64);
            for (uint64_t left = allowed; left != 0; left &= left - 1)
                bits[(1 + (uint32_t)__builtin_ctzll(left)) * table->words + r / 64] |= bit;
            bits[r / 64] |= allowed == fact->all ? bit : 0;
        }
        builder_put_inputs(builder, input);
        table->inputs.count++;
    }
}

/* The fact takes this table's outcome and no other's; and only where one outcome applies can a fact take it. */
static bool take_output(struct compiler *compiler, const struct table_source *source, uint32_t index)
{
    struct pack_fact *fact = builder_facts(&compiler->builder, source->table.output);
    if (source->table.hit != PACK_HIT_FIRST)
        return compiler_error(compiler, STATUS_FIELD_RANGE, source->place, "a table that collects has no output");
    if (fact->output_of != PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, source->place, "two tables have the same output");
    fact->output_of = (uint16_t)index;
    return true;
}

/* A table reads the outcomes of those before it only: they are evaluated in this order, and a proof walks it back. */
static bool check_reading(struct compiler *compiler)
{
    struct builder *builder = &compiler->builder;
    for (uint32_t i = 0; i < compiler->table_count; i++) {
        const struct pack_table *table = builder_tables(builder, i);
        for (uint32_t k = 0; k < table->inputs.count; k++) {
            uint32_t read = builder_inputs(builder, table->inputs.first + k)->fact;
            uint32_t output_of = builder_facts(builder, read)->output_of;
            if (output_of != PACK_NONE && output_of >= i)
                return compiler_error(
                    compiler, STATUS_FIELD_RANGE, (struct place){"pack.json", builder_span(builder, table->id)},
                    output_of == i ? "this table reads its own output" : "this table reads the output of a later one");
        }
    }
    return true;
}

/* What the table says of itself, and not of its rules. */
static bool read_table(struct compiler *compiler, struct table_source *source, struct span name, uint32_t index)
{
    const struct json *json = source->json;
    struct span hit = json_string(json_member(json, "hit")), output = json_string(json_member(json, "output"));
    bool collects = span_equal(hit, SPAN_LITERAL("collect"));
    if (!compiler_members(compiler, json, (struct place){.file = source->place.file},
                          "id hit open output tiers outcomes rules", ""))
        return false;
    if (!span_equal(source->place.at, name) || !(collects || span_equal(hit, SPAN_LITERAL("first"))))
        return compiler_error(compiler, STATUS_FIELD_RANGE, source->place,
                              "a table's id is its file's name, its hit first or collect");
    source->table.hit = collects ? PACK_HIT_COLLECT : PACK_HIT_FIRST;
    source->table.output = (uint16_t)lookup_fact(compiler, output);
    if (json_member(json, "output") != NULL && source->table.output == PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, (struct place){source->place.file, output},
                              "the output is no fact");
    source->table.id = builder_text(&compiler->builder, name);
    return source->table.output == PACK_NONE || take_output(compiler, source, index);
}

static bool compile_table(struct compiler *compiler, const struct json *json, struct span name, uint32_t index)
{
    const char *file = compiler->table_files[index];
    struct table_source source = {.json = json, .place = {file, json_string(json_member(json, "id"))}};
    struct pack_table *table = &source.table;
    if (!read_table(compiler, &source, name, index) || !take_rules(compiler, &source) ||
        !compile_outcomes(compiler, json, file, table->output, &table->outcomes))
        return false;
    for (uint32_t i = 0; i < table->rules.count; i++) {
        if (!compile_rule(compiler, &source, source.rules[i]))
            return false;
    }
    if (table->output != PACK_NONE && table->outcomes.count > PACK_MAX_OUTCOMES)
        return compiler_error(compiler, STATUS_FIELD_SIZE, (struct place){.file = file},
                              "a table with an output has at most %d outcomes", PACK_MAX_OUTCOMES);
    struct span shown = json_string(json_member(json, "open"));
    table->open = lookup_outcome(compiler, table->outcomes, shown);
    if (json_member(json, "open") != NULL && table->open == PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, (struct place){file, shown}, "`open` names no outcome");
    fill_rows(&compiler->builder, table);
    builder_put_tables(&compiler->builder, *table);
    for (unsigned role = 0; role < PACK_ROLES; role++) {
        if (span_equal(name, span_from(pack_roles[role])))
            compiler->builder.header.roles[role] = (uint16_t)index;
    }
    return true;
}

/* Room for what is noted of each rule of all tables. */
static bool count_rules(struct compiler *compiler)
{
    size_t rules = 0, overrides = 0;
    for (size_t i = 0; i < compiler->table_count; i++) {
        const struct json *rule = json_first(json_member(compiler->files.tables[i], "rules"));
        for (; rule != NULL; rule = json_next(rule), rules++)
            overrides += json_count(json_member(rule, "overrides"));
    }
    compiler->files.rules = compiler_memory(compiler, rules, sizeof(const struct json *), "tables");
    compiler->files.overrides = compiler_memory(compiler, overrides, sizeof(*compiler->files.overrides), "tables");
    return compiler->files.rules != NULL && compiler->files.overrides != NULL;
}

bool compile_tables(struct compiler *compiler)
{
    uint16_t *roles = compiler->builder.header.roles;
    const struct json *name = json_first(json_member(compiler->files.pack, "tables"));
    if (compiler->table_count > PACK_MAX_TABLES)
        return compiler_error(compiler, STATUS_FIELD_SIZE, (struct place){"pack.json", SPAN_LITERAL("tables")},
                              "a pack has at most %d tables", PACK_MAX_TABLES);
    if (!count_rules(compiler))
        return false;
    for (size_t role = 0; role < PACK_ROLES; role++)
        roles[role] = PACK_NONE;
    for (uint32_t i = 0; i < compiler->table_count; i++, name = json_next(name)) {
        if (!compile_table(compiler, compiler->files.tables[i], json_string(name), i))
            return false;
    }
    for (size_t role = 0; role < PACK_ROLES; role++) {
        if (roles[role] == PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_MISSING,
                                  (struct place){"pack.json", span_from(pack_roles[role])}, "this table is required");
    }
    return check_reading(compiler) &&
           (builder_tables(&compiler->builder, roles[PACK_ROLE_VERDICT])->output != PACK_NONE ||
            compiler_error(compiler, STATUS_FIELD_MISSING, (struct place){.file = "tables/verdict.json"},
                           "this table has an output, and its first rule decides"));
}
