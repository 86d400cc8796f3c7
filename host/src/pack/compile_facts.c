#include "pack/compile_facts.h"

#include <stdlib.h>
#include <string.h>

#include "pack/compile_answers.h"
#include "pack/compile_conditions.h"
#include "pack/lookup.h"

#define FILE_NAME "facts.json"

static enum status compile_times(struct compiler *compiler)
{
    for (const struct json *time = json_first(json_member(compiler->facts, "times")); time != NULL;
         time = json_next(time)) {
        struct span id = json_string(json_member(time, "id")), after = json_string(json_member(time, "after"));
        struct pack_time made = {.id = builder_text(&compiler->builder, id),
                                 .after = (uint16_t)compiler_time(compiler, after)};
        if (id.ptr == NULL || (after.ptr != NULL && made.after == PACK_NONE))
            return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id,
                                  "a time needs an id, and `after` names an earlier one of the list");
        if (builder_count(&compiler->builder, PACK_TIMES) == PACK_MAX_TIMES)
            return compiler_error(compiler, STATUS_FIELD_SIZE, FILE_NAME, id, "too many times");
        struct pack_time *slot = builder_add(&compiler->builder, PACK_TIMES, 1, NULL);
        if (slot != NULL)
            *slot = made;
    }
    return STATUS_OK;
}

struct cuts {
    int64_t values[PACK_MAX_CELLS + 1];
    size_t count;
};

static void add_cut(struct cuts *cuts, int64_t value)
{
    for (size_t i = 0; i < cuts->count; i++) {
        if (cuts->values[i] == value)
            return;
    }
    if (cuts->count <= PACK_MAX_CELLS)
        cuts->values[cuts->count++] = value;
}

static void cut_at_range(struct cuts *cuts, const struct json *range)
{
    int64_t number;
    if (json_integer(json_member(range, "min"), &number))
        add_cut(cuts, number);
    if (json_integer(json_member(range, "max"), &number))
        add_cut(cuts, number + 1);
}

static int compare_numbers(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static enum status compile_number(struct compiler *compiler, const struct json *json, struct span id,
                                  struct pack_fact *fact)
{
    int64_t least;
    struct cuts cuts = {.count = 0};
    if (!json_integer(json_member(json, "min"), &least) || !json_integer(json_member(json, "max"), &fact->max) ||
        least > fact->max)
        return compiler_error(compiler, STATUS_FIELD_MISSING, FILE_NAME, id, "a number needs whole min and max");
    add_cut(&cuts, least);
    cut_at_range(&cuts, json_member(json, "assume"));
    for (const struct json *never = json_first(json_member(compiler->facts, "never")); never != NULL;
         never = json_next(never))
        cut_at_range(&cuts, json_member(json_member(never, "when"), id.ptr));
    for (size_t i = 0; i < compiler->table_count; i++) {
        const struct json *rules = json_member(compiler->tables[i], "rules");
        for (const struct json *rule = json_first(rules); rule != NULL; rule = json_next(rule))
            cut_at_range(&cuts, json_member(json_member(rule, "when"), id.ptr));
    }
    qsort(cuts.values, cuts.count, sizeof(cuts.values[0]), compare_numbers);
    while (cuts.count > 0 && cuts.values[cuts.count - 1] > fact->max)
        cuts.count--;
    if (cuts.count > PACK_MAX_CELLS || cuts.values[0] != least)
        return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id,
                              "more than 64 cells, or a constant below min");
    int64_t *slots = builder_add(&compiler->builder, PACK_CUTS, cuts.count, &fact->cuts.first);
    if (slots != NULL)
        memcpy(slots, cuts.values, cuts.count * sizeof(*slots));
    fact->cuts.count = (uint32_t)cuts.count;
    fact->cells = (uint16_t)cuts.count;
    return STATUS_OK;
}

static enum status compile_words(struct compiler *compiler, const struct json *json, struct span id,
                                 struct pack_fact *fact)
{
    const struct json *words = json_member(json, "words");
    size_t count = json_count(words);
    if (count == 0 || count > PACK_MAX_CELLS)
        return compiler_error(compiler, STATUS_FIELD_SIZE, FILE_NAME, id, "a choice needs 1 to 64 words");
    fact->cells = (uint16_t)count;
    fact->words =
        (struct pack_run){.first = (uint32_t)builder_count(&compiler->builder, PACK_TEXTS), .count = (uint32_t)count};
    for (const struct json *word = json_first(words); word != NULL; word = json_next(word)) {
        if (json_string(word).ptr == NULL)
            return compiler_error(compiler, STATUS_FIELD_TYPE, FILE_NAME, id, "words are texts");
        (void)builder_list_text(&compiler->builder, json_string(word));
    }
    uint32_t *labels = builder_add(&compiler->builder, PACK_LABELS, count, &fact->labels.first);
    for (const struct json *word = json_first(words); word != NULL && labels != NULL; word = json_next(word))
        *labels++ = compiler_message_of(compiler, id, json_string(word), SPAN_NONE);
    fact->labels.count = (uint32_t)count;
    return STATUS_OK;
}

static enum status compile_derivation(struct compiler *compiler, const struct json *json, struct span id,
                                      struct pack_fact *fact)
{
    static const char *const units[] = {NULL, "hours", "days", "business_days"};
    struct span since = json_string(json_member(json, "since")), unit = json_string(json_member(json, "unit"));
    if (since.ptr == NULL)
        return STATUS_OK;
    fact->time = (uint16_t)compiler_time(compiler, since);
    for (uint16_t i = 1; i < 4; i++) {
        if (span_equal(unit, span_from(units[i])))
            fact->derive = i;
    }
    if (fact->time == PACK_NONE || fact->derive == PACK_DERIVE_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id,
                              "`since` names a time, `unit` is hours, days or business_days");
    return STATUS_OK;
}

static enum status compile_fact(struct compiler *compiler, const struct json *json)
{
    struct span id = json_string(json_member(json, "id")), kind = json_string(json_member(json, "kind"));
    struct pack_fact fact = {.output_of = PACK_NONE, .time = PACK_NONE, .shown_by = PACK_NONE, .until = PACK_NONE};
    enum status status = STATUS_OK;
    int64_t ease = 0;
    if (id.ptr == NULL || compiler_fact(compiler, id) != PACK_NONE ||
        builder_count(&compiler->builder, PACK_FACTS) == PACK_MAX_FACTS)
        return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id,
                              "a fact needs an id of its own, and there may be 96");
    if (span_equal(kind, SPAN_LITERAL("choice"))) {
        fact.kind = PACK_FACT_CHOICE;
        status = compile_words(compiler, json, id, &fact);
    } else if (span_equal(kind, SPAN_LITERAL("flag"))) {
        fact.kind = PACK_FACT_FLAG;
        fact.cells = 2;
    } else if (span_equal(kind, SPAN_LITERAL("number"))) {
        fact.kind = PACK_FACT_NUMBER;
        status = compile_number(compiler, json, id, &fact);
    } else {
        status = compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id, "kind is choice, flag or number");
    }
    if (status == STATUS_OK)
        status = compile_derivation(compiler, json, id, &fact);
    if (status == STATUS_OK)
        status = compile_keeps(compiler, json, id, &fact);
    if (status != STATUS_OK)
        return status;
    fact.all = fact.cells == 64 ? UINT64_MAX : (UINT64_C(1) << fact.cells) - 1;
    fact.assume = fact.all;
    (void)json_integer(json_member(json, "ask"), &ease);
    fact.ease = (uint16_t)ease;
    fact.question = compiler_message_of(compiler, SPAN_LITERAL("ask"), id, SPAN_NONE);
    if (fact.ease != 0 && fact.question == 0)
        return compiler_error(compiler, STATUS_FIELD_MISSING, "texts/en.json", id,
                              "a fact that is asked needs the text ask.<id>");
    status = compile_open(compiler, json_member(json, "open"), id, &fact);
    if (status != STATUS_OK)
        return status;
    struct span read_on = json_string(json_member(json, "read_on")),
                shown_by = json_string(json_member(json, "shown_by"));
    if (read_on.ptr != NULL)
        fact.read_on = builder_text(&compiler->builder, read_on);
    fact.shown_by = (uint16_t)compiler_time(compiler, shown_by);
    fact.id = builder_text(&compiler->builder, id);
    struct pack_fact *slot = builder_add(&compiler->builder, PACK_FACTS, 1, NULL);
    if (slot != NULL)
        *slot = fact;
    return STATUS_OK;
}

static void mark_doubtful(struct compiler *compiler, const struct pack_never *never)
{
    for (uint32_t i = never->conditions.first; i < never->conditions.first + never->conditions.count; i++) {
        const struct pack_condition *condition = builder_at(&compiler->builder, PACK_CONDITIONS, i);
        struct pack_fact *fact = builder_at(&compiler->builder, PACK_FACTS, condition->fact);
        if ((condition->cells & fact->assume) != 0)
            fact->doubtful = 1;
    }
}

/* {"group": ["word", …], …}: where there are many answers, those of a group stand behind one. */
static enum status compile_groups(struct compiler *compiler)
{
    for (const struct json *json = json_first(json_member(compiler->facts, "facts")); json != NULL;
         json = json_next(json)) {
        struct span id = json_string(json_member(json, "id"));
        const struct json *groups = json_member(json, "groups");
        uint32_t index = compiler_fact(compiler, id);
        struct pack_run run = {.first = (uint32_t)builder_count(&compiler->builder, PACK_CONDITIONS),
                               .count = (uint32_t)json_count(groups)};
        uint32_t labels = 0;
        uint64_t grouped = 0;
        for (const struct json *group = json_first(groups); group != NULL; group = json_next(group)) {
            struct pack_condition made = {.fact = (uint16_t)index};
            uint32_t at = 0, message = compiler_message_of(compiler, id, json_name(group), SPAN_NONE);
            enum status status = compile_cells(compiler, index, group, FILE_NAME, id, &made.cells);
            if (status != STATUS_OK)
                return status;
            if (message == 0 || (grouped & made.cells) != 0)
                return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, json_name(group),
                                      "a group needs the text <fact>.<group>, and words of no other group");
            grouped |= made.cells;
            struct pack_condition *slot = builder_add(&compiler->builder, PACK_CONDITIONS, 1, NULL);
            uint32_t *label = builder_add(&compiler->builder, PACK_LABELS, 1, &at);
            if (slot != NULL)
                *slot = made;
            if (label != NULL)
                *label = message;
            labels = group == json_first(groups) ? at : labels;
        }
        struct pack_fact *fact = builder_at(&compiler->builder, PACK_FACTS, index);
        fact->groups = run;
        fact->group_labels = labels;
    }
    return STATUS_OK;
}

static enum status compile_nevers(struct compiler *compiler)
{
    for (const struct json *json = json_first(json_member(compiler->facts, "never")); json != NULL;
         json = json_next(json)) {
        struct span id = json_string(json_member(json, "id"));
        struct pack_never never;
        enum status status = compile_conditions(compiler, json_member(json, "when"), FILE_NAME, id, &never.conditions);
        if (status != STATUS_OK)
            return status;
        if (id.ptr == NULL || never.conditions.count < 2)
            return compiler_error(compiler, STATUS_FIELD_MISSING, FILE_NAME, id,
                                  "a constraint needs an id and two conditions");
        never.id = builder_text(&compiler->builder, id);
        mark_doubtful(compiler, &never);
        struct pack_never *slot = builder_add(&compiler->builder, PACK_NEVERS, 1, NULL);
        if (slot != NULL)
            *slot = never;
    }
    return STATUS_OK;
}

/* `assume` and `later`, conditions on the fact itself. */
static enum status compile_expectations(struct compiler *compiler)
{
    static const char *const members[] = {"assume", "later"};
    for (const struct json *json = json_first(json_member(compiler->facts, "facts")); json != NULL;
         json = json_next(json)) {
        struct span id = json_string(json_member(json, "id"));
        uint32_t index = compiler_fact(compiler, id);
        for (size_t i = 0; i < 2; i++) {
            const struct json *value = json_member(json, members[i]);
            uint64_t cells = 0;
            enum status status =
                value == NULL ? STATUS_OK : compile_cells(compiler, index, value, FILE_NAME, id, &cells);
            if (status != STATUS_OK)
                return status;
            struct pack_fact *fact = builder_at(&compiler->builder, PACK_FACTS, index);
            if (value != NULL)
                *(i == 0 ? &fact->assume : &fact->later) = cells;
        }
    }
    return STATUS_OK;
}

static enum status name_facts(struct compiler *compiler)
{
    for (size_t i = 0; i < PACK_NAMED_FACTS; i++) {
        uint32_t fact = compiler_fact(compiler, span_from(pack_named_facts[i]));
        if (fact == PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_MISSING, FILE_NAME, span_from(pack_named_facts[i]),
                                  "the protocol needs this fact");
        compiler->builder.header.named_facts[i] = (uint16_t)fact;
    }
    return STATUS_OK;
}

enum status compile_facts(struct compiler *compiler)
{
    enum status status = compile_times(compiler);
    for (const struct json *fact = json_first(json_member(compiler->facts, "facts"));
         fact != NULL && status == STATUS_OK; fact = json_next(fact))
        status = compile_fact(compiler, fact);
    if (status == STATUS_OK)
        status = name_facts(compiler);
    if (status == STATUS_OK)
        status = compile_expectations(compiler);
    if (status == STATUS_OK)
        status = compile_groups(compiler);
    return status == STATUS_OK ? compile_nevers(compiler) : status;
}
