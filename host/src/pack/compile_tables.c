#include "pack/compile_tables.h"

#include <stdio.h>

#include "pack/compile_conditions.h"
#include "pack/compile_outcomes.h"
#include "pack/compile_sources.h"
#include "pack/lookup.h"

/* Bitsets wider than this are padded to whole blocks of the evaluator. */
enum { BLOCK_WORDS = 8 };

struct table_source {
    const struct json *json;
    struct span id;
    char file[96];
    struct pack_table table;
    const struct json **rules; /* in the order of decision */
};

static enum status table_error(struct compiler *compiler, const struct table_source *source, enum status status,
                               struct span place, const char *message)
{
    return compiler_error(compiler, status, source->file, place, message);
}

static bool overrides(const struct json *rule, const struct json *other)
{
    for (const struct json *id = json_first(json_member(rule, "overrides")); id != NULL; id = json_next(id)) {
        if (span_equal(json_string(id), json_string(json_member(other, "id"))))
            return true;
    }
    return false;
}

/* A rule that overrides others, and its place in the file. */
struct overrider {
    const struct json *rule;
    size_t index;
};

/* Whether a rule of the same tier that is not placed yet must come before this one. */
static bool must_wait(const struct overrider *overriders, size_t count, const struct json *rule, struct span tier,
                      const bool *placed)
{
    for (size_t i = 0; i < count; i++) {
        const struct json *other = overriders[i].rule;
        if (other != rule && !placed[overriders[i].index] &&
            span_equal(json_string(json_member(other, "tier")), tier) && overrides(other, rule))
            return true;
    }
    return false;
}

static size_t list_overriders(const struct json *rules, struct overrider *overriders)
{
    size_t count = 0, index = 0;
    for (const struct json *rule = json_first(rules); rule != NULL; rule = json_next(rule), index++) {
        if (json_first(json_member(rule, "overrides")) != NULL)
            overriders[count++] = (struct overrider){.rule = rule, .index = index};
    }
    return count;
}

/* Tiers as listed; inside a tier whoever overrides first, else as in the file. */
static enum status order_rules(struct compiler *compiler, struct table_source *source)
{
    const struct json *rules = json_member(source->json, "rules");
    size_t count = json_count(rules), filled = 0;
    bool *placed = arena_array(compiler->arena, count + 1, sizeof(*placed));
    struct overrider *overriders = arena_array(compiler->arena, count + 1, sizeof(*overriders));
    source->rules = arena_array(compiler->arena, count + 1, sizeof(const struct json *));
    if (placed == NULL || overriders == NULL || source->rules == NULL)
        return table_error(compiler, source, STATUS_OUT_OF_MEMORY, SPAN_NONE, "no memory");
    if (count == 0 || count > PACK_MAX_RULES)
        return table_error(compiler, source, STATUS_FIELD_SIZE, SPAN_NONE, "a table has 1 to 65536 rules");
    size_t overrider_count = list_overriders(rules, overriders);
    for (const struct json *tier = json_first(json_member(source->json, "tiers")); tier != NULL;
         tier = json_next(tier)) {
        for (bool progress = true; progress;) {
            progress = false;
            size_t index = 0;
            for (const struct json *rule = json_first(rules); rule != NULL; rule = json_next(rule), index++) {
                if (placed[index] || !span_equal(json_string(json_member(rule, "tier")), json_string(tier)) ||
                    must_wait(overriders, overrider_count, rule, json_string(tier), placed))
                    continue;
                source->rules[filled++] = rule;
                placed[index] = progress = true;
            }
        }
    }
    size_t index = 0;
    for (const struct json *rule = json_first(rules); rule != NULL; rule = json_next(rule), index++) {
        if (!placed[index])
            return table_error(compiler, source, STATUS_FIELD_RANGE, json_string(json_member(rule, "id")),
                               "the rule's tier is not listed, or rules override each other in a circle");
    }
    source->table.rules.count = (uint32_t)count;
    return STATUS_OK;
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
    struct pack_rule rule = {.tier = tier_of(source, json),
                             .if_possible = json_true(json_member(json, "if_possible")) ? 1 : 0};
    const struct json *sources = json_member(json, "sources");
    if (id.ptr == NULL || agreement.ptr == NULL || json_count(sources) == 0)
        return table_error(compiler, source, STATUS_FIELD_MISSING, id, "a rule needs id, agreement and sources");
    rule.outcome = find_outcome(compiler, source->table.outcomes, json_string(json_member(json, "then")));
    rule.text = compiler_message_of(compiler, SPAN_LITERAL("rule"), id, SPAN_NONE);
    if (rule.outcome == PACK_NONE || rule.text == 0)
        return table_error(compiler, source, STATUS_FIELD_RANGE, id,
                           rule.text == 0 ? "texts/en.json lacks rule.<id>" : "`then` names no outcome of the table");
    enum status status = compile_conditions(compiler, json_member(json, "when"), source->file, id, &rule.conditions);
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

/* The facts that any rule of the table names; one at least, so that an evaluation has a set to start from. */
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
    if (count == 0)
        facts[count++] = 0;
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
    if (table->words > BLOCK_WORDS)
        table->words = (table->words + BLOCK_WORDS - 1) / BLOCK_WORDS * BLOCK_WORDS;
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

static enum status compile_table(struct compiler *compiler, const struct json *json, struct span name, uint32_t index)
{
    struct table_source source = {.json = json, .id = json_string(json_member(json, "id"))};
    struct span hit = json_string(json_member(json, "hit")), output = json_string(json_member(json, "output"));
    (void)snprintf(source.file, sizeof(source.file), "tables/%.*s.json", (int)name.len, name.ptr);
    if (!span_equal(source.id, name) ||
        !(span_equal(hit, SPAN_LITERAL("first")) || span_equal(hit, SPAN_LITERAL("collect"))))
        return table_error(compiler, &source, STATUS_FIELD_RANGE, source.id,
                           "a table's id is its file's name, its hit first or collect");
    source.table.hit = span_equal(hit, SPAN_LITERAL("collect")) ? PACK_HIT_COLLECT : PACK_HIT_FIRST;
    source.table.output = (uint16_t)(output.ptr == NULL ? PACK_NONE : compiler_fact(compiler, output));
    if (output.ptr != NULL && source.table.output == PACK_NONE)
        return table_error(compiler, &source, STATUS_FIELD_RANGE, output, "the output is no fact");
    if (source.table.output != PACK_NONE)
        ((struct pack_fact *)builder_at(&compiler->builder, PACK_FACTS, source.table.output))->output_of =
            (uint16_t)index;
    enum status status = order_rules(compiler, &source);
    if (status == STATUS_OK)
        status = compile_outcomes(compiler, json, source.file, source.table.output, &source.table.outcomes);
    source.table.rules.first = (uint32_t)builder_count(&compiler->builder, PACK_RULES);
    for (uint32_t i = 0; i < source.table.rules.count && status == STATUS_OK; i++)
        status = compile_rule(compiler, &source, source.rules[i]);
    if (status != STATUS_OK)
        return status;
    if (source.table.output != PACK_NONE && source.table.outcomes.count > 64)
        return table_error(compiler, &source, STATUS_FIELD_SIZE, SPAN_NONE,
                           "a table with an output has at most 64 outcomes");
    uint32_t open = find_outcome(compiler, source.table.outcomes, json_string(json_member(json, "open")));
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
    size_t rules = 0;
    for (size_t i = 0; i < compiler->table_count; i++)
        rules += json_count(json_member(compiler->tables[i], "rules"));
    compiler->rules = arena_array(compiler->arena, rules + 1, sizeof(const struct json *));
    if (compiler->rules == NULL)
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
    const struct pack_table *verdict =
        builder_at(&compiler->builder, PACK_TABLES, compiler->builder.header.roles[PACK_ROLE_VERDICT]);
    if (verdict->hit != PACK_HIT_FIRST || verdict->output == PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_MISSING, "tables/verdict.json", SPAN_NONE,
                              "this table has an output, and its first rule decides");
    return STATUS_OK;
}
