/* tables/<id>.json: outcomes and rules. Rules are put in the order of decision, and every (fact, cell) gets its
 * bitset of the rules that allow it. */
#include <stdio.h>
#include <string.h>

#include "pack/compiler.h"
#include "pack/order.h"

struct attribute {
    const char *name;
    enum pack_value_kind kind;
};

static const struct attribute attributes[PACK_ATTRIBUTES] = {
    [PACK_VERDICT] = {"verdict", PACK_VALUE_WORD},
    [PACK_URGENCY] = {"urgency", PACK_VALUE_WORD},
    [PACK_CANCELLABLE] = {"cancellable", PACK_VALUE_WORD},
    [PACK_HEADLINE] = {"headline", PACK_VALUE_MESSAGE},
    [PACK_BRIEF] = {"brief", PACK_VALUE_MESSAGE},
    [PACK_WHEN] = {"when", PACK_VALUE_MESSAGE},
    [PACK_STEPS] = {"steps", PACK_VALUE_MESSAGES},
    [PACK_CHOOSE] = {"choose", PACK_VALUE_WORD},
    [PACK_LABEL] = {"label", PACK_VALUE_MESSAGE},
    [PACK_WHY] = {"why", PACK_VALUE_MESSAGE},
    [PACK_SELLER_COUNTED] = {"seller_counted", PACK_VALUE_WORD},
    [PACK_TEXT] = {"text", PACK_VALUE_MESSAGE},
    [PACK_MIN] = {"min", PACK_VALUE_NUMBER},
    [PACK_MAX] = {"max", PACK_VALUE_NUMBER},
    [PACK_TO] = {"to", PACK_VALUE_WORD},
    [PACK_BACK] = {"back", PACK_VALUE_WORD},
    [PACK_SITUATION] = {"situation", PACK_VALUE_WORD},
    [PACK_LETTER] = {"letter", PACK_VALUE_NUMBER}, /* the letter's number, by its key */
    [PACK_KIND] = {"kind", PACK_VALUE_WORD},
    [PACK_FROM] = {"from", PACK_VALUE_TIME},
    [PACK_HOURS_MIN] = {"hours_min", PACK_VALUE_NUMBER},
    [PACK_HOURS_MAX] = {"hours_max", PACK_VALUE_NUMBER},
    [PACK_BUSINESS_DAYS_MIN] = {"business_days_min", PACK_VALUE_NUMBER},
    [PACK_BUSINESS_DAYS_MAX] = {"business_days_max", PACK_VALUE_NUMBER},
    [PACK_LEFT] = {"left", PACK_VALUE_FACT},
    [PACK_MISSING] = {"missing",
                      PACK_VALUE_CHOICE}, /* the fact whose next word says that the buyer does not have this */
};

static const char *const role_names[PACK_ROLES] = {
    [PACK_ROLE_VERDICT] = "verdict", [PACK_ROLE_REASON] = "reason", [PACK_ROLE_REFUND] = "refund",
    [PACK_ROLE_COUPON] = "coupon",   [PACK_ROLE_CLOCKS] = "clocks", [PACK_ROLE_WARNINGS] = "warnings",
    [PACK_ROLE_LETTER] = "letter",
};

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

static enum status read_value(struct compiler *compiler, const struct table_source *source, struct span outcome,
                              enum pack_attribute attribute, const struct json *json, struct pack_value *value)
{
    struct span text = json_string(json);
    switch (attributes[attribute].kind) {
    case PACK_VALUE_WORD:
        value->first = builder_list_text(&compiler->builder, text);
        return text.ptr != NULL ? STATUS_OK
                                : table_error(compiler, source, STATUS_FIELD_TYPE, outcome, "a word is required");
    case PACK_VALUE_MESSAGE:
        value->first = compiler_message(compiler, text);
        return value->first != 0
                   ? STATUS_OK
                   : table_error(compiler, source, STATUS_FIELD_RANGE, outcome, "texts/en.json has no such text");
    case PACK_VALUE_NUMBER:
        if (attribute == PACK_LETTER) {
            value->number = compiler_letter(compiler, text);
            return value->number != 0 ? STATUS_OK
                                      : table_error(compiler, source, STATUS_FIELD_RANGE, outcome,
                                                    "letters/en.json has no such letter");
        }
        return json_integer(json, &value->number)
                   ? STATUS_OK
                   : table_error(compiler, source, STATUS_FIELD_TYPE, outcome, "a whole number is required");
    case PACK_VALUE_TIME:
        value->first = compiler_time(compiler, text);
        return value->first != PACK_NONE
                   ? STATUS_OK
                   : table_error(compiler, source, STATUS_FIELD_RANGE, outcome, "facts.json has no such time");
    case PACK_VALUE_FACT:
        value->first = compiler_fact(compiler, text);
        if (!compiler_is_number(compiler, value->first))
            return table_error(compiler, source, STATUS_FIELD_RANGE, outcome, "facts.json has no such number");
        ((struct pack_fact *)builder_at(&compiler->builder, PACK_FACTS, value->first))->counts_down = 1;
        return STATUS_OK;
    case PACK_VALUE_CHOICE: {
        value->first = compiler_fact(compiler, text);
        const struct pack_fact *fact =
            value->first == PACK_NONE ? NULL : builder_at(&compiler->builder, PACK_FACTS, value->first);
        return fact != NULL && fact->kind == PACK_FACT_CHOICE
                   ? STATUS_OK
                   : table_error(compiler, source, STATUS_FIELD_RANGE, outcome, "facts.json has no such choice");
    }
    case PACK_VALUE_MESSAGES: break;
    }
    value->count = (uint32_t)json_count(json);
    uint32_t *slots = builder_add(&compiler->builder, PACK_LABELS, value->count, &value->first);
    for (const struct json *key = json_first(json); key != NULL && slots != NULL; key = json_next(key)) {
        *slots = compiler_message(compiler, json_string(key));
        if (*slots++ == 0)
            return table_error(compiler, source, STATUS_FIELD_RANGE, json_string(key),
                               "texts/en.json has no such text");
    }
    return STATUS_OK;
}

static void add_value(struct compiler *compiler, struct pack_outcome *outcome, struct pack_value value)
{
    struct pack_value *slot = builder_add(&compiler->builder, PACK_VALUES, 1, NULL);
    if (slot != NULL)
        *slot = value;
    outcome->values.count++;
}

/* A text named <table>.<outcome>.<attribute> belongs to the outcome without being mentioned. */
static enum status compile_outcome(struct compiler *compiler, struct table_source *source, const struct json *json)
{
    struct span id = json_name(json);
    struct pack_outcome outcome = {.values = {.first = (uint32_t)builder_count(&compiler->builder, PACK_VALUES)}};
    for (unsigned i = 0; i < PACK_ATTRIBUTES; i++) {
        const struct json *given = json_member(json, attributes[i].name);
        struct pack_value value = {.attribute = (uint16_t)i, .kind = (uint16_t)attributes[i].kind};
        if (given == NULL && attributes[i].kind == PACK_VALUE_MESSAGE)
            value.first = compiler_message_of(compiler, source->id, id, span_from(attributes[i].name));
        if (given == NULL && value.first == 0)
            continue;
        enum status status =
            given == NULL ? STATUS_OK : read_value(compiler, source, id, (enum pack_attribute)i, given, &value);
        if (status != STATUS_OK)
            return status;
        add_value(compiler, &outcome, value);
    }
    if (source->table.output != PACK_NONE) {
        struct span word = json_string(json_member(json, json_string(json_member(source->json, "output")).ptr));
        outcome.cell = compiler_cell(compiler, source->table.output, word.ptr == NULL ? id : word);
        if (outcome.cell == PACK_NONE)
            return table_error(compiler, source, STATUS_FIELD_RANGE, id,
                               "the outcome is no value of the table's output");
    }
    outcome.id = builder_text(&compiler->builder, id);
    struct pack_outcome *slot = builder_add(&compiler->builder, PACK_OUTCOMES, 1, NULL);
    if (slot != NULL)
        *slot = outcome;
    return STATUS_OK;
}

static uint32_t find_outcome(struct compiler *compiler, const struct table_source *source, struct span id)
{
    for (uint32_t i = 0; i < source->table.outcomes.count && id.ptr != NULL; i++) {
        const struct pack_outcome *outcome =
            builder_at(&compiler->builder, PACK_OUTCOMES, source->table.outcomes.first + i);
        if (span_equal(builder_span(&compiler->builder, outcome->id), id))
            return source->table.outcomes.first + i;
    }
    return PACK_NONE;
}

_Static_assert(PACK_MAX_RULES == 512 && PACK_MAX_TABLES == 64, "the messages say so");

/* The table's rules in the order of decision. */
static enum status take_rules(struct compiler *compiler, struct table_source *source)
{
    size_t count = json_count(json_member(source->json, "rules"));
    if (count == 0 || count > PACK_MAX_RULES)
        return table_error(compiler, source, STATUS_FIELD_SIZE, SPAN_NONE, "a table has 1 to 512 rules");
    source->rules = arena_array(compiler->arena, count, sizeof(const struct json *));
    if (source->rules == NULL)
        return table_error(compiler, source, STATUS_OUT_OF_MEMORY, SPAN_NONE, "no memory");
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
    struct pack_rule rule = {.tier = tier_of(source, json),
                             .if_possible = json_true(json_member(json, "if_possible")) ? 1 : 0};
    const struct json *sources = json_member(json, "sources");
    if (id.ptr == NULL || agreement.ptr == NULL || json_count(sources) == 0)
        return table_error(compiler, source, STATUS_FIELD_MISSING, id, "a rule needs id, agreement and sources");
    rule.outcome = find_outcome(compiler, source, json_string(json_member(json, "then")));
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
        return table_error(compiler, source, STATUS_FIELD_RANGE, source->id, "a table that collects has no output");
    if (fact->output_of != PACK_NONE)
        return table_error(compiler, source, STATUS_FIELD_RANGE, source->id, "two tables have the same output");
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
    enum status status = STATUS_OK;
    if (source.table.output != PACK_NONE)
        status = take_output(compiler, &source, index);
    source.table.outcomes.first = (uint32_t)builder_count(&compiler->builder, PACK_OUTCOMES);
    if (status == STATUS_OK)
        status = take_rules(compiler, &source);
    for (const struct json *outcome = json_first(json_member(json, "outcomes")); outcome != NULL && status == STATUS_OK;
         outcome = json_next(outcome)) {
        status = compile_outcome(compiler, &source, outcome);
        source.table.outcomes.count++;
    }
    for (uint32_t i = 0; i < source.table.rules.count && status == STATUS_OK; i++)
        status = compile_rule(compiler, &source, source.rules[i]);
    if (status != STATUS_OK)
        return status;
    if (source.table.output != PACK_NONE && source.table.outcomes.count > 64)
        return table_error(compiler, &source, STATUS_FIELD_SIZE, SPAN_NONE,
                           "a table with an output has at most 64 outcomes");
    uint32_t open = find_outcome(compiler, &source, json_string(json_member(json, "open")));
    source.table.open = open == PACK_NONE ? PACK_NONE : open - source.table.outcomes.first;
    fill_rows(compiler, &source);
    source.table.id = builder_text(&compiler->builder, source.id);
    struct pack_table *slot = builder_add(&compiler->builder, PACK_TABLES, 1, NULL);
    if (slot != NULL)
        *slot = source.table;
    for (unsigned role = 0; role < PACK_ROLES; role++) {
        if (span_equal(source.id, span_from(role_names[role])))
            compiler->builder.header.roles[role] = (uint16_t)index;
    }
    return STATUS_OK;
}

enum status compile_tables(struct compiler *compiler)
{
    size_t rules = 0, overrides = 0;
    if (compiler->table_count > PACK_MAX_TABLES)
        return compiler_error(compiler, STATUS_FIELD_SIZE, "pack.json", SPAN_LITERAL("tables"),
                              "a pack has at most 64 tables");
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
            return compiler_error(compiler, STATUS_FIELD_MISSING, "pack.json", span_from(role_names[role]),
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
