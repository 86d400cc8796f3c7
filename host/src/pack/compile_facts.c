#include "pack/compile_facts.h"

#include "pack/compile_answers.h"
#include "pack/compile_conditions.h"
#include "pack/compile_cuts.h"
#include "pack/lookup.h"

#define FILE_NAME "facts.json"

static enum status compile_times(struct compiler *compiler)
{
    for (const struct json *time = json_first(json_member(compiler->facts, "times")); time != NULL;
         time = json_next(time)) {
        struct span id = json_string(json_member(time, "id")), after = json_string(json_member(time, "after"));
        enum status status = compiler_members(compiler, time, FILE_NAME, id, "id after", "");
        struct pack_time made = {.id = builder_text(&compiler->builder, id),
                                 .after = (uint16_t)lookup_time(compiler, after)};
        if (status != STATUS_OK)
            return status;
        if (id.ptr == NULL || lookup_time(compiler, id) != PACK_NONE ||
            (json_member(time, "after") != NULL && made.after == PACK_NONE))
            return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id,
                                  "a time needs an id of its own, and `after` names an earlier one of the list");
        struct pack_time *slot = builder_add(&compiler->builder, PACK_TIMES, 1, NULL);
        if (slot != NULL)
            *slot = made;
        status = compiler_stored(compiler, FILE_NAME, id);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* A word can be told in a request, so it has a request's length; and once, for only the first would be found. */
static enum status check_word(struct compiler *compiler, struct span id, const struct json *word)
{
    struct span text = json_string(word);
    if (text.len < 1 || text.len > PACK_MAX_NAME)
        return compiler_error(compiler, STATUS_FIELD_SIZE, FILE_NAME, id, "a word has 1 to %d bytes", PACK_MAX_NAME);
    for (const struct json *other = json_next(word); other != NULL; other = json_next(other)) {
        if (span_equal(json_string(other), text))
            return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id, "`%s` stands twice", text.ptr);
    }
    return STATUS_OK;
}

static enum status compile_words(struct compiler *compiler, const struct json *json, struct span id,
                                 struct pack_fact *fact)
{
    const struct json *words = json_member(json, "words");
    size_t count = json_count(words);
    if (count == 0 || count > PACK_MAX_CELLS)
        return compiler_error(compiler, STATUS_FIELD_SIZE, FILE_NAME, id, "a choice needs 1 to %d words",
                              PACK_MAX_CELLS);
    fact->cells = (uint16_t)count;
    fact->words =
        (struct pack_run){.first = (uint32_t)builder_count(&compiler->builder, PACK_TEXTS), .count = (uint32_t)count};
    for (const struct json *word = json_first(words); word != NULL; word = json_next(word)) {
        if (json_string(word).ptr == NULL)
            return compiler_error(compiler, STATUS_FIELD_TYPE, FILE_NAME, id, "words are texts");
        enum status status = check_word(compiler, id, word);
        if (status != STATUS_OK)
            return status;
        (void)builder_list_text(&compiler->builder, json_string(word));
    }
    uint32_t *labels = builder_add(&compiler->builder, PACK_LABELS, count, &fact->labels.first);
    for (const struct json *word = json_first(words); word != NULL && labels != NULL; word = json_next(word))
        *labels++ = lookup_message_of(compiler, id, json_string(word), SPAN_NONE);
    fact->labels.count = (uint32_t)count;
    return STATUS_OK;
}

static enum status compile_derivation(struct compiler *compiler, const struct json *json, struct span id,
                                      struct pack_fact *fact)
{
    static const char *const units[] = {NULL, "hours", "days", "business_days"};
    struct span since = json_string(json_member(json, "since")), unit = json_string(json_member(json, "unit"));
    if (json_member(json, "since") == NULL && json_member(json, "unit") == NULL)
        return STATUS_OK;
    fact->time = (uint16_t)lookup_time(compiler, since);
    for (uint16_t i = 1; i < 4; i++) {
        if (span_equal(unit, span_from(units[i])))
            fact->derive = i;
    }
    if (fact->time == PACK_NONE || fact->derive == PACK_DERIVE_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id,
                              "`since` names a time, `unit` is hours, days or business_days");
    return STATUS_OK;
}

/* The fact's kind, its values, and no member that only another kind has. */
static enum status compile_values(struct compiler *compiler, const struct json *json, struct span id,
                                  struct pack_fact *fact)
{
    static const struct {
        const char *word, *members;
    } kinds[] = {
        [PACK_FACT_CHOICE] = {"choice", "words groups"},
        [PACK_FACT_FLAG] = {"flag", "shown_by"},
        [PACK_FACT_NUMBER] = {"number", "min max since unit"},
    };
    struct span kind = json_string(json_member(json, "kind"));
    while (fact->kind < sizeof(kinds) / sizeof(kinds[0]) && !span_equal(kind, span_from(kinds[fact->kind].word)))
        fact->kind++;
    if (fact->kind == sizeof(kinds) / sizeof(kinds[0]))
        return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id, "kind is choice, flag or number");
    enum status status = compiler_members(
        compiler, json, FILE_NAME, id, "id kind ask assume later keeps until open read_on", kinds[fact->kind].members);
    fact->cells = 2;
    if (status == STATUS_OK && fact->kind == PACK_FACT_CHOICE)
        status = compile_words(compiler, json, id, fact);
    if (status == STATUS_OK && fact->kind == PACK_FACT_NUMBER)
        status = compile_cuts(compiler, json, id, fact);
    fact->all = fact->cells == 64 ? UINT64_MAX : (UINT64_C(1) << fact->cells) - 1;
    fact->assume = fact->all;
    return status;
}

/* `ask`, and the pages that show the fact. */
static enum status compile_asking(struct compiler *compiler, const struct json *json, struct span id,
                                  struct pack_fact *fact)
{
    enum { MOST_EASE = 99 };
    const struct json *ask = json_member(json, "ask"), *read_on = json_member(json, "read_on");
    struct span shown_by = json_string(json_member(json, "shown_by"));
    int64_t ease = 0;
    if (ask != NULL && (!json_integer(ask, &ease) || ease < 1 || ease > MOST_EASE))
        return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id, "`ask` is 1 to %d", MOST_EASE);
    fact->ease = (uint16_t)ease;
    fact->question = lookup_message_of(compiler, SPAN_LITERAL("ask"), id, SPAN_NONE);
    if (fact->ease != 0 && fact->question == 0)
        return compiler_error(compiler, STATUS_FIELD_MISSING, "texts/en.json", id,
                              "a fact that is asked needs the text ask.<id>");
    if (read_on != NULL && json_string(read_on).ptr == NULL)
        return compiler_error(compiler, STATUS_FIELD_TYPE, FILE_NAME, id, "`read_on` is a kind of page");
    if (read_on != NULL)
        fact->read_on = builder_text(&compiler->builder, json_string(read_on));
    fact->shown_by = (uint16_t)lookup_time(compiler, shown_by);
    if (json_member(json, "shown_by") != NULL && fact->shown_by == PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id, "`shown_by` names a time");
    return STATUS_OK;
}

static enum status compile_fact(struct compiler *compiler, const struct json *json)
{
    struct span id = json_string(json_member(json, "id"));
    struct pack_fact fact = {.output_of = PACK_NONE, .time = PACK_NONE, .shown_by = PACK_NONE, .until = PACK_NONE};
    if (json_type_of(json) != JSON_OBJECT)
        return compiler_error(compiler, STATUS_FIELD_TYPE, FILE_NAME, id, "a fact is an object");
    if (id.ptr == NULL || lookup_fact(compiler, id) != PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, FILE_NAME, id, "a fact needs an id of its own");
    if (id.len < 1 || id.len > PACK_MAX_NAME) /* a request can name it */
        return compiler_error(compiler, STATUS_FIELD_SIZE, FILE_NAME, id, "an id has 1 to %d bytes", PACK_MAX_NAME);
    enum status status = compile_values(compiler, json, id, &fact);
    if (status == STATUS_OK)
        status = compile_derivation(compiler, json, id, &fact);
    if (status == STATUS_OK)
        status = compile_keeps(compiler, json, id, &fact);
    if (status == STATUS_OK)
        status = compile_asking(compiler, json, id, &fact);
    if (status == STATUS_OK)
        status = compile_open(compiler, json_member(json, "open"), id, &fact);
    if (status != STATUS_OK)
        return status;
    fact.id = builder_text(&compiler->builder, id);
    struct pack_fact *slot = builder_add(&compiler->builder, PACK_FACTS, 1, NULL);
    if (slot != NULL)
        *slot = fact;
    return compiler_stored(compiler, FILE_NAME, id);
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
        uint32_t index = lookup_fact(compiler, id);
        struct pack_run run = {.first = (uint32_t)builder_count(&compiler->builder, PACK_CONDITIONS),
                               .count = (uint32_t)json_count(groups)};
        uint32_t labels = 0;
        uint64_t grouped = 0;
        for (const struct json *group = json_first(groups); group != NULL; group = json_next(group)) {
            struct pack_condition made = {.fact = (uint16_t)index};
            uint32_t at = 0, message = lookup_message_of(compiler, id, json_name(group), SPAN_NONE);
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
        enum status status = compiler_members(compiler, json, FILE_NAME, id, "id when", "");
        if (status == STATUS_OK)
            status = compile_conditions(compiler, json_member(json, "when"), FILE_NAME, id, &never.conditions);
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
        uint32_t index = lookup_fact(compiler, id);
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
        uint32_t fact = lookup_fact(compiler, span_from(pack_named_facts[i]));
        if (fact == PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_MISSING, FILE_NAME, span_from(pack_named_facts[i]),
                                  "the protocol needs this fact");
        compiler->builder.header.named_facts[i] = (uint16_t)fact;
    }
    return STATUS_OK;
}

enum status compile_facts(struct compiler *compiler)
{
    enum status status = compiler_members(compiler, compiler->facts, FILE_NAME, SPAN_NONE, "times facts never", "");
    if (status == STATUS_OK)
        status = compile_times(compiler);
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
