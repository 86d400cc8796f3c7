#include "pack/compile_outcomes.h"

#include "pack/lookup.h"

static enum status read_value(struct compiler *compiler, const char *file, struct span outcome,
                              enum pack_attribute attribute, const struct json *json, struct pack_value *value)
{
    struct span text = json_string(json);
    switch (pack_attributes[attribute].kind) {
    case PACK_VALUE_WORD:
        value->first = builder_list_text(&compiler->builder, text);
        return text.ptr != NULL ? STATUS_OK
                                : compiler_error(compiler, STATUS_FIELD_TYPE, file, outcome, "a word is required");
    case PACK_VALUE_MESSAGE:
        value->first = compiler_message(compiler, text);
        return value->first != 0
                   ? STATUS_OK
                   : compiler_error(compiler, STATUS_FIELD_RANGE, file, outcome, "texts/en.json has no such text");
    case PACK_VALUE_LETTER:
        value->first = compiler_letter(compiler, text);
        return value->first != 0
                   ? STATUS_OK
                   : compiler_error(compiler, STATUS_FIELD_RANGE, file, outcome, "letters/en.json has no such letter");
    case PACK_VALUE_NUMBER:
        return json_integer(json, &value->number)
                   ? STATUS_OK
                   : compiler_error(compiler, STATUS_FIELD_TYPE, file, outcome, "a whole number is required");
    case PACK_VALUE_TIME:
        value->first = compiler_time(compiler, text);
        return value->first != PACK_NONE
                   ? STATUS_OK
                   : compiler_error(compiler, STATUS_FIELD_RANGE, file, outcome, "facts.json has no such time");
    case PACK_VALUE_FACT:
        value->first = compiler_fact(compiler, text);
        if (!compiler_is_number(compiler, value->first))
            return compiler_error(compiler, STATUS_FIELD_RANGE, file, outcome, "facts.json has no such number");
        ((struct pack_fact *)builder_at(&compiler->builder, PACK_FACTS, value->first))->counts_down = 1;
        return STATUS_OK;
    case PACK_VALUE_CHOICE: {
        value->first = compiler_fact(compiler, text);
        const struct pack_fact *fact =
            value->first == PACK_NONE ? NULL : builder_at(&compiler->builder, PACK_FACTS, value->first);
        return fact != NULL && fact->kind == PACK_FACT_CHOICE
                   ? STATUS_OK
                   : compiler_error(compiler, STATUS_FIELD_RANGE, file, outcome, "facts.json has no such choice");
    }
    case PACK_VALUE_MESSAGES: break;
    }
    value->count = (uint32_t)json_count(json);
    uint32_t *slots = builder_add(&compiler->builder, PACK_LABELS, value->count, &value->first);
    for (const struct json *key = json_first(json); key != NULL && slots != NULL; key = json_next(key)) {
        *slots = compiler_message(compiler, json_string(key));
        if (*slots++ == 0)
            return compiler_error(compiler, STATUS_FIELD_RANGE, file, json_string(key),
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
static enum status compile_outcome(struct compiler *compiler, const struct json *table, const char *file,
                                   uint16_t output, const struct json *json)
{
    struct span id = json_name(json);
    struct pack_outcome outcome = {.values = {.first = (uint32_t)builder_count(&compiler->builder, PACK_VALUES)}};
    for (unsigned i = 0; i < PACK_ATTRIBUTES; i++) {
        const struct json *given = json_member(json, pack_attributes[i].word);
        struct pack_value value = {.attribute = (uint16_t)i, .kind = (uint16_t)pack_attributes[i].kind};
        if (given == NULL && pack_attributes[i].kind == PACK_VALUE_MESSAGE)
            value.first = compiler_message_of(compiler, json_string(json_member(table, "id")), id,
                                              span_from(pack_attributes[i].word));
        if (given == NULL && value.first == 0)
            continue;
        enum status status =
            given == NULL ? STATUS_OK : read_value(compiler, file, id, (enum pack_attribute)i, given, &value);
        if (status != STATUS_OK)
            return status;
        add_value(compiler, &outcome, value);
    }
    if (output != PACK_NONE) {
        struct span word = json_string(json_member(json, json_string(json_member(table, "output")).ptr));
        outcome.cell = compiler_cell(compiler, output, word.ptr == NULL ? id : word);
        if (outcome.cell == PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_RANGE, file, id,
                                  "the outcome is no value of the table's output");
    }
    outcome.id = builder_text(&compiler->builder, id);
    struct pack_outcome *slot = builder_add(&compiler->builder, PACK_OUTCOMES, 1, NULL);
    if (slot != NULL)
        *slot = outcome;
    return STATUS_OK;
}

enum status compile_outcomes(struct compiler *compiler, const struct json *table, const char *file, uint16_t output,
                             struct pack_run *out)
{
    *out = (struct pack_run){.first = (uint32_t)builder_count(&compiler->builder, PACK_OUTCOMES)};
    for (const struct json *outcome = json_first(json_member(table, "outcomes")); outcome != NULL;
         outcome = json_next(outcome)) {
        enum status status = compile_outcome(compiler, table, file, output, outcome);
        if (status != STATUS_OK)
            return status;
        out->count++;
    }
    return STATUS_OK;
}

uint32_t find_outcome(struct compiler *compiler, struct pack_run outcomes, struct span id)
{
    for (uint32_t i = outcomes.first; i < outcomes.first + outcomes.count && id.ptr != NULL; i++) {
        const struct pack_outcome *outcome = builder_at(&compiler->builder, PACK_OUTCOMES, i);
        if (span_equal(builder_span(&compiler->builder, outcome->id), id))
            return i;
    }
    return PACK_NONE;
}
